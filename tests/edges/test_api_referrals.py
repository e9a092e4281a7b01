"""GET and POST /referrals: an agency's system finds, previews, pulls, accepts and declines."""

from uuid import uuid4

import pytest

from cases.cards.timeline import looks
from infohouse.core.wall import acting_as
from tests import stages
from tests.edges.api import Scene, System, is_problem, same, system, times

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality(scene: Scene) -> System:
    return system(scene.cast, "municipality")


def lead(scene: Scene, who: str = "Sara Social-worker") -> dict[str, str]:
    return {"lead": str(scene.cast.user(who).ref)}


def act(scene: Scene, verb: str) -> str:
    return f"/referrals/{scene.refs['offer']}/{verb}"


def test_the_list_holds_what_was_offered_and_not_a_word_about_the_person(scene: Scene, municipality: System):
    found = municipality.get("/referrals").json()["results"]
    assert {r["ref"] for r in found} == {scene.refs["offer"], scene.refs["accepted"]}
    assert set(found[0]) == {
        "ref", "sender", "state", "purpose", "offered_at", "due_at", "overdue", "reason", "whole", "version",
        "escalated", "outcome", "because",
    }  # fmt: skip


@pytest.mark.parametrize("agency", ["school", "club", "far-school", "police"])
def test_others_find_nothing_in_their_lists(agency: str, scene: Scene):
    other = system(scene.cast, agency)
    same(other.get("/referrals"), other.get("/cases"))
    assert other.get("/referrals").json() == {"results": [], "next": None}


def test_a_preview_shows_the_items_named_for_it_and_no_name(scene: Scene, municipality: System):
    card = municipality.get(f"/referrals/{scene.refs['offer']}").json()
    assert (card["state"], card["case"], card["lead"]) == ("offered", None, "")
    assert {i["category"] for i in card["items"]} == {"concern-narrative"}
    assert all("no-investigative-use" in i["carries"] and i["why"] for i in card["items"])
    assert "Fabian" not in municipality.get(f"/referrals/{scene.refs['offer']}").content.decode()


def test_each_look_at_a_preview_leaves_a_trail_that_the_sender_can_read(scene: Scene, municipality: System):
    municipality.get(f"/referrals/{scene.refs['offer']}")
    assert times(scene.cast.desk(), "referral.shown", scene.refs["offer"]) == 1


def test_a_pull_is_told_to_the_sender_once(scene: Scene, municipality: System):
    first, again = municipality.post(act(scene, "pull")), municipality.post(act(scene, "pull"), b"")
    assert (first.status_code, first.json()["state"]) == (200, "pulled")
    assert (again.status_code, again.json()["state"]) == (200, "pulled")
    assert times(scene.cast.desk(), "referral.pulled", scene.refs["offer"]) == 1


def test_accepting_opens_the_case_with_the_full_items_and_names_the_lead(scene: Scene, municipality: System):
    municipality.post(act(scene, "pull"))
    card = municipality.post(act(scene, "accept"), lead(scene)).json()
    assert (card["state"], card["lead"]) == ("accepted", "Sara Social-worker")
    assert "identity" in {i["category"] for i in card["items"]}
    assert municipality.get(f"/cases/{card['case']}").json()["ref"] == card["case"]
    assert times(scene.cast.desk(), "referral.accepted", scene.refs["offer"]) == 1


def test_the_sender_sees_whose_system_accepted(scene: Scene, municipality: System):
    municipality.post(act(scene, "pull"))
    case = municipality.post(act(scene, "accept"), lead(scene)).json()["case"]
    municipality.get(f"/cases/{case}")
    karen = scene.cast.actor("Karen Coordinator")
    with acting_as(karen):
        assert "Ravnsholm Municipality, its own system" in {m.who for m in looks(karen, case)}


def test_accepting_before_pulling_comes_too_early(scene: Scene, municipality: System):
    is_problem(municipality.post(act(scene, "accept"), lead(scene)), 409, "wrong-state")
    assert municipality.get("/cases").json()["results"][0]["ref"] == scene.refs["case"]


def test_accepting_twice_comes_too_late(scene: Scene, municipality: System):
    path = f"/referrals/{scene.refs['accepted']}/accept"
    is_problem(municipality.post(path, lead(scene)), 409, "wrong-state")


def test_a_lead_of_another_agency_and_one_who_does_not_exist_are_the_same(scene: Scene, municipality: System):
    municipality.post(act(scene, "pull"))
    foreign = municipality.post(act(scene, "accept"), lead(scene, "Nosy Stranger"))
    is_problem(foreign, 404, "not-found")
    same(foreign, municipality.post(act(scene, "accept"), {"lead": str(uuid4())}))
    assert municipality.get(f"/referrals/{scene.refs['offer']}").json()["state"] == "pulled"


def test_declining_ends_what_was_disclosed_and_tells_the_sender_why(scene: Scene, municipality: System):
    shown = {i["ref"] for i in municipality.get(f"/referrals/{scene.refs['offer']}").json()["items"]}
    card = municipality.post(act(scene, "decline"), {"reason": "no-capacity"}).json()
    assert (card["state"], card["reason"]) == ("declined", "no-capacity")
    assert (card["items"], card["request"], card["age"], card["case"]) == ([], "", None, None)
    assert shown.isdisjoint(i["ref"] for i in municipality.get("/items").json()["results"])
    assert times(scene.cast.desk(), "referral.declined", scene.refs["offer"]) == 1


def test_a_declined_offer_can_neither_be_pulled_nor_accepted(scene: Scene, municipality: System):
    municipality.post(act(scene, "decline"), {"reason": "no-capacity"})
    is_problem(municipality.post(act(scene, "pull")), 409, "wrong-state")
    is_problem(municipality.post(act(scene, "accept"), lead(scene)), 409, "wrong-state")


def test_a_recalled_offer_never_existed(scene: Scene, municipality: System):
    karen = scene.cast.actor("Karen Coordinator")
    stages.do(stages.referral.recall_referral, karen, ref=scene.refs["offer"])
    for path in ("", "/pull", "/accept", "/decline"):
        body = {"accept": lead(scene), "decline": {"reason": "no-capacity"}}.get(path[1:], {})
        method = "POST" if path else "GET"
        gone = municipality.call(method, f"/referrals/{scene.refs['offer']}{path}", body)
        same(gone, municipality.call(method, f"/referrals/{uuid4()}{path}", body))


@pytest.mark.parametrize(
    ("verb", "body", "field"),
    [
        ("decline", {"reason": "do not like him"}, "reason"),
        ("decline", {}, "reason"),
        ("decline", {"reason": "no-capacity", "text": "free text"}, "text"),
        ("accept", {}, "lead"),
        ("accept", {"lead": "Sara"}, "lead"),
        ("accept", {"lead": 1}, "lead"),
        ("pull", {"state": "accepted"}, "state"),
    ],
)
def test_a_body_that_does_not_fit_changes_nothing(
    verb: str, body: object, field: str, scene: Scene, municipality: System
):
    assert field in is_problem(municipality.post(act(scene, verb), body), 400, "invalid")["errors"]
    assert municipality.get(f"/referrals/{scene.refs['offer']}").json()["state"] == "offered"


def test_colleagues_are_the_own_people_by_reference_and_name(scene: Scene, municipality: System):
    found = municipality.get("/colleagues").json()["results"]
    assert {c["name"] for c in found} == {"Sara Social-worker", "Svend Social-worker"}
    assert {c["name"] for c in system(scene.cast, "far-school").get("/colleagues").json()["results"]} == {
        "Nosy Stranger"
    }


def test_an_outcome_by_api_reaches_the_sender(scene: Scene, municipality: System):
    path = f"/referrals/{scene.refs['accepted']}/outcome"
    answer = municipality.post(path, {"outcome": "stopped", "because": "moved"})
    assert (answer.status_code, answer.json()["state"], answer.json()["because"]) == (
        200,
        "reported",
        "moved",
    )
    house = system(scene.cast, "house")
    (offer,) = house.get(f"/cases/{scene.refs['case']}/offers").json()["results"]
    assert (offer["state"], offer["outcome"]) == ("reported", "stopped")


def test_a_house_changes_and_recalls_its_offer_by_api(scene: Scene, municipality: System):
    house = system(scene.cast, "house")
    changed = house.post(act(scene, "amend"), {"request": "A work trial."})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    card = municipality.get(f"/referrals/{scene.refs['offer']}").json()
    assert (card["request"], card["versions"][0]["request"]) == (
        "A work trial.",
        "Please offer him a mentor.",
    )
    assert house.post(act(scene, "recall")).json()["state"] == "recalled"
    is_problem(municipality.get(f"/referrals/{scene.refs['offer']}"), 404, "not-found")


def test_what_was_read_before_a_change_is_not_accepted_by_api(scene: Scene, municipality: System):
    municipality.post(act(scene, "pull"))
    system(scene.cast, "house").post(act(scene, "amend"), {"request": "A work trial."})
    is_problem(municipality.post(act(scene, "accept"), {**lead(scene), "version": 1}), 409, "wrong-state")
    assert municipality.post(act(scene, "accept"), {**lead(scene), "version": 2}).status_code == 200


@pytest.mark.parametrize("after", ["x", "", "00000000"])
def test_a_list_goes_on_only_after_a_reference(after: str, scene: Scene, municipality: System):
    assert "after" in is_problem(municipality.get(f"/referrals?after={after}"), 400, "invalid")["errors"]


def test_a_list_does_not_go_on_after_what_is_hidden(scene: Scene, municipality: System):
    foreign = municipality.get(f"/referrals?after={scene.refs['concern']}")
    is_problem(foreign, 404, "not-found")
    same(foreign, municipality.get(f"/referrals?after={uuid4()}"))
