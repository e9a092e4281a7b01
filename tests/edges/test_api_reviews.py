"""GET /cases/{ref}/reviews: the system of a house reads the reviews; a person holds them."""

import pytest

from tests import stages
from tests.edges.api import Scene, is_problem, system

pytestmark = pytest.mark.django_db


def test_a_house_reads_what_was_answered_and_when_the_next_review_is_due(scene: Scene):
    house, path = system(scene.cast, "house"), f"/cases/{scene.refs['case']}/reviews"
    before = house.get(path).json()
    assert (before["ref"], before["reviews"], before["overdue"]) == (scene.refs["case"], [], False)
    stages.review(scene.cast, scene.refs["case"])
    card = house.get(path).json()
    (held,) = card["reviews"]
    assert (held["state"], held["due_on"], len(held["answers"])) == ("held", before["due_on"], 5)
    assert card["due_on"]


def test_a_system_holds_no_review(scene: Scene):
    answer = system(scene.cast, "house").post(f"/cases/{scene.refs['case']}/reviews", {"outcome": "keep"})
    is_problem(answer, 405, "method-not-allowed")
