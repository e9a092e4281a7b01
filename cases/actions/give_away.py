"""Offer a case itself to another agency."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from agencies.permissions import COORDINATE
from cases import rows
from cases.actions.referral import refer_case
from cases.models import Case, Referral
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, WrongState


@transaction.atomic
def give_away(
    *,
    actor: Actor,
    case: UUID,
    asking: UUID,
    recipient: UUID,
    request: str,
    preview: Collection[UUID] = (),
    **written: object,
) -> UUID:
    """Offer to hand a case over for good, on the law's decisions, and return the referral's reference.

    Nothing changes until the other agency accepts; then it is the custodian and the own access ends.

    Raises:
        WrongState: it is not on the social track, or an offer or a measure of the own agency still runs.
        MissingFact: nobody at the other agency can coordinate a case.
    """
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    _must_be_free(actor, row)
    if not directory.people_who(COORDINATE, directory.agency_by_ref(recipient).pk):
        raise MissingFact(_("Nobody at this agency can coordinate a case. Choose another."), ["recipient"])
    return refer_case(
        actor=actor,
        case=case,
        asking=asking,
        recipient=recipient,
        request=request,
        preview=preview,
        whole=True,
        **written,
    )


def _must_be_free(actor: Actor, case: Case) -> None:
    if case.track != Case.Track.SOCIAL:
        raise WrongState(_("A case of this kind is not handed over as a whole."))
    if any(r.state in Referral.OPEN for r in rows.referrals_of(actor, case)):
        raise WrongState(_("An offer is still unanswered: wait for it or recall it."))
    if rows.unfinished_of_own(actor, case):
        raise WrongState(_("A measure of your own agency is not done yet."))
