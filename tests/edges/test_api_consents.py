"""/cases/{ref}/consents, /consents/{ref}/withdraw: a system reads the answers and records the taking back."""

import pytest

from tests.edges.api import Scene, System, is_problem, system, times

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality(scene: Scene) -> System:
    return system(scene.cast, "municipality")


def consents(scene: Scene, by: System) -> dict[str, object]:
    found: dict[str, object] = by.get(f"/cases/{scene.refs['case']}/consents").json()
    return found


def test_the_answers_stand_beside_the_rule_for_this_age(scene: Scene, municipality: System):
    card = consents(scene, municipality)
    assert card["rule"] and card["source"]
    (consent,) = card["consents"]  # type: ignore[misc]
    assert (consent["ref"], consent["state"]) == (scene.refs["consent"], "given")
    assert consent["agencies"] == ["Ravnsholm Football Club"]


def test_the_proof_stays_with_whoever_keeps_the_case(scene: Scene, municipality: System):
    proofs = [consents(scene, s)["consents"][0]["proof"] for s in (municipality, system(scene.cast, "house"))]  # type: ignore[index]
    assert proofs == ["", "Said so at the kitchen table; the mentor was there."]


def test_taking_back_is_recorded_once_and_the_custodian_sees_it(scene: Scene, municipality: System):
    path = f"/consents/{scene.refs['consent']}/withdraw"
    assert municipality.post(path).json()["state"] == "withdrawn"
    is_problem(municipality.post(path), 409, "wrong-state")
    assert times(scene.cast.desk(), "consent.withdrawn", scene.refs["consent"]) == 1


def test_a_system_neither_asks_for_consent_nor_answers_for_the_person(scene: Scene, municipality: System):
    path = f"/cases/{scene.refs['case']}/consents"
    is_problem(municipality.post(path, {"agencies": []}), 405, "method-not-allowed")
    for verb in ("record", "answer"):
        answer = municipality.post(f"/consents/{scene.refs['consent']}/{verb}")
        is_problem(answer, 404, "not-found")
