"""What the clock does with an offer that nobody answers: to the next desk there, then back to its sender."""

from django.db import transaction

from agencies import rows as directory
from agencies.permissions import ANSWER_REFERRAL
from audit import trail
from cases import rows
from cases.actions.disclosing import end_disclosures
from cases.models import Disclosure, Referral
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor


@transaction.atomic
def expire_referrals(*, actor: Actor) -> int:
    """Escalate offers that are late for the first time, end those late again; return how many were late.

    Where nobody else at the asked agency can answer, the offer ends at once and is back with its sender.
    """
    late = rows.late_referrals(actor)
    for referral in late:
        colleague = None if referral.escalated_at else _next_desk(referral)
        if colleague is None:
            _expire(actor, referral)
        else:
            _escalate(actor, referral, colleague)
    return len(late)


def _next_desk(referral: Referral) -> int | None:
    """Return who else there can answer: somebody other than whoever opened the offer and let it lie."""
    others = [u.pk for u in directory.people_who(ANSWER_REFERRAL, referral.recipient_id)]
    if referral.pulled_by is None:
        return others[0] if len(others) > 1 else None
    return next((pk for pk in others if pk != referral.pulled_by), None)


def _escalate(actor: Actor, referral: Referral, colleague: int) -> None:
    referral.escalated_at, referral.escalated_to = clock.now(), colleague
    referral.due_at = due_at(actor, "referral_answer")
    referral.save(update_fields=["escalated_at", "escalated_to", "due_at"])
    _tell(actor, referral, "referral.escalated")


def _expire(actor: Actor, referral: Referral) -> None:
    end_disclosures(actor, rows.sent_disclosures(actor, referral), why=Disclosure.Ended.EXPIRED)
    referral.state = Referral.State.EXPIRED
    referral.save(update_fields=["state"])
    _tell(actor, referral, "referral.expired")


def _tell(actor: Actor, referral: Referral, kind: str) -> None:
    trail.record(actor, kind, referral.ref, file=referral.case.ref, recipient=referral.recipient_id)
