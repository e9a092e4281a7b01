"""End what is known of another house when a concern is over. Calls from other verbs only."""

from audit import trail
from cases import rows
from cases.actions.disclosing import in_the_name_of, itself
from cases.models import Case, Concern, Match
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as


def end_matches(actor: Actor, concern: Concern) -> None:
    """End the matches of a concern that the house no longer works on, on both sides.

    In the house's own name: whoever ends a case may not know of all of them.
    """
    with acting_as(itself(actor.agency_id)) as house:
        still = rows.matches.holding(house, concern)
        for match in rows.matches.running_matches(house, concern):
            if still is None or (still.secret and not match.secret):
                _end(house, match)


def end_matches_of_case(actor: Actor, case: Case) -> None:
    """End the matches of the concerns of a case that was closed or given away."""
    with acting_as(itself(actor.agency_id)) as house:
        concerns = rows.concerns_of(house, case)
    for concern in concerns:
        end_matches(actor, concern)


def _end(house: Actor, match: Match) -> None:
    rows.matches.lock_pair(match.pair)
    sides = [(house, match)]
    if match.told:
        with acting_as(in_the_name_of(house, match.other_id)) as other:
            sides += [(other, side) for side in rows.matches.sides(other, match.pair) if side.told]
    for keeper, side in sides:
        with acting_as(keeper):
            side.state = Match.State.ENDED
            side.save(update_fields=["state"])
            trail.record(keeper, "match.ended", side.ref, file=side.concern.ref, secret=side.secret)
