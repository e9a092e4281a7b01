"""The package to the prevention centre, to cleared people of the two bodies."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from audit import trail
from cases import rows
from cases.cards.items import ItemCard, item_cards
from cases.cards.words import short
from cases.models import HandOff
from infohouse.core.actor import Actor
from infohouse.core.paging import Part

REASONS = tuple(HandOff.Reason.choices)


@dataclass(frozen=True, slots=True)
class HandOffCard:
    """The package to the prevention centre."""

    ref: UUID
    short: str
    state: str
    state_label: str
    sender: str
    recipient: str
    prepared_at: datetime
    sent_at: datetime | None
    receipt_due_at: datetime | None
    received_at: datetime | None
    alarmed: bool
    answered_at: datetime | None
    reason: str
    answer: str
    necessity: str
    items: tuple[ItemCard, ...]


def hand_off_rows(actor: Actor, after: UUID | None = None) -> Part[HandOffCard]:
    """Return a part of the packages the actor may know of, without their content, newest first."""
    found = rows.hand_offs(actor, after)
    return Part.of([hand_off_stub(h) for h in found], found.older)


def hand_off_card(actor: Actor, ref: UUID) -> HandOffCard:
    """Return one package with its items, and record that it was shown."""
    hand_off = rows.hand_off(actor, ref)
    items = rows.items_of_hand_off(actor, hand_off)
    trail.record(actor, "hand-off.shown", hand_off.ref, keeper=hand_off.sender_id, secret=True)
    return hand_off_stub(hand_off, tuple(item_cards(actor, items)))


def hand_off_stub(hand_off: HandOff, items: tuple[ItemCard, ...] = ()) -> HandOffCard:
    """Return a package with these items."""
    return HandOffCard(
        ref=hand_off.ref,
        short=short(hand_off.ref),
        state=hand_off.state,
        state_label=str(hand_off.get_state_display()),
        sender=hand_off.sender.name,
        recipient=hand_off.recipient.name,
        prepared_at=hand_off.prepared_at,
        sent_at=hand_off.sent_at,
        receipt_due_at=hand_off.receipt_due_at,
        received_at=hand_off.received_at,
        alarmed=hand_off.alarmed_at is not None and hand_off.state == HandOff.State.SENT,
        answered_at=hand_off.answered_at,
        reason=str(hand_off.get_reason_display()) if hand_off.reason else "",
        answer=hand_off.answer or "",
        necessity=hand_off.necessity or "",
        items=items,
    )
