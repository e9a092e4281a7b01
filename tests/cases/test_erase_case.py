"""A file goes on its day: found by the clock, asked for by one person, released by a second one."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from cases.actions import erasure, triage
from cases.actions.closure import close_case
from cases.actions.contribute import contribute_item
from cases.erasure_plan import PLAN
from cases.models import Case, Concern, Disclosure, Erasure, Item, Notice
from cases.rows.erasures import house_of
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from infohouse.core.guard import Guarded
from tests import stages
from tests.cases.look import count, happened, refused, row
from tests.cast import Cast
from tests.stages import do
from tests.walls.world import hat_purpose

KARENS_NOTE = {"category": "case-note", "nature": "fact", "text": "A note.", "necessity": "Asked."}


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def pia(cast: Cast) -> Actor:
    return cast.actor("Pia Police-seat")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    """A case with something in it from several agencies, closed."""
    ref = stages.accepted(cast)[1]
    for name in ("Sara Social-worker", "Karen Coordinator"):
        do(contribute_item, cast.actor(name), case=ref, **KARENS_NOTE)
    do(close_case, cast.actor("Karen Coordinator"), ref=ref, outcome="aims-reached")
    return ref


@pytest.fixture
def years_later() -> Iterator[None]:
    with clock.travel(clock.now() + timedelta(days=365 * 6)):
        yield


@pytest.fixture
def due(cast: Cast, case: UUID, years_later: None) -> UUID:
    do(erasure.find_due, cast.desk())
    return row(Erasure, cast.desk(), about=case).ref


@pytest.fixture
def proposed(karen: Actor, due: UUID) -> UUID:
    do(erasure.propose_erasure, karen, ref=due)
    return due


def left(cast: Cast) -> dict[str, int]:
    """Return how many rows of each model in the plan any agency still finds."""
    found: dict[str, int] = {}
    for step in PLAN:
        if issubclass(step.model, Guarded):
            for agency in cast.agencies.values():
                with stages.seen_by(house_of(agency)):
                    number = step.model.objects.unscoped("a test looks at everything").count()
                    found[step.model.__name__] = found.get(step.model.__name__, 0) + number
    return {name: number for name, number in found.items() if number}


def test_before_its_day_nothing_is_due(cast: Cast, case: UUID) -> None:
    assert do(erasure.find_due, cast.desk()) == 0


def test_on_its_day_the_clock_finds_a_closed_case_once(cast: Cast, due: UUID) -> None:
    assert do(erasure.find_due, cast.desk()) == 0
    assert happened(cast.desk(), "erasure.due", due) == 1


def test_the_second_person_erases_everything_and_a_tombstone_stays(
    cast: Cast, case: UUID, pia: Actor, proposed: UUID
) -> None:
    do(erasure.release_erasure, pia, ref=proposed)
    assert left(cast) == {"Notice": 2}, "only the word to each receiver, seen by both sides"
    stone = row(Erasure, pia, ref=proposed)
    assert (stone.state, stone.about, stone.hold_reason) == ("done", case, None)
    assert stone.counts["Item"] >= 4 and stone.counts["Case"] == 1
    assert happened(pia, "case.erased", proposed) == 1


def test_every_agency_that_was_given_something_is_told(cast: Cast, pia: Actor, proposed: UUID) -> None:
    do(erasure.release_erasure, pia, ref=proposed)
    assert happened(cast.actor("Sara Social-worker"), "erasure.told") == 1
    told = row(Notice, cast.actor("Sara Social-worker"))
    assert (told.kind, told.case_id, told.reason, len(told.items) > 1) == ("erased", None, None, True)
    assert happened(cast.actor("Olga Officer"), "erasure.told") == 0


def test_the_person_who_asked_does_not_release_it(karen: Actor, proposed: UUID) -> None:
    refused(NotAllowed, erasure.release_erasure, karen, ref=proposed)
    assert row(Erasure, karen, ref=proposed).state == "proposed"


def test_without_a_first_person_there_is_no_second(pia: Actor, due: UUID) -> None:
    refused(WrongState, erasure.release_erasure, pia, ref=due)


def test_a_hold_stops_it_until_its_day_and_asks_for_a_reason(
    karen: Actor, pia: Actor, proposed: UUID
) -> None:
    until = clock.today() + timedelta(days=30)
    for wrong in ({"reason": " ", "until": until}, {"reason": "A complaint.", "until": date(2020, 1, 1)}):
        refused(MissingFact, erasure.hold_erasure, karen, ref=proposed, **wrong)
    do(erasure.hold_erasure, karen, ref=proposed, reason="A complaint is open.", until=until)
    refused(WrongState, erasure.propose_erasure, karen, ref=proposed)
    with clock.travel(clock.now() + timedelta(days=31)):
        do(erasure.propose_erasure, karen, ref=proposed)
        do(erasure.release_erasure, pia, ref=proposed)


@pytest.mark.parametrize("name", ["Sara Social-worker", "Olga Officer", "Nosy Stranger", "Otto Operator"])
def test_who_may_not_erase_does_not(cast: Cast, due: UUID, name: str) -> None:
    refused(NotAllowed, erasure.propose_erasure, cast.actor(name, hat_purpose(cast, name)), ref=due)


def test_another_house_does_not_find_it(cast: Cast, due: UUID) -> None:
    refused(NotFound, erasure.propose_erasure, house_of(cast.agencies["far-school"]), ref=due)


@pytest.mark.parametrize("model", [Case, Item, Disclosure, Concern])
def test_without_a_release_the_database_lets_nothing_go(
    karen: Actor, proposed: UUID, model: type[Guarded]
) -> None:
    before = count(model, karen)
    with pytest.raises(ProgrammingError), transaction.atomic(), stages.seen_by(karen):
        rows = model.objects.unscoped("a test looks at everything")
        rows._raw_delete(rows.db)
    assert count(model, karen) == before > 0


def test_an_unfounded_concern_goes_after_the_short_period(cast: Cast, karen: Actor, pia: Actor) -> None:
    concern = stages.on_the_desk(cast)
    do(triage.triage_concern, karen, ref=concern, assessment=stages.UNFOUNDED)
    with clock.travel(clock.now() + timedelta(days=200)):
        assert do(erasure.find_due, cast.desk()) == 1
        ref = row(Erasure, karen, kind="concern").ref
        do(erasure.propose_erasure, karen, ref=ref)
        do(erasure.release_erasure, pia, ref=ref)
        assert happened(pia, "concern.erased", ref) == 1
        assert row(Erasure, pia, ref=ref).counts["Concern"] == 1
