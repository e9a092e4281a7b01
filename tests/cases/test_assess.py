"""What an assessment must say, and what it must not steer."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import transaction

from cases.actions.triage import Assessment, triage_concern
from cases.assessing import IDEOLOGIES
from cases.cards.concerns import triage_card
from cases.cards.desk import desk_card
from cases.cards.figures import year_card
from cases.cards.search import Hit, search
from cases.models import Case, Proposal, Triage
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from tests import stages
from tests.cases.look import refused, row
from tests.cast import Cast
from tests.stages import SECURITY, SOCIAL, UNFOUNDED, do

NAME = "Storm Enestesen"


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture(scope="module")
def on_the_desk(cast: Cast) -> UUID:
    return stages.on_the_desk(cast)


def route(cast: Cast, found: Assessment) -> list[tuple[object, ...]]:
    """Return the proposals that an assessment leads to, in order, with all that is said of them."""
    karen = cast.actor("Karen Coordinator")
    ref = stages.on_the_desk(cast)
    do(triage_concern, karen, ref=ref, assessment=found)
    case = stages.routed(cast, ref, Case.Track.SOCIAL)
    with stages.seen_by(karen):
        rows = Proposal.objects.visible_to(karen).filter(case__ref=case)
        return [(p.place, p.agency_id, p.outcome, p.sentence, tuple(p.reasons)) for p in rows]


def order(actor: Actor) -> list[UUID]:
    return [w.ref for _name, lines in desk_card(actor).groups for w in lines]


def test_A05_only_the_ideology_differs_and_the_route_is_the_same(cast: Cast) -> None:
    plain = route(cast, SOCIAL)
    assert plain
    for ideologies in (("right",), ("religious", "mixed"), ("none",)):
        assert route(cast, replace(SOCIAL, ideologies=ideologies)) == plain


def test_A05_the_ideology_changes_nothing_on_the_desk(cast: Cast, karen: Actor, on_the_desk: UUID) -> None:
    other = stages.on_the_desk(cast)
    with stages.seen_by(karen):
        before = order(karen)
    for ref, named in ((on_the_desk, ("left",)), (other, ("right",))):
        do(triage_concern, karen, ref=ref, assessment=replace(SECURITY, ideologies=named))
    with stages.seen_by(karen):
        assert order(karen) == before


def test_A05_the_ideology_changes_nothing_in_the_search(cast: Cast, karen: Actor) -> None:
    refs = [stages.on_the_desk(cast, name=NAME) for _ in range(3)]
    plain = searched(karen, refs, ())
    assert len(plain) == 3
    for ideologies in (("right",), ("religious", "mixed"), ("none",)):
        assert searched(karen, refs, ideologies) == plain


def searched(karen: Actor, refs: list[UUID], ideologies: tuple[str, ...]) -> list[Hit]:
    """Return what a name finds while the last of these concerns has an ideology, which itself finds nothing."""
    with transaction.atomic():
        do(triage_concern, karen, ref=refs[-1], assessment=replace(SECURITY, ideologies=ideologies))
        with stages.seen_by(karen):
            assert [search(karen, str(IDEOLOGIES[i])).rows for i in ideologies] == [()] * len(ideologies)
            found = list(search(karen, NAME).rows)
        transaction.set_rollback(True)
    return found


def test_A05_the_ideology_takes_several_values_and_is_sealed(karen: Actor, on_the_desk: UUID) -> None:
    assert {"mixed", "unclear", "none"} <= set(IDEOLOGIES)
    found = replace(SOCIAL, ideologies=("mixed", "unclear", "invented"))
    do(triage_concern, karen, ref=on_the_desk, assessment=found)
    assert row(Triage, karen, ref=on_the_desk).findings["ideologies"] == ["mixed", "unclear"]
    assert type(Triage._meta.get_field("findings")).__name__ == "SealedField"


@pytest.mark.parametrize("part", ["care", "safety"])
def test_A92_triage_cannot_finish_with_one_part_empty(karen: Actor, on_the_desk: UUID, part: str) -> None:
    for found in (SOCIAL, SECURITY, UNFOUNDED):
        refusal = refused(
            MissingFact, triage_concern, karen, ref=on_the_desk, assessment=replace(found, **{part: " "})
        )
        assert refusal.questions == (part,)


def test_A93_what_was_verified_stands_beside_the_decision(karen: Actor, on_the_desk: UUID) -> None:
    do(triage_concern, karen, ref=on_the_desk, assessment=replace(SOCIAL, checks=("reporter", "apart")))
    with stages.seen_by(karen):
        shown = dict(triage_card(karen, on_the_desk).findings)
    assert [len(values) for values in shown.values()] == [2]


def test_a_warranted_concern_needs_a_level(karen: Actor, on_the_desk: UUID) -> None:
    refusal = refused(
        MissingFact, triage_concern, karen, ref=on_the_desk, assessment=replace(SOCIAL, level="")
    )
    assert refusal.questions == ("level",)


def test_whoever_is_trusted_is_named_with_whoever_says_so(
    cast: Cast, karen: Actor, on_the_desk: UUID
) -> None:
    halves = {"trusted_by": {"trusted": cast.ref("club")}, "trusted": {"trusted_by": "family"}}
    for missing, half in halves.items():
        found = replace(SOCIAL, **half)
        refusal = refused(MissingFact, triage_concern, karen, ref=on_the_desk, assessment=found)
        assert refusal.questions == (missing,)


def test_B33_security_needs_a_reason_why_the_social_option_is_unfit(karen: Actor, on_the_desk: UUID) -> None:
    for track in ("security", "both"):
        found = replace(SECURITY, track=track, why_not_social="")
        refusal = refused(MissingFact, triage_concern, karen, ref=on_the_desk, assessment=found)
        assert refusal.questions == ("why_not_social",)


def test_B33_the_share_of_security_decisions_is_watched_by_cleared_readers_only(cast: Cast) -> None:
    stages.social_case(cast)
    stages.security_case(cast)
    karen, hans = cast.actor("Karen Coordinator"), cast.actor("Hans House-worker")
    with stages.seen_by(karen):
        grave, others = year_card(karen).watched
    assert (grave.count, others.count, grave.share) == (1, 1, 50.0)
    with stages.seen_by(hans):
        assert year_card(hans).watched == ()
