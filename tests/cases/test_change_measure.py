"""change_measure: another day, another owner, other words; what it said before stays, and nobody's text is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from cases.actions import plan
from cases.actions.closure import close_case
from cases.actions.goals import set_goal
from cases.cards import plan as cards
from cases.models import Plan, PlannedMeasure
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Overtaken, WrongState
from tests import stages
from tests.cases.look import happened, refused, row
from tests.cast import Cast
from tests.edges.pages import browser
from tests.stages import do

FIRST = {"what": "A mentor.", "effect": "Somebody to call.", "due_on": date(2031, 1, 1)}
THEN = {"what": "A mentor and a trainer.", "effect": "Two adults to call.", "due_on": date(2031, 6, 1)}
WAY = "reducing-recruitment"


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
def measure(cast: Cast, sara: Actor, case: UUID) -> UUID:
    owner = cast.ref("municipality")
    return do(plan.plan_measure, sara, case=case, agency=owner, mechanism=WAY, **FIRST)


@pytest.fixture
def words(cast: Cast, case: UUID, measure: UUID) -> Callable[..., dict[str, Any]]:
    def act(**changed: Any) -> dict[str, Any]:
        same = {"case": case, "ref": measure, "version": 1, "agency": cast.ref("municipality")}
        return {**same, "mechanism": WAY, **THEN, **changed}

    return act


def line(actor: Actor, case: UUID) -> cards.MeasureLine:
    with stages.seen_by(actor):
        (found,) = cards.plan_card(actor, case).measures
    return found


def test_a_measure_gets_other_words_and_another_day_and_keeps_what_it_said(
    karen: Actor, sara: Actor, case: UUID, measure: UUID, words: Callable[..., dict[str, Any]]
) -> None:
    do(plan.change_measure, sara, **words(also=["desistance"]))
    for reader in (sara, karen):
        found = line(reader, case)
        assert (found.measure.what, found.measure.due_on, found.version) == (THEN["what"], THEN["due_on"], 2)
        (before,) = found.earlier
        assert (before.what, before.effect, before.due_on) == tuple(FIRST.values())
        assert (before.by, before.agency, before.also) == (*["Ravnsholm Municipality"] * 2, ())
    assert happened(sara, "measure.changed", measure) == 1


def test_each_change_is_kept_newest_first(
    sara: Actor, case: UUID, words: Callable[..., dict[str, Any]]
) -> None:
    do(plan.change_measure, sara, **words())
    do(plan.change_measure, sara, **words(version=2, what="A trainer."))
    assert [e.what for e in line(sara, case).earlier] == [THEN["what"], FIRST["what"]]


def test_another_agency_on_the_case_may_take_it_over(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, words: Callable[..., dict[str, Any]]
) -> None:
    do(plan.change_measure, karen, **words(agency=cast.ref("house")))
    assert line(sara, case).measure.agency == "Info-house Ravnsholm"
    assert not line(sara, case).can_change
    refused(NotFound, plan.change_measure, sara, **words(version=2))
    outside = words(version=2, agency=cast.ref("club"))
    assert refused(MissingFact, plan.change_measure, karen, **outside).questions == ("agency",)


def test_an_adopted_plan_is_a_draft_again(
    sara: Actor, karen: Actor, case: UUID, words: Callable[..., dict[str, Any]]
) -> None:
    goal = {"family": "harm", "text": "He is home by ten.", "indicator": "His mother sees it."}
    do(set_goal, sara, case=case, due_on=date(2031, 1, 1), **goal)
    do(plan.adopt_plan, karen, case=case, answer="Agreed.")
    do(plan.change_measure, sara, **words())
    assert row(Plan, karen).state == "draft"


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"mechanism": ""}, "mechanism"),
        ({"mechanism": "magic"}, "mechanism"),
        ({"also": ["magic"]}, "mechanism"),
        ({"what": " "}, "what"),
        ({"effect": ""}, "effect"),
        ({"mechanism": "deterrence"}, "cautioned"),
    ],
    ids=["no mechanism", "none of the nine", "also none of the nine", "what", "effect", "force"],
)
def test_A12_a_change_keeps_at_least_one_of_the_nine_and_asks_what_planning_asks(
    sara: Actor, case: UUID, words: Callable[..., dict[str, Any]], changed: dict[str, Any], missing: str
) -> None:
    assert refused(MissingFact, plan.change_measure, sara, **words(**changed)).questions == (missing,)
    assert (line(sara, case).measure.what, line(sara, case).earlier) == (FIRST["what"], ())


def test_two_people_at_once_lose_nothing(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, measure: UUID, words: Callable[..., dict[str, Any]]
) -> None:
    do(plan.change_measure, karen, **words(what="A trainer, twice a week."))
    refused(Overtaken, plan.change_measure, sara, **words())
    client, where = browser(cast, "Sara Social-worker"), reverse("change_measure", args=[case, measure])
    typed = {"what": "Typed for an hour.", "effect": "Trust.", "mechanism": WAY, "version": "1"}
    typed |= {"agency": str(cast.ref("municipality")), "also": "desistance"}
    typed |= {"due_on_day": "1", "due_on_month": "2", "due_on_year": "2031"}
    answer = client.post(where, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A trainer, twice a week." in page and "Typed for an hour." in page
    assert client.post(where, {**typed, "version": "2"}).status_code == 302
    assert line(sara, case).measure.what == "Typed for an hour."
    assert line(sara, case).earlier[0].what == "A trainer, twice a week."


def test_a_measure_that_moved_on_meanwhile_is_shown_before_it_is_changed(
    sara: Actor, case: UUID, measure: UUID, words: Callable[..., dict[str, Any]]
) -> None:
    do(plan.move_measure, sara, case=case, ref=measure, state="running")
    refused(Overtaken, plan.change_measure, sara, **words())
    do(plan.move_measure, sara, case=case, ref=measure, state="done")
    assert "is done" in str(refused(MissingFact, plan.change_measure, sara, **words(version=3)).detail)
    assert not line(sara, case).can_change


def test_only_those_on_the_open_case_change_it(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, measure: UUID, words: Callable[..., dict[str, Any]]
) -> None:
    for name in ("Svend Social-worker", "Nosy Stranger", "Kurt Coordinator"):
        refused(NotFound, plan.change_measure, cast.actor(name), **words())
    refused(NotAllowed, plan.change_measure, cast.actor("Tove Teacher"), **words())
    do(plan.move_measure, sara, case=case, ref=measure, state="done")
    do(close_case, karen, ref=case, outcome="moved")
    refused(WrongState, plan.change_measure, karen, **words(version=2))
    assert row(PlannedMeasure, karen, ref=measure).earlier is None
