"""The board of nine dimensions: invited by law, laid down by each agency itself, never summed."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from cases.actions.board import (
    decline_invitation,
    finish_invitation,
    invite_agency,
    lay_down,
    lay_down_own,
    place_item,
    withdraw_invitation,
)
from cases.actions.triage import triage_concern
from cases.cards.board import BoardCard, board_card, invitation_card, invitation_cards
from cases.models import BoardEntry, Concern, Invitation, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused, WrongState
from tests import stages
from tests.cases.look import count, disclosed, readable, refused, row
from tests.cast import Cast
from tests.stages import SECURITY, SOCIAL, do

LAID = {"dimension": "family", "nature": "fact", "text": "His aunt calls every day."}
OURS = {**LAID, "category": "police-record", "necessity": "They ask."}


@pytest.fixture(scope="module")
def desk(cast: Cast) -> UUID:
    return stages.on_the_desk(cast)


@pytest.fixture(scope="module")
def asked(cast: Cast, desk: UUID) -> UUID:
    return stages.invited(cast, desk, "police")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def olga(cast: Cast) -> Actor:
    return cast.actor("Olga Officer")


def board(actor: Actor, ref: UUID) -> BoardCard:
    with stages.seen_by(actor):
        return board_card(actor, ref)


def on(card: BoardCard, code: str) -> list[str]:
    (found,) = (d for half in card.halves for d in half.dimensions if d.code == code)
    return [f"{i.origin}: {i.fields[0][1]} ({i.nature})" for i in found.items]


def test_what_protects_stands_first_and_all_nine_are_there(karen: Actor, desk: UUID) -> None:
    card = board(karen, desk)
    assert [len(half.dimensions) for half in card.halves] == [5, 4]
    assert "protects" in card.halves[0].label
    assert all(half.empty for half in card.halves)


def test_an_invited_agency_is_told_who_it_is_and_nothing_of_what_was_noticed(
    olga: Actor, asked: UUID
) -> None:
    assert readable(olga) == {"identity/fact"}
    with stages.seen_by(olga):
        card = invitation_card(olga, asked)
    assert [i.category for i in card.about] == ["identity"]
    assert [code for code, _label in card.dimensions] == ["family", "crime"]


def test_others_at_the_agency_and_other_agencies_are_told_nothing(cast: Cast, asked: UUID) -> None:
    for name in ("Ivan Investigator", "Sara Social-worker", "Nosy Stranger", "Carl Clubman"):
        assert (count(Invitation, cast.actor(name, cast_purpose(name))), name) == (0, name)
        assert "identity/fact" not in readable(cast.actor(name, cast_purpose(name)))


def cast_purpose(name: str) -> object:
    purpose = stages.Purpose
    return purpose.CRIMINAL_INVESTIGATION if name.startswith("Ivan") else purpose.PVE_PREVENTION


def test_each_contribution_is_an_item_a_decision_and_a_disclosure_to_the_house(
    karen: Actor, olga: Actor, desk: UUID, asked: UUID
) -> None:
    before = disclosed(karen, stage="intake")
    do(lay_down, olga, ref=asked, **OURS)
    assert on(board(karen, desk), "family") == ["Ravnsholm Police: His aunt calls every day. (fact)"]
    assert disclosed(karen, stage="intake") > before
    assert "police-record/fact" in readable(karen)


def test_facts_assessments_and_hearsay_stay_marked(
    karen: Actor, olga: Actor, desk: UUID, asked: UUID
) -> None:
    for nature in ("fact", "assessment", "hearsay"):
        do(lay_down, olga, ref=asked, **{**OURS, "nature": nature})
    natures = [line.rpartition(" ")[2] for line in on(board(karen, desk), "family")]
    assert natures == ["(fact)", "(assessment)", "(hearsay)"]


def test_an_agency_sees_its_own_contribution_and_no_others(
    cast: Cast, karen: Actor, olga: Actor, desk: UUID, asked: UUID
) -> None:
    do(lay_down_own, karen, ref=desk, **LAID)
    do(lay_down, olga, ref=asked, **OURS)
    with stages.seen_by(olga):
        card = invitation_card(olga, asked)
    assert [side for side, _item in card.laid] == ["Family"]
    assert count(BoardEntry, olga) == 1
    assert count(BoardEntry, cast.actor("Sara Social-worker")) == 0


def test_what_was_told_already_is_placed_by_hand_and_once(cast: Cast, karen: Actor, desk: UUID) -> None:
    told = stages.told(cast, desk)
    for _ in range(2):
        do(place_item, karen, ref=desk, item=told, dimension="rhetoric")
    assert len(on(board(karen, desk), "rhetoric")) == 1
    refused(MissingFact, place_item, karen, ref=desk, item=told, dimension="tenth")


def test_an_agency_without_a_seat_is_not_invited(cast: Cast, desk: UUID) -> None:
    with pytest.raises(NotAllowed):
        stages.invited(cast, desk, "club")


def test_without_a_name_nobody_is_invited(cast: Cast) -> None:
    with pytest.raises(MissingFact):
        stages.invited(cast, stages.on_the_desk(cast, name=""), "police")


@pytest.mark.parametrize(
    ("change", "missing"),
    [({"dimensions": ()}, "dimensions"), ({"due_on": clock.today() - timedelta(days=1)}, "due_on")],
    ids=["asks about nothing", "yesterday"],
)
def test_an_unclear_invitation_is_not_sent(
    cast: Cast, karen: Actor, desk: UUID, change: dict[str, object], missing: str
) -> None:
    words = {"dimensions": ["family"], "due_on": clock.today(), "necessity": "They may know.", **change}
    words |= {"ref": desk, "agency": cast.ref("school")}
    assert refused(MissingFact, invite_agency, karen, **words).questions == (missing,)


def test_declining_ends_what_was_told_and_says_why(
    karen: Actor, olga: Actor, desk: UUID, asked: UUID
) -> None:
    do(decline_invitation, olga, ref=asked, reason="not-known")
    assert readable(olga) == set()
    assert board(karen, desk).invited[0].reason == "The person is not known to us"
    refused(WrongState, lay_down, olga, ref=asked, **OURS)


def test_answering_ends_what_was_told_and_keeps_what_was_laid(
    karen: Actor, olga: Actor, desk: UUID, asked: UUID
) -> None:
    do(lay_down, olga, ref=asked, **OURS)
    do(finish_invitation, olga, ref=asked)
    assert readable(olga) == {"police-record/fact"}
    assert len(on(board(karen, desk), "family")) == 1


def test_an_invitation_taken_back_is_as_if_it_had_never_been(karen: Actor, olga: Actor, asked: UUID) -> None:
    do(withdraw_invitation, karen, ref=asked)
    assert (count(Invitation, olga), readable(olga)) == (0, set())


def test_the_decision_ends_open_invitations(karen: Actor, olga: Actor, desk: UUID, asked: UUID) -> None:
    do(triage_concern, karen, ref=desk, assessment=SOCIAL)
    assert (count(Invitation, olga), readable(olga)) == (0, set())
    refused(NotFound, lay_down, olga, ref=asked, **OURS)


def test_neither_half_stays_empty_without_a_reason(karen: Actor, desk: UUID) -> None:
    found = replace(SOCIAL, why_one_half="")
    do(lay_down_own, karen, ref=desk, **LAID)
    assert refused(MissingFact, triage_concern, karen, ref=desk, assessment=found).questions == (
        "why_one_half",
    )
    do(lay_down_own, karen, ref=desk, **{**LAID, "dimension": "violence"})
    do(triage_concern, karen, ref=desk, assessment=found)
    assert row(Triage, karen, ref=desk).state == "decided"


def test_what_was_laid_down_follows_into_the_case(karen: Actor, olga: Actor, desk: UUID, asked: UUID) -> None:
    do(lay_down, olga, ref=asked, **OURS)
    do(triage_concern, karen, ref=desk, assessment=SOCIAL)
    assert "police-record/fact" in readable(karen, concern__in=[row(Triage, karen, ref=desk).concern_id])


def test_the_board_of_a_security_proposal_is_hidden_from_those_without_clearance(
    cast: Cast, karen: Actor, desk: UUID, asked: UUID
) -> None:
    hans = cast.actor("Hans House-worker")
    do(triage_concern, karen, ref=desk, assessment=SECURITY)
    assert count(Invitation, hans) == count(BoardEntry, hans) == 0
    with stages.seen_by(hans), pytest.raises(NotFound):
        board_card(hans, desk)


def test_the_law_decides_whether_an_agency_may_contribute(cast: Cast, desk: UUID) -> None:
    health = {**OURS, "category": "health-record"}
    school = cast.client("school")
    asked = stages.invited(cast, desk, "school")
    with stages.seen_by(school):
        assert [c.ref for c in invitation_cards(school)] == [asked]
    try:
        do(lay_down, school, ref=asked, **health)
    except Refused as refusal:
        assert refusal.citations
    assert row(Concern, cast.actor("Tove Teacher")).state == "logged"
