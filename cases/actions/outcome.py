"""Tell the sender how an accepted referral ended."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.contribute import contribute_item
from cases.models import Item, Referral
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound, WrongState


@transaction.atomic
def report_outcome(
    *, actor: Actor, ref: UUID, outcome: str, because: str = "", text: str = "", **written: object
) -> None:
    """Report carried out, stopped or not started, with a coded reason for the latter two.

    The codes reach the sender like the reason for declining. What is written besides becomes an item of the
    own agency, and the law decides whether it goes to the custodian; `written` is what it asks for. Once the
    case is closed, whoever was on it may still report the codes, once.

    Raises:
        MissingFact: no such code, or a text for a case that is closed.
        Refused: the law does not let the text pass; without it the report can be made.
    """
    actor.must("work-case")
    referral = rows.received_referral(actor, ref, lock=True)
    if referral.closed_on is not None:
        _report_afterwards(actor, referral, outcome, because, text)
        return
    referral.must_be(Referral.State.ACCEPTED)
    case = rows.case_of(actor, referral)
    if referral.whole:
        raise WrongState(_("Your agency keeps this case itself now; there is nobody to report to."))
    _must_be_told(outcome, because)
    if text.strip():
        contribute_item(
            actor=actor,
            case=case.ref,
            category=Item.Category.NOTE,
            nature=Item.Nature.FACT,
            text=text,
            **written,
        )
    referral.state = Referral.State.REPORTED
    _keep(referral, outcome, because)
    trail.record(
        actor, "referral.reported", referral.ref, file=case.ref, keeper=case.custodian_id, outcome=outcome
    )


def _report_afterwards(actor: Actor, referral: Referral, outcome: str, because: str, text: str) -> None:
    """Take the codes for a case that is closed; its keeper finds them in the timeline, at the offer."""
    if not rows.took_part(actor, referral):
        raise NotFound()
    if referral.outcome:
        raise WrongState(_("Your agency has reported already."))
    _must_be_told(outcome, because)
    if text.strip():
        raise MissingFact(_("The case is closed: report how it ended, without a text."), ["text"])
    _keep(referral, outcome, because)
    trail.record(actor, "referral.reported", referral.ref, keeper=referral.sender_id, outcome=outcome)


def _keep(referral: Referral, outcome: str, because: str) -> None:
    referral.reported_at, referral.outcome, referral.outcome_because = clock.now(), outcome, because
    referral.save(update_fields=["state", "reported_at", "outcome", "outcome_because"])


def _must_be_told(outcome: str, because: str) -> None:
    if outcome not in Referral.Outcome.values:
        raise MissingFact(_("Choose how it ended."), ["outcome"])
    if (because or outcome != Referral.Outcome.DONE) and because not in Referral.Because.values:
        raise MissingFact(_("Choose why it was not carried out to the end."), ["because"])
