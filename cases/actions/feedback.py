"""Every concern ends in an answer to its reporter, or in the rule that forbids one."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.lessons import LESSONS
from cases.models import Concern, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, Refused
from infohouse.core.purpose import Purpose
from sharing import store
from sharing.actions.decide import decide
from sharing.engine.request import Datum, Origin
from sharing.models import Decision
from sharing.question import Question

NOT_WARRANTED, TAKEN_UP, PASSED_ON, MAY_NOT_SAY = "not-warranted", "taken-up", "passed-on", "may-not-say"
CHOICES = {True: (TAKEN_UP, PASSED_ON, MAY_NOT_SAY), False: (NOT_WARRANTED, MAY_NOT_SAY)}


@dataclass(frozen=True, slots=True)
class Feedback:
    """Which of the pack's sentences the reporter gets, and for an unfounded concern what it teaches."""

    code: str
    lesson: str = ""


def answer_reporter(actor: Actor, concern: Concern, *, warranted: bool, secret: bool) -> None:
    """Give the reporter the pack's sentence for the decision, as far as the law lets the house tell.

    The same sentence stands for care and for danger: nothing of the track shows in it.
    """
    code = TAKEN_UP if warranted else NOT_WARRANTED
    decision = _ask(actor, concern, secret=secret)
    if decision.permits:
        _say(actor, concern, code, "")
    else:
        _say(actor, concern, MAY_NOT_SAY, _rule(decision))


@transaction.atomic
def give_feedback(*, actor: Actor, ref: UUID, feedback: Feedback) -> None:
    """Choose another of the pack's sentences for the reporter, and say what an unfounded concern teaches.

    Raises:
        Refused: the law lets the house say no more than that it may not.
    """
    actor.must("triage")
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.DECIDED)
    concern = rows.concern(actor, triage.concern.ref, lock=True)
    _must_fit(bool(triage.warranted), feedback)
    decision = _ask(actor, concern, secret=triage.secret)
    if feedback.code != MAY_NOT_SAY and not decision.permits:
        raise Refused(decision.sentence, decision.citations)
    rule = concern.feedback_rule if feedback.code == MAY_NOT_SAY else ""
    if feedback.code == MAY_NOT_SAY and not rule:
        rule = _rule(decision) if not decision.permits else _("The house found that more would harm.")
    concern.lesson = feedback.lesson
    concern.save(update_fields=["lesson"])
    _say(actor, concern, feedback.code, rule)
    trail.record(actor, "feedback.given", concern.ref, secret=triage.secret, code=feedback.code)


def _must_fit(warranted: bool, feedback: Feedback) -> None:
    if feedback.code not in CHOICES[warranted]:
        raise MissingFact(_("Choose a sentence that fits the decision."), ["code"])
    if not warranted and feedback.lesson not in LESSONS:
        raise MissingFact(_("Say what made it look like more than it was."), ["lesson"])


def _say(actor: Actor, concern: Concern, code: str, rule: str) -> None:
    pack = store.pack_on(actor.country, clock.today())
    concern.feedback, concern.feedback_code, concern.feedback_rule = pack.feedback[code], code, rule[:400]
    concern.feedback_at = clock.now()
    concern.save(update_fields=["feedback", "feedback_code", "feedback_rule", "feedback_at"])


def _ask(actor: Actor, concern: Concern, *, secret: bool) -> Decision:
    """Ask whether the house may tell the reporter's agency what became of it."""
    house = directory.agency(concern.desk_id)
    origin = Origin(kind=house.kind, country=house.country)
    question = Question(
        sender=house,
        recipient=directory.agency(concern.agency_id),
        purpose=Purpose.PVE_PREVENTION,
        data=(Datum(id=str(uuid4()), category="case-note", origin=origin),),
        forum=directory.hosted_forum(concern.desk_id),
        age=concern.age_today,
        # Only hides the record of the asking from those who may not know of the track; it opens nothing.
        track="security" if secret else "untriaged",
    )
    (decision,) = decide(actor=actor, file=concern.ref, question=question)
    return decision


def _rule(decision: Decision) -> str:
    return "; ".join([*decision.rules, *decision.citations])
