"""What is due to be erased, to those who ask for it and release it. Counts and dates, no content."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from agencies import rows as directory
from cases import rows
from cases.actions.erasure import counted
from cases.cards.words import short
from cases.erasure_plan import PLAN
from cases.models import Erasure
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.paging import Sheet


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """One line of the list."""

    ref: UUID
    short: str
    kind: str
    state: str
    state_label: str
    due_on: date
    overdue: bool
    held_until: date | None
    waits_for_me: bool


@dataclass(frozen=True, slots=True)
class ErasureCard:
    """One erasure: what would go or has gone, who is told, who asked, who released."""

    row: ErasureRow
    counts: tuple[tuple[str, int], ...]
    receivers: tuple[tuple[str, int], ...]
    hold_reason: str
    proposed_by: str
    proposed_at: datetime | None
    released_by: str
    released_at: datetime | None


def erasure_rows(actor: Actor, number: int = 1) -> Sheet[ErasureRow]:
    """Return a part of what is due or waits for a second person, the latest first; then tombstones."""
    actor.must("erase")
    found = rows.erasures(actor, number)
    return Sheet.of((_row(actor, e) for e in found), like=found)


def erasure_card(actor: Actor, ref: UUID) -> ErasureCard:
    """Return one erasure with its dry run: every kind of row that would go, and how many."""
    actor.must("erase")
    erasure = rows.erasure(actor, ref)
    done = erasure.state == Erasure.State.DONE
    subject = None if done else rows.subject_of(erasure)
    found = rows.what_goes(subject) if subject else {}
    receivers = rows.receivers_of(subject) if subject else {}
    agencies = directory.agency_names(set(receivers))
    names = directory.names({erasure.proposed_by or 0, erasure.released_by or 0})
    return ErasureCard(
        row=_row(actor, erasure),
        counts=_labelled(erasure.counts if done else counted(found)),
        receivers=tuple(
            (agencies[to], len(items))
            for to, (items, _purposes) in receivers.items()
            if to != erasure.custodian_id
        ),
        hold_reason=erasure.hold_reason or "",
        proposed_by=names.get(erasure.proposed_by or 0, ""),
        proposed_at=erasure.proposed_at,
        released_by=names.get(erasure.released_by or 0, ""),
        released_at=erasure.released_at,
    )


def _labelled(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the counts in the order and the words of the plan."""
    return tuple((str(s.label), counts[s.model.__name__]) for s in PLAN if counts.get(s.model.__name__))


def _row(actor: Actor, erasure: Erasure) -> ErasureRow:
    proposed = erasure.state == Erasure.State.PROPOSED
    return ErasureRow(
        ref=erasure.ref,
        short=short(erasure.about),
        kind=str(erasure.get_kind_display()),
        state=erasure.state,
        state_label=str(erasure.get_state_display()),
        due_on=erasure.due_on,
        overdue=erasure.state != Erasure.State.DONE and erasure.due_on < clock.today() and not erasure.held,
        held_until=erasure.hold_until if erasure.held else None,
        waits_for_me=proposed and erasure.proposed_by != actor.user_id and not erasure.held,
    )
