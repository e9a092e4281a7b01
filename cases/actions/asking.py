"""Ask the law about a case as it stands today, and hold back what waits for its review. For other verbs."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from agencies import rows as directory
from agencies.models import Agency
from cases.models import Case
from infohouse.core.actor import Actor
from infohouse.core.errors import Refused
from infohouse.core.purpose import Purpose
from sharing.engine.answer import Basis
from sharing.engine.request import Datum
from sharing.models import Decision
from sharing.question import Question

GOES_ON = frozenset({Basis.DUTY.value, Basis.LIFE.value})


def question_about(
    actor: Actor,
    case: Case,
    *,
    recipient: Agency,
    purpose: Purpose,
    data: tuple[Datum, ...] = (),
    facts: Mapping[str, object] | None = None,
) -> Question:
    """Return the question whether the own agency may pass on items of a case, as it stands today."""
    return Question(
        sender=directory.agency(actor.agency_id),
        recipient=recipient,
        purpose=purpose,
        data=data,
        forum=case.forum,
        track=case.track,
        age=case.age_today,
        facts={**(facts or {}), **case.clocks},
    )


def must_be_reviewed(case: Case | None, decisions: Iterable[Decision]) -> None:
    """Refuse while the review of a case is overdue, unless a duty or the saving of a life demands it (T1).

    Also on an answer from before that day: what it merely allowed waits like everything else.

    Raises:
        Refused: says what to do first.
    """
    if case and any(waits(case, d) for d in decisions):
        raise Refused(
            _(
                "The review of this case is overdue. Until the body that keeps it has held the review, only"
                " what is a duty or saves a life is passed on."
            )
        )


def waits(case: Case, decision: Decision) -> bool:
    """Say whether what a decision is about may not go before the review of the case, whatever it allowed."""
    if not case.frozen:
        return False
    known = bool(decision.question["facts"].get("review_by_passed"))
    return not (decision.permits and (known or decision.basis in GOES_ON))
