"""Reviews, the end of a case, and its opening again."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions import review
from cases.actions.closure import close_case, reopen_case
from cases.actions.contribute import contribute_item
from cases.actions.disclosing import in_the_name_of
from cases.actions.erasure import find_due
from cases.actions.referral import accept_referral, pull_referral
from cases.actions.sharing import ask_to_share
from cases.cards import review as cards
from cases.models import Case, Disclosure, Item, Notice, Referral, Review
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Overtaken, WrongState
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from sharing import pack
from sharing.engine.retention import Period
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import do

ANSWERS = dict.fromkeys(review.QUESTIONS, "They met every week.")
LAW = pack.in_force("DK", clock.today()).retention


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def closed(karen: Actor, case: UUID) -> UUID:
    do(close_case, karen, ref=case, outcome="aims-reached")
    return case


@pytest.fixture
def overdue() -> Iterator[None]:
    with clock.travel(clock.now() + timedelta(days=200)):
        yield


def held(karen: Actor, case: UUID, **changed: Any) -> dict[str, Any]:
    due = row(Case, karen, ref=case).review_on
    return {"case": case, "seen_due": due, "answers": ANSWERS, "outcome": "keep", **changed}


def test_a_review_is_written_down_and_the_pack_sets_the_next_one(karen: Actor, case: UUID) -> None:
    ref = do(review.hold_review, karen, **held(karen, case))
    assert row(Review, karen, ref=ref).answers == ANSWERS
    assert row(Case, karen, ref=case).review_on == LAW.review.after(clock.today())
    assert happened(karen, "review.held", ref) == 1


@pytest.mark.parametrize("name", review.QUESTIONS)
def test_each_question_of_the_template_is_answered(karen: Actor, case: UUID, name: str) -> None:
    wrong = held(karen, case, answers={**ANSWERS, name: " "})
    assert refused(MissingFact, review.hold_review, karen, **wrong).questions == (name,)


def test_the_next_review_may_be_sooner_and_never_later(karen: Actor, case: UUID) -> None:
    soon, late = clock.today() + timedelta(days=30), clock.today() + timedelta(days=300)
    refused(MissingFact, review.hold_review, karen, **held(karen, case, next_on=late))
    refused(MissingFact, review.hold_review, karen, **held(karen, case, next_on=clock.today()))
    do(review.hold_review, karen, **held(karen, case, next_on=soon))
    assert row(Case, karen, ref=case).review_on == soon


def test_two_reviews_at_once_lose_nothing(cast: Cast, karen: Actor, case: UUID) -> None:
    seen = held(karen, case)
    client, where = browser(cast, "Karen Coordinator"), reverse("reviews", args=[case])
    do(review.hold_review, karen, **{**seen, "next_on": clock.today() + timedelta(days=30)})
    refused(Overtaken, review.hold_review, karen, **seen)
    typed = {**ANSWERS, "person": "What was typed for an hour.", "outcome": "change"}
    answer = client.post(where, {**typed, "seen_due": seen["seen_due"].isoformat()})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "What was typed for an hour." in page and "They met every week." in page


def test_an_overdue_review_freezes_what_the_law_merely_allows(
    cast: Cast, karen: Actor, case: UUID, overdue: None
) -> None:
    with stages.seen_by(karen):
        items = [i.ref for i in stages.items_seen(karen, case)]
    words = {"case": case, "items": items, "agencies": [cast.ref("municipality")]}
    asking = do(ask_to_share, karen, **words, purpose=Purpose.PVE_PREVENTION)
    with stages.seen_by(karen):
        outcomes = {d.outcome for d in Decision.objects.visible_to(karen).filter(asking=asking)}
    assert outcomes == {"deny"}
    do(review.hold_review, karen, **held(karen, case))
    again = do(ask_to_share, karen, **words, purpose=Purpose.PVE_PREVENTION)
    with stages.seen_by(karen):
        assert not Decision.objects.visible_to(karen).filter(asking=again, outcome="deny").exists()


def frozen_way(karen: Actor, case: UUID, **when: Any) -> Disclosure:
    """Return what the house holds of the case, waiting for a review from a moment on."""
    with stages.seen_by(karen):
        got = Disclosure.live_for(karen).filter(category="concern-narrative").earliest("pk")
    with acting_as(in_the_name_of(karen, got.sender_id)) as sender:
        Disclosure.objects.visible_to(sender).filter(pk=got.pk).update(**when)
    return got


def test_T1_a_held_review_lifts_what_waited_for_it_and_its_period_begins_anew(
    karen: Actor, case: UUID
) -> None:
    past = clock.now() - timedelta(days=1)
    got = frozen_way(karen, case, frozen_at=past)
    do(review.hold_review, karen, **held(karen, case))
    asked_for = [c for c in got.conditions if c.startswith("review-by:")]
    days = [Period.parse(c.removeprefix("review-by:")).after(clock.today()) for c in asked_for]
    renewed = row(Disclosure, karen, pk=got.pk).frozen_at
    assert (timezone.localdate(renewed) if renewed else None) == min(days, default=None)


def test_T1_a_note_waits_no_longer_than_its_sources(cast: Cast, karen: Actor, case: UUID) -> None:
    got = frozen_way(karen, case, frozen_at=clock.now() - timedelta(days=1))
    with stages.seen_by(karen):
        note = Item.objects.create(
            agency_id=karen.agency_id,
            author_id=karen.user_id,
            category="case-note",
            nature="fact",
            content={"text": "A note."},
            made_at=clock.now(),
            case=Case.objects.visible_to(karen).get(ref=case),
            sources=[got.item_ref],
            frozen_at=clock.now() - timedelta(days=1),
        )
    do(review.hold_review, karen, **held(karen, case))
    assert row(Item, karen, pk=note.pk).frozen_at == row(Disclosure, karen, pk=got.pk).frozen_at


def test_what_is_late_stands_on_the_list_of_those_who_answer_for_it(
    karen: Actor, sara: Actor, case: UUID, overdue: None
) -> None:
    for actor, late in ((karen, ["Critically overdue"]), (sara, [])):
        with stages.seen_by(actor):
            assert [r.lateness for r in cards.late_rows(actor) if r.ref == case] == late


def test_a_closing_sets_outcome_reviews_and_erase_date_from_the_pack(karen: Actor, closed: UUID) -> None:
    found = row(Case, karen, ref=closed)
    with stages.seen_by(karen):
        days = [r.due_on for r in Review.objects.visible_to(karen)]
    assert (found.outcome, found.erase_on) == ("aims-reached", LAW.erase.after(clock.today()))
    assert days == [Period.parse(p).after(clock.today()) for p in ("P6M", "P12M")]
    assert {r.after_closing for r in [row(Review, karen, due_on=day) for day in days]} == {True}


def test_T4_other_agencies_no_longer_reach_a_closed_case(karen: Actor, sara: Actor, case: UUID) -> None:
    assert readable(sara) and count(Case, sara) == 1
    do(close_case, karen, ref=case, outcome="aims-reached")
    assert readable(sara) == set() and count(Case, sara) == 0
    assert row(Referral, sara).state == "ended"
    assert count(Case, karen, ref=case) == 1 and readable(karen)
    assert disclosed(karen, case__ref=case) == 0
    told = row(Notice, sara)
    assert (told.kind, told.sender_id, len(told.items) > 0) == ("closed", karen.agency_id, True)


def test_T4_what_an_agency_wrote_down_itself_stays_its_own(
    cast: Cast, karen: Actor, sara: Actor, case: UUID
) -> None:
    note = {"category": "social-record", "nature": "fact", "text": "Lives with her.", "necessity": "Plan."}
    do(contribute_item, sara, case=case, **note)
    do(close_case, karen, ref=case, outcome="aims-reached")
    assert readable(cast.client("municipality")) == {"social-record/fact"}
    assert "social-record/fact" in readable(karen)


def test_T4_opening_again_gives_it_back_only_by_a_new_offer(
    cast: Cast, karen: Actor, sara: Actor, closed: UUID
) -> None:
    do(reopen_case, karen, ref=closed, reason="He asks for help again.")
    assert count(Case, sara) == 0 and readable(sara) == set()
    ref = stages.offer(cast, closed, "municipality")
    do(pull_referral, sara, ref=ref)
    do(accept_referral, sara, ref=ref, lead=cast.user("Sara Social-worker").ref)
    assert count(Case, sara) == 1 and readable(sara)


def test_what_was_unfounded_goes_soon_and_is_not_looked_at_again(karen: Actor, case: UUID) -> None:
    do(close_case, karen, ref=case, outcome="unfounded")
    assert row(Case, karen, ref=case).erase_on == LAW.unfounded.after(clock.today())
    assert count(Review, karen) == 0


def test_a_closing_without_an_outcome_is_refused(karen: Actor, case: UUID) -> None:
    assert refused(MissingFact, close_case, karen, ref=case, outcome="").questions == ("outcome",)


def test_reviews_after_closing_are_held_on_the_closed_case(karen: Actor, closed: UUID) -> None:
    with clock.travel(clock.now() + timedelta(days=190)), stages.seen_by(karen):
        due = cards.reviews_card(karen, closed).due_on
        assert [r.what for r in cards.late_rows(karen)] == ["Review after closing"]
        words = {"case": closed, "seen_due": due, "answers": ANSWERS, "outcome": "keep"}
        do(review.hold_review, karen, **words)
        assert cards.reviews_card(karen, closed).due_on > due


def test_blockers_are_tasks_with_the_page_where_they_are_put_right(cast: Cast, case: UUID) -> None:
    stages.offer(cast, case, "police")
    page = browser(cast, "Karen Coordinator").get(reverse("close", args=[case])).content.decode()
    assert "govuk-task-list" in page and reverse("case", args=[case]) in page
    assert "These must be put right first." in page


def test_opening_again_asks_why_and_keeps_the_erase_date(karen: Actor, closed: UUID) -> None:
    before = row(Case, karen, ref=closed).erase_on
    refused(MissingFact, reopen_case, karen, ref=closed, reason=" ")
    do(reopen_case, karen, ref=closed, reason="He asks for help again.")
    found = row(Case, karen, ref=closed)
    assert (found.state, found.erase_on) == ("open", before)
    assert count(Review, karen, state="due") == 0
    assert row(Item, karen, case__ref=closed).content == {"text": "He asks for help again."}
    assert happened(karen, "case.reopened", closed) == 1


def test_only_a_new_closing_sets_a_new_erase_date(karen: Actor, closed: UUID) -> None:
    before = row(Case, karen, ref=closed).erase_on
    with clock.travel(clock.now() + timedelta(days=100)):
        do(reopen_case, karen, ref=closed, reason="He asks for help again.")
        assert row(Case, karen, ref=closed).erase_on == before
        do(close_case, karen, ref=closed, outcome="moved")
        assert row(Case, karen, ref=closed).erase_on > before


def test_after_the_day_of_erasure_nothing_is_opened_again(karen: Actor, closed: UUID) -> None:
    with clock.travel(clock.now() + timedelta(days=365 * 6)):
        refused(WrongState, reopen_case, karen, ref=closed, reason="He asks for help again.")


def test_opening_again_is_a_right_of_its_own(cast: Cast, closed: UUID) -> None:
    refused(NotAllowed, reopen_case, cast.actor("Sara Social-worker"), ref=closed, reason="x")
    refused(NotAllowed, reopen_case, cast.actor("Hans House-worker"), ref=closed, reason="x")
    refused(NotFound, reopen_case, cast.actor("Kurt Coordinator"), ref=closed, reason="x")


def test_an_open_case_is_not_opened_again(karen: Actor, case: UUID) -> None:
    refused(WrongState, reopen_case, karen, ref=case, reason="x")


def test_operations_see_that_something_was_not_erased(cast: Cast, karen: Actor, closed: UUID) -> None:
    with clock.travel(clock.now() + timedelta(days=365 * 6)):
        do(find_due, cast.desk())
        page = browser(cast, "Otto Operator").get(reverse("operations")).content.decode()
    assert "still there after its day of erasure" in page
    assert str(closed) not in page
