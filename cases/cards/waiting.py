"""What waits at the front door beside the concerns to assess: reporters, lessons, first offers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from cases import rows
from cases.cards.words import short
from cases.lessons import LESSONS
from cases.models import Case, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import store


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: what it is about, from whom, since when, and by when it should have been done."""

    ref: UUID
    short: str
    source: str
    since: datetime | None
    due: date | None


def reporters_waiting(actor: Actor) -> list[Waiting]:
    """Return the concerns whose reporter should have been answered by now."""
    actor.must("triage")
    late = [t for t in rows.open_triages(actor) if t.due_at < clock.now()]
    return [_triage(t, t.due_at.date()) for t in late]


def lessons_waiting(actor: Actor) -> list[Waiting]:
    """Return the unfounded concerns that nobody has said the lesson of."""
    actor.must("triage")
    return [_triage(t, None) for t in rows.lessons_wanted(actor)]


def first_offers_late(actor: Actor) -> list[Waiting]:
    """Return the cases on which nobody was asked to help in time, counted from the receipt."""
    actor.must("triage")
    return [_case(c) for c in rows.late_first_offers(actor)]


@dataclass(frozen=True, slots=True)
class FeedbackCard:
    """What the reporter of a decided concern was told, and what else may be said."""

    ref: UUID
    short: str
    warranted: bool
    feedback: str
    forbidden_by: str
    code: str
    lesson: str
    sentences: dict[str, str]
    lessons: dict[str, object]


def feedback_card(actor: Actor, ref: UUID) -> FeedbackCard:
    """Return the answer to the reporter, for the desk."""
    actor.must("triage")
    triage = rows.triage(actor, ref)
    triage.must_be(Triage.State.DECIDED)
    concern = triage.concern
    return FeedbackCard(
        ref=triage.ref,
        short=short(concern.ref),
        warranted=bool(triage.warranted),
        feedback=_(concern.feedback) if concern.feedback else "",
        forbidden_by=concern.feedback_rule,
        code=concern.feedback_code,
        lesson=concern.lesson,
        sentences={c: _(s) for c, s in store.pack_on(actor.country, clock.today()).feedback.items()},
        lessons=dict(LESSONS),
    )


def _triage(triage: Triage, due: date | None) -> Waiting:
    concern = triage.concern
    return Waiting(triage.ref, short(concern.ref), concern.agency.name, concern.logged_at, due)


def _case(case: Case) -> Waiting:
    return Waiting(case.ref, short(case.ref), "", case.received_at, case.offer_by)  # type: ignore[attr-defined]
