"""Goals, measures, sessions and notes, and the adoption of the plan."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from audit.models import Event
from cases import rows
from cases.actions import goals, plan, referral
from cases.actions.closure import close_case
from cases.actions.progress import report_progress
from cases.cards import plan as cards
from cases.models import Goal, Plan, PlannedMeasure, Progress
from cases.wording import goal_hints
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Overtaken, WrongState
from mechanisms.balance import Part, questions
from mechanisms.catalogue import ANSWERS, QUESTIONS
from tests import stages
from tests.cases.look import count, happened, refused, row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import do

GOAL = {
    "family": "likelihood",
    "text": "He plays in the team twice a week.",
    "indicator": "The trainer sees him at two of three trainings.",
    "due_on": date(2031, 1, 1),
}
MEASURE = {"what": "A mentor.", "effect": "Somebody to call.", "due_on": date(2031, 1, 1)}


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
def goal(sara: Actor, case: UUID) -> UUID:
    return do(goals.set_goal, sara, case=case, **GOAL)


def measured(cast: Cast, case: UUID, mechanism: str, agency: str = "municipality", **more: Any) -> UUID:
    karen, words = cast.actor("Karen Coordinator"), {**MEASURE, **more}
    return do(plan.plan_measure, karen, case=case, agency=cast.ref(agency), mechanism=mechanism, **words)


@pytest.fixture
def measure(cast: Cast, case: UUID) -> UUID:
    return measured(cast, case, "reducing-recruitment")


def seen(actor: Actor, case: UUID) -> cards.PlanCard:
    with stages.seen_by(actor):
        return cards.plan_card(actor, case)


def test_A12_two_agencies_see_the_same_measures_limited_to_their_rights(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, goal: UUID
) -> None:
    do(referral.pull_referral, cast.actor("Olga Officer"), ref=stages.offer(cast, case, "police"))
    olga = cast.actor("Olga Officer")
    with stages.seen_by(olga):
        offer = rows.received_referrals(olga)[0].ref
    do(referral.accept_referral, olga, ref=offer, lead=cast.user("Olga Officer").ref)
    theirs, police = (
        measured(cast, case, "desistance"),
        measured(cast, case, "reducing-recruitment", "police"),
    )
    do(report_progress, sara, case=case, measure=theirs, on=clock.today(), text="They met.")
    for actor, notes in ((sara, 1), (karen, 1), (olga, 0)):
        card = seen(actor, case)
        assert {line.measure.ref for line in card.measures} == {theirs, police}
        assert sum(len(line.progress) for line in card.measures) == notes
        assert [g.ref for g in card.goals] == [goal]


def test_A04_a_goal_names_the_aim_it_serves(sara: Actor, case: UUID) -> None:
    for wrong in ("", "both"):
        refusal = refused(MissingFact, goals.set_goal, sara, case=case, **{**GOAL, "family": wrong})
        assert refusal.questions == ("family",)


@pytest.mark.parametrize("field", ["text", "indicator"])
def test_a_goal_without_words_or_indicator_is_not_set(sara: Actor, case: UUID, field: str) -> None:
    assert field in refused(MissingFact, goals.set_goal, sara, case=case, **{**GOAL, field: " "}).questions
    assert count(Goal, sara) == 0


@pytest.mark.parametrize(
    ("text", "indicator", "hints"),
    [
        ("He plays in the team twice a week.", "The trainer sees him at two of three trainings.", 0),
        ("She does not meet them.", "Her mother sees her at home every evening.", 1),
        ("A better life.", "It goes well.", 1),
        ("Hun undgår gruppen og har det bedre.", "Nej.", 3),
        ("He sleeps at home seven nights.", "", 1),
    ],
)
def test_A12_vague_and_negative_words_get_a_hint_and_no_block(
    sara: Actor, case: UUID, text: str, indicator: str, hints: int
) -> None:
    assert len(goal_hints(text, indicator)) == hints
    if indicator:
        assert do(goals.set_goal, sara, case=case, **{**GOAL, "text": text, "indicator": indicator})


def test_who_is_faster_wins_and_the_other_loses_nothing(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, goal: UUID
) -> None:
    do(goals.change_goal, karen, case=case, ref=goal, version=1, **{**GOAL, "text": "Karen's own words."})
    refused(Overtaken, goals.change_goal, sara, case=case, ref=goal, version=1, **GOAL)
    client, where = browser(cast, "Sara Social-worker"), reverse("goal", args=[case, goal])
    typed = {
        **{k: v for k, v in GOAL.items() if k != "due_on"},
        "text": "What Sara typed for an hour.",
        "version": 1,
        "due_on_day": "1",
        "due_on_month": "2",
        "due_on_year": "2031",
    }
    answer = client.post(where, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Karen&#x27;s own words." in page and "What Sara typed for an hour." in page
    assert 'name="version" value="2"' in page
    assert client.post(where, {**typed, "version": 2}).status_code == 302
    assert row(Goal, karen, ref=goal).text == "What Sara typed for an hour."


def test_a_note_typed_for_an_hour_survives_a_time_out(cast: Cast, case: UUID, measure: UUID) -> None:
    client, where = browser(cast, "Sara Social-worker"), reverse("progress", args=[case, measure])
    client.logout()
    typed = {"text": "A long note.", "on_day": "1", "on_month": "2", "on_year": "2026"}
    assert client.post(where, typed)["Location"].startswith("/accounts/login/")
    kept = client.session["kept"]
    again = browser(cast, "Sara Social-worker")
    session = again.session
    session["kept"] = kept
    session.save()
    assert "A long note." in again.get(where).content.decode()


def test_a_goal_is_reached_given_up_or_taken_up_again(sara: Actor, case: UUID, goal: UUID) -> None:
    for state in ("reached", "dropped", "open"):
        do(goals.move_goal, sara, case=case, ref=goal, state=state)
        assert row(Goal, sara, ref=goal).state == state
    refused(MissingFact, goals.move_goal, sara, case=case, ref=goal, state="failed")
    refused(NotFound, goals.move_goal, sara, case=case, ref=uuid4(), state="open")


def test_A12_a_measure_may_work_in_several_ways(cast: Cast, karen: Actor, case: UUID) -> None:
    ref = measured(cast, case, "desistance", also=["reducing-recruitment", "desistance"])
    assert row(PlannedMeasure, karen, ref=ref).also == ["reducing-recruitment"]
    words = {**MEASURE, "agency": cast.ref("municipality"), "mechanism": "desistance", "also": ["magic"]}
    refused(MissingFact, plan.plan_measure, karen, case=case, **words)


def test_A01_a_measure_of_force_asks_that_its_side_effects_were_read(
    cast: Cast, karen: Actor, case: UUID
) -> None:
    words = {**MEASURE, "agency": cast.ref("municipality"), "mechanism": "deterrence"}
    assert refused(MissingFact, plan.plan_measure, karen, case=case, **words).questions == ("cautioned",)
    ref = do(plan.plan_measure, karen, case=case, **words, cautioned=True)
    assert row(Event, karen, kind="measure.planned", about=ref).codes["cautioned"] is True


def test_the_address_of_another_case_moves_nothing(
    cast: Cast, sara: Actor, case: UUID, measure: UUID
) -> None:
    other = stages.social_case(cast)
    refused(NotFound, plan.move_measure, sara, case=other, ref=measure, state="done")
    refused(NotFound, plan.move_measure, sara, case=uuid4(), ref=measure, state="done")
    assert row(PlannedMeasure, sara, ref=measure).state == "planned"


def part(kind: str, *codes: str) -> Part:
    return Part(frozenset(codes), kind)


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ((), 0),
        ((part("youth-services", "desistance"),), 0),
        ((part("municipality", "deterrence"),), 1),
        ((part("municipality", "disruption"), part("police", "incapacitation")), 1),
        ((part("police", "disruption"), part("police", "deterrence")), 2),
        ((part("police", "reducing-recruitment"),), 1),
        ((part("police", "disruption"), part("ngo", "desistance")), 0),
        ((part("ngo", "deterrence", "desistance"),), 0),
    ],
)
def test_A02_A03_the_mix_raises_a_question(parts: tuple[Part, ...], asked: int) -> None:
    assert len(questions(parts)) == asked


def test_adopting_says_who_and_a_change_makes_it_a_draft_again(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, goal: UUID, measure: UUID
) -> None:
    do(plan.adopt_plan, karen, case=case)
    card = seen(sara, case)
    assert (card.state, card.adopted_by) == ("adopted", "Karen Coordinator")
    refused(WrongState, plan.adopt_plan, karen, case=case)
    measured(cast, case, "desistance")
    assert row(Plan, sara).state == "draft"


def test_A03_a_question_about_the_mix_is_answered_in_writing(
    cast: Cast, karen: Actor, case: UUID, goal: UUID
) -> None:
    measured(cast, case, "deterrence", cautioned=True)
    assert refused(MissingFact, plan.adopt_plan, karen, case=case).questions == ("answer",)
    do(plan.adopt_plan, karen, case=case, answer="A mentor follows in May.")
    assert seen(karen, case).answer == "A mentor follows in May."


def test_a_plan_without_goal_or_measure_is_not_adopted(cast: Cast, karen: Actor, case: UUID) -> None:
    refused(MissingFact, plan.adopt_plan, karen, case=case)
    measured(cast, case, "desistance")
    refused(MissingFact, plan.adopt_plan, karen, case=case)


def test_only_the_custodians_coordinator_adopts(sara: Actor, case: UUID, goal: UUID, measure: UUID) -> None:
    refused(NotAllowed, plan.adopt_plan, sara, case=case)


@pytest.mark.parametrize("attendance", ["attended", "absent", "cancelled"])
def test_a_session_says_what_happened(sara: Actor, case: UUID, measure: UUID, attendance: str) -> None:
    made = do(report_progress, sara, case=case, measure=measure, on=clock.today(), attendance=attendance)
    entry = row(Progress, sara, ref=made)
    assert (entry.kind, entry.attendance) == ("session", attendance)
    assert happened(sara, "progress.reported", made) == 1


def test_an_entry_is_corrected_by_a_new_one_and_stays(sara: Actor, case: UUID, measure: UUID) -> None:
    first = do(report_progress, sara, case=case, measure=measure, on=clock.today(), text="On Monday.")
    words = {"measure": measure, "on": clock.today(), "text": "It was Tuesday.", "corrects": first}
    do(report_progress, sara, case=case, **words)
    entries = seen(sara, case).measures[0].progress
    assert {(e.text, e.corrected) for e in entries} == {("On Monday.", True), ("It was Tuesday.", False)}


@pytest.mark.parametrize(
    "wrong",
    [{}, {"attendance": "late"}, {"text": "x", "on": clock.today() + timedelta(days=1)}],
    ids=["nothing said", "a judgement", "a day ahead"],
)
def test_what_is_no_report_is_not_written(
    sara: Actor, case: UUID, measure: UUID, wrong: dict[str, Any]
) -> None:
    refused(MissingFact, report_progress, sara, case=case, measure=measure, **{"on": clock.today(), **wrong})


def test_another_agency_reports_nothing_on_it(karen: Actor, cast: Cast, case: UUID, measure: UUID) -> None:
    for actor in (karen, cast.actor("Svend Social-worker")):
        refused(NotFound, report_progress, actor, case=case, measure=measure, on=clock.today(), text="x")


def test_a_closed_case_takes_no_more(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, goal: UUID, measure: UUID
) -> None:
    do(plan.move_measure, sara, case=case, ref=measure, state="done")
    do(close_case, karen, ref=case, outcome="aims-reached")
    refused(WrongState, goals.set_goal, karen, case=case, **GOAL)
    refused(NotFound, report_progress, sara, case=case, measure=measure, on=clock.today(), text="x")
    refused(NotFound, plan.move_measure, sara, case=case, ref=measure, state="running")


def test_all_six_questions_are_answered_for_all_nine() -> None:
    assert len(ANSWERS) == 9
    assert {len(answers) for answers in ANSWERS.values()} == {len(QUESTIONS)} == {6}
