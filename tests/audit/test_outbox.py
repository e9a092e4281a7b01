"""Nothing lost: what an event must set in motion is a row, leased, done once, and never dropped in silence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg2
import pytest
from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from audit import outbox, trail
from audit.models import Delivery, Event
from cases import tasks
from cases.cards import operations
from cases.models import Triage
from infohouse.core.errors import NotAllowed
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from tests import stages
from tests.cases.look import count
from tests.cast import Cast, assemble
from tests.conftest import DATABASE, TESTBED


@pytest.fixture
def logged(cast: Cast) -> UUID:
    return stages.logged(cast)


@pytest.fixture
def delivery(logged: UUID) -> Delivery:
    return Delivery.objects.get(task="cases.open_triage")


@pytest.fixture
def worker(cast: Cast) -> Iterator[None]:
    """Let events of the house be read, as the worker's own role may; the journeys run the real one."""
    with acting_as(cast.desk()):
        yield


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[int]]]:
    """Note what is sent to the broker."""
    found: list[tuple[str, list[int]]] = []
    monkeypatch.setattr(current_app, "send_task", lambda name, args=(), **_: found.append((name, list(args))))
    return found


@pytest.fixture
def no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("no broker")

    monkeypatch.setattr(current_app, "send_task", away)


def state_of(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def lose_the_worker(delivery: Delivery) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(leased_until=timezone.now() - timedelta(seconds=1))


def test_an_event_that_wakes_something_leaves_a_delivery(delivery: Delivery) -> None:
    assert (delivery.state, delivery.tries) == ("waiting", 0)


def test_claiming_takes_it_under_a_lease(delivery: Delivery) -> None:
    assert [d.pk for d in outbox.claim()] == [delivery.pk]
    assert state_of(delivery) == "taken"
    assert delivery.leased_until > timezone.now()
    assert delivery.tries == 1


def test_what_is_leased_is_not_claimed_again(delivery: Delivery) -> None:
    outbox.claim()
    assert outbox.claim() == []


def test_what_a_dead_worker_left_is_claimed_again(delivery: Delivery) -> None:
    outbox.claim()
    lose_the_worker(delivery)
    assert [d.pk for d in outbox.claim()] == [delivery.pk]
    assert (state_of(delivery), delivery.tries) == ("taken", 2)


def test_the_relay_hands_each_over_once(delivery: Delivery, sent: list[Any]) -> None:
    assert (outbox.relay(), outbox.relay()) == (1, 0)
    assert sent == [("cases.open_triage", [delivery.pk])]


def test_a_task_that_comes_twice_has_one_effect(cast: Cast, worker: None, delivery: Delivery) -> None:
    for _ in range(3):
        tasks.open_triage(delivery.pk)
    assert count(Triage, cast.desk()) == 1
    assert state_of(delivery) == "done"


def test_done_is_said_once(worker: None, delivery: Delivery) -> None:
    acts: list[Event] = []
    assert outbox.deliver(delivery.pk, acts.append) is True
    assert outbox.deliver(delivery.pk, acts.append) is False
    assert len(acts) == 1


def test_what_fails_takes_its_effect_back_and_leaves_its_kind_only(
    cast: Cast, worker: None, delivery: Delivery
) -> None:
    def fails(event: Event) -> None:
        Delivery.objects.create(event=event, task="an.effect", made_at=timezone.now())
        raise ValueError("Fabian Fiktiv")

    with pytest.raises(ValueError, match="Fabian"):
        outbox.deliver(delivery.pk, fails)
    assert state_of(delivery) != "done"
    assert delivery.failure == "ValueError"
    assert not Delivery.objects.filter(task="an.effect").exists()


def give_up(delivery: Delivery) -> None:
    for _ in range(settings.OUTBOX_TRIES + 1):
        outbox.claim()
        lose_the_worker(delivery)


def test_after_several_tries_it_stands_with_the_operator(cast: Cast, delivery: Delivery) -> None:
    give_up(delivery)
    otto = cast.actor("Otto Operator", Purpose.AUDIT)
    with stages.seen_by(otto):
        card = operations.operations_card(otto)
    assert [f.delivery for f in card.failed] == [delivery.pk]
    assert outbox.claim() == []


def test_the_operator_tries_again(cast: Cast, worker: None, delivery: Delivery) -> None:
    give_up(delivery)
    otto = cast.actor("Otto Operator", Purpose.AUDIT)
    with stages.seen_by(otto):
        operations.try_again(otto, delivery.pk)
    assert (state_of(delivery), delivery.tries) == ("waiting", 0)
    tasks.open_triage(delivery.pk)
    assert state_of(delivery) == "done"


def test_nobody_else_sees_or_retries(cast: Cast, delivery: Delivery) -> None:
    karen = cast.actor("Karen Coordinator")
    for look in (operations.operations_card, lambda actor: operations.try_again(actor, delivery.pk)):
        with pytest.raises(NotAllowed), stages.seen_by(karen):
            look(karen)


def test_what_is_done_cannot_be_tried_again(worker: None, delivery: Delivery) -> None:
    tasks.open_triage(delivery.pk)
    outbox.try_again(delivery.pk)
    assert state_of(delivery) == "done"


def test_with_the_broker_away_a_concern_is_logged_and_waits(
    cast: Cast, no_broker: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as woken:
        stages.logged(cast)
    assert woken
    assert Delivery.objects.get(task="cases.open_triage").state == "waiting"


def test_after_the_commit_the_relay_is_woken(
    cast: Cast, sent: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        stages.logged(cast)
    assert sent == [("audit.relay", [])]


def test_a_relay_that_loses_its_broker_gives_the_delivery_back_with_the_lease(
    delivery: Delivery, no_broker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OperationalError):
        outbox.relay()
    lose_the_worker(delivery)
    monkeypatch.undo()
    assert [d.pk for d in outbox.claim()] == [delivery.pk]


@pytest.mark.django_db(transaction=True)
def test_an_event_without_a_transaction_is_refused() -> None:
    karen = assemble().actor("Karen Coordinator")
    with pytest.raises(RuntimeError, match="in the transaction"):
        trail.record(karen, "case.shown", uuid4())


@pytest.mark.django_db(transaction=True)
def test_two_relays_at_once_never_take_the_same() -> None:
    cast = assemble()
    for _ in range(3):
        stages.logged(cast)
    with other_session() as cursor, transaction.atomic():
        cursor.execute("select id from audit_delivery order by id limit 2 for update skip locked")
        held = {pk for (pk,) in cursor.fetchall()}
        with connection.cursor() as own:
            own.execute("set local lock_timeout = '1s'")
        taken = {d.pk for d in outbox.claim()}
    assert len(held) == 2
    assert len(taken) == 1
    assert not held & taken


@contextmanager
def other_session() -> Iterator[Any]:
    opened = psycopg2.connect(host=str(TESTBED.cluster.socket), user="infohouse_worker", dbname=DATABASE)
    try:
        with opened.cursor() as cursor:
            yield cursor
    finally:
        opened.close()
