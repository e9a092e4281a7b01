"""After a case is closed: who took part reads its own entries and a stub until erasure, and may report once."""

from uuid import UUID

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.actions.closure import close_case, reopen_case
from cases.actions.contribute import contribute_item
from cases.actions.notes import make_note
from cases.actions.outcome import report_outcome
from cases.actions.team import add_member, end_membership
from cases.cards.referrals import ReferralCard, referral_card
from cases.models import Case, Item, Referral, TeamMember
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, WrongState
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import do

OWN = {"category": "social-record", "nature": "fact", "text": "Came every week.", "necessity": "They ask."}


@pytest.fixture(scope="module")
def scene(cast: Cast) -> tuple[UUID, UUID]:
    """A case that the municipality helped with, with an entry and a note of its own; open still."""
    ref, case = stages.accepted(cast)
    sara = cast.actor("Sara Social-worker")
    do(contribute_item, sara, case=case, **OWN)
    with stages.seen_by(sara):
        used = [i.ref for i in stages.items_seen(sara, case) if i.category == "concern-narrative"]
    words = {"category": "case-note", "text": "He looks for company.", "necessity": "They ask."}
    do(make_note, sara, case=case, sources=used, **words)
    return ref, case


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def closed(karen: Actor, scene: tuple[UUID, UUID]) -> UUID:
    do(close_case, karen, ref=scene[1], outcome="aims-reached")
    return scene[0]


def card(actor: Actor, ref: UUID) -> ReferralCard:
    with stages.seen_by(actor):
        return referral_card(actor, ref)


def test_before_the_closing_there_is_no_stub(sara: Actor, scene: tuple[UUID, UUID]) -> None:
    assert card(sara, scene[0]).closed is None


def test_whoever_took_part_reads_its_own_entries_and_when_the_case_ended_and_goes(
    karen: Actor, sara: Actor, scene: tuple[UUID, UUID], closed: UUID
) -> None:
    case, seen = row(Case, karen, ref=scene[1]), card(sara, closed)
    assert seen.closed
    assert (seen.closed.closed_on, seen.closed.erase_on) == (localdate(case.closed_at), case.erase_on)
    assert [dict(i.fields)["Text"] for i in seen.closed.items] == [OWN["text"]]


def test_nothing_of_others_is_left_to_it(sara: Actor, closed: UUID) -> None:
    assert (count(Case, sara), readable(sara)) == (0, set())
    seen = card(sara, closed)
    assert (seen.readable, seen.request, seen.age, seen.items, seen.versions) == (False, "", None, (), ())


def test_the_page_shows_it_and_offers_no_act_on_an_entry(cast: Cast, sara: Actor, closed: UUID) -> None:
    page = browser(cast, "Sara Social-worker").get(reverse("referral", args=[closed])).content.decode()
    assert OWN["text"] in page and "He looks for company." not in page and "harbour" not in page
    assert "/correct" not in page and "take-back" not in page
    assert 'name="text"' not in page


@pytest.mark.parametrize("name", ["Svend Social-worker", "Olga Officer", "Nosy Stranger"])
def test_for_everybody_else_it_is_as_if_it_were_not_there(cast: Cast, closed: UUID, name: str) -> None:
    other = cast.actor(name)
    refused(NotFound, report_outcome, other, ref=closed, outcome="done")
    if name == "Svend Social-worker":  # a colleague, never on its team, sees that there was an offer
        assert card(other, closed).closed is None
    else:
        with pytest.raises(NotFound):
            card(other, closed)


def test_who_had_left_the_team_before_reads_nothing(
    cast: Cast, karen: Actor, sara: Actor, scene: tuple[UUID, UUID]
) -> None:
    svend = cast.user("Svend Social-worker").ref
    member = do(add_member, sara, case=scene[1], person=svend, role="member")
    do(end_membership, sara, case=scene[1], member=member)
    do(close_case, karen, ref=scene[1], outcome="aims-reached")
    assert card(cast.actor("Svend Social-worker"), scene[0]).closed is None


def test_an_agencys_system_sees_the_same(cast: Cast, closed: UUID) -> None:
    machine = cast.client("municipality")
    seen = card(machine, closed).closed
    assert seen and [dict(i.fields)["Text"] for i in seen.items] == [OWN["text"]]


def test_it_reports_once_how_it_ended_and_the_sender_is_told(karen: Actor, sara: Actor, closed: UUID) -> None:
    do(report_outcome, sara, ref=closed, outcome="stopped", because="moved")
    told = row(Referral, karen, ref=closed)
    assert (told.state, told.outcome, told.outcome_because) == ("ended", "stopped", "moved")
    assert happened(karen, "referral.reported", closed) == 1
    refused(WrongState, report_outcome, sara, ref=closed, outcome="done")
    seen = card(sara, closed).closed
    assert seen and not seen.may_report


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ({"outcome": "fine"}, "outcome"),
        ({"outcome": "stopped"}, "because"),
        ({"outcome": "done", "text": "He met the mentor."}, "text"),
    ],
    ids=["no code", "no reason", "a text"],
)
def test_only_the_codes_go_back_to_a_closed_case(
    karen: Actor, sara: Actor, closed: UUID, words: dict[str, str], question: str
) -> None:
    before = count(Item, karen)
    assert refused(MissingFact, report_outcome, sara, ref=closed, **words).questions == (question,)
    assert (row(Referral, karen, ref=closed).outcome, count(Item, karen)) == ("", before)


def test_who_reported_before_the_closing_reads_on_and_does_not_report_again(
    karen: Actor, sara: Actor, scene: tuple[UUID, UUID]
) -> None:
    do(report_outcome, sara, ref=scene[0], outcome="done")
    do(close_case, karen, ref=scene[1], outcome="aims-reached")
    seen = card(sara, scene[0])
    assert seen.closed and len(seen.closed.items) == 1 and not seen.closed.may_report
    assert (seen.readable, seen.request) == (False, "")
    refused(WrongState, report_outcome, sara, ref=scene[0], outcome="done")


def test_a_new_closing_moves_the_day_of_erasure_in_the_stub(
    karen: Actor, sara: Actor, scene: tuple[UUID, UUID], closed: UUID
) -> None:
    do(reopen_case, karen, ref=scene[1], reason="He asks for help again.")
    do(close_case, karen, ref=scene[1], outcome="unfounded")
    seen = card(sara, closed).closed
    assert seen and seen.erase_on == row(Case, karen, ref=scene[1]).erase_on
    assert count(TeamMember, sara) == 0
