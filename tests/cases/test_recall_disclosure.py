"""Call back what was passed on: from one receiver or from all, along the chain, each told and answering."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from cases.actions.notice import acknowledge_notice
from cases.actions.recall import recall_disclosure
from cases.actions.referral import accept_referral, pull_referral
from cases.cards.desk import waiting
from cases.cards.notices import inbox, notice_card, sent_notices
from cases.models import Case, Disclosure, Notice
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do

ERROR = {"why": "sent-in-error", "reason": "It went astray."}
WRONG = {"why": "wrong", "reason": "It is about somebody else."}


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def olga(cast: Cast) -> Actor:
    return cast.actor("Olga Officer")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    """A case that municipality and police both have."""
    case = stages.accepted(cast)[1]
    offer = stages.offer(cast, case, "police")
    do(pull_referral, cast.actor("Olga Officer"), ref=offer)
    do(accept_referral, cast.actor("Olga Officer"), ref=offer, lead=cast.user("Olga Officer").ref)
    return case


@pytest.fixture
def passed(cast: Cast, karen: Actor, case: UUID) -> Callable[[str], UUID]:
    """Return the ledger line of the name that went to an agency."""

    def find(agency: str) -> UUID:
        which = {"category": "identity", "recipient": cast.agencies[agency], "stage": "full"}
        return UUID(str(row(Disclosure, karen, **which).ref))

    return find


def test_what_went_astray_is_read_no_more_by_that_receiver_alone(
    karen: Actor, sara: Actor, olga: Actor, passed: Callable[[str], UUID]
) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **ERROR)
    assert "identity/fact" not in readable(sara)
    assert "identity/fact" in readable(olga)
    assert row(Disclosure, karen, ref=passed("municipality")).ended_why == "sent-in-error"


def test_what_went_astray_is_gone_in_the_preview_as_well(karen: Actor, sara: Actor, case: UUID) -> None:
    which = {"category": "concern-narrative", "recipient_id": sara.agency_id}
    with stages.seen_by(karen):
        lines = Disclosure.objects.visible_to(karen).filter(**which, ended_at=None)
        line = lines.order_by("pk")[0]
    assert disclosed(karen, item_ref=line.item_ref, recipient_id=sara.agency_id) == 2
    do(recall_disclosure, karen, ref=line.ref, **ERROR)
    assert disclosed(karen, item_ref=line.item_ref, recipient_id=sara.agency_id) == 0
    assert len(row(Notice, sara).items) == 1


def test_what_is_wrong_is_called_back_from_all(
    karen: Actor, sara: Actor, olga: Actor, passed: Callable[[str], UUID]
) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **WRONG)
    assert "identity/fact" not in readable(sara) | readable(olga)
    assert count(Notice, sara) == count(Notice, olga) == 1


def test_the_receiver_stays_on_the_case(karen: Actor, sara: Actor, passed: Callable[[str], UUID]) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **ERROR)
    assert count(Case, sara) == 1 and disclosed(sara) > 0


def test_what_a_receiver_passed_on_of_it_ends_as_well(
    cast: Cast, karen: Actor, sara: Actor, olga: Actor, case: UUID
) -> None:
    """The house had the name from the school; without it, it cannot have let others have it."""
    school = cast.client("school")
    with stages.seen_by(school):
        line = Disclosure.objects.visible_to(school).filter(category="identity", stage="intake").first()
    do(recall_disclosure, school, ref=line.ref, **WRONG)
    assert "identity/fact" not in readable(karen) | readable(sara) | readable(olga)
    assert count(Notice, sara) == count(Notice, olga) == 1
    assert row(Notice, sara).sender_id == karen.agency_id


def test_the_notice_says_what_it_is_about_and_who_must_answer(
    karen: Actor, sara: Actor, passed: Callable[[str], UUID]
) -> None:
    line = passed("municipality")
    do(recall_disclosure, karen, ref=line, **ERROR)
    item = row(Disclosure, karen, ref=line).item_ref
    with stages.seen_by(sara):
        (told,) = inbox(sara)
    assert (told.kind, told.reason, told.state) == ("recalled", ERROR["reason"], "open")
    assert [i.ref for i in told.items] == [item]
    assert happened(karen, "item.recalled", line) == 1


@pytest.mark.parametrize("answer", ["seen", "erased", "returned"])
def test_an_answer_reaches_the_sender(
    karen: Actor, sara: Actor, case: UUID, passed: Callable[[str], UUID], answer: str
) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **ERROR)
    do(acknowledge_notice, sara, ref=row(Notice, sara).ref, answer=answer)
    with stages.seen_by(karen):
        (sent,) = sent_notices(karen, case)
    assert (sent.state, sent.answer, sent.answered_by) == ("acknowledged", answer, "Sara Social-worker")
    assert happened(karen, "notice.acknowledged") == 1


def test_an_answer_is_one_of_three_and_given_once(
    karen: Actor, sara: Actor, passed: Callable[[str], UUID]
) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **ERROR)
    ref = row(Notice, sara).ref
    assert refused(MissingFact, acknowledge_notice, sara, ref=ref, answer="maybe").questions == ("answer",)
    do(acknowledge_notice, sara, ref=ref, answer="erased")
    refused(WrongState, acknowledge_notice, sara, ref=ref, answer="seen")


def test_nobody_else_answers(
    cast: Cast, karen: Actor, sara: Actor, olga: Actor, passed: Callable[[str], UUID]
) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **ERROR)
    ref = row(Notice, sara).ref
    for actor in (olga, karen, cast.actor("Nosy Stranger"), cast.actor("Sara Social-worker", SUPPORT)):
        refused(NotFound, acknowledge_notice, actor, ref=ref, answer="seen")
    ivan = cast.actor("Ivan Investigator", INVESTIGATION)
    refused(NotFound, acknowledge_notice, ivan, ref=ref, answer="seen")
    refused(NotAllowed, acknowledge_notice, cast.actor("Tove Teacher"), ref=ref, answer="seen")


def test_without_an_answer_in_time_it_stands_on_the_senders_desk(
    cast: Cast, karen: Actor, sara: Actor, passed: Callable[[str], UUID]
) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **ERROR)
    assert unanswered(karen) == []
    with clock.travel(clock.now() + timedelta(days=40)):
        assert unanswered(karen) == ["Ravnsholm Municipality"]
        assert unanswered(cast.actor("Kurt Coordinator")) == []
    do(acknowledge_notice, sara, ref=row(Notice, sara).ref, answer="seen")
    with clock.travel(clock.now() + timedelta(days=40)):
        assert unanswered(karen) == []


def unanswered(actor: Actor) -> list[str]:
    """Return who did not answer a notice, as somebody's desk shows it."""
    with stages.seen_by(actor):
        return [w.source for w in waiting(actor) if w.what == "Notice without an answer"]


@pytest.mark.parametrize("given", [{"why": "no-longer-liked"}, {"reason": " "}])
def test_a_recall_says_why(karen: Actor, passed: Callable[[str], UUID], given: dict[str, str]) -> None:
    refused(MissingFact, recall_disclosure, karen, ref=passed("police"), **{**ERROR, **given})
    assert row(Disclosure, karen, ref=passed("police")).ended_at is None


def test_it_is_called_back_once_and_by_the_sender_alone(
    cast: Cast, karen: Actor, sara: Actor, passed: Callable[[str], UUID]
) -> None:
    line = passed("municipality")
    refused(NotFound, recall_disclosure, sara, ref=line, **ERROR)
    refused(NotFound, recall_disclosure, cast.actor("Kurt Coordinator"), ref=line, **ERROR)
    refused(NotAllowed, recall_disclosure, cast.actor("Tove Teacher"), ref=line, **ERROR)
    do(recall_disclosure, karen, ref=line, **ERROR)
    refused(WrongState, recall_disclosure, karen, ref=line, **ERROR)


def test_the_look_at_a_notice_is_recorded(karen: Actor, sara: Actor, passed: Callable[[str], UUID]) -> None:
    do(recall_disclosure, karen, ref=passed("municipality"), **ERROR)
    ref = row(Notice, sara).ref
    with stages.seen_by(sara):
        notice_card(sara, ref)
    assert happened(karen, "notice.shown", ref) == 1


SUPPORT, INVESTIGATION = Purpose.SUPPORT_DELIVERY, Purpose.CRIMINAL_INVESTIGATION
