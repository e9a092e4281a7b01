"""The door to notices."""

from uuid import UUID

from cases.models import Case, Notice
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor


def notice(actor: Actor, ref: UUID, *, lock: bool = False) -> Notice:
    """Return one notice that was sent or received, or raise NotFound."""
    rows = Notice.objects.visible_to(actor).select_related("sender", "recipient")
    found: Notice = one(rows, ref, lock=lock)
    return found


def received_notice(actor: Actor, ref: UUID, *, lock: bool = False) -> Notice:
    """Return one notice to the own agency, or raise NotFound."""
    rows = Notice.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    found: Notice = one(rows.select_related("sender", "recipient"), ref, lock=lock)
    return found


def received_notices(actor: Actor, limit: int = 100) -> list[Notice]:
    """Return what the own agency was told for the stated purpose: open ones first, then the newest."""
    rows = Notice.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    return list(rows.select_related("sender", "recipient").order_by("-state", "-made_at", "-pk")[:limit])


def notices_of(actor: Actor, case: Case) -> list[Notice]:
    """Return what the own agency told others about a case, the unanswered first."""
    rows = Notice.objects.visible_to(actor).filter(sender_id=actor.agency_id, case=case)
    return list(rows.select_related("sender", "recipient").order_by("-state", "due_at", "pk"))


def late_notices(actor: Actor, limit: int = 100) -> list[Notice]:
    """Return what the own agency told others and nobody acknowledged in time, the latest first."""
    rows = Notice.objects.visible_to(actor).filter(
        sender_id=actor.agency_id, state=Notice.State.OPEN, due_at__lt=clock.now()
    )
    return list(rows.select_related("recipient", "case").order_by("due_at", "pk")[:limit])
