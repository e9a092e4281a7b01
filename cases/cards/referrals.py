"""What an offer looks like to the agency that was asked, and to the one that asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies import rows as directory
from agencies.discretion import neutral
from audit import trail
from cases import rows
from cases.cards.after_closing import ClosedCard, closed_card
from cases.cards.items import ItemCard, item_cards
from cases.cards.words import short
from cases.models import Referral, ReferralVersion
from infohouse.core.actor import Actor
from infohouse.core.paging import Part
from infohouse.core.purpose import Purpose

# For the forms: why an offer may be declined, how it may end and why; code and words.
REASONS = tuple(Referral.Reason.choices)
OUTCOMES = tuple(Referral.Outcome.choices)
BECAUSE = tuple(Referral.Because.choices)
COLOURS = {
    "offered": "blue",
    "pulled": "teal",
    "accepted": "green",
    "reported": "green",
    "declined": "orange",
    "recalled": "grey",
    "expired": "red",
    "ended": "grey",
}


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
    whole: bool
    is_open: bool
    escalated: bool
    colour: str
    version: int
    escalated_to: str
    outcome: str
    outcome_label: str
    because: str
    because_label: str


@dataclass(frozen=True, slots=True)
class VersionCard:
    """What an offer said before a change, and how many items came into the preview and left it with it."""

    number: int
    request: str
    added: int
    removed: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who could take the lead."""

    ref: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ReferralCard:
    """The preview: enough to say yes or no. After acceptance, with the case and the lead."""

    row: ReferralRow
    readable: bool
    version: int
    versions: tuple[VersionCard, ...]
    request: str
    age: int | None
    items: tuple[ItemCard, ...]
    lead: str
    case: UUID | None
    colleagues: tuple[Colleague, ...]
    closed: ClosedCard | None


@dataclass(frozen=True, slots=True)
class SentCard:
    """An open offer to whoever made it: what it says, what goes with it, what of that is in the preview."""

    row: ReferralRow
    request: str
    items: tuple[ItemCard, ...]
    in_preview: frozenset[UUID]


def sent_card(actor: Actor, case: UUID, ref: UUID) -> SentCard:
    """Return one offer of the own agency of this case, and record that its content was shown."""
    actor.must("coordinate")
    referral = rows.sent_referral(actor, ref, case=case)
    contents = rows.contents_of(actor, referral)
    trail.record(actor, "referral.shown", referral.ref, file=case)
    items = rows.items_by_ref(actor, [c.item.ref for c in contents])
    return SentCard(
        row=referral_rows(actor, [referral])[0],
        request=referral.request or "",
        items=tuple(item_cards(actor, items)),
        in_preview=frozenset(c.item.ref for c in contents if c.in_preview),
    )


def offer_row(actor: Actor, ref: UUID) -> ReferralRow:
    """Return the line of one offer of the own agency, in whatever state."""
    return referral_rows(actor, [rows.sent_referral(actor, ref)])[0]


def referral_rows(actor: Actor, found: Sequence[Referral]) -> list[ReferralRow]:
    """Return a line for each offer; at which desk of another agency one waits is that agency's own affair."""
    own = {r.escalated_to for r in found if r.recipient_id == actor.agency_id and r.escalated_to}
    people = directory.names(own) if own else {}
    return [_row(actor, r, people.get(r.escalated_to or 0, "")) for r in found]


def _row(actor: Actor, referral: Referral, escalated_to: str) -> ReferralRow:
    return ReferralRow(
        ref=referral.ref,
        short=short(referral.ref),
        sender=neutral(actor, referral.sender),
        recipient=neutral(actor, referral.recipient),
        state=referral.state,
        state_label=str(referral.get_state_display()),
        purpose=referral.purpose,
        purpose_label=Purpose(referral.purpose).label,
        offered_at=referral.offered_at,
        due_at=referral.due_at,
        overdue=referral.overdue,
        reason=referral.reason,
        reason_label=str(referral.get_reason_display()) if referral.reason else "",
        whole=referral.whole,
        is_open=referral.state in Referral.OPEN,
        escalated=referral.escalated_at is not None,
        colour=COLOURS[referral.state],
        version=referral.version,
        escalated_to=escalated_to,
        outcome=referral.outcome,
        outcome_label=str(referral.get_outcome_display()) if referral.outcome else "",
        because=referral.outcome_because,
        because_label=str(referral.get_outcome_because_display()) if referral.outcome_because else "",
    )


def received_rows(actor: Actor, after: UUID | None = None) -> Part[ReferralRow]:
    """Return a part of what was offered to the own agency for the purpose stated, newest first."""
    actor.must("answer-referral")
    found = rows.received_referrals(actor, after)
    return Part.of(referral_rows(actor, found), found.older)


def referral_card(actor: Actor, ref: UUID) -> ReferralCard:
    """Return one offer to the agency that was asked, and record that it was shown."""
    actor.must("answer-referral")
    referral = rows.received_referral(actor, ref)
    readable = referral.state in Referral.READABLE and referral.closed_on is None
    shown = rows.preview_items(actor, referral) if readable else []
    closed = closed_card(actor, referral)
    seen = [str(item.ref) for item in closed.items] if closed else []
    trail.record(actor, "referral.shown", referral.ref, keeper=referral.sender_id, own_items=seen)
    case = rows.accepted_case(actor, referral)
    return ReferralCard(
        row=referral_rows(actor, [referral])[0],
        readable=readable,
        version=referral.version,
        versions=tuple(_version(v) for v in rows.versions_of(actor, referral)) if readable else (),
        request=referral.request if readable else "",
        age=referral.age_today if readable else None,
        items=tuple(item_cards(actor, shown)),
        lead=directory.names({referral.lead_id}).get(referral.lead_id, "") if referral.lead_id else "",
        case=case.ref if case else None,
        colleagues=tuple(colleague_cards(actor)),
        closed=closed,
    )


def _version(version: ReferralVersion) -> VersionCard:
    return VersionCard(
        number=version.number,
        request=version.request or "",
        added=len(version.added),
        removed=len(version.removed),
        changed_at=version.changed_at,
    )


def colleague_cards(actor: Actor) -> list[Colleague]:
    """Return who at the own agency could take the lead."""
    actor.must("answer-referral")
    return [Colleague(u.ref, u.display_name) for u in directory.colleagues(actor)]
