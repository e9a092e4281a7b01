"""The door to reviews, and to what is late on the cases one works on."""

from datetime import date

from cases.models import Case, PlannedMeasure, Review
from infohouse.core.actor import Actor

MOST_DUE = 200


def reviews_of(actor: Actor, case: Case) -> list[Review]:
    """Return the reviews of a case, the latest first."""
    return list(Review.objects.visible_to(actor).filter(case=case).order_by("-due_on", "-pk"))


def next_review(actor: Actor, case: Case) -> Review | None:
    """Return the scheduled review that is due first, locked; none where the case's own date says it."""
    rows = Review.objects.visible_to(actor).filter(case=case, state=Review.State.DUE)
    return rows.select_for_update(of=("self",)).order_by("due_on", "pk").first()


def cases_to_review(actor: Actor, until: date) -> list[Case]:
    """Return the open cases of the own agency whose review falls due until a day, the latest first."""
    rows = Case.objects.visible_to(actor).filter(custodian_id=actor.agency_id, state=Case.State.OPEN)
    return list(rows.filter(review_on__lte=until).order_by("review_on", "pk")[:MOST_DUE])


def closed_to_review(actor: Actor, until: date) -> list[Review]:
    """Return the reviews after closing that fall due until a day, the latest first."""
    rows = Review.objects.visible_to(actor).filter(state=Review.State.DUE, due_on__lte=until)
    return list(rows.select_related("case").order_by("due_on", "pk")[:MOST_DUE])


def measures_to_do(actor: Actor, until: date) -> list[PlannedMeasure]:
    """Return the own agency's measures on open cases that are to be done until a day, the latest first."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(
        agency_id=actor.agency_id, case__state=Case.State.OPEN, due_on__lte=until
    )
    rows = rows.exclude(state=PlannedMeasure.State.DONE).select_related("case")
    return list(rows.order_by("due_on", "pk")[:MOST_DUE])
