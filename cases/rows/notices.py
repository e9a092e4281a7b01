"""The door to notices."""

from uuid import UUID

from cases.models import Case, Notice
from cases.rows.one import one
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, Sheet, newest_first, sheet


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


def received_notices(actor: Actor, number: int = 1) -> Sheet[Notice]:
    """Return a part of what the own agency was told for its purpose: open ones first, then the newest."""
    rows = Notice.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    return sheet(rows.select_related("sender", "recipient").order_by("-state", "-made_at", "-pk"), number)


def part_of_notices(actor: Actor, after: UUID | None = None) -> Part[Notice]:
    """Return a part of what the own agency was told for the stated purpose, newest first."""
    rows = Notice.objects.visible_to(actor).filter(recipient_id=actor.agency_id)
    return newest_first(rows.select_related("sender", "recipient"), by="made_at", after=after)


def notices_of(actor: Actor, case: Case) -> list[Notice]:
    """Return what the own agency told others about a case, the unanswered first."""
    rows = Notice.objects.visible_to(actor).filter(sender_id=actor.agency_id, case=case)
    return list(rows.select_related("sender", "recipient").order_by("-state", "due_at", "pk"))
