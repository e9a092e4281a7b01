"""A second worry about one person joins the file: several needs, one lead, subject to rights."""

from uuid import UUID, uuid4

import pytest

from cases.actions.closure import close_case
from cases.actions.likeness import join_concern
from cases.actions.second_issue import join_case
from cases.models import Case, CaseConcern, Concern, TeamMember, Triage
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from tests import stages
from tests.cases.look import count, happened, readable, refused, row, waiting
from tests.cast import Cast
from tests.stages import do

FOUND = {"care": "He has lost his room.", "safety": "No danger seen."}


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def second(cast: Cast) -> UUID:
    return stages.on_the_desk(cast, seen="Sleeps in the stairwell.", believed="Lost his room.")


def test_B25_a_second_issue_adds_to_the_file_and_makes_no_new_person(
    cast: Cast, karen: Actor, case: UUID, second: UUID
) -> None:
    cases, members = count(Case, karen), count(TeamMember, karen)
    do(join_case, karen, ref=second, case=case, **FOUND)
    assert (count(Case, karen), count(TeamMember, karen)) == (cases, members)
    assert count(CaseConcern, karen, case__ref=case) == 2
    assert "assessment/assessment" in readable(karen, concern__triage__ref=second)
    decided = row(Triage, karen, ref=second)
    with stages.seen_by(karen):
        assert (decided.state, decided.track, decided.warranted) == ("decided", "social", True)
        concern = decided.concern.ref
    assert happened(karen, "concern.added", concern) == 1
    assert row(Concern, cast.actor("Tove Teacher"), ref=concern).feedback


def test_B25_its_receivers_get_nothing_of_it_by_itself(
    cast: Cast, karen: Actor, case: UUID, second: UUID
) -> None:
    sara = cast.actor("Sara Social-worker")
    before = readable(sara)
    do(join_case, karen, ref=second, case=case, **FOUND)
    assert readable(sara) == before


def test_what_is_assessed_together_with_it_comes_along(
    cast: Cast, karen: Actor, case: UUID, second: UUID
) -> None:
    follower = stages.on_the_desk(cast)
    do(join_concern, karen, ref=follower, into=second, note="The same worry, told twice.")
    do(join_case, karen, ref=second, case=case, **FOUND)
    with stages.seen_by(karen):
        concern = row(Triage, karen, ref=follower).concern
    assert count(CaseConcern, karen, case__ref=case, concern=concern) == 1
    assert row(Concern, cast.actor("Tove Teacher"), ref=concern.ref).feedback


def test_a_joined_concern_makes_no_second_route(karen: Actor, case: UUID, second: UUID) -> None:
    before = waiting("cases.route_case")
    do(join_case, karen, ref=second, case=case, **FOUND)
    assert waiting("cases.route_case") == before


@pytest.mark.parametrize("name", ["Kurt Coordinator", "Pia Police-seat", "Hans House-worker"])
def test_only_a_case_that_one_works_on_can_be_named(cast: Cast, case: UUID, second: UUID, name: str) -> None:
    for named in (case, uuid4()):
        refused(NotFound, join_case, cast.actor(name), ref=second, case=named, **FOUND)


def test_danger_goes_the_long_way(cast: Cast, karen: Actor, second: UUID) -> None:
    secret = stages.security_case(cast)
    assert refused(MissingFact, join_case, karen, ref=second, case=secret, **FOUND).questions == ("case",)


@pytest.mark.parametrize("name", ["care", "safety"])
def test_both_halves_are_answered(karen: Actor, case: UUID, second: UUID, name: str) -> None:
    wrong = {**FOUND, name: " "}
    assert refused(MissingFact, join_case, karen, ref=second, case=case, **wrong).questions == (name,)


def test_it_joins_once_and_no_closed_case(cast: Cast, karen: Actor, case: UUID, second: UUID) -> None:
    do(join_case, karen, ref=second, case=case, **FOUND)
    refused(WrongState, join_case, karen, ref=second, case=case, **FOUND)
    third = stages.on_the_desk(cast)
    do(close_case, karen, ref=case, outcome="moved")
    refused(WrongState, join_case, karen, ref=third, case=case, **FOUND)


def test_who_does_not_triage_does_not_join(cast: Cast, case: UUID, second: UUID) -> None:
    refused(NotAllowed, join_case, cast.actor("Sara Social-worker"), ref=second, case=case, **FOUND)
