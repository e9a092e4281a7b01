"""GET /cases, POST /cases/{ref}/items and /measures, GET /mechanisms: an agency's system works on a case."""

from datetime import date
from uuid import uuid4

import pytest

from agencies.models import Mandate
from cases.actions.closure import close_case
from cases.cards.case import case_card
from infohouse.core.wall import acting_as
from tests import stages
from tests.edges.api import MEASURE, Scene, System, is_problem, same, system, times

pytestmark = pytest.mark.django_db
ITEM = {
    "category": "social-record",
    "nature": "fact",
    "text": "Comes on Tuesdays.",
    "necessity": "To plan help.",
}


@pytest.fixture
def municipality(scene: Scene) -> System:
    return system(scene.cast, "municipality")


def case(scene: Scene, under: str = "") -> str:
    return f"/cases/{scene.refs['case']}{under}"


def measure(scene: Scene, **changed: str) -> dict[str, str]:
    return {**MEASURE, "agency": str(scene.cast.ref("municipality")), **changed}


def test_the_list_holds_the_cases_worked_on_and_not_a_word_about_the_person(
    scene: Scene, municipality: System
):
    (row,) = municipality.get("/cases").json()["results"]
    assert row["ref"] == scene.refs["case"]
    assert set(row) == {"ref", "state", "custodian", "opened_at", "review_on"}


def test_a_case_shows_its_items_and_plan_and_who_works_on_it(scene: Scene, municipality: System):
    card = municipality.get(case(scene)).json()
    assert [i["own"] for i in card["items"]] == [True, False, False]  # the name was called back
    assert card["agencies"] == [
        {"ref": str(scene.cast.ref("municipality")), "name": "Ravnsholm Municipality"}
    ]
    hidden = {"track", "proposals", "referrals", "hand_off", "blockers", "triage", "concern"}
    assert hidden.isdisjoint(card)


def test_each_look_at_a_case_leaves_a_trail(scene: Scene, municipality: System):
    before = times(scene.cast.desk(), "case.shown", scene.refs["case"])
    municipality.get(case(scene))
    assert times(scene.cast.desk(), "case.shown", scene.refs["case"]) == before + 1


def test_a_contributed_item_reaches_the_custodian_with_its_marks(scene: Scene, municipality: System):
    answer = municipality.post(case(scene, "/items"), ITEM)
    assert answer.status_code == 201
    karen = scene.cast.actor("Karen Coordinator")
    with acting_as(karen):
        (item,) = [
            i for i in case_card(karen, scene.refs["case"]).items if str(i.ref) == answer.json()["ref"]
        ]
    assert item.origin == "Ravnsholm Municipality"
    assert item.why


def test_where_the_law_asks_for_a_reason_in_writing_it_is_asked_for(scene: Scene, municipality: System):
    bare = {k: v for k, v in ITEM.items() if k != "necessity"}
    asked = is_problem(municipality.post(case(scene, "/items"), bare), 422, "missing-fact")
    assert asked["questions"] == ["necessity"]


def test_what_the_law_refuses_is_not_kept(scene: Scene, municipality: System):
    before = municipality.get("/items").json()
    Mandate.objects.filter(agency=scene.cast.agencies["municipality"]).update(until=date(2021, 1, 1))
    refusal = is_problem(municipality.post(case(scene, "/items"), ITEM), 422, "refused-by-law")
    assert refusal["detail"]
    assert isinstance(refusal["citations"], list)
    assert municipality.get("/items").json() == before


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"category": "horoscope"}, "category"),
        ({"nature": "guess"}, "nature"),
        ({"text": ""}, "text"),
        ({"text": ["a list"]}, "text"),
        ({"origin": "Ravnsholm Police"}, "origin"),
        ({"carries": []}, "carries"),
        ({"agency": 1}, "agency"),
    ],
)
def test_an_item_that_does_not_fit_is_refused_by_field(
    changed: dict[str, object], field: str, scene: Scene, municipality: System
):
    answer = municipality.post(case(scene, "/items"), {**ITEM, **changed})
    assert field in is_problem(answer, 400, "invalid")["errors"]


def test_a_measure_is_planned_for_the_own_agency_by_one_of_the_nine(scene: Scene, municipality: System):
    made = municipality.post(case(scene, "/measures"), measure(scene, what="A trainer."))
    assert made.status_code == 201
    found = municipality.get(case(scene)).json()["measures"]
    (planned,) = [m for m in found if m["ref"] == made.json()["ref"]]
    assert (planned["what"], planned["state"], planned["own"]) == ("A trainer.", "planned", True)
    assert planned["mechanism"].startswith("9.")


def test_an_agency_outside_the_case_and_one_that_does_not_exist_are_the_same(
    scene: Scene, municipality: System
):
    outside = municipality.post(case(scene, "/measures"), measure(scene, agency=str(scene.cast.ref("club"))))
    assert is_problem(outside, 422, "missing-fact")["questions"] == ["agency"]
    same(outside, municipality.post(case(scene, "/measures"), measure(scene, agency=str(uuid4()))))


def test_a_mechanism_outside_the_nine_is_asked_again(scene: Scene, municipality: System):
    answer = municipality.post(case(scene, "/measures"), measure(scene, mechanism="magic"))
    assert is_problem(answer, 422, "missing-fact")["questions"] == ["mechanism"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"due_on": "soon"}, "due_on"),
        ({"what": " "}, "what"),
        ({"state": "done"}, "state"),
        ({"agency": 5}, "agency"),
    ],
)
def test_a_measure_that_does_not_fit_is_refused_by_field(
    changed: dict[str, object], field: str, scene: Scene, municipality: System
):
    answer = municipality.post(case(scene, "/measures"), {**measure(scene), **changed})
    assert field in is_problem(answer, 400, "invalid")["errors"]


def test_a_closed_case_is_absent_for_other_agencies(scene: Scene, municipality: System):
    municipality.post(case(scene, f"/measures/{scene.refs['measure']}/move"), {"state": "done"})
    karen = scene.cast.actor("Karen Coordinator")
    stages.do(close_case, karen, ref=scene.refs["case"], outcome="aims-reached")
    is_problem(municipality.post(case(scene, "/items"), ITEM), 404, "not-found")
    is_problem(municipality.post(case(scene, "/measures"), measure(scene)), 404, "not-found")


def test_the_nine_mechanisms_are_there_for_everybody_with_a_token(scene: Scene):
    found = system(scene.cast, "far-school").get("/mechanisms").json()["results"]
    assert [m["number"] for m in found] == list(range(1, 10))
    assert set(found[0]) == {"number", "code", "name", "how", "caution"}
