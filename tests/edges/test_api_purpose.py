"""GET /items: one agency's system sees different things for different purposes."""

import pytest

from infohouse.core.purpose import Purpose
from tests import stages
from tests.edges.api import Scene, System, is_problem, system, times

pytestmark = pytest.mark.django_db
INVESTIGATION = Purpose.CRIMINAL_INVESTIGATION


@pytest.fixture
def police(scene: Scene) -> System:
    """The police's system, on the accepted case, with a concern of their own."""
    cast = scene.cast
    ref = stages.offer(cast, scene.refs["case"], "police")
    olga = cast.actor("Olga Officer")
    stages.do(stages.referral.pull_referral, olga, ref=ref)
    stages.do(stages.referral.accept_referral, olga, ref=ref, lead=cast.user("Olga Officer").ref)
    found = system(cast, "police")
    assert found.log({"seen": "Stood at the station at night.", "name": "Frida Fiktiv"}).status_code == 201
    return found


def texts(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_for_prevention_the_police_see_the_forums_items_with_the_mark_against_investigation(police: System):
    found = police.get("/items").json()["results"]
    received = [i for i in found if not i["own"]]
    assert received
    assert all("no-investigative-use" in i["carries"] for i in received)
    assert {i["origin"] for i in found if i["own"]} == {"Ravnsholm Police"}


def test_for_an_investigation_the_police_see_none_of_them_and_yet_their_own(police: System):
    answer = police.with_purpose(INVESTIGATION).get("/items")
    assert {i["own"] for i in answer.json()["results"]} == {True}
    assert "Frida" in texts(answer)
    assert "Fabian" not in texts(answer) and "harbour" not in texts(answer)


def test_for_an_investigation_neither_case_nor_offer_exists(scene: Scene, police: System):
    asking = police.with_purpose(INVESTIGATION)
    assert asking.get("/cases").json() == {"results": [], "next": None}
    assert asking.get("/referrals").json() == {"results": [], "next": None}
    is_problem(asking.get(f"/cases/{scene.refs['case']}"), 404, "not-found")


def test_no_other_purpose_opens_what_was_disclosed_for_prevention(police: System):
    opening = {p for p in Purpose if "harbour" in texts(police.with_purpose(p).get("/items"))}
    assert opening == {Purpose.PVE_PREVENTION}


@pytest.mark.parametrize("purpose", ["", "prevention", "PVE-PREVENTION", "pve-prevention, audit", "*"])
def test_a_purpose_that_does_not_exist_is_asked_again(purpose: str, scene: Scene):
    answer = system(scene.cast, "police").with_purpose(purpose).get("/items")
    assert is_problem(answer, 422, "missing-fact")["questions"] == ["purpose"]


def test_the_club_and_fjernby_see_nothing_for_any_purpose(scene: Scene):
    for agency in ("club", "far-school"):
        nobody = system(scene.cast, agency)
        for purpose in Purpose:
            assert nobody.with_purpose(purpose).get("/items").json() == {"results": [], "next": None}


def test_every_item_shown_leaves_a_trail_with_the_purpose(scene: Scene):
    municipality = system(scene.cast, "municipality")
    found = municipality.get("/items").json()["results"]
    assert found
    assert all(times(scene.cast.client("municipality"), "item.shown", i["ref"]) == 1 for i in found)
