"""The door to plans, and what stops a closing."""

from uuid import UUID

from django.utils.translation import gettext as _

from cases.models import Case, PlannedMeasure, Referral
from cases.rows.one import one
from cases.rows.referrals import referrals_of
from infohouse.core.actor import Actor


def measures_of(actor: Actor, case: Case) -> list[PlannedMeasure]:
    """Return the plan of a case."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("agency", "mechanism"))


def measure(actor: Actor, ref: UUID, *, lock: bool = False) -> PlannedMeasure:
    """Return one measure of the own agency, or raise NotFound."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(agency_id=actor.agency_id)
    found: PlannedMeasure = one(rows.select_related("case"), ref, lock=lock)
    return found


def blockers(actor: Actor, case: Case) -> list[str]:
    """Return what still stops the closing of a case, a sentence each."""
    stops = []
    if any(r.state in Referral.OPEN for r in referrals_of(actor, case)):
        stops.append(_("An offer is still unanswered: wait for it or recall it."))
    if any(m.state != PlannedMeasure.State.DONE for m in measures_of(actor, case)):
        stops.append(_("A measure in the plan is not done yet."))
    return stops
