"""The ledger: every receiver of a person's data, narrowed down, page by page, none left out."""

from dataclasses import replace
from uuid import UUID

import pytest

from cases.actions.referral import decline_referral, pull_referral
from cases.cards import ledger as cards
from cases.cards.ledger import LedgerPage, LedgerQuery
from infohouse.core.actor import Actor
from infohouse.core.errors import NotAllowed, NotFound
from tests import stages
from tests.cases.look import happened
from tests.cast import Cast
from tests.stages import do

ALL = LedgerQuery()


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    """A case from a school's concern: the municipality has it, the police have declined it."""
    case = stages.accepted(cast)[1]
    offer = stages.offer(cast, case, "police")
    do(pull_referral, cast.actor("Olga Officer"), ref=offer)
    do(decline_referral, cast.actor("Olga Officer"), ref=offer, reason="no-capacity")
    return case


def look(actor: Actor, case: UUID, query: LedgerQuery = ALL, **kwargs: bool) -> LedgerPage:
    with stages.seen_by(actor):
        return cards.ledger(actor, case, query, **kwargs)


def test_it_lists_the_way_of_the_concern_as_well_as_of_the_case(karen: Actor, case: UUID) -> None:
    ways = {(r.sender, r.recipient) for r in look(karen, case).rows}
    assert ("Ravnsholm School", "Info-house Ravnsholm") in ways
    assert ("Info-house Ravnsholm", "Ravnsholm Municipality") in ways
    assert ("Info-house Ravnsholm", "Ravnsholm Police") in ways


def test_each_line_says_what_when_why_for_what_and_carrying_what(karen: Actor, case: UUID) -> None:
    for line in look(karen, case).rows:
        assert line.item_label and line.made_at and "§" in line.sentence and line.purposes
        assert line.item


def test_it_can_be_narrowed_to_one_receiver(cast: Cast, karen: Actor, case: UUID) -> None:
    found = look(karen, case, LedgerQuery(receiver=cast.ref("police")))
    assert {r.recipient for r in found.rows} == {"Ravnsholm Police"}
    assert len(found.receivers) > 1


@pytest.mark.parametrize(("state", "over"), [("running", False), ("ended", True)])
def test_it_can_be_narrowed_to_what_runs_and_what_has_ended(
    karen: Actor, case: UUID, state: str, over: bool
) -> None:
    found = look(karen, case, LedgerQuery(state=state))
    assert found.rows and {r.ended_at is not None for r in found.rows} == {over}
    assert all(bool(r.ended_why) is over for r in found.rows)


def test_a_receiver_keeps_the_lines_of_what_it_may_no_longer_read(cast: Cast, case: UUID) -> None:
    sara = cast.actor("Sara Social-worker")
    before = look(sara, case).total
    stages.recalled(cast, case)
    after = look(sara, case)
    assert after.total == before and any(r.ended_at for r in after.rows)


def test_page_by_page_nothing_is_left_out(karen: Actor, case: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [r.ref for r in look(karen, case, whole=True).rows]
    monkeypatch.setattr(cards, "PAGE", 2)
    page, seen = look(karen, case), []
    while True:
        seen.append([r.ref for r in page.rows])
        if page.older is None:
            break
        page = look(karen, case, replace(ALL, before=page.older))
    assert [ref for refs in seen for ref in refs] == whole and page.total == len(whole)
    assert len(seen) > 2 and all(len(refs) <= 2 for refs in seen)
    back = look(karen, case, replace(ALL, after=page.newer))
    assert [r.ref for r in back.rows] == seen[-2]


def test_the_security_track_leaves_no_line_for_who_is_not_cleared(cast: Cast) -> None:
    """Karen sees the package in the ledger; without her clearance she would not find the case at all."""
    case, karen = stages.security_case(cast), cast.actor("Karen Coordinator")
    assert look(karen, case).total > 0
    with pytest.raises(NotFound), stages.seen_by(replace(karen, cleared=False)) as uncleared:
        cards.ledger(uncleared, case, ALL)


def test_both_tracks_of_a_person_show_to_the_cleared_only(cast: Cast) -> None:
    from_both = stages.both_cases(cast)
    karen = cast.actor("Karen Coordinator")
    cleared, open_only = look(karen, from_both), look(replace(karen, cleared=False), from_both)
    assert {r.recipient for r in cleared.rows} - {r.recipient for r in open_only.rows} == {
        "Prevention Centre"
    }
    assert cleared.total > open_only.total


def test_the_look_is_recorded_and_needs_the_right_and_the_case(cast: Cast, karen: Actor, case: UUID) -> None:
    look(karen, case)
    assert happened(karen, "ledger.shown", case) == 1
    for name, error in (
        ("Tove Teacher", NotAllowed),
        ("Nosy Stranger", NotFound),
        ("Kurt Coordinator", NotFound),
    ):
        with pytest.raises(error):
            look(cast.actor(name), case)
