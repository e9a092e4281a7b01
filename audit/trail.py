"""Write down what happened, in the transaction in which it happens."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from audit import outbox
from audit.models import Delivery, Event
from infohouse.core import clock
from infohouse.core.actor import Actor


def record(
    actor: Actor,
    kind: str,
    about: UUID,
    *,
    file: UUID | None = None,
    keeper: int | None = None,
    secret: bool = False,
    **codes: Any,
) -> Event:
    """Append one event, and its deliveries to the outbox; wake the relay after the commit.

    `codes` are short codes and identifiers, never what somebody wrote. Without a transaction there is
    nothing to belong to, so it refuses.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction of what it tells")
    event = _event(actor, kind, about, file=file, keeper=keeper, secret=secret, codes=codes)
    event.save(force_insert=True)
    _put_into_outbox(event)
    return event


def record_looks(actor: Actor, kind: str, seen: Iterable[tuple[UUID, int]]) -> None:
    """Append one event for each thing of a list that was shown, with its keeper, in one statement.

    For looks only: they set nothing in motion.
    """
    if kind in settings.OUTBOX_ROUTES:
        raise RuntimeError(f"{kind} sets something in motion; record it one by one")
    Event.objects.bulk_create([_event(actor, kind, about, keeper=keeper) for about, keeper in seen])


def _event(
    actor: Actor,
    kind: str,
    about: UUID,
    *,
    file: UUID | None = None,
    keeper: int | None = None,
    secret: bool = False,
    codes: dict[str, Any] | None = None,
) -> Event:
    return Event(
        at=clock.now(),
        kind=kind,
        about=about,
        file=file or about,
        agency_id=actor.agency_id,
        keeper_id=keeper or actor.agency_id,
        user_id=actor.user_id,
        client_id=actor.client_id,
        role=actor.role,
        purpose=actor.purpose.value,
        secret=secret,
        codes=codes or {},
    )


def _put_into_outbox(event: Event) -> None:
    tasks = settings.OUTBOX_ROUTES.get(event.kind, ())
    for task in tasks:
        Delivery.objects.create(event=event, task=task, made_at=event.at)
    if tasks:
        transaction.on_commit(outbox.wake, robust=True)
