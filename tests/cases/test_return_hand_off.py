"""The way back of a package: taken on, sent back with a reason, or its receipt is missing and an alarm rings."""

from datetime import timedelta
from uuid import UUID

import pytest

from cases.actions.hand_off import (
    alarm_receipts,
    answer_hand_off,
    prepare_again,
    receive_hand_off,
    send_hand_off,
)
from cases.cards.case import case_card
from cases.models import Case, HandOff
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, WrongState
from tests import stages
from tests.cases.look import count, happened, readable, refused, row
from tests.cast import Cast
from tests.stages import NATIONAL, do

WHY = {"necessity": "Talks of an attack."}


@pytest.fixture(scope="module")
def case(cast: Cast) -> UUID:
    return stages.security_case(cast)


@pytest.fixture
def karen(cast: Cast) -> Actor:
    return cast.actor("Karen Coordinator")


@pytest.fixture
def petra(cast: Cast) -> Actor:
    return cast.actor("Petra Prevention-centre", NATIONAL)


@pytest.fixture
def sent(karen: Actor, case: UUID) -> UUID:
    package = row(HandOff, karen).ref
    do(send_hand_off, karen, ref=package, **WHY)
    return package


@pytest.fixture
def received(petra: Actor, sent: UUID) -> UUID:
    do(receive_hand_off, petra, ref=sent)
    return sent


def test_A96_the_centre_takes_it_on_and_the_house_sees_it(karen: Actor, petra: Actor, received: UUID) -> None:
    do(answer_hand_off, petra, ref=received, takes=True, text="We shall meet him.")
    found = row(HandOff, karen)
    assert (found.state, found.answer) == ("taken", "We shall meet him.")
    assert happened(karen, "hand-off.taken", received) == 1
    refused(WrongState, answer_hand_off, petra, ref=received, takes=True)


def test_A96_what_is_sent_back_is_read_no_more_and_returns_to_the_desk(
    karen: Actor, petra: Actor, received: UUID
) -> None:
    do(answer_hand_off, petra, ref=received, takes=False, reason="no-threat")
    assert (row(HandOff, karen).state, readable(petra)) == ("returned", set())
    do(prepare_again, karen, ref=received)
    assert count(HandOff, petra) == 0
    do(send_hand_off, karen, ref=received, **WHY)
    assert "identity/fact" in readable(petra)


def test_it_goes_back_only_with_a_reason(petra: Actor, received: UUID) -> None:
    for reason in ("", "bored"):
        refusal = refused(MissingFact, answer_hand_off, petra, ref=received, takes=False, reason=reason)
        assert refusal.questions == ("reason",)


def test_the_house_does_not_answer_for_the_centre(karen: Actor, received: UUID) -> None:
    refused(NotAllowed, answer_hand_off, karen, ref=received, takes=True)


def test_what_was_not_acknowledged_is_not_answered(petra: Actor, sent: UUID) -> None:
    refused(WrongState, answer_hand_off, petra, ref=sent, takes=True)


def test_what_did_not_come_back_is_not_put_together_again(karen: Actor, received: UUID) -> None:
    refused(WrongState, prepare_again, karen, ref=received)


def test_A96_a_missing_receipt_rings_once_on_its_day(cast: Cast, karen: Actor, sent: UUID) -> None:
    assert do(alarm_receipts, cast.desk()) == 0
    with clock.travel(clock.now() + timedelta(days=60)):
        assert do(alarm_receipts, cast.desk()) == 1
        assert do(alarm_receipts, cast.desk()) == 0
    assert happened(karen, "hand-off.unreceipted", sent) == 1


def test_A96_the_alarm_reaches_every_cleared_coordinator_and_nobody_else(cast: Cast, sent: UUID) -> None:
    kurt, hans = cast.actor("Kurt Coordinator"), cast.actor("Hans House-worker")
    assert count(HandOff, kurt) == 0
    with clock.travel(clock.now() + timedelta(days=60)):
        do(alarm_receipts, cast.desk())
    assert (count(HandOff, kurt), count(HandOff, hans)) == (1, 0)
    assert (count(Case, kurt), happened(hans, "hand-off.unreceipted")) == (0, 0)


def test_A96_the_local_file_shows_a_stub_only(cast: Cast, karen: Actor, received: UUID, case: UUID) -> None:
    with stages.seen_by(karen):
        stub = case_card(karen, case).hand_off
    assert stub is not None
    assert stub.items == ()


def test_A96_the_stub_is_invisible_to_the_social_track(cast: Cast, received: UUID) -> None:
    for name in ("Hans House-worker", "Sara Social-worker", "Tove Teacher"):
        assert count(HandOff, cast.actor(name)) == 0
