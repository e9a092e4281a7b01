"""Look back at a case on its day, and say what follows."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.renewing import begin_periods_anew
from cases.models import Case, Review
from cases.periods import due_on
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, Overtaken

# The template: what each review answers.
QUESTIONS = ("agreed", "happened", "person", "care", "safety")
# A case on the security track goes on there only while the social option stays unfit (B33).
SECURITY_QUESTIONS = (*QUESTIONS, "unfit")


def questions_for(track: str) -> tuple[str, ...]:
    """Return what a review of a case on a track answers."""
    return SECURITY_QUESTIONS if track == Case.Track.SECURITY else QUESTIONS


@transaction.atomic
def hold_review(
    *,
    actor: Actor,
    case: UUID,
    seen_due: date,
    answers: Mapping[str, str],
    outcome: str,
    next_on: date | None = None,
) -> UUID:
    """Write down a review by its template. The pack says when the next is due; a person may say sooner.

    What waited for the review may be passed on again, for another period of its own.
    `seen_due` is the date that the page showed; where somebody has held the review meanwhile, it is another.

    Raises:
        Overtaken: a colleague has held this review; nothing of either is lost.
    """
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    questions = questions_for(row.track)
    _must_be_answered(questions, answers, outcome)
    scheduled = rows.next_review(actor, row)
    due = scheduled.due_on if scheduled else row.review_on
    if due != seen_due or (row.state == Case.State.CLOSED and scheduled is None):
        raise Overtaken(_("A colleague has held this review since you opened it. Compare both, then go on."))
    review = scheduled or Review(case=row, due_on=due)
    review.state, review.outcome = Review.State.HELD, outcome
    review.answers = {name: answers[name].strip() for name in questions}
    review.held_at, review.held_by = clock.now(), actor.user_id
    if row.state == Case.State.OPEN:
        review.next_on = row.review_on = _next(actor, next_on)
        row.save(update_fields=["review_on"])
    review.save()
    secret = row.track == Case.Track.SECURITY
    renewed = begin_periods_anew(actor, row)
    trail.record(
        actor, "review.held", review.ref, file=row.ref, secret=secret, outcome=outcome, renewed=renewed
    )
    return review.ref


def _must_be_answered(questions: Iterable[str], answers: Mapping[str, str], outcome: str) -> None:
    missing = [name for name in questions if not answers.get(name, "").strip()]
    if outcome not in Review.Outcome.values:
        missing.append("outcome")
    if missing:
        raise MissingFact(_("Answer each question of the review. A short sentence is enough."), missing)


def _next(actor: Actor, wished: date | None) -> date:
    latest = due_on(actor, "review")
    if wished is None:
        return latest
    if not clock.today() < wished <= latest:
        raise MissingFact(_("Choose a day that lies ahead, no later than the law's period."), ["next_on"])
    return wished
