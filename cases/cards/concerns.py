"""What a reporter sees of what they told, and what the desk sees of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from agencies import rows as directory
from agencies.discretion import neutral, telling_words
from audit import trail
from cases import rows
from cases.actions.purging import DRAFT_LIFE
from cases.actions.routing import candidates
from cases.answers import free_text
from cases.assessing import CHECKS, IDEOLOGIES, TRUST, in_words
from cases.cards.items import ItemCard, item_cards
from cases.cards.words import lateness, short
from cases.dimensions import NINE
from cases.levels import TEMPLATES
from cases.models import Concern, Triage
from cases.naming import sentences
from infohouse.core.actor import Actor
from infohouse.core.paging import Part

STATES = {
    Concern.State.DRAFT: lambda: _("Draft, not sent"),
    Concern.State.LOGGED: lambda: _("Received, being looked at"),
    Concern.State.TRIAGED: lambda: _("Looked at"),
}


@dataclass(frozen=True, slots=True)
class ConcernCard:
    """A concern to its reporter."""

    ref: UUID
    short: str
    state: str
    state_label: str
    started_at: datetime
    logged_at: datetime | None
    desk: str
    feedback: str
    answers: dict[str, Any]
    items: tuple[ItemCard, ...]
    way: str
    by_name: bool
    hints: tuple[str, ...]
    feedback_at: datetime | None
    forbidden_by: str
    deleted_on: date | None


@dataclass(frozen=True, slots=True)
class TriageRow:
    """One line of the desk."""

    ref: UUID
    short: str
    state: str
    state_label: str
    source: str
    logged_at: datetime | None
    due_at: datetime
    lateness: str
    age: int | None
    waits_for_me: bool


@dataclass(frozen=True, slots=True)
class TriageCard:
    """Everything about one concern on one page."""

    row: TriageRow
    reporter: str
    items: tuple[ItemCard, ...]
    track: str
    warranted: bool | None
    reasons: dict[str, str]
    level: str
    findings: tuple[tuple[str, tuple[str, ...]], ...]
    decider: str
    can_confirm: bool


def concern_card(actor: Actor, ref: UUID) -> ConcernCard:
    """Return one concern to the person or system that logged it, or types it."""
    concern = rows.concern(actor, ref)
    items = rows.items_of_concern(actor, concern)
    trail.record(actor, "concern.shown", concern.ref, keeper=concern.desk_id)
    return _concern(actor, concern, tuple(item_cards(actor, items)))


def own_concern_cards(actor: Actor, after: UUID | None = None) -> Part[ConcernCard]:
    """Return a part of the reporter's own concerns without their content, newest first."""
    found = rows.own_concerns(actor, after)
    return Part.of([_concern(actor, c, ()) for c in found], found.older)


def triage_card(actor: Actor, ref: UUID) -> TriageCard:
    """Return one concern on the desk, with what was told."""
    actor.must("triage")
    triage = rows.triage(actor, ref)
    items = rows.items_of_concern(actor, triage.concern)
    trail.record(actor, "triage.shown", triage.ref, file=triage.concern.ref, secret=triage.secret)
    people = directory.names({i for i in (triage.concern.reporter_id, triage.decider_id) if i})
    return TriageCard(
        row=triage_row(actor, triage),
        reporter=people.get(triage.concern.reporter_id or 0, _("the agency's own system")),
        items=tuple(item_cards(actor, items)),
        track=str(triage.get_track_display()) if triage.track else "",
        warranted=triage.warranted,
        reasons=dict(triage.reasons or {}),
        level=str(TEMPLATES[triage.level].label) if triage.level else "",
        findings=_findings(triage),
        decider=people.get(triage.decider_id or 0, ""),
        can_confirm=_waits_for(actor, triage),
    )


def helpers(actor: Actor) -> list[tuple[UUID, str]]:
    """Return the agencies that a person may already know and trust, for a form."""
    return [(a.ref, a.name) for a in candidates(actor.agency_id)]


def _findings(triage: Triage) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = dict(triage.findings or {})
    trusted = directory.name_by_ref(found.get("trusted", ""))
    told = [
        (_("To work on"), in_words(found.get("needs", ()), {d.code: d.label for d in NINE})),
        (_("Knows and trusts"), [f"{trusted}. {TRUST[found['trusted_by']]}"] if trusted else []),
        (_("Verified"), in_words(found.get("checks", ()), CHECKS)),
        (_("Ideology, as far as it was named"), in_words(found.get("ideologies", ()), IDEOLOGIES)),
    ]
    return tuple((label, tuple(values)) for label, values in told if values)


def _feedback(actor: Actor, concern: Concern) -> str:
    said = _(concern.feedback) if concern.feedback else ""
    tells = actor.unaware and telling_words([said])
    return _("Thank you. Your concern has been received and somebody is looking at it.") if tells else said


def _concern(actor: Actor, concern: Concern, items: tuple[ItemCard, ...]) -> ConcernCard:
    return ConcernCard(
        ref=concern.ref,
        short=short(concern.ref),
        state=concern.state,
        state_label=STATES[Concern.State(concern.state)](),
        started_at=concern.started_at,
        logged_at=concern.logged_at,
        desk=neutral(actor, directory.agency(concern.desk_id)),
        feedback=_feedback(actor, concern),
        answers=dict(concern.answers or {}),
        items=items,
        way=concern.way,
        by_name=concern.by_name,
        hints=_hints(concern),
        feedback_at=concern.feedback_at,
        forbidden_by=concern.feedback_rule,
        deleted_on=_deleted_on(concern),
    )


def _deleted_on(concern: Concern) -> date | None:
    """Return the day on which a draft goes by itself."""
    if concern.state != Concern.State.DRAFT:
        return None
    return ((concern.saved_at or concern.started_at) + DRAFT_LIFE).date()


def _hints(concern: Concern) -> tuple[str, ...]:
    """Return what may name somebody in a draft that is to go without a name."""
    if concern.way != Concern.Way.NAMELESS or concern.state != Concern.State.DRAFT:
        return ()
    return tuple(sentences(free_text(concern.answers or {})))


def triage_row(actor: Actor, triage: Triage) -> TriageRow:
    """Return one line of the desk."""
    return TriageRow(
        ref=triage.ref,
        short=short(triage.concern.ref),
        state=triage.state,
        state_label=str(triage.get_state_display()),
        source=triage.concern.agency.name,
        logged_at=triage.concern.logged_at,
        due_at=triage.due_at,
        lateness=lateness(triage.due_at),
        age=triage.concern.age,
        waits_for_me=_waits_for(actor, triage),
    )


def _waits_for(actor: Actor, triage: Triage) -> bool:
    return (
        triage.state == Triage.State.PROPOSED
        and actor.can("confirm-triage")
        and actor.user_id != triage.decider_id
        and actor.employer_id != triage.decider_employer_id
    )
