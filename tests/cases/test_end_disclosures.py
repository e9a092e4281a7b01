"""End what was passed on: read no more, kept in the ledger, told to sender and recipient."""

from collections.abc import Callable
from uuid import UUID

import pytest

from cases.actions.disclosing import end_disclosures
from cases.models import Disclosure
from infohouse.core.actor import Actor
from tests import stages
from tests.cases.look import count, disclosed, happened, readable
from tests.cast import Cast

WHY = Disclosure.Ended.CONSENT


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.accepted(cast)[1]


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def sara(cast: Cast) -> Actor:
    return cast.actor("Sara Social-worker")


@pytest.fixture
def end(karen: Actor) -> Callable[..., None]:
    def act(actor: Actor = karen, **which: object) -> None:
        with stages.seen_by(actor):
            end_disclosures(actor, Disclosure.objects.visible_to(actor).filter(**which), why=WHY)

    return act


def test_what_was_ended_is_read_no_more(
    karen: Actor, sara: Actor, case: UUID, end: Callable[..., None]
) -> None:
    assert readable(sara)
    end(recipient_id=sara.agency_id)
    assert readable(sara) == set()
    assert readable(karen)


def test_the_ledger_keeps_the_line_and_says_why(sara: Actor, case: UUID, end: Callable[..., None]) -> None:
    before = count(Disclosure, sara)
    end(recipient_id=sara.agency_id)
    assert disclosed(sara) == 0
    assert count(Disclosure, sara, ended_why=WHY) == count(Disclosure, sara) == before


def test_sender_and_recipient_are_told_for_each_item(
    karen: Actor, sara: Actor, case: UUID, end: Callable[..., None]
) -> None:
    running = disclosed(sara)
    end(recipient_id=sara.agency_id)
    end(recipient_id=sara.agency_id)  # what has ended ends once
    assert happened(karen, "item.ended") == happened(sara, "item.ended") == running > 0


def test_the_origin_ends_what_others_passed_on_in_their_name(
    cast: Cast, sara: Actor, case: UUID, end: Callable[..., None]
) -> None:
    school = cast.client("school")
    end(school, recipient_id=sara.agency_id)
    assert readable(sara) == set()


def test_a_sender_that_holds_the_item_no_more_can_still_end_what_it_passed_on(
    cast: Cast, karen: Actor, sara: Actor, case: UUID, end: Callable[..., None]
) -> None:
    end(cast.client("school"), recipient_id=karen.agency_id)
    assert readable(karen) == set()
    end(recipient_id=sara.agency_id)
    assert readable(sara) == set()


def test_nobody_ends_what_is_none_of_its_business(cast: Cast, sara: Actor, case: UUID) -> None:
    assert count(Disclosure, cast.actor("Nosy Stranger")) == 0
