"""The person concerned asks: shown what is held, without who reported and without others (S1 to S3)."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from cases.actions.outside import (
    Demand,
    answer_own_request,
    answer_request,
    register_own_request,
    register_request,
)
from cases.cards.outside import OwnAnswer, own_answer
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound
from infohouse.core.purpose import Purpose
from tests import stages
from tests.cases.look import refused
from tests.cast import Cast
from tests.stages import do

LATER = date(2031, 1, 1)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def pia(cast: Cast) -> Actor:
    return cast.actor("Pia Police-seat")


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.with_the_police(cast)


@pytest.fixture
def own(karen: Actor, case: UUID) -> UUID:
    wish: dict[str, Any] = {"text": "Came with a passport.", "due_on": LATER}
    return do(register_own_request, karen, case=case, **wish)


def handed(actor: Actor, ref: UUID) -> OwnAnswer:
    with stages.seen_by(actor):
        return own_answer(actor, ref)


def test_the_person_reads_the_file_without_reporter_and_without_others(karen: Actor, own: UUID) -> None:
    do(answer_own_request, karen, ref=own, masked=["harbour"])
    answer = handed(karen, own)
    text = str(answer.entries) + str(answer.looks)
    assert "Fabian Fiktiv" in text
    for hidden in ("Ravnsholm School", "Rumours", "harbour", "Reporter"):
        assert hidden not in text
    assert "Says he will join the others" in text


def test_what_the_police_wrote_down_is_asked_of_them(karen: Actor, own: UUID) -> None:
    do(answer_own_request, karen, ref=own)
    answer = handed(karen, own)
    assert answer.ask_elsewhere == ("Ravnsholm Police",)
    assert "square" not in str(answer.entries)


def test_the_answer_says_who_was_given_something_and_who_looked(karen: Actor, own: UUID) -> None:
    do(answer_own_request, karen, ref=own)
    answer = handed(karen, own)
    assert "Ravnsholm Police" in answer.receivers
    assert any("Ravnsholm Police" in look.who for look in answer.looks)
    assert not any("Olga" in look.who or "Karen" in look.who for look in answer.looks)


def test_the_answer_tells_nothing_of_the_security_track_even_to_the_cleared(
    cast: Cast, karen: Actor, pia: Actor, case: UUID, own: UUID
) -> None:
    with stages.seen_by(karen):
        items = [i.ref for i in stages.items_seen(karen, case)]
    demand = Demand(
        purpose=Purpose.NATIONAL_SECURITY_PREVENTION,
        text="A letter.",
        basis="As it says.",
        due_on=LATER,
        written=True,
        asker=cast.ref("pet"),
    )
    ref = do(register_request, karen, case=case, demand=demand, items=items)
    do(answer_request, pia, ref=ref, items=items)
    do(answer_own_request, karen, ref=own)
    assert "Prevention Centre" not in str(handed(karen, own))


def test_on_the_security_track_nobody_files_the_persons_wish(cast: Cast, karen: Actor) -> None:
    secret = stages.security_case(cast)
    refused(NotFound, register_own_request, karen, case=secret, text="Came.", due_on=LATER)


def test_the_persons_wish_is_filed_with_who_it_is(karen: Actor, case: UUID) -> None:
    refused(MissingFact, register_own_request, karen, case=case, text=" ", due_on=LATER)
    refused(NotFound, register_own_request, karen, case=uuid4(), text="Came.", due_on=LATER)
