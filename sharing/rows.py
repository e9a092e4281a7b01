"""The door to decisions."""

from collections.abc import Iterable
from uuid import UUID

from infohouse.core.actor import Actor
from sharing.models import Decision


def decisions_of(actor: Actor, asking: UUID) -> list[Decision]:
    """Return what the law answered at one asking, by recipient and in the order of the items."""
    rows = Decision.objects.visible_to(actor).filter(asking=asking)
    return list(rows.select_related("recipient").order_by("recipient__name", "pk"))


def decisions_on(actor: Actor, file: UUID) -> list[Decision]:
    """Return every decision on one file, newest first."""
    rows = Decision.objects.visible_to(actor).filter(file=file)
    return list(rows.select_related("recipient").order_by("-pk"))


def decisions_by_ref(actor: Actor, refs: Iterable[UUID]) -> dict[UUID, Decision]:
    """Return decisions by their reference, with the recipient."""
    rows = Decision.objects.visible_to(actor).filter(ref__in=list(refs)).select_related("recipient")
    return {d.ref: d for d in rows}
