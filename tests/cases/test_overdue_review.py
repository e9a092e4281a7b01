"""T1: past its review a case is frozen. What is merely allowed waits, on old answers too; duty and rescue go on."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from cases.actions.amending import amend_referral
from cases.actions.asking import waits
from cases.actions.contribute import contribute_item
from cases.actions.hand_off import answer_hand_off, prepare_again, receive_hand_off, send_hand_off
from cases.actions.passing import share_items
from cases.actions.recall import correct_item
from cases.actions.referral import accept_referral, pull_referral, refer_case
from cases.models import Case, Disclosure, HandOff, Item, Referral
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import Refused
from sharing.models import Decision
from tests import stages
from tests.cases.look import count, refused, row
from tests.cast import Cast
from tests.stages import NATIONAL, do

TOLD = {
    "category": "social-record",
    "nature": "fact",
    "text": "Came back to the club.",
    "necessity": "They ask.",
}
LATE = timedelta(days=200)
Scene = tuple[Callable[..., Any], Actor, dict[str, Any], UUID]


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


def offer(cast: Cast) -> Scene:
    case = stages.social_case(cast)
    asking = stages.asked(cast, case, "municipality")
    words = {"request": "A mentor, please.", "necessity": "They know him."}
    given = {"case": case, "asking": asking, "recipient": cast.ref("municipality"), **words}
    return refer_case, cast.actor("Karen Coordinator"), given, case


def preview(cast: Cast) -> Scene:
    ref = stages.offered(cast)
    karen = cast.actor("Karen Coordinator")
    with stages.seen_by(karen):
        made = Referral.objects.visible_to(karen).get(ref=ref)
        shown = {c.item.ref for c in stages.rows.contents_of(karen, made)}
        case = made.case.ref
    return amend_referral, karen, {"ref": ref, "request": "Please.", "preview": shown}, case


def acceptance(cast: Cast) -> Scene:
    ref, sara = stages.offered(cast), cast.actor("Sara Social-worker")
    do(pull_referral, sara, ref=ref)
    karen = cast.actor("Karen Coordinator")
    with stages.seen_by(karen):
        case = Referral.objects.visible_to(karen).get(ref=ref).case.ref
    return accept_referral, sara, {"ref": ref, "lead": cast.user("Sara Social-worker").ref}, case


def further_items(cast: Cast) -> Scene:
    case, karen = stages.accepted(cast)[1], cast.actor("Karen Coordinator")
    note = do(contribute_item, karen, case=case, category="case-note", nature="fact", text="Our own note.")
    asking = stages.asked(cast, case, "municipality")
    given = {"case": case, "asking": asking, "recipient": cast.ref("municipality"), "items": [note]}
    return share_items, karen, {**given, "necessity": "They ask."}, case


SCENES = [offer, preview, acceptance, further_items]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_T1_past_its_review_nothing_more_of_a_case_is_passed_on_until_it_is_held(
    cast: Cast, karen: Actor, scene: Callable[[Cast], Scene]
) -> None:
    verb, actor, given, case = scene(cast)
    before = count(Disclosure, karen), count(Item, karen)
    with clock.travel(clock.now() + LATE):
        refusal = refused(Refused, verb, actor, **given)
        assert "held the review" in str(refusal.detail)
        assert (count(Disclosure, karen), count(Item, karen)) == before
        stages.review(cast, case)
        do(verb, actor, **given)


@pytest.fixture
def package(cast: Cast, karen: Actor) -> UUID:
    case = stages.security_case(cast)
    with stages.seen_by(karen):
        ref: UUID = HandOff.objects.visible_to(karen).get(case__ref=case).ref
    return ref


def test_T1_a_package_waits_for_the_review(cast: Cast, karen: Actor, package: UUID) -> None:
    case = row(Case, karen, track="security").ref
    with clock.travel(clock.now() + LATE):
        refusal = refused(Refused, send_hand_off, karen, ref=package, necessity="Talks of an attack.")
        assert "held the review" in str(refusal.detail)
        stages.review(cast, case)
        do(send_hand_off, karen, ref=package, necessity="Talks of an attack.")


def test_T1_a_package_that_came_back_is_put_together_anew_after_the_review(
    cast: Cast, karen: Actor, package: UUID
) -> None:
    petra = cast.actor("Petra Prevention-centre", NATIONAL)
    do(send_hand_off, karen, ref=package, necessity="Talks of an attack.")
    do(receive_hand_off, petra, ref=package)
    do(answer_hand_off, petra, ref=package, takes=False, reason="no-threat")
    with clock.travel(clock.now() + LATE):
        refused(Refused, prepare_again, karen, ref=package)
        stages.review(cast, row(Case, karen, track="security").ref)
        do(prepare_again, karen, ref=package)


def test_T1_what_is_new_comes_in_from_the_house_and_from_others(
    cast: Cast, sara: Actor, karen: Actor
) -> None:
    case = stages.accepted(cast)[1]
    with clock.travel(clock.now() + LATE):
        do(contribute_item, karen, case=case, **TOLD)
        new = do(contribute_item, sara, case=case, **{**TOLD, "text": "Has not been seen for a week."})
        assert row(Item, karen, ref=new).content == {"text": "Has not been seen for a week."}


def test_T1_a_correction_reaches_whoever_has_what_was_wrong(cast: Cast, sara: Actor, karen: Actor) -> None:
    case = stages.accepted(cast)[1]
    item = do(contribute_item, sara, case=case, **TOLD)
    with clock.travel(clock.now() + LATE):
        new = do(correct_item, sara, ref=item, content={"text": "Came once."}, why="Wrong day.")
        assert row(Item, karen, ref=new).content == {"text": "Came once."}


@pytest.mark.parametrize(
    ("basis", "outcome", "facts", "held_back"),
    [
        ("statute-permission", "permit", {}, True),
        ("consent", "permit-with-obligations", {}, True),
        ("none", "deny", {}, True),
        ("statute-duty", "duty", {}, False),
        ("life-and-limb", "permit", {}, False),
        ("statute-permission", "permit", {"review_by_passed": True}, False),
        ("none", "deny", {"review_by_passed": True}, True),
    ],
)
def test_T1_duty_and_rescue_go_on(basis: str, outcome: str, facts: dict[str, bool], held_back: bool) -> None:
    decision = Decision(basis=basis, outcome=outcome, question={"facts": facts})
    due = Case(state="open", review_on=clock.today())
    assert not waits(due, decision)
    overdue = Case(state="open", review_on=date(2020, 1, 1))
    assert waits(overdue, decision) == held_back
