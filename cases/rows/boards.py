"""The door to boards and invitations."""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from cases.models import BoardEntry, Concern, Disclosure, Invitation, Item
from cases.rows.one import one
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, Sheet, newest_first, sheet


def invitation(actor: Actor, ref: UUID, *, lock: bool = False) -> Invitation:
    """Return one invitation that was sent or received, or raise NotFound."""
    rows = Invitation.objects.visible_to(actor).select_related("desk", "agency")
    found: Invitation = one(rows, ref, lock=lock)
    return found


def received_invitation(actor: Actor, ref: UUID, *, lock: bool = False) -> Invitation:
    """Return one invitation to the own agency, or raise NotFound."""
    rows = Invitation.objects.visible_to(actor).filter(agency_id=actor.agency_id)
    found: Invitation = one(rows.select_related("desk", "agency"), ref, lock=lock)
    return found


def invitations_of(actor: Actor, concern: Concern) -> list[Invitation]:
    """Return the invitations that the own desk sent about a concern."""
    rows = Invitation.objects.visible_to(actor).filter(concern=concern, desk_id=actor.agency_id)
    return list(rows.select_related("agency"))


def received_invitations(actor: Actor, number: int = 1) -> Sheet[Invitation]:
    """Return a part of the invitations to the own agency for its purpose: open ones, then the newest."""
    rows = Invitation.objects.visible_to(actor).filter(agency_id=actor.agency_id)
    order = (F("answered_at").desc(nulls_first=True), "due_at", "pk")
    return sheet(rows.select_related("desk").order_by(*order), number)


def part_of_invitations(actor: Actor, after: UUID | None = None) -> Part[Invitation]:
    """Return a part of the invitations to the own agency for the stated purpose, newest first."""
    rows = Invitation.objects.visible_to(actor).filter(agency_id=actor.agency_id)
    return newest_first(rows.select_related("desk", "agency"), by="sent_at", after=after)


def board_of(actor: Actor, concern: int) -> list[BoardEntry]:
    """Return what lies on the board of a concern, as far as the actor may know, in order."""
    return list(BoardEntry.objects.visible_to(actor).filter(concern_id=concern).select_related("item"))


def shown_with(actor: Actor, invitation: Invitation) -> QuerySet[Any]:
    """Return the disclosures by which an invited agency is told whom it is about."""
    return Disclosure.objects.visible_to(actor).filter(
        item__concern_id=invitation.concern_id,
        recipient_id=invitation.agency_id,
        stage=Disclosure.Stage.PREVIEW,
        case=None,
        ended_at=None,
    )


def items_shown_with(actor: Actor, invitation: Invitation) -> list[Item]:
    """Return what tells the invited agency whom it is about, while the invitation is open."""
    passed = Disclosure.live_for(actor).filter(
        item__concern_id=invitation.concern_id, stage=Disclosure.Stage.PREVIEW, case=None
    )
    rows = Item.objects.visible_to(actor).filter(pk__in=passed.values("item_id"))
    return list(rows.select_related("agency").order_by("pk"))


def items_laid(actor: Actor, entries: list[BoardEntry]) -> list[Item]:
    """Return the items of these entries that the actor may read."""
    rows = Item.objects.visible_to(actor).filter(pk__in=[e.item_id for e in entries])
    return list(rows.select_related("agency").order_by("pk"))
