"""The door to the levels of cases."""

from django.db.models import Exists, OuterRef, Subquery

from cases.models import Approach, Case, CaseConcern, Referral
from infohouse.core import clock
from infohouse.core.actor import Actor


def approaches_of(actor: Actor, case: Case) -> list[Approach]:
    """Return every level that a case was worked at, the present one first."""
    return list(Approach.objects.visible_to(actor).filter(case=case))


def late_first_offers(actor: Actor) -> list[Case]:
    """Return the open cases of the own desk on which nobody was asked to help in time, the oldest first.

    Each has `offer_by`, that day, and `received_at`, when its first concern was logged.
    """
    newest = Approach.objects.visible_to(actor).filter(case=OuterRef("pk")).order_by("-made_at", "-pk")
    first = CaseConcern.objects.visible_to(actor).filter(case=OuterRef("pk")).order_by("concern__logged_at")
    offers = Referral.objects.visible_to(actor).filter(case=OuterRef("pk"))
    rows = Case.objects.visible_to(actor).filter(
        custodian_id=actor.agency_id, state=Case.State.OPEN, track=Case.Track.SOCIAL
    )
    rows = rows.annotate(
        offer_by=Subquery(newest.values("offer_by")[:1]),
        received_at=Subquery(first.values("concern__logged_at")[:1]),
    )
    late = rows.filter(~Exists(offers), offer_by__lt=clock.today())
    return list(late.order_by("offer_by", "pk")[:50])
