"""The door to consents."""

from uuid import UUID

from cases.models import Case, Consent
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor


def consent(actor: Actor, ref: UUID, *, lock: bool = False) -> Consent:
    """Return one consent of a case that the actor works on, or raise NotFound."""
    rows = Consent.objects.visible_to(actor).select_related("case__custodian", "case__forum")
    found: Consent = one(rows, ref, lock=lock)
    return found


def consents_of(actor: Actor, case: Case) -> list[Consent]:
    """Return what the person was asked on a case and answered, newest first."""
    return list(Consent.objects.visible_to(actor).filter(case=case).order_by("-asked_at", "-pk"))


def consents_over(actor: Actor) -> list[Consent]:
    """Return the agreements whose last day is over, on cases that the actor's agency keeps, locked."""
    over = Consent.objects.visible_to(actor).filter(
        state=Consent.State.GIVEN, expires_on__lte=clock.today(), case__custodian_id=actor.agency_id
    )
    return list(over.select_related("case__forum").select_for_update(of=("self",)))
