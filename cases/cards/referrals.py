"""What an offer looks like to the agency that was asked, and to the one that asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.cards.items import ItemCard, item_cards
from cases.cards.words import short
from cases.models import Referral
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose

# For the forms: why an offer may be declined, code and words.
REASONS = tuple(Referral.Reason.choices)


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One line of a list of offers: nothing about the person."""

    ref: UUID
    short: str
    sender: str
    recipient: str
    state: str
    state_label: str
    purpose: str
    purpose_label: str
    offered_at: datetime
    due_at: datetime
    overdue: bool
    reason: str
    reason_label: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who could take the lead."""

    ref: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ReferralCard:
    """The preview: enough to say yes or no. After acceptance, with the case and the lead."""

    row: ReferralRow
    request: str
    age: int | None
    items: tuple[ItemCard, ...]
    lead: str
    case: UUID | None
    colleagues: tuple[Colleague, ...]


def referral_row(referral: Referral) -> ReferralRow:
    """Return the line of one offer."""
    return ReferralRow(
        ref=referral.ref,
        short=short(referral.ref),
        sender=referral.sender.name,
        recipient=referral.recipient.name,
        state=referral.state,
        state_label=str(referral.get_state_display()),
        purpose=referral.purpose,
        purpose_label=Purpose(referral.purpose).label,
        offered_at=referral.offered_at,
        due_at=referral.due_at,
        overdue=referral.overdue,
        reason=referral.reason,
        reason_label=str(referral.get_reason_display()) if referral.reason else "",
    )


def received_rows(actor: Actor) -> list[ReferralRow]:
    """Return what was offered to the own agency for the purpose stated, newest first."""
    actor.must("answer-referral")
    return [referral_row(r) for r in rows.received_referrals(actor)]


def referral_card(actor: Actor, ref: UUID) -> ReferralCard:
    """Return one offer to the agency that was asked, and record that it was shown."""
    actor.must("answer-referral")
    referral = rows.received_referral(actor, ref)
    readable = referral.state in Referral.READABLE
    shown = rows.preview_items(actor, referral) if readable else []
    trail.record(actor, "referral.shown", referral.ref, keeper=referral.sender_id)
    case = rows.accepted_case(actor, referral)
    return ReferralCard(
        row=referral_row(referral),
        request=referral.request if readable else "",
        age=referral.age if readable else None,
        items=tuple(item_cards(actor, shown)),
        lead=directory.names({referral.lead_id}).get(referral.lead_id, "") if referral.lead_id else "",
        case=case.ref if case else None,
        colleagues=tuple(colleague_cards(actor)),
    )


def colleague_cards(actor: Actor) -> list[Colleague]:
    """Return who at the own agency could take the lead."""
    actor.must("answer-referral")
    return [Colleague(u.ref, u.display_name) for u in directory.colleagues(actor)]
