"""/cases/{ref}/team: each agency's system manages its own people."""

from uuid import uuid4

import pytest

from tests.edges.api import Scene, System, is_problem, same, system, times

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality(scene: Scene) -> System:
    return system(scene.cast, "municipality")


def team(scene: Scene, member: str = "", verb: str = "") -> str:
    return f"/cases/{scene.refs['case']}/team" + (f"/{member}/{verb}" if member else "")


def people(card: dict[str, object]) -> dict[str, tuple[str, bool]]:
    """Return role and presence by name, over all teams that are shown."""
    teams: list[dict[str, list[dict[str, str]]]] = card["teams"]  # type: ignore[assignment]
    return {m["name"]: (m["role"], bool(m["runs"])) for t in teams for m in t["members"]}


def joined(scene: Scene, municipality: System) -> str:
    """Return the membership of Svend, who was added by the system."""
    body = {"person": scene.refs["colleague"], "role": "member", "until": "2030-01-01"}
    ref: str = municipality.post(team(scene), body).json()["ref"]
    return ref


def test_an_agency_sees_its_own_people_and_whom_it_could_add(scene: Scene, municipality: System):
    card = municipality.get(team(scene)).json()
    assert people(card) == {"Sara Social-worker": ("lead", True)}
    assert {c["name"] for c in card["colleagues"]} == {"Sara Social-worker", "Svend Social-worker"}


def test_the_custodian_sees_every_team(scene: Scene):
    found = people(system(scene.cast, "house").get(team(scene)).json())
    assert {"Karen Coordinator", "Sara Social-worker"} <= set(found)


def test_a_colleague_joins_with_a_role_and_a_last_day(scene: Scene, municipality: System):
    ref = joined(scene, municipality)
    assert people(municipality.get(team(scene)).json())["Svend Social-worker"] == ("member", True)
    assert times(scene.cast.desk(), "member.joined", ref) == 1


def test_nobody_of_another_agency_and_nobody_at_all_are_the_same(scene: Scene, municipality: System):
    foreign = {"person": str(scene.cast.user("Nosy Stranger").ref), "role": "member"}
    answer = municipality.post(team(scene), foreign)
    assert is_problem(answer, 422, "missing-fact")["questions"] == ["person"]
    same(answer, municipality.post(team(scene), {**foreign, "person": str(uuid4())}))


def test_nobody_joins_as_the_lead(scene: Scene, municipality: System):
    body = {"person": scene.refs["colleague"], "role": "lead"}
    assert "role" in is_problem(municipality.post(team(scene), body), 400, "invalid")["errors"]


def test_an_ended_membership_stays_readable_as_ended(scene: Scene, municipality: System):
    card = municipality.post(team(scene, joined(scene, municipality), "end")).json()
    assert people(card)["Svend Social-worker"] == ("member", False)


def test_the_last_one_and_the_lead_stay(scene: Scene, municipality: System):
    is_problem(municipality.post(team(scene, scene.refs["member"], "end")), 409, "wrong-state")
    joined(scene, municipality)
    is_problem(municipality.post(team(scene, scene.refs["member"], "end")), 409, "wrong-state")


def test_the_lead_is_handed_over_to_a_named_colleague(scene: Scene, municipality: System):
    card = municipality.post(team(scene, joined(scene, municipality), "lead")).json()
    found = people(card)
    assert (found["Svend Social-worker"][0], found["Sara Social-worker"][0]) == ("lead", "member")


def test_a_member_of_another_agencys_team_does_not_exist(scene: Scene):
    house = system(scene.cast, "house")
    for verb in ("end", "lead"):
        foreign = house.post(team(scene, scene.refs["member"], verb))
        is_problem(foreign, 404, "not-found")
        same(foreign, house.post(team(scene, str(uuid4()), verb)))
