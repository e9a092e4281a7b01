"""The door to how a case stands: counts and dates only, in a fixed number of questions."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from cases.models import Case, PlannedMeasure, Referral
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers of a case that an actor may know of, counted."""

    first: datetime | None
    unanswered: int
    answer_due: datetime | None
    working: int
    back: int
    last_back: datetime | None
    last_made: datetime | None


@dataclass(frozen=True, slots=True)
class Measures:
    """The plan of a case, counted; `own` are those of the own agency that are not done."""

    all: int
    undone: int
    own: int
    own_due: date | None


def offers_standing(actor: Actor, case: Case) -> Offers:
    """Count the offers of a case by what became of them."""
    states = Referral.State
    unanswered = Q(state__in=Referral.OPEN)
    back = Q(state__in=[states.DECLINED, states.EXPIRED])
    found = (
        Referral.objects.visible_to(actor)
        .filter(case=case)
        .aggregate(
            first=Min("offered_at"),
            unanswered=Count("pk", filter=unanswered),
            answer_due=Min("due_at", filter=unanswered),
            working=Count("pk", filter=Q(state=states.ACCEPTED)),
            back=Count("pk", filter=back),
            last_back=Max("offered_at", filter=back),
            last_made=Max("offered_at"),
        )
    )
    return Offers(**found)


def measures_standing(actor: Actor, case: Case) -> Measures:
    """Count the measures of a case."""
    undone = ~Q(state=PlannedMeasure.State.DONE)
    own = undone & Q(agency_id=actor.agency_id)
    found = (
        PlannedMeasure.objects.visible_to(actor)
        .filter(case=case)
        .aggregate(
            all=Count("pk"),
            undone=Count("pk", filter=undone),
            own=Count("pk", filter=own),
            own_due=Min("due_on", filter=own),
        )
    )
    return Measures(**found)


def accepted_by_own(actor: Actor, case: Case) -> UUID | None:
    """Return the reference of the offer of a case on which the own agency works, if there is one."""
    rows = Referral.objects.visible_to(actor).filter(
        case=case, recipient_id=actor.agency_id, state=Referral.State.ACCEPTED, whole=False
    )
    found: UUID | None = rows.values_list("ref", flat=True).first()
    return found
