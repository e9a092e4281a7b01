"""Take back the agreement on which a concern went by name, before or beside any case."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.revoking import resting_on_consent, revoke
from cases.models import Concern, Disclosure, Notice
from infohouse.core.actor import Actor
from infohouse.core.errors import WrongState


@transaction.atomic
def take_agreement_back(*, actor: Actor, ref: UUID) -> None:
    """End what the info-house got on the person's agreement, and tell it so (GDPR article 7(3)).

    What a statute opens, and what the house has by another way, stays.
    """
    actor.must("log-concern")
    concern = rows.concern(actor, ref, lock=True)
    concern.must_be(Concern.State.LOGGED, Concern.State.TRIAGED)
    passed = resting_on_consent(actor, rows.running_passings_of(actor, concern))
    if not passed:
        raise WrongState(_("Nothing rests on an agreement here."))
    why, kind = Disclosure.Ended.CONSENT, Notice.Kind.WITHDRAWN
    revoke(actor, passed, why=why, kind=kind, onward=resting_on_consent)
    trail.record(actor, "consent.withdrawn", concern.ref, keeper=concern.desk_id)
