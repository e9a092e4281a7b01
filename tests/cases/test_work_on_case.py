"""The work on an accepted case: what is contributed, planned, moved on, and closed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from cases.actions.closure import close_case
from cases.actions.contribute import contribute_item
from cases.actions.plan import move_measure, plan_measure
from cases.models import Case, Item, PlannedMeasure
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from sharing import pack
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import do

NOTE = {
    "category": "social-record",
    "nature": "fact",
    "text": "An invented note.",
    "necessity": "The house asked.",
}


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


def measure(cast: Cast, case: UUID, **changed: Any) -> dict[str, Any]:
    return {
        "case": case,
        "agency": cast.ref("municipality"),
        "mechanism": "normative-barriers",
        "what": "A mentor.",
        "effect": "Somebody to talk to.",
        "due_on": date(2031, 1, 1),
        **changed,
    }


@pytest.fixture
def planned(cast: Cast, karen: Actor, case: UUID) -> UUID:
    return do(plan_measure, karen, **measure(cast, case))


def test_what_an_agency_contributes_reaches_the_custodian_by_decision(
    karen: Actor, sara: Actor, case: UUID
) -> None:
    ref = do(contribute_item, sara, case=case, **NOTE)
    assert readable(karen, ref=ref) == readable(sara, ref=ref) == {"social-record/fact"}
    assert disclosed(karen, item__ref=ref) == 1
    assert happened(karen, "item.contributed", ref) == 1


def test_the_custodians_own_note_is_passed_to_nobody(karen: Actor, sara: Actor, case: UUID) -> None:
    ref = do(contribute_item, karen, case=case, **NOTE)
    assert disclosed(karen, item__ref=ref) == 0
    assert readable(sara, ref=ref) == set()


def test_a_colleague_outside_the_team_reads_none_of_it(cast: Cast, sara: Actor, case: UUID) -> None:
    ref = do(contribute_item, sara, case=case, **NOTE)
    for name in ("Svend Social-worker", "Kurt Coordinator", "Nosy Stranger"):
        assert readable(cast.actor(name), ref=ref) == set()


@pytest.mark.parametrize(
    "wrong", [{"text": "  "}, {"category": "gossip"}, {"nature": "certain"}, {"necessity": " "}], ids=str
)
def test_a_contribution_that_lacks_something_is_not_written(
    sara: Actor, case: UUID, wrong: dict[str, str]
) -> None:
    before = count(Item, sara)
    refused(MissingFact, contribute_item, sara, case=case, **{**NOTE, **wrong})
    assert count(Item, sara) == before


@pytest.mark.parametrize("name", ["Svend Social-worker", "Olga Officer", "Nosy Stranger"])
def test_who_is_not_on_the_case_does_not_find_it(cast: Cast, case: UUID, name: str) -> None:
    refused(NotFound, contribute_item, cast.actor(name), case=case, **NOTE)
    refused(NotFound, plan_measure, cast.actor(name), **measure(cast, case))


def test_a_measure_is_planned_with_a_mechanism(karen: Actor, sara: Actor, planned: UUID) -> None:
    made = row(PlannedMeasure, sara, ref=planned)
    with stages.seen_by(sara):
        assert (made.mechanism.code, made.state) == ("normative-barriers", "planned")
    assert happened(karen, "measure.planned", planned) == 1


@pytest.mark.parametrize(
    ("field", "value"), [("mechanism", ""), ("mechanism", "magic"), ("what", " "), ("effect", "")]
)
def test_without_a_mechanism_and_its_meaning_nothing_is_planned(
    cast: Cast, karen: Actor, case: UUID, field: str, value: str
) -> None:
    refusal = refused(MissingFact, plan_measure, karen, **measure(cast, case, **{field: value}))
    assert field in refusal.questions
    assert count(PlannedMeasure, karen) == 0


def test_an_agency_outside_the_case_and_one_that_is_not_are_the_same_answer(
    cast: Cast, karen: Actor, case: UUID
) -> None:
    told = {
        str(refused(MissingFact, plan_measure, karen, **measure(cast, case, agency=ref)).detail)
        for ref in (cast.ref("police"), uuid4())
    }
    assert len(told) == 1


def test_the_owner_says_that_a_measure_runs_and_is_done(
    karen: Actor, sara: Actor, case: UUID, planned: UUID
) -> None:
    for state in ("running", "done"):
        do(move_measure, sara, case=case, ref=planned, state=state)
        assert row(PlannedMeasure, karen, ref=planned).state == state
    assert happened(karen, "measure.moved", planned) == 2


def test_another_agency_does_not_move_it(cast: Cast, karen: Actor, case: UUID, planned: UUID) -> None:
    refused(NotFound, move_measure, karen, case=case, ref=planned, state="done")
    refused(NotFound, move_measure, cast.actor("Svend Social-worker"), case=case, ref=planned, state="done")


def test_a_state_that_does_not_exist_is_refused(sara: Actor, case: UUID, planned: UUID) -> None:
    refused(MissingFact, move_measure, sara, case=case, ref=planned, state="cancelled")
    assert row(PlannedMeasure, sara, ref=planned).state == "planned"


def test_a_case_with_nothing_open_is_closed_and_gets_its_erase_date(karen: Actor, case: UUID) -> None:
    do(close_case, karen, ref=case, outcome="aims-reached")
    closed = row(Case, karen, ref=case)
    kept = pack.in_force("DK", clock.today()).retention.erase
    assert (closed.state, closed.erase_on) == ("closed", kept.after(clock.today()))
    assert happened(karen, "case.closed", case) == 1


def test_an_unfinished_measure_stops_the_closing(
    karen: Actor, sara: Actor, case: UUID, planned: UUID
) -> None:
    refusal = refused(WrongState, close_case, karen, ref=case, outcome="aims-reached")
    assert "measure" in str(refusal.detail)
    do(move_measure, sara, case=case, ref=planned, state="done")
    do(close_case, karen, ref=case, outcome="aims-reached")


def test_an_unanswered_offer_stops_the_closing(cast: Cast, karen: Actor, case: UUID) -> None:
    stages.offer(cast, case, "police")
    refusal = refused(WrongState, close_case, karen, ref=case, outcome="aims-reached")
    assert "unanswered" in str(refusal.detail)
    assert row(Case, karen, ref=case).state == "open"


def test_a_closed_case_is_not_closed_twice_and_takes_no_more(cast: Cast, karen: Actor, case: UUID) -> None:
    do(close_case, karen, ref=case, outcome="aims-reached")
    refused(WrongState, close_case, karen, ref=case, outcome="aims-reached")
    refused(WrongState, plan_measure, karen, **measure(cast, case))
    refused(WrongState, contribute_item, karen, case=case, **NOTE)


def test_only_the_custodians_coordinator_closes(cast: Cast, sara: Actor, case: UUID) -> None:
    refused(NotAllowed, close_case, sara, ref=case, outcome="aims-reached")
    refused(NotFound, close_case, cast.actor("Kurt Coordinator"), ref=case, outcome="aims-reached")
