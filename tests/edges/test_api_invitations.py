"""/invitations: an agency's system lays down what the agency knows, and nothing of what others do."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Mandate
from tests import stages
from tests.edges.api import ITEM, Scene, System, is_problem, system, times

pytestmark = pytest.mark.django_db
LAID = {**ITEM, "dimension": "family"}


@pytest.fixture
def municipality(scene: Scene) -> System:
    return system(scene.cast, "municipality")


def invitation(scene: Scene, verb: str = "") -> str:
    return f"/invitations/{scene.refs['invitation']}{verb}"


def test_the_list_says_who_asks_and_not_about_whom(scene: Scene, municipality: System):
    answer = municipality.get("/invitations")
    (row,) = answer.json()["results"]
    assert set(row) == {
        "ref", "house", "state", "purpose", "sent_at", "due_at", "overdue", "dimensions"
    }  # fmt: skip
    assert [d["code"] for d in row["dimensions"]] == ["family", "crime"]
    assert "Fabian" not in answer.content.decode()


def test_an_invitation_names_the_person_and_nothing_that_was_told(scene: Scene, municipality: System):
    card = municipality.get(invitation(scene)).json()
    assert {i["category"] for i in card["about"]} == {"identity"}
    assert (card["age"], card["laid"]) == (16, [])
    assert times(scene.cast.desk(), "invitation.shown", scene.refs["invitation"]) == 1


def test_what_is_laid_down_by_dimension_reaches_the_house(scene: Scene, municipality: System):
    ref = municipality.post(invitation(scene, "/items"), LAID).json()["ref"]
    (laid,) = municipality.get(invitation(scene)).json()["laid"]
    assert (laid["item"]["ref"], laid["item"]["own"]) == (ref, True)
    assert times(scene.cast.desk(), "board.laid", ref) == 1


def test_what_the_law_refuses_is_not_laid_down(scene: Scene, municipality: System):
    Mandate.objects.filter(agency=scene.cast.agencies["municipality"]).update(until=date(2021, 1, 1))
    is_problem(municipality.post(invitation(scene, "/items"), LAID), 422, "refused-by-law")
    assert municipality.get(invitation(scene)).json()["laid"] == []


@pytest.mark.parametrize("field", ["dimension", "category", "nature", "text"])
def test_what_is_laid_down_says_where_it_lies_and_how_it_is_known(
    field: str, scene: Scene, municipality: System
):
    body = {name: value for name, value in LAID.items() if name != field}
    refused = is_problem(municipality.post(invitation(scene, "/items"), body), 400, "invalid")
    assert list(refused["errors"]) == [field]


def test_once_answered_nobody_reads_whom_it_was_about(scene: Scene, municipality: System):
    municipality.post(invitation(scene, "/items"), LAID)
    card = municipality.post(invitation(scene, "/finish")).json()
    assert (card["state"], card["about"], len(card["laid"])) == ("answered", [], 1)
    is_problem(municipality.post(invitation(scene, "/items"), LAID), 409, "wrong-state")


def test_declining_tells_the_house_why(scene: Scene, municipality: System):
    card = municipality.post(invitation(scene, "/decline"), {"reason": "not-known"}).json()
    assert (card["state"], card["about"]) == ("declined", [])
    assert times(scene.cast.desk(), "invitation.declined", scene.refs["invitation"]) == 1
    is_problem(municipality.post(invitation(scene, "/finish")), 409, "wrong-state")


def test_an_invitation_taken_back_never_existed(scene: Scene, municipality: System):
    karen = scene.cast.actor("Karen Coordinator")
    stages.do(stages.board.withdraw_invitation, karen, ref=scene.refs["invitation"])
    is_problem(municipality.get(invitation(scene)), 404, "not-found")
    assert municipality.get("/invitations").json() == {"results": [], "next": None}


def test_a_system_of_a_house_reads_no_board(scene: Scene):
    house = system(scene.cast, "house")
    is_problem(house.get(invitation(scene)), 404, "not-found")


def test_a_long_list_of_invitations_asks_the_database_as_often_as_a_short_one(
    scene: Scene, municipality: System
):
    with CaptureQueriesContext(connection) as few:
        municipality.get("/invitations")
    for n in range(4):
        stages.invited(scene.cast, stages.on_the_desk(scene.cast, seen=f"Was at place {n}."), "municipality")
    with CaptureQueriesContext(connection) as many:
        assert len(municipality.get("/invitations").json()["results"]) == 5
    assert len(many) == len(few)
