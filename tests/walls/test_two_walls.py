"""Door and wall, each with the other removed: with either gone, nothing hidden appears."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.db import models, transaction

from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded
from infohouse.core.wall import acting_as
from tests.walls.conftest import SUPERUSER, as_role
from tests.walls.reference import Rows, agency_may, person_may
from tests.walls.world import GUARDED, World, plain_rows

pytestmark = pytest.mark.xdist_group("walls")
Seen = dict[tuple[str, str], set[int]]
Look = Callable[[type[models.Model], Actor], Any]


@pytest.fixture(scope="module")
def rows(world: World) -> Rows:
    with as_role(SUPERUSER):
        return plain_rows()


@pytest.fixture(scope="module")
def wall_alone(world: World) -> Seen:
    """What everybody sees where the door is replaced by identity."""
    return everything(
        world.actors(), lambda model, _actor: model.objects.unscoped("the test takes the door away")
    )


@pytest.fixture(scope="module")
def door_alone(world: World) -> Seen:
    """What everybody sees of the same rows as a role that walks through every wall."""
    with as_role(SUPERUSER):
        return everything(world.actors(), lambda model, actor: model.objects.visible_to(actor))


@pytest.fixture(scope="module")
def both(world: World) -> Seen:
    """What people see at their daily work, through the door and the wall behind it."""
    daily = ((f"{name} for {actor.purpose}", actor) for name, actor in world.everybody().items())
    return everything(daily, lambda model, actor: model.objects.visible_to(actor))


def everything(actors: Iterable[tuple[str, Actor]], look: Look) -> Seen:
    """Return the keys that each actor sees in each guarded table."""
    seen: Seen = {}
    for name, actor in actors:
        with acting_as(actor), transaction.atomic():
            for model in GUARDED:
                seen[name, model.__name__] = set(look(model, actor).values_list("pk", flat=True))
    return seen


def allowed(world: World, rows: Rows, may: Callable[..., bool]) -> Iterator[tuple[str, str, set[int]]]:
    for name, actor in world.actors():
        for table, found in rows.items():
            who = (actor, name.partition(" for ")[0]) if may is person_may else (actor,)
            yield name, table, {pk for pk, row in found.items() if may(*who, table, row, rows)}


def test_every_guarded_table_has_something_to_hide(rows: Rows) -> None:
    assert [table for table, found in rows.items() if not found] == []


def test_every_guarded_model_takes_part() -> None:
    guarded = {m for m in every_subclass(Guarded) if not m._meta.abstract}
    assert guarded == set(GUARDED)


def every_subclass(of: type) -> set[Any]:
    return {found for one in of.__subclasses__() for found in (one, *every_subclass(one))}


def test_without_the_door_the_wall_shows_what_the_agency_may_know_and_nothing_else(
    world: World, rows: Rows, wall_alone: Seen
) -> None:
    wrong = [
        (name, table, wall_alone[name, table] ^ may)
        for name, table, may in allowed(world, rows, agency_may)
        if wall_alone[name, table] != may
    ]
    assert wrong == [], wrong


def test_without_the_wall_the_door_shows_nothing_that_is_hidden(
    world: World, rows: Rows, door_alone: Seen
) -> None:
    leaks = [
        (name, table, door_alone[name, table] - may)
        for name, table, may in allowed(world, rows, person_may)
        if door_alone[name, table] - may
    ]
    assert leaks == [], leaks


def test_what_the_door_shows_the_wall_shows(door_alone: Seen, both: Seen) -> None:
    assert [where for where, seen in both.items() if seen != door_alone[where]] == []


def test_the_stranger_sees_nothing_through_either(wall_alone: Seen, door_alone: Seen) -> None:
    for seen in (wall_alone, door_alone):
        assert [where for where, keys in seen.items() if where[0].startswith("Nosy") and keys] == []


def test_the_investigator_meets_no_item_of_the_forum(world: World, rows: Rows, wall_alone: Seen) -> None:
    police = world.cast.agencies["police"].pk
    own = {pk for pk, item in rows["Item"].items() if item["agency_id"] == police}
    assert wall_alone["Ivan Investigator for criminal-investigation", "Item"] == own


@pytest.mark.parametrize("purpose", ["criminal-investigation", "prosecution", "intelligence-collection"])
def test_no_marked_item_is_met_for_an_investigation_not_even_an_own_one(
    world: World, rows: Rows, purpose: str
) -> None:
    marked = {pk for pk, item in rows["Item"].items() if "no-investigative-use" in item["carries"]}
    marked |= {d["item_id"] for d in rows["Disclosure"].values() if "no-investigative-use" in d["carries"]}
    own = world.cast.agencies["municipality"].pk
    assert any(rows["Item"][pk]["agency_id"] == own for pk in marked)
    for system in ("municipality", "police"):
        actor = world.cast.client(system, purpose)
        found = everything([(system, actor)], lambda model, _a: model.objects.unscoped("the wall alone"))
        through = everything([(system, actor)], lambda model, a: model.objects.visible_to(a))
        for seen in (found, through):
            met = {pk for pk in seen[system, "Item"] & marked if rows["Item"][pk]["carries"]}
            assert met == set()


def test_somebody_without_clearance_meets_nothing_of_the_security_track(rows: Rows, wall_alone: Seen) -> None:
    secret = {table: {pk for pk, row in found.items() if row.get("secret")} for table, found in rows.items()}
    secret["Case"] = {pk for pk, case in rows["Case"].items() if case["track"] == "security"}
    secret["HandOff"] = set(rows["HandOff"])
    met = {
        where for where, keys in wall_alone.items() if keys & secret[where[1]] and where[0].startswith("Hans")
    }
    assert met == set()
