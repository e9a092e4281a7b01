"""Questions without a name, to whoever asked and to the desk that answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies.discretion import neutral
from audit import trail
from cases import rows
from cases.cards.words import lateness, short
from cases.models import Consultation
from cases.naming import sentences
from infohouse.core.actor import Actor
from infohouse.core.paging import Part


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """One question in a list, without what was asked."""

    ref: UUID
    short: str
    state: str
    state_label: str
    source: str
    desk: str
    asked_at: datetime
    due_at: datetime
    lateness: str


@dataclass(frozen=True, slots=True)
class ConsultationCard:
    """One question with its answer. The desk is not told who asked, only which agency."""

    row: ConsultationRow
    question: str
    answer: str
    hints: tuple[str, ...]
    mine: bool


def consultation_card(actor: Actor, ref: UUID) -> ConsultationCard:
    """Return one question to its asker or to the desk."""
    found = rows.consultation(actor, ref)
    trail.record(actor, "consultation.shown", found.ref, keeper=found.desk_id)
    return ConsultationCard(
        row=_row(actor, found),
        question=found.question or "",
        answer=found.answer or "",
        hints=tuple(sentences([found.question])),
        mine=found.asked_by(actor),
    )


def own_consultations(actor: Actor, after: UUID | None = None) -> Part[ConsultationRow]:
    """Return a part of what this person or system asked, newest first."""
    actor.must("log-concern")
    found = rows.own_consultations(actor, after)
    return Part.of([_row(actor, c) for c in found], found.older)


def _row(actor: Actor, found: Consultation) -> ConsultationRow:
    return ConsultationRow(
        ref=found.ref,
        short=short(found.ref),
        state=found.state,
        state_label=str(found.get_state_display()),
        source=found.agency.name,
        desk=neutral(actor, found.desk),
        asked_at=found.asked_at,
        due_at=found.due_at,
        lateness=lateness(found.due_at),
    )
