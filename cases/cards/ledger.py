"""The ledger: every receiver of what is known about one person, over all its concerns and cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies import rows as directory
from agencies.discretion import neutral, plainly, purpose_in_words
from audit import trail
from cases import rows
from cases.cards.words import short
from cases.models import Case, Disclosure, Item
from cases.rows.disclosures import LedgerQuery
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose, mask
from sharing import explain

PAGE = 50
__all__ = ["PAGE", "DisclosureCard", "LedgerPage", "LedgerQuery", "LedgerRow", "disclosure_card", "ledger"]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One passing of one item: to whom, when, under which section, for what, carrying what, until when."""

    ref: UUID
    item: str
    item_label: str
    sender: str
    recipient: str
    made_at: datetime
    until: datetime | None
    ended_at: datetime | None
    ended_why: str
    purposes: tuple[str, ...]
    carries: tuple[str, ...]
    sentence: str
    can_recall: bool


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """One page of the ledger, the newest first, with the references to go on from."""

    rows: tuple[LedgerRow, ...]
    receivers: tuple[tuple[UUID, str], ...]
    total: int
    newer: UUID | None
    older: UUID | None


@dataclass(frozen=True, slots=True)
class DisclosureCard:
    """One line of the ledger, to be called back."""

    row: LedgerRow
    case: UUID | None


def ledger(actor: Actor, ref: UUID, query: LedgerQuery, *, whole: bool = False) -> LedgerPage:
    """Return who received what about the person of a case, as far as the actor's agency knows.

    `whole` leaves the pages away, for print. The look is recorded.
    """
    actor.must("read-trail")
    case = rows.case(actor, ref)
    secret = case.track == Case.Track.SECURITY
    trail.record(actor, "ledger.shown", case.ref, keeper=case.custodian_id, secret=secret)
    found = rows.ledger(actor, case, query, limit=None if whole else PAGE)
    receivers = directory.agencies_by_pk(found.receivers)
    return LedgerPage(
        rows=tuple(_rows(actor, found.rows)),
        receivers=tuple((a.ref, neutral(actor, a)) for a in receivers),
        total=found.total,
        newer=found.rows[0].ref if found.rows and found.newer else None,
        older=found.rows[-1].ref if found.rows and found.older else None,
    )


def disclosure_card(actor: Actor, ref: UUID) -> DisclosureCard:
    """Return one line that the own agency passed on and may call back."""
    made = rows.own_disclosure(actor, ref)
    return DisclosureCard(_rows(actor, [made])[0], made.case.ref if made.case else None)


def _rows(actor: Actor, found: Iterable[Disclosure]) -> list[LedgerRow]:
    labels = dict(Item.Category.choices)
    return [
        LedgerRow(
            ref=d.ref,
            item=short(d.item_ref) if d.item_ref else "",
            item_label=str(labels.get(d.category, d.category)),
            sender=neutral(actor, d.sender),
            recipient=neutral(actor, d.recipient),
            made_at=d.made_at,
            until=d.until,
            ended_at=d.ended_at,
            ended_why=str(d.get_ended_why_display()) if d.ended_why else "",
            purposes=tuple(purpose_in_words(actor, p) for p in Purpose if d.purposes & mask([p])),
            carries=tuple(explain.label(m) for m in d.carries),
            sentence=plainly(actor, d.sentence),
            can_recall=d.sender_id == actor.agency_id and d.ended_at is None and actor.can("work-case"),
        )
        for d in found
    ]
