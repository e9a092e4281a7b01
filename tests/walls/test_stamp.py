"""The stamp lives exactly as long as the act it belongs to."""

import random
import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from cases.models import Concern, Item
from infohouse.core.actor import Actor, current
from infohouse.core.wall import acting_as
from tests.walls.world import World

pytestmark = pytest.mark.xdist_group("walls")
THREADS, ROUNDS = 4, 60
LOOK = "the test takes the door away"


@pytest.fixture
def karen(world: World) -> Actor:
    return world.cast.actor("Karen Coordinator")


@pytest.fixture
def nosy(world: World) -> Actor:
    return world.cast.actor("Nosy Stranger")


def stamped() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.actor', true)")
        return str(cursor.fetchone()[0] or "")


def agency_stamped() -> str:
    return stamped().partition(":")[0]


def items() -> int:
    return Item.objects.unscoped(LOOK).count()


def test_after_the_commit_the_stamp_is_gone(karen: Actor) -> None:
    with acting_as(karen):
        with transaction.atomic():
            assert agency_stamped() == str(karen.agency_id)
        assert stamped() == ""
        assert items() == 0


def test_after_a_rollback_the_stamp_is_gone(karen: Actor) -> None:
    with acting_as(karen):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
        assert stamped() == ""


def test_the_next_transaction_of_the_same_act_is_stamped_again(karen: Actor) -> None:
    with acting_as(karen):
        for _ in range(2):
            with transaction.atomic():
                assert items() > 0


def test_a_transaction_without_an_actor_is_nobodys(world: World) -> None:
    with transaction.atomic():
        assert stamped() == ""
        assert items() == 0


def test_acting_as_somebody_else_nests_and_gives_back(karen: Actor, nosy: Actor) -> None:
    with acting_as(karen), transaction.atomic():
        with acting_as(nosy):
            assert agency_stamped() == str(nosy.agency_id)
            assert items() == 0
        assert agency_stamped() == str(karen.agency_id)
        assert items() > 0


def test_acting_as_nobody_inside_an_act_shows_nothing(karen: Actor) -> None:
    with acting_as(karen), transaction.atomic():
        with acting_as(None):
            assert items() == 0
        assert items() > 0


def test_the_former_actor_is_back_after_an_error(karen: Actor, nosy: Actor) -> None:
    with acting_as(karen), transaction.atomic():
        with pytest.raises(ZeroDivisionError), acting_as(nosy):
            raise ZeroDivisionError
        assert agency_stamped() == str(karen.agency_id)
        assert current.get() == karen


def test_the_former_actor_is_back_after_a_broken_savepoint(karen: Actor, nosy: Actor) -> None:
    with acting_as(karen), transaction.atomic():
        with pytest.raises(Exception, match="division by zero"), transaction.atomic(), acting_as(nosy):
            connection.cursor().execute("select 1 / 0")
        assert agency_stamped() == str(karen.agency_id)
        assert items() > 0


def test_a_savepoint_rolled_back_inside_an_act_keeps_its_actor(karen: Actor, nosy: Actor) -> None:
    with acting_as(karen), transaction.atomic():
        with acting_as(nosy):
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                raise ZeroDivisionError
            assert agency_stamped() == str(nosy.agency_id)
        assert agency_stamped() == str(karen.agency_id)


def test_an_actor_entered_before_the_transaction_is_left_inside_it(karen: Actor) -> None:
    with transaction.atomic():
        with acting_as(karen):
            assert items() > 0
        assert items() == 0


def test_threads_that_interleave_never_meet_each_others_rows(world: World) -> None:
    expected = dict(what_everybody_sees(world))
    leaks: list[str] = []

    def work(seed: int) -> None:
        dice = random.Random(seed)
        try:
            for _ in range(ROUNDS):
                name, (actor, keys) = dice.choice(list(expected.items()))
                if look(actor, fails=dice.random() < 0.3) != keys or stamped():
                    leaks.append(name)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert leaks == []
    assert len({keys for _, keys in expected.values()}) > 4


def what_everybody_sees(world: World) -> Iterator[tuple[str, tuple[Actor, frozenset[int]]]]:
    for name, actor in world.everybody().items():
        yield name, (actor, look(actor, fails=False))


def look(actor: Actor, *, fails: bool) -> frozenset[int]:
    """Return what the wall shows in one transaction, which may end in an error afterwards."""
    seen: frozenset[int] = frozenset()
    try:
        with acting_as(actor), transaction.atomic():
            found = Concern.objects.unscoped(LOOK), Item.objects.unscoped(LOOK)
            seen = frozenset(pk for rows in found for pk in rows.values_list("pk", flat=True))
            if fails:
                raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    return seen
