"""/cases/{ref}/notes and /own-sources, /items/{ref}: a system notes, corrects and takes back."""

from uuid import uuid4

import pytest

from cases.cards.case import case_card
from infohouse.core.wall import acting_as
from tests.edges.api import Scene, System, is_problem, same, system, times

pytestmark = pytest.mark.django_db
NOTE = {"category": "assessment", "text": "Looks for company.", "necessity": "To plan help."}
OWN = {"source": "A visit.", "nature": "fact", "text": "Out every Friday.", "necessity": "To plan help."}
RIGHT = {"content": {"text": "Comes on Thursdays."}, "why": "The day was wrong."}


@pytest.fixture
def municipality(scene: Scene) -> System:
    return system(scene.cast, "municipality")


def under(scene: Scene, part: str) -> str:
    return f"/cases/{scene.refs['case']}/{part}"


def received(scene: Scene, municipality: System) -> dict[str, str]:
    """Return what the school has told, as the municipality reads it."""
    found = municipality.get(under(scene, "items")).json()["results"]
    return next(i for i in found if i["category"] == "concern-narrative" and i["nature"] == "fact")


def entry(scene: Scene, verb: str = "") -> str:
    return f"/items/{scene.refs['item']}{verb}"


def test_a_note_carries_the_marks_of_its_sources(scene: Scene, municipality: System):
    source = received(scene, municipality)
    made = municipality.post(under(scene, "notes"), {**NOTE, "sources": [source["ref"]]})
    assert made.status_code == 201, made.content
    notes = municipality.get(under(scene, "items")).json()["results"]
    (note,) = [i for i in notes if i["ref"] == made.json()["ref"]]
    assert note["own"] and set(source["carries"]) <= set(note["carries"])


def test_a_note_of_something_hidden_and_of_nothing_are_the_same(scene: Scene, municipality: System):
    school = system(scene.cast, "school")
    (hidden,) = school.get(f"/concerns/{scene.refs['concern']}").json()["items"][:1]
    answer = municipality.post(under(scene, "notes"), {**NOTE, "sources": [hidden["ref"]]})
    is_problem(answer, 404, "not-found")
    same(answer, municipality.post(under(scene, "notes"), {**NOTE, "sources": [str(uuid4())]}))


def test_the_same_from_an_own_source_bears_no_foreign_mark(scene: Scene, municipality: System):
    like = received(scene, municipality)["ref"]
    made = municipality.post(under(scene, "own-sources"), {**OWN, "like": like})
    assert made.status_code == 201, made.content
    found = municipality.get(under(scene, "items")).json()["results"]
    assert [i["carries"] for i in found if i["ref"] == made.json()["ref"]] == [[]]


def test_a_copy_of_the_received_text_is_no_own_source(scene: Scene, municipality: System):
    told = received(scene, municipality)
    copied = {**OWN, "like": told["ref"], "text": told["content"][0]["text"]}
    is_problem(municipality.post(under(scene, "own-sources"), copied), 422, "missing-fact")


def test_an_own_entry_is_read_part_by_part_and_the_look_is_on_record(scene: Scene, municipality: System):
    card = municipality.get(entry(scene)).json()
    assert [(p["name"], p["text"]) for p in card["parts"]] == [("text", "Comes on Tuesdays.")]
    assert card["case"] == scene.refs["case"]
    assert times(scene.cast.client("municipality"), "item.shown", scene.refs["item"]) == 1


def test_what_was_received_is_nobodys_to_correct_or_take_back(scene: Scene, municipality: System):
    path = f"/items/{received(scene, municipality)['ref']}"
    for answer in (
        municipality.get(path),
        municipality.post(f"{path}/withdraw", {"why": "No."}),
        municipality.post(f"{path}/correct", RIGHT),
    ):
        is_problem(answer, 404, "not-found")


def test_a_correction_reaches_the_custodian_and_the_old_entry_says_so(scene: Scene, municipality: System):
    new = municipality.post(entry(scene, "/correct"), RIGHT).json()["ref"]
    found = {i["ref"]: i for i in municipality.get(under(scene, "items")).json()["results"]}
    assert (found[scene.refs["item"]]["corrected"], found[new]["corrected"]) == (True, False)
    karen = scene.cast.actor("Karen Coordinator")
    with acting_as(karen):
        assert new in {str(i.ref) for i in case_card(karen, scene.refs["case"]).items}
    is_problem(municipality.post(entry(scene, "/correct"), RIGHT), 409, "wrong-state")


@pytest.mark.parametrize("content", [{"age": "16"}, {"text": "Comes on Tuesdays."}, {}, {"text": " "}])
def test_a_correction_that_changes_nothing_or_adds_a_part_is_refused(
    content: dict[str, str], scene: Scene, municipality: System
):
    answer = municipality.post(entry(scene, "/correct"), {"content": content, "why": "The day."})
    assert answer.status_code in (400, 422), answer.content


def test_what_is_taken_back_nobody_else_reads(scene: Scene, municipality: System):
    house = system(scene.cast, "house")
    assert scene.refs["item"] in house.get(under(scene, "items")).content.decode()
    assert municipality.post(entry(scene, "/withdraw"), {"why": "About his brother."}).status_code == 200
    assert scene.refs["item"] not in house.get(under(scene, "items")).content.decode()
    again = municipality.post(entry(scene, "/withdraw"), {"why": "About his brother."})
    is_problem(again, 409, "wrong-state")


def test_taking_back_asks_for_the_reason(scene: Scene, municipality: System):
    assert "why" in is_problem(municipality.post(entry(scene, "/withdraw"), {}), 400, "invalid")["errors"]
