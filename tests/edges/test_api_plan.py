"""/cases/{ref}/plan and below, /due: a system reads the plan, sets goals, reports sessions."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from infohouse.core import clock
from infohouse.core.paging import SIZE
from tests.edges.api import GOAL, MEASURE, SESSION, Scene, System, is_problem, same, system, times

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality(scene: Scene) -> System:
    return system(scene.cast, "municipality")


def under(scene: Scene, part: str) -> str:
    return f"/cases/{scene.refs['case']}/{part}"


def progress(scene: Scene) -> str:
    return under(scene, f"measures/{scene.refs['measure']}/progress")


def goal(scene: Scene, verb: str) -> str:
    return under(scene, f"goals/{scene.refs['goal']}/{verb}")


def test_the_plan_shows_goals_and_measures_and_the_look_is_on_record(scene: Scene, municipality: System):
    before = times(scene.cast.desk(), "plan.shown", scene.refs["case"])
    card = municipality.get(under(scene, "plan")).json()
    assert (card["ref"], card["state"]) == (scene.refs["case"], "draft")
    assert [(g["text"], g["version"], g["state"]) for g in card["goals"]] == [(GOAL["text"], 1, "open")]
    assert [(m["what"], m["own"]) for m in card["measures"]] == [(MEASURE["what"], True)]
    assert times(scene.cast.desk(), "plan.shown", scene.refs["case"]) == before + 1


def test_a_goal_is_changed_once_by_who_read_it_and_the_second_is_told(scene: Scene, municipality: System):
    body = {**GOAL, "text": "Three evenings a week at the club.", "version": 1}
    card = municipality.post(goal(scene, "change"), body).json()
    assert (card["goals"][0]["text"], card["goals"][0]["version"]) == (body["text"], 2)
    is_problem(municipality.post(goal(scene, "change"), body), 409, "overtaken")


def test_a_goal_is_reported_as_reached(scene: Scene, municipality: System):
    card = municipality.post(goal(scene, "move"), {"state": "reached"}).json()
    assert card["goals"][0]["state"] == "reached"


def test_a_measure_of_the_own_agency_is_moved(scene: Scene, municipality: System):
    path = under(scene, f"measures/{scene.refs['measure']}/move")
    assert municipality.post(path, {"state": "running"}).json()["measures"][0]["state"] == "running"
    is_problem(system(scene.cast, "house").post(path, {"state": "done"}), 404, "not-found")


def test_a_measure_that_works_by_force_asks_whether_somebody_read_the_caution(
    scene: Scene, municipality: System
):
    body = {**MEASURE, "agency": scene.refs["agency"], "mechanism": "deterrence"}
    asked = is_problem(municipality.post(under(scene, "measures"), body), 422, "missing-fact")
    assert asked["questions"] == ["cautioned"]
    assert municipality.post(under(scene, "measures"), {**body, "cautioned": True}).status_code == 201


def test_a_measure_may_work_in_several_ways(scene: Scene, municipality: System):
    body = {**MEASURE, "agency": scene.refs["agency"], "also": ["reducing-recruitment"]}
    ref = municipality.post(under(scene, "measures"), body).json()["ref"]
    (made,) = [m for m in municipality.get(under(scene, "plan")).json()["measures"] if m["ref"] == ref]
    assert len(made["also"]) == 1


def test_a_session_is_reported_with_its_attendance_and_the_custodian_reads_it(
    scene: Scene, municipality: System
):
    other = municipality.post(under(scene, "measures"), {**MEASURE, "agency": scene.refs["agency"]}).json()
    municipality.post(under(scene, f"measures/{other['ref']}/progress"), SESSION)
    ref = municipality.post(progress(scene), SESSION).json()["ref"]
    mine, theirs = (s.get(progress(scene)).json() for s in (municipality, system(scene.cast, "house")))
    assert [(p["ref"], p["attendance"], p["own"]) for p in mine["results"]] == [(ref, "attended", True)]
    assert [(p["ref"], p["own"]) for p in theirs["results"]] == [(ref, False)]
    assert times(scene.cast.desk(), "progress.reported", ref) == 1


def test_an_entry_is_corrected_by_a_new_one_and_both_stand(scene: Scene, municipality: System):
    wrong = municipality.post(progress(scene), SESSION).json()["ref"]
    right = municipality.post(progress(scene), {**SESSION, "attendance": "absent", "corrects": wrong})
    found = municipality.get(progress(scene)).json()["results"]
    assert [(p["ref"], p["corrected"], p["corrects"]) for p in found] == [
        (right.json()["ref"], False, True),
        (wrong, True, False),
    ]


def test_a_session_in_the_future_is_asked_again(scene: Scene, municipality: System):
    ahead = {**SESSION, "on": str(clock.today() + timedelta(days=2))}
    asked = is_problem(municipality.post(progress(scene), ahead), 422, "missing-fact")
    assert asked["questions"] == ["on"]


def test_another_agencys_measure_takes_no_report_and_one_of_another_case_does_not_exist(scene: Scene):
    house = system(scene.cast, "house")
    foreign = house.post(progress(scene), SESSION)
    is_problem(foreign, 404, "not-found")
    same(foreign, house.post(under(scene, f"measures/{uuid4()}/progress"), SESSION))
    gone = house.get(under(scene, f"measures/{uuid4()}/progress"))
    is_problem(gone, 404, "not-found")


def test_what_came_of_a_measure_is_given_in_parts_with_as_many_questions_to_the_database(
    scene: Scene, municipality: System
):
    municipality.post(progress(scene), SESSION)
    with CaptureQueriesContext(
        connection,
    ) as few:
        municipality.get(progress(scene))
    for _n in range(SIZE):
        municipality.post(progress(scene), SESSION)
    with CaptureQueriesContext(connection) as many:
        first = municipality.get(progress(scene)).json()
    assert len(many) == len(few)
    assert len(first["results"]) == SIZE
    rest = municipality.get(first["next"].removeprefix("/api/v1")).json()
    assert (len(rest["results"]), rest["next"]) == (1, None)


def test_a_plan_of_many_parts_asks_the_database_as_often_as_one_of_few(scene: Scene, municipality: System):
    with CaptureQueriesContext(connection) as few:
        municipality.get(under(scene, "plan"))
    for n in range(12):
        municipality.post(under(scene, "goals"), {**GOAL, "text": f"Evening {n} at the club."})
        municipality.post(under(scene, "measures"), {**MEASURE, "agency": scene.refs["agency"]})
    with CaptureQueriesContext(connection) as many:
        assert len(municipality.get(under(scene, "plan")).json()["goals"]) == 13
    assert len(many) == len(few)


def test_what_is_due_names_the_case_and_nothing_of_it(scene: Scene, municipality: System):
    soon = {**MEASURE, "agency": scene.refs["agency"], "due_on": str(clock.today() + timedelta(days=3))}
    municipality.post(under(scene, "measures"), soon)
    (row,) = municipality.get("/due").json()["results"]
    assert (row["case"], row["place"]) == (scene.refs["case"], "plan")
    assert set(row) == {"case", "what", "place", "due_on"}
    assert system(scene.cast, "club").get("/due").json() == {"results": []}
