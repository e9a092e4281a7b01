"""/consultations: a system asks without a name, and reads the answer."""

import pytest

from cases.actions.consulting import answer_advice
from cases.cards.consultations import consultation_card
from cases.models import Item
from infohouse.core.errors import NotFound
from tests import stages
from tests.cases.look import count
from tests.edges.api import ASKED, Scene, System, another_client, is_problem, same, system, token_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(scene: Scene) -> System:
    return system(scene.cast, "school")


def test_the_desk_reads_the_question_and_no_person_comes_to_be(scene: Scene, school: System):
    client, hans = scene.cast.client("school"), scene.cast.actor("Hans House-worker")
    before = count(Item, client)
    ref = school.post("/consultations", ASKED).json()["ref"]
    with stages.seen_by(hans):
        card = consultation_card(hans, ref)
    assert (card.row.source, card.question) == ("Ravnsholm School", ASKED["question"])
    assert count(Item, client) == before


def test_the_answer_is_read_by_the_system_that_asked(scene: Scene, school: System):
    path = f"/consultations/{scene.refs['consultation']}"
    assert (school.get(path).json()["state"], school.get(path).json()["answer"]) == ("asked", "")
    hans = scene.cast.actor("Hans House-worker")
    stages.do(answer_advice, hans, ref=scene.refs["consultation"], answer="Talk to the parents first.")
    card = school.get(path).json()
    assert (card["state"], card["answer"]) == ("answered", "Talk to the parents first.")


def test_what_may_name_somebody_goes_only_once_a_person_has_looked(school: System):
    named = {"question": "Fabian Fiktiv in my class repeats one sentence."}
    answer = school.post("/consultations", named)
    assert is_problem(answer, 422, "missing-fact")["questions"] == ["as_it_is"]
    assert b"Fabian" not in answer.content
    assert school.post("/consultations", {**named, "as_it_is": True}).status_code == 201


def test_the_list_holds_no_word_of_what_was_asked(scene: Scene, school: System):
    answer = school.get("/consultations")
    assert [c["ref"] for c in answer.json()["results"]] == [scene.refs["consultation"]]
    assert b"sentence" not in answer.content


def test_another_system_of_the_same_agency_and_its_people_do_not_see_it(scene: Scene):
    tove = scene.cast.actor("Tove Teacher")
    with stages.seen_by(tove), pytest.raises(NotFound):
        consultation_card(tove, scene.refs["consultation"])
    other = System(token_for(another_client(scene.cast.agencies["school"])))
    assert other.get("/consultations").json() == {"results": [], "next": None}
    hidden = other.get(f"/consultations/{scene.refs['consultation']}")
    same(hidden, other.get("/consultations/00000000-0000-4000-8000-000000000000"))


@pytest.mark.parametrize(
    "body", [{}, {"question": " "}, {"question": "x" * 6001}, {"question": "A?", "name": "F"}]
)
def test_a_question_is_one_text_and_nothing_else(body: dict[str, str], school: System):
    is_problem(school.post("/consultations", body), 400, "invalid")
