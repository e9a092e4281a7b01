"""What becomes of a concern once the house has looked: its cases, its state, the answer to its reporter.

The one way in which a concern comes to a case, for the verbs that assess it, assess it together with another,
or add it to a case that runs. Called by other verbs only.
"""

from collections.abc import Collection

from audit import trail
from cases import rows
from cases.actions.feedback import answer_reporter
from cases.actions.unmatching import end_matches
from cases.models import Case, CaseConcern, Concern
from cases.periods import due_on
from infohouse.core.actor import Actor


def settle(actor: Actor, concern: Concern, *, cases: Collection[Case], secret: bool) -> None:
    """Link a concern, and all that follows it, to its cases, and answer the reporters.

    Where it led to no case, it is unfounded and gets its erase date.
    """
    for one in _together(actor, concern):
        one.must_be(Concern.State.LOGGED)
        for case in cases:
            CaseConcern.objects.create(case=case, concern=one)
        one.state = Concern.State.TRIAGED
        one.erase_on = None if cases else due_on(actor, "unfounded")
        one.save(update_fields=["state", "erase_on"])
        if not cases:
            end_matches(actor, one)
        answer_reporter(actor, one, warranted=bool(cases), secret=secret)


def add_to_cases(actor: Actor, concern: Concern, *, cases: Collection[Case], secret: bool) -> None:
    """Settle a concern by cases that run already; their history says that it came to them."""
    settle(actor, concern, cases=cases, secret=secret)
    for case in cases:
        hidden = case.track == Case.Track.SECURITY
        trail.record(
            actor, "concern.added", concern.ref, file=case.ref, keeper=case.custodian_id, secret=hidden
        )


def unsettle(actor: Actor, concern: Concern) -> None:
    """Take a concern, and all that follows it, out of its cases: they wait for a look again."""
    for one in _together(actor, concern):
        CaseConcern.objects.visible_to(actor).filter(concern=one).delete()
        one.state, one.erase_on = Concern.State.LOGGED, None
        one.save(update_fields=["state", "erase_on"])


def hide(actor: Actor, concern: Concern, *, secret: bool) -> None:
    """Let the looks at all that follows a concern be as secret as the look at itself."""
    followers = [one.pk for one in _together(actor, concern)[1:]]
    for triage in rows.triages_of(actor, followers):
        triage.secret = secret
        triage.save(update_fields=["secret"])


def _together(actor: Actor, concern: Concern) -> list[Concern]:
    """Return a concern and what follows it, also at second hand, each locked."""
    found = [rows.concern(actor, concern.ref, lock=True)]
    for one in found:
        found += [rows.concern(actor, follower.ref, lock=True) for follower in rows.followers_of(actor, one)]
    return found
