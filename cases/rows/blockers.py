"""What still stops the closing of a case, each with the page where it is put right."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.models import Case, PlannedMeasure, Referral
from cases.rows.plans import measures_of
from cases.rows.referrals import referrals_of
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing to do first; `page` is the name of the address where it is done."""

    text: str
    page: str

    def __str__(self) -> str:
        return self.text


def blockers(actor: Actor, case: Case) -> list[Blocker]:
    """Return what still stops the closing of a case."""
    stops = []
    if any(r.state in Referral.OPEN for r in referrals_of(actor, case)):
        stops.append(Blocker(_("An offer is still unanswered: wait for it or recall it."), "case"))
    if any(m.state != PlannedMeasure.State.DONE for m in measures_of(actor, case)):
        stops.append(Blocker(_("A measure in the plan is not done yet."), "plan"))
    return stops
