"""The board of nine dimensions to the desk, and an invitation to the agency that was asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.cards.items import ItemCard, item_cards
from cases.cards.words import short
from cases.dimensions import HALVES, NINE, label
from cases.models import Invitation, Item
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, Sheet

REASONS = tuple(Invitation.Reason.choices)


@dataclass(frozen=True, slots=True)
class DimensionCard:
    """One dimension with what lies on it."""

    code: str
    label: str
    items: tuple[ItemCard, ...]


@dataclass(frozen=True, slots=True)
class HalfCard:
    """One half of the board."""

    label: str
    dimensions: tuple[DimensionCard, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing lies on this half yet."""
        return not any(d.items for d in self.dimensions)


@dataclass(frozen=True, slots=True)
class InvitedRow:
    """One agency that was asked, to the house."""

    ref: UUID
    agency: str
    state: str
    state_label: str
    reason: str
    due_at: datetime
    overdue: bool
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardCard:
    """Everything on the board of one concern; the half that protects stands first."""

    triage: UUID
    short: str
    state: str
    age: int | None
    halves: tuple[HalfCard, ...]
    unplaced: tuple[ItemCard, ...]
    invited: tuple[InvitedRow, ...]


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """What an invited agency is shown: who asks, about whom, on which sides of life, until when."""

    ref: UUID
    short: str
    house: str
    state: str
    state_label: str
    reason: str
    purpose: str
    age: int | None
    sent_at: datetime
    due_at: datetime
    overdue: bool
    dimensions: tuple[tuple[str, str], ...]
    about: tuple[ItemCard, ...]
    laid: tuple[tuple[str, ItemCard], ...]
    category: str


def board_card(actor: Actor, ref: UUID) -> BoardCard:
    """Return the board of a concern on the desk."""
    actor.must("triage")
    triage = rows.triage(actor, ref)
    cards = {c.ref: c for c in item_cards(actor, rows.items_of_concern(actor, triage.concern))}
    laid = _laid(actor, triage.concern_id)
    trail.record(actor, "board.shown", triage.ref, file=triage.concern.ref, secret=triage.secret)
    placed = {item for _, item in laid}
    return BoardCard(
        triage=triage.ref,
        short=short(triage.concern.ref),
        state=triage.state,
        age=triage.concern.age,
        halves=tuple(_half(half, laid, cards) for half in HALVES),
        unplaced=tuple(c for c in cards.values() if c.ref not in placed and _can_lie(c)),
        invited=tuple(_invited(i) for i in rows.invitations_of(actor, triage.concern)),
    )


def guests(actor: Actor) -> list[tuple[UUID, str]]:
    """Return the agencies with a seat, for a form."""
    seated = directory.hosted_forum(actor.agency_id).members - {actor.agency_id}
    return [(a.ref, a.name) for a in directory.neighbours(actor.agency_id) if a.pk in seated]


def invitation_cards(actor: Actor, number: int = 1) -> Sheet[InvitationCard]:
    """Return a part of the invitations to the own agency, without saying about whom."""
    actor.must("answer-referral")
    found = rows.received_invitations(actor, number)
    return Sheet.of((_invitation(i, (), ()) for i in found), like=found)


def part_of_invitations(actor: Actor, after: UUID | None = None) -> Part[InvitationCard]:
    """Return a part of the invitations to the own agency, newest first, without saying about whom."""
    actor.must("answer-referral")
    found = rows.part_of_invitations(actor, after)
    return Part.of([_invitation(i, (), ()) for i in found], found.older)


def invitation_card(actor: Actor, ref: UUID) -> InvitationCard:
    """Return one invitation with what the agency may know, and record that it was shown."""
    actor.must("answer-referral")
    found = rows.received_invitation(actor, ref)
    about = item_cards(actor, rows.items_shown_with(actor, found))
    laid = rows.board_of(actor, found.concern_id)
    own = {c.ref: c for c in item_cards(actor, rows.items_laid(actor, laid))}
    trail.record(actor, "invitation.shown", found.ref, keeper=found.desk_id)
    mine = tuple((label(e.dimension), own[e.item.ref]) for e in laid if e.item.ref in own)
    return _invitation(found, tuple(about), mine)


def _laid(actor: Actor, concern: int) -> list[tuple[str, UUID]]:
    return [(e.dimension, e.item.ref) for e in rows.board_of(actor, concern)]


def _half(half: str, laid: Iterable[tuple[str, UUID]], cards: dict[UUID, ItemCard]) -> HalfCard:
    dimensions = [
        DimensionCard(
            d.code, str(d.label), tuple(cards[i] for code, i in laid if code == d.code and i in cards)
        )
        for d in NINE
        if d.half == half
    ]
    return HalfCard(str(HALVES[half]), tuple(dimensions))


def _can_lie(card: ItemCard) -> bool:
    """Say whether it describes a life; who it is about and how to reach them does not."""
    return card.category not in (Item.Category.IDENTITY, Item.Category.CONTACT)


def _invited(found: Invitation) -> InvitedRow:
    return InvitedRow(
        ref=found.ref,
        agency=found.agency.name,
        state=found.state,
        state_label=str(found.get_state_display()),
        reason=str(found.get_reason_display()) if found.reason else "",
        due_at=found.due_at,
        overdue=found.overdue,
        dimensions=tuple(label(code) for code in found.dimensions),
    )


def _invitation(
    found: Invitation, about: tuple[ItemCard, ...], laid: tuple[tuple[str, ItemCard], ...]
) -> InvitationCard:
    return InvitationCard(
        ref=found.ref,
        short=short(found.ref),
        house=found.desk.name,
        state=found.state,
        state_label=str(found.get_state_display()),
        reason=str(found.get_reason_display()) if found.reason else "",
        purpose=found.purpose,
        age=found.age,
        sent_at=found.sent_at,
        due_at=found.due_at,
        overdue=found.overdue,
        dimensions=tuple((code, label(code)) for code in found.dimensions),
        about=about,
        laid=laid,
        category=OWN.get(found.agency.kind, Item.Category.NOTE),
    )


# What an agency of a kind mostly knows; proposed on its form.
OWN = {
    "school": Item.Category.SCHOOL,
    "self-governing-institution": Item.Category.SCHOOL,
    "police": Item.Category.POLICE,
    "health": Item.Category.HEALTH,
    "psychiatry": Item.Category.HEALTH,
    "social-services": Item.Category.SOCIAL,
    "child-welfare": Item.Category.SOCIAL,
    "municipality": Item.Category.SOCIAL,
}
