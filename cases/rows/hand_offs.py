"""The door to packages for the security service."""

from uuid import UUID

from cases.models import Case, Disclosure, HandOff, Item
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, newest_first


def hand_off(actor: Actor, ref: UUID, *, lock: bool = False) -> HandOff:
    """Return one hand-off, or raise NotFound."""
    rows = HandOff.objects.visible_to(actor).select_related("sender", "recipient")
    found: HandOff = one(rows, ref, lock=lock)
    return found


def hand_offs(actor: Actor, after: UUID | None = None) -> Part[HandOff]:
    """Return a part of the hand-offs the actor may know of, newest first."""
    rows = HandOff.objects.visible_to(actor).select_related("sender", "recipient")
    return newest_first(rows, by="prepared_at", after=after)


def items_of_hand_off(actor: Actor, hand_off: HandOff) -> list[Item]:
    """Return the items of a package that the actor may read."""
    passed = Disclosure.objects.visible_to(actor).filter(
        case=hand_off.case_id, stage=Disclosure.Stage.HAND_OFF, recipient_id=hand_off.recipient_id
    )
    rows = Item.objects.visible_to(actor).filter(pk__in=passed.values("item_id"))
    return list(rows.select_related("agency").order_by("pk"))


def hand_off_of(actor: Actor, case: Case) -> HandOff | None:
    """Return the hand-off of a case, if there is one and the actor may know of it."""
    return HandOff.objects.visible_to(actor).filter(case=case).select_related("sender", "recipient").first()


def passed_with(actor: Actor, hand_off: HandOff) -> list[Disclosure]:
    """Return the running disclosures of a package."""
    rows = Disclosure.objects.visible_to(actor).filter(case=hand_off.case_id, ended_at=None)
    return list(rows.filter(stage=Disclosure.Stage.HAND_OFF, recipient_id=hand_off.recipient_id))


def unreceipted(actor: Actor) -> list[HandOff]:
    """Return the own packages whose receipt is missing and about which nobody was alarmed yet, locked."""
    rows = HandOff.objects.visible_to(actor).filter(sender_id=actor.agency_id, alarmed_at=None)
    late = rows.filter(state=HandOff.State.SENT, receipt_due_at__lt=clock.now()).select_related("case")
    return list(late.select_for_update(of=("self",)))
