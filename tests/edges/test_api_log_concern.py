"""POST /concerns and GET /concerns/{ref}: an agency's system tells of a worry, once."""

from datetime import date
from uuid import uuid4

import pytest

from agencies.models import Mandate
from cases.cards.desk import desk_card
from cases.cards.waiting import Waiting
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from tests import stages
from tests.edges.api import TOLD, Scene, System, another_client, is_problem, same, system, times, token_for

pytestmark = pytest.mark.django_db
FULL = {
    **TOLD,
    "contact": "By way of the school",
    "when": "Wednesday, in the canteen",
    "online": "A closed group",
    "heard": "Rumours",
    "believed": "He is alone a lot",
    "talked": "The class teacher",
}


def lines(actor: Actor) -> list[Waiting]:
    """Return what stands on somebody's desk."""
    return [line for _name, found in desk_card(actor).groups for line in found]


def test_a_receipt_has_the_reference_the_state_and_the_house(scene: Scene):
    answer = system(scene.cast, "school").log()
    assert answer.status_code == 201
    assert answer.json() == {"ref": answer.json()["ref"], "state": "logged", "desk": "Info-house Ravnsholm"}


def test_what_was_told_reaches_the_desk(scene: Scene):
    ref = system(scene.cast, "school").log(FULL).json()["ref"]
    assert times(scene.cast.desk(), "concern.logged", ref) == 1
    stages.do(stages.triage.open_triage, scene.cast.desk(), concern=ref)
    karen = scene.cast.actor("Karen Coordinator")
    with acting_as(karen):
        assert ref[:8].upper() in {line.short for line in lines(karen)}


def test_each_answer_becomes_an_item_of_its_own_nature(scene: Scene):
    school = system(scene.cast, "school")
    card = school.get(f"/concerns/{school.log(FULL).json()['ref']}").json()
    found = {(i["category"], i["nature"]) for i in card["items"]}
    assert found == {
        ("identity", "fact"),
        ("contact", "fact"),
        ("concern-narrative", "fact"),
        ("concern-narrative", "hearsay"),
        ("assessment", "assessment"),
        ("family-relations", "fact"),
    }


def test_reading_the_own_concern_leaves_a_trail(scene: Scene):
    school = system(scene.cast, "school")
    before = times(scene.cast.client("school"), "concern.shown", scene.refs["concern"])
    answer = school.get(f"/concerns/{scene.refs['concern']}")
    assert (answer.status_code, answer.json()["state"], answer.json()["feedback"]) == (200, "logged", "")
    assert times(scene.cast.client("school"), "concern.shown", scene.refs["concern"]) == before + 1


def test_feedback_reaches_the_system_that_logged_it_and_no_case_does(scene: Scene):
    cast, school = scene.cast, system(scene.cast, "school")
    ref = school.log().json()["ref"]
    stages.do(stages.triage.open_triage, cast.desk(), concern=ref)
    karen = cast.actor("Karen Coordinator")
    with acting_as(karen):
        triage = next(line.ref for line in lines(karen) if line.short == ref[:8].upper())
    stages.do(stages.triage.triage_concern, karen, ref=triage, assessment=stages.SOCIAL)
    card = school.get(f"/concerns/{ref}").json()
    assert card["state"] == "triaged"
    assert set(card) == {"ref", "state", "desk", "logged_at", "feedback", "items"}


def test_a_colleagues_concern_from_the_browser_is_not_the_systems(scene: Scene):
    school = system(scene.cast, "school")
    ref = stages.logged(scene.cast)
    same(school.get(f"/concerns/{ref}"), school.get(f"/concerns/{uuid4()}"))


def test_the_same_key_with_the_same_body_is_logged_once(scene: Scene):
    school = system(scene.cast, "school")
    first, again = school.log(key="one"), school.log(key="one")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert times(scene.cast.desk(), "concern.logged", first.json()["ref"]) == 1


def test_the_order_of_fields_does_not_make_another_body(scene: Scene):
    school = system(scene.cast, "school")
    school.log(key="one")
    assert school.log(dict(reversed(TOLD.items())), key="one").status_code == 200


def test_the_same_key_with_another_body_is_refused(scene: Scene):
    school = system(scene.cast, "school")
    school.log(key="one")
    is_problem(school.log({**TOLD, "age": 17}, key="one"), 409, "duplicate")


@pytest.mark.parametrize("agency", ["school", "police"])
def test_another_clients_key_tells_nothing(agency: str, scene: Scene):
    first = system(scene.cast, "school").log(key="one")
    other = System(token_for(another_client(scene.cast.agencies[agency])))
    for body in (TOLD, {**TOLD, "age": 17}):
        answer = other.log(body, key=f"one{body['age']}" if body != TOLD else "one")
        assert answer.status_code == 201
        assert answer.json()["ref"] != first.json()["ref"]


@pytest.mark.parametrize("key", ["", " ", "two words", "x" * 81, "é", None])
def test_without_a_good_key_nothing_is_logged(key: str | None, scene: Scene):
    headers = {} if key is None else {"Idempotency-Key": key}
    answer = system(scene.cast, "school").post("/concerns", TOLD, **headers)
    assert is_problem(answer, 400, "invalid")["errors"].keys() == {"Idempotency-Key"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "Fabian Fiktiv"}, "seen"),
        ({**TOLD, "seen": "  "}, "seen"),
        ({**TOLD, "seen": 5}, "seen"),
        ({**TOLD, "seen": None}, "seen"),
        ({**TOLD, "seen": "x" * 10_001}, "seen"),
        ({**TOLD, "age": "16"}, "age"),
        ({**TOLD, "age": -1}, "age"),
        ({**TOLD, "age": 121}, "age"),
        ({**TOLD, "age": True}, "age"),
        ({**TOLD, "sean": "a slip of the finger"}, "sean"),
        ({**TOLD, "religion": "never asked for"}, "religion"),
        ({**TOLD, "state": "triaged"}, "state"),
        ({**TOLD, "agency": 1, "desk": 1}, "desk"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_by_field(body: object, field: str, scene: Scene):
    answer = system(scene.cast, "school").log(body)
    assert field in is_problem(answer, 400, "invalid")["errors"]


def test_an_agency_without_a_house_is_told_so(scene: Scene):
    is_problem(system(scene.cast, "far-school").log(), 400, "no-house")


def test_where_the_law_does_not_let_it_pass_the_sections_are_cited(scene: Scene):
    Mandate.objects.filter(agency=scene.cast.agencies["school"]).update(until=date(2021, 1, 1))
    refusal = is_problem(system(scene.cast, "school").log(), 422, "refused-by-law")
    assert refusal["detail"].startswith("May be shared without identity only")
    assert isinstance(refusal["citations"], list)


def test_a_concern_can_be_logged_for_any_purpose_of_the_agency(scene: Scene):
    assert system(scene.cast, "school", Purpose.CHILD_PROTECTION).log().status_code == 201
