"""What SQL alone can do to take or push a case: nothing without both the custodian and its heir."""

from collections.abc import Callable

import pytest
from django.db import Error, connection, transaction

from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as
from tests.walls.world import World

pytestmark = pytest.mark.xdist_group("walls")


@pytest.fixture
def attempt(undone: World) -> Callable[..., int]:
    """Run one statement as somebody, and return how many rows it changed."""

    def act(actor: Actor, statement: str, *values: object) -> int:
        with acting_as(actor), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            changed = cursor.rowcount
            connection.check_constraints()
        return int(changed)

    return act


TAKE = "update cases_case set custodian_id = %s where track = 'social'"


def test_an_agency_that_was_let_in_cannot_take_the_case(undone: World, attempt: Callable[..., int]) -> None:
    sara = undone.cast.actor("Sara Social-worker")
    with pytest.raises(Error, match="heir"):
        attempt(sara, TAKE, sara.agency_id)


def test_it_cannot_name_itself_the_heir_on_the_way(undone: World, attempt: Callable[..., int]) -> None:
    sara = undone.cast.actor("Sara Social-worker")
    with pytest.raises(Error):
        attempt(sara, "update cases_case set heir_id = %s where track = 'social'", sara.agency_id)
    with pytest.raises(Error, match="heir"):
        attempt(sara, "update cases_case set heir_id = %s, custodian_id = %s", sara.agency_id, sara.agency_id)


def test_the_custodian_cannot_push_a_case_onto_anybody(undone: World, attempt: Callable[..., int]) -> None:
    karen, other = undone.cast.actor("Karen Coordinator"), undone.cast.agencies["municipality"].pk
    attempt(karen, "update cases_case set heir_id = %s where track = 'social'", other)
    with pytest.raises(Error):
        attempt(karen, TAKE, other)


def test_who_was_named_but_not_let_in_cannot_take_it(undone: World, attempt: Callable[..., int]) -> None:
    karen, nosy = undone.cast.actor("Karen Coordinator"), undone.cast.actor("Nosy Stranger")
    attempt(karen, "update cases_case set heir_id = %s where track = 'social'", nosy.agency_id)
    assert attempt(nosy, TAKE, nosy.agency_id) == 0


def test_the_heir_takes_it_and_every_grant_follows(undone: World, attempt: Callable[..., int]) -> None:
    karen, sara = undone.cast.actor("Karen Coordinator"), undone.cast.actor("Sara Social-worker")
    with transaction.atomic():
        attempt(karen, "update cases_case set heir_id = %s where track = 'social'", sara.agency_id)
        assert attempt(sara, TAKE, sara.agency_id) == 1
        with acting_as(sara), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select distinct a.custodian_id from cases_access a join cases_case c on c.id = a.case_id"
                " where c.track = 'social'"
            )
            assert cursor.fetchall() == [(sara.agency_id,)]
