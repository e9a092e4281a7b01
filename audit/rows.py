"""The door to the trail and the outbox."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from audit.models import Delivery, Event
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, newest_first

UNDONE = (Delivery.State.WAITING, Delivery.State.TAKEN)


def events_of(
    actor: Actor, files: Iterable[UUID], kinds: Iterable[str], after: UUID | None = None
) -> Part[Event]:
    """Return a part of what happened to these files as far as the actor's agency may know, newest first."""
    rows = Event.objects.visible_to(actor).filter(file__in=list(files), kind__in=list(kinds))
    return newest_first(rows, by="at", after=after)


def all_events_of(actor: Actor, files: Iterable[UUID], kinds: Iterable[str]) -> list[Event]:
    """Return all of it, for an answer that must be complete."""
    rows = Event.objects.visible_to(actor).filter(file__in=list(files), kind__in=list(kinds))
    return list(rows.order_by("-at", "-pk"))


def failed_deliveries() -> list[Delivery]:
    """Return what the machinery gave up on, oldest first."""
    rows = Delivery.objects.filter(state=Delivery.State.FAILED).select_related("event")
    return list(rows.order_by("made_at")[:200])


def failed_count() -> int:
    """Return how many deliveries wait for a person."""
    return Delivery.objects.filter(state=Delivery.State.FAILED).count()


def undone_count() -> int:
    """Return how many deliveries are on their way."""
    return Delivery.objects.filter(state__in=UNDONE).count()


def oldest_undone() -> datetime | None:
    """Return when the oldest undone delivery was made, or None where all is done."""
    first = Delivery.objects.filter(state__in=UNDONE).order_by("made_at").first()
    return first.made_at if first else None
