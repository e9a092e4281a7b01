"""The security track: prepared, sent with a reason, acknowledged; invisible to everybody else."""

from uuid import UUID

import pytest

from cases.actions.hand_off import receive_hand_off, send_hand_off
from cases.models import Case, HandOff
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from tests import stages
from tests.cases.look import count, disclosed, happened, readable, refused, row
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
def prepared(karen: Actor, case: UUID) -> UUID:
    return row(HandOff, karen).ref


@pytest.fixture
def sent(karen: Actor, prepared: UUID) -> UUID:
    do(send_hand_off, karen, ref=prepared, **WHY)
    return prepared


def test_a_sent_package_reaches_the_prevention_centre_with_its_items(
    karen: Actor, petra: Actor, sent: UUID
) -> None:
    assert row(HandOff, petra, ref=sent).state == "sent"
    assert "identity/fact" in readable(petra)
    assert happened(karen, "hand-off.sent", sent) == 1


def test_before_it_is_sent_the_centre_has_nothing(petra: Actor, prepared: UUID) -> None:
    assert (count(HandOff, petra), readable(petra)) == (0, set())


def test_without_the_reason_nothing_is_sent(karen: Actor, petra: Actor, prepared: UUID) -> None:
    refused(MissingFact, send_hand_off, karen, ref=prepared, necessity="  ")
    assert (row(HandOff, karen).state, readable(petra)) == ("prepared", set())


def test_sent_twice_the_second_is_told_so(karen: Actor, sent: UUID) -> None:
    before = disclosed(karen)
    refused(WrongState, send_hand_off, karen, ref=sent, **WHY)
    assert disclosed(karen) == before


def test_the_centre_acknowledges_and_the_sender_sees_it(karen: Actor, petra: Actor, sent: UUID) -> None:
    do(receive_hand_off, petra, ref=sent)
    assert row(HandOff, karen).state == "received"
    assert happened(karen, "hand-off.received", sent) == 1
    refused(WrongState, receive_hand_off, petra, ref=sent)


def test_the_sender_does_not_acknowledge_its_own(karen: Actor, sent: UUID) -> None:
    refused(NotAllowed, receive_hand_off, karen, ref=sent)


def test_what_was_not_sent_cannot_be_acknowledged(petra: Actor, prepared: UUID) -> None:
    refused(NotFound, receive_hand_off, petra, ref=prepared)


def test_the_centre_gets_the_package_and_not_the_case(petra: Actor, sent: UUID) -> None:
    assert count(Case, petra) == 0


@pytest.mark.parametrize("name", ["Hans House-worker", "Kurt Coordinator"])
def test_the_house_outside_the_team_learns_nothing(cast: Cast, sent: UUID, name: str) -> None:
    actor = cast.actor(name)
    assert count(HandOff, actor) == count(Case, actor) == 0
    assert disclosed(actor, stage="hand-off") == (0 if not actor.cleared else 3)


def test_the_reporter_learns_nothing(cast: Cast, sent: UUID) -> None:
    tove = cast.actor("Tove Teacher")
    assert count(HandOff, tove) == happened(tove, "hand-off.sent") == disclosed(tove, stage="hand-off") == 0
