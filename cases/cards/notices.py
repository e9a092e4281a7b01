"""Word between agencies about what was passed on: the receiver's inbox, and the sender's unanswered ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies import rows as directory
from agencies.discretion import neutral
from audit import trail
from cases import rows
from cases.cards.words import short
from cases.models import Item, Notice
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, Sheet

# For the forms: code and words.
ANSWERS = tuple(Notice.Answer.choices)
KINDS = tuple(Notice.Kind.choices)


@dataclass(frozen=True, slots=True)
class ToldItem:
    """What a notice is about: when it came, as what."""

    ref: UUID
    label: str
    came_at: datetime


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """One notice, to its receiver or its sender."""

    ref: UUID
    short: str
    kind: str
    kind_label: str
    state: str
    state_label: str
    sender: str
    recipient: str
    own: bool
    made_at: datetime
    due_at: datetime
    overdue: bool
    reason: str
    items: tuple[ToldItem, ...]
    correction: UUID | None
    answer: str
    answer_label: str
    answered_at: datetime | None
    answered_by: str


def inbox(actor: Actor, number: int = 1) -> Sheet[NoticeCard]:
    """Return a part of what the own agency was told for the stated purpose: what waits, then the newest."""
    actor.must("read-inbox")
    found = rows.received_notices(actor, number)
    return Sheet.of(_cards(actor, found), like=found)


def part_of_inbox(actor: Actor, after: UUID | None = None) -> Part[NoticeCard]:
    """Return a part of what the own agency was told for the stated purpose, newest first; for its system."""
    actor.must("read-inbox")
    found = rows.part_of_notices(actor, after)
    return Part.of(_cards(actor, found), found.older)


def notice_card(actor: Actor, ref: UUID) -> NoticeCard:
    """Return one notice, and record that it was shown."""
    notice = rows.notice(actor, ref)
    trail.record(actor, "notice.shown", notice.ref, keeper=notice.sender_id, secret=notice.secret)
    return _cards(actor, [notice])[0]


def sent_notices(actor: Actor, case: UUID) -> list[NoticeCard]:
    """Return what the own agency told others about a case, the unanswered first."""
    return _cards(actor, rows.notices_of(actor, rows.case(actor, case)))


def _cards(actor: Actor, found: Sequence[Notice]) -> list[NoticeCard]:
    people = directory.names({n.answered_by for n in found if n.answered_by})
    known = rows.passings_of(actor, [ref for n in found for ref in n.items])
    labels = dict(Item.Category.choices)
    cards = []
    for n in found:
        passed = {d.item_ref: d for d in known if d.recipient_id == n.recipient_id and d.item_ref in n.items}
        items = [ToldItem(ref, str(labels[d.category]), d.made_at) for ref, d in passed.items() if ref]
        cards.append(_card(actor, n, people, tuple(items)))
    return cards


def _card(actor: Actor, notice: Notice, people: dict[int, str], items: tuple[ToldItem, ...]) -> NoticeCard:
    # Other agencies' staff are not named here; the sender learns which agency answered, and when.
    mine = notice.recipient_id == actor.agency_id
    return NoticeCard(
        ref=notice.ref,
        short=short(notice.ref),
        kind=notice.kind,
        kind_label=str(notice.get_kind_display()),
        state=notice.state,
        state_label=str(notice.get_state_display()),
        sender=neutral(actor, notice.sender),
        recipient=neutral(actor, notice.recipient),
        own=mine,
        made_at=notice.made_at,
        due_at=notice.due_at,
        overdue=notice.overdue,
        reason=notice.reason or "",
        items=items,
        correction=notice.correction,
        answer=notice.answer,
        answer_label=str(notice.get_answer_display()) if notice.answer else "",
        answered_at=notice.answered_at,
        answered_by=people.get(notice.answered_by or 0, ""),
    )
