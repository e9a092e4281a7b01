"""Claim, hand over and finish deliveries."""

import logging
from collections.abc import Callable
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from audit.models import Delivery, Event

log = logging.getLogger("infohouse.outbox")
BATCH = 200


def wake() -> None:
    """Ask a worker to look into the outbox now. Without a broker the clock finds the row later."""
    try:
        current_app.send_task("audit.relay", retry=False)
    except OperationalError:
        log.warning("the broker is away; what was logged waits safely in the outbox")


def claim(limit: int = BATCH) -> list[Delivery]:
    """Take what waits, and what a dead worker left behind, under a lease.

    Real time, not the house's clock: a lease is between processes.
    """
    now = timezone.now()
    free = Q(state=Delivery.State.WAITING) | Q(state=Delivery.State.TAKEN, leased_until__lt=now)
    with transaction.atomic():
        rows = list(Delivery.objects.select_for_update(skip_locked=True).filter(free).order_by("pk")[:limit])
        spent = [d.pk for d in rows if d.tries >= settings.OUTBOX_TRIES]
        taken = [d for d in rows if d.tries < settings.OUTBOX_TRIES]
        Delivery.objects.filter(pk__in=spent).update(state=Delivery.State.FAILED)
        Delivery.objects.filter(pk__in=[d.pk for d in taken]).update(
            state=Delivery.State.TAKEN,
            leased_until=now + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS),
            tries=F("tries") + 1,
        )
    return taken


def relay() -> int:
    """Hand each claimed delivery to the worker and return how many there were."""
    taken = claim()
    for delivery in taken:
        current_app.send_task(delivery.task, args=[delivery.pk], retry=False)
    return len(taken)


def deliver(delivery_id: int, act: Callable[[Event], None]) -> bool:
    """Run the act for the delivery's event, once; return False where it was done before.

    Effect and mark commit together, so a second copy of the task finds it done. A failure leaves its kind
    (never its text, which may repeat a row) and goes on to the caller.
    """
    try:
        with transaction.atomic():
            # Only the delivery is locked: events are never changed, and nobody may lock them for it.
            own = Delivery.objects.select_for_update(of=("self",))
            delivery = own.select_related("event").get(pk=delivery_id)
            if delivery.state == Delivery.State.DONE:
                return False
            act(delivery.event)
            delivery.state, delivery.done_at = Delivery.State.DONE, timezone.now()
            delivery.save(update_fields=["state", "done_at"])
            return True
    except Exception as error:
        Delivery.objects.filter(pk=delivery_id).update(failure=type(error).__name__)
        raise


def try_again(delivery_id: int) -> None:
    """Put a failed delivery back into the queue."""
    Delivery.objects.filter(pk=delivery_id, state=Delivery.State.FAILED).update(
        state=Delivery.State.WAITING, tries=0, leased_until=None
    )
    transaction.on_commit(wake, robust=True)
