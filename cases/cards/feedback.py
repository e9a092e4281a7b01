"""The answer to a reporter, to the desk that gives it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from cases import rows
from cases.cards.words import short
from cases.lessons import LESSONS
from cases.models import Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import store


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
