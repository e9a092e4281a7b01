"""Reviews, the end of a case, and what is late, to the people who answer for it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies import rows as directory
from cases import rows
from cases.actions.closure import closing_dates
from cases.cards.case import CaseRow, case_row
from cases.cards.words import short
from cases.models import Case, Review
from cases.periods import due_on
from cases.rows import desk
from infohouse.core import clock
from infohouse.core.actor import Actor

AHEAD = timedelta(days=14)
STATES = tuple(Review.State.choices)
LABELS = {
    "agreed": gettext_lazy("What was agreed"),
    "happened": gettext_lazy("What happened"),
    "person": gettext_lazy("What the person says"),
    "care": gettext_lazy("Care for the person"),
    "safety": gettext_lazy("Safety of all"),
    "unfit": gettext_lazy("Why not on the social track"),
}


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """One review, held or to be held."""

    ref: UUID
    due_on: date
    state: str
    state_label: str
    after_closing: bool
    answers: tuple[tuple[str, str], ...]
    outcome: str
    held_at: datetime | None
    held_by: str


@dataclass(frozen=True, slots=True)
class ReviewsCard:
    """The reviews of a case, the next one, and whether it is late."""

    row: CaseRow
    reviews: tuple[ReviewCard, ...]
    due_on: date | None
    overdue: bool
    latest_next: date


@dataclass(frozen=True, slots=True)
class BlockerCard:
    """One thing that stops the closing, and the name of the page where it is put right."""

    text: str
    page: str


@dataclass(frozen=True, slots=True)
class ClosingCard:
    """What stops the end of a case, and what would follow from it."""

    row: CaseRow
    blockers: tuple[BlockerCard, ...]
    reviews: tuple[date, ...]
    erase_on: date
    erase_if_unfounded: date


@dataclass(frozen=True, slots=True)
class LateRow:
    """One thing to do on a case, with its day. Nothing here says what it is about."""

    ref: UUID
    short: str
    what: str
    page: str
    due_on: date
    lateness: str


def reviews_card(actor: Actor, ref: UUID) -> ReviewsCard:
    """Return the reviews of a case of the own house."""
    actor.must("coordinate")
    case = rows.case(actor, ref)
    reviews = rows.reviews_of(actor, case)
    names = directory.names({r.held_by for r in reviews if r.held_by})
    waiting = [r.due_on for r in reviews if r.state == Review.State.DUE]
    due = min(waiting, default=case.review_on if case.state == Case.State.OPEN else None)
    return ReviewsCard(
        row=case_row(actor, case),
        reviews=tuple(_review(r, names) for r in reviews),
        due_on=due,
        overdue=due is not None and due < clock.today(),
        latest_next=due_on(actor, "review"),
    )


def closing_card(actor: Actor, ref: UUID) -> ClosingCard:
    """Return what stops the end of a case of the own house, and what would follow from it."""
    actor.must("coordinate")
    case = rows.case(actor, ref)
    reviews, erase_on = closing_dates(actor, Case.Outcome.AIMS)
    return ClosingCard(
        row=case_row(actor, case),
        blockers=tuple(BlockerCard(b.text, b.page) for b in rows.blockers(actor, case)),
        reviews=reviews,
        erase_on=erase_on,
        erase_if_unfounded=closing_dates(actor, Case.Outcome.UNFOUNDED)[1],
    )


def late_rows(actor: Actor) -> list[LateRow]:
    """Return the reviews and measures that are late or due soon on the actor's cases, the latest first."""
    actor.must("work-case")
    until = clock.today() + AHEAD
    found = [_late(m.case, _("Measure"), "plan", m.due_on) for m in desk.measures_to_do(actor, until)]
    if actor.can("coordinate"):
        found += [_late(c, _("Review"), "reviews", c.review_on) for c in desk.cases_to_review(actor, until)]
        after = desk.closed_to_review(actor, until)
        found += [_late(r.case, _("Review after closing"), "reviews", r.due_on) for r in after]
    return sorted(found, key=lambda row: (row.due_on, str(row.ref), row.what))


def _late(case: Case, what: str, page: str, due: date) -> LateRow:
    left = (due - clock.today()).days
    lateness = _("Critically overdue") if left < -14 else _("Overdue") if left < 0 else _("Due soon")
    return LateRow(case.ref, short(case.ref), what, page, due, lateness)


def _review(review: Review, names: dict[int, str]) -> ReviewCard:
    answers = review.answers or {}
    return ReviewCard(
        ref=review.ref,
        due_on=review.due_on,
        state=review.state,
        state_label=str(review.get_state_display()),
        after_closing=review.after_closing,
        answers=tuple((str(LABELS[name]), text) for name, text in answers.items()),
        outcome=str(review.get_outcome_display()) if review.outcome else "",
        held_at=review.held_at,
        held_by=names.get(review.held_by or 0, ""),
    )
