"""The door to reviews."""

from cases.models import Case, Review
from infohouse.core.actor import Actor


def reviews_of(actor: Actor, case: Case) -> list[Review]:
    """Return the reviews of a case, the latest first."""
    return list(Review.objects.visible_to(actor).filter(case=case).order_by("-due_on", "-pk"))


def next_review(actor: Actor, case: Case) -> Review | None:
    """Return the scheduled review that is due first, locked; none where the case's own date says it."""
    rows = Review.objects.visible_to(actor).filter(case=case, state=Review.State.DUE)
    return rows.select_for_update(of=("self",)).order_by("due_on", "pk").first()
