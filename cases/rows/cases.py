"""The door to cases and who is on them."""

from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from cases.models import Access, Case, CaseConcern, Concern, Proposal, Referral, Team
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.paging import Part, newest_first


def case(actor: Actor, ref: UUID, *, lock: bool = False) -> Case:
    """Return one case, or raise NotFound."""
    rows = Case.objects.visible_to(actor).select_related("custodian", "forum")
    found: Case = one(rows, ref, lock=lock)
    return found


def cases(actor: Actor, after: UUID | None = None) -> Part[Case]:
    """Return a part of the cases whose team the actor is on, newest first."""
    rows = Case.objects.visible_to(actor).select_related("custodian")
    return newest_first(rows, by="opened_at", after=after)


def cases_from(actor: Actor, concern: Concern) -> list[Case]:
    """Return the cases that a concern led to, as far as the actor reaches them."""
    links = CaseConcern.objects.visible_to(actor).filter(concern=concern).values("case_id")
    return list(Case.objects.visible_to(actor).filter(pk__in=links).select_related("forum").order_by("pk"))


def case_of(actor: Actor, referral: Referral) -> Case:
    """Return the case behind a referral; raise NotFound where the actor does not reach it."""
    found = Case.objects.visible_to(actor).filter(pk=referral.case_id).select_related("forum").first()
    if found is None:
        raise NotFound()
    return found


def concerns_of(actor: Actor, case: Case) -> list[Concern]:
    """Return the concerns that led to a case, where the actor's agency reaches them."""
    links = CaseConcern.objects.visible_to(actor).filter(case=case).values("concern_id")
    return list(Concern.objects.visible_to(actor).filter(pk__in=links).select_related("agency"))


def agencies_on(actor: Actor, case: Case) -> list[Any]:
    """Return the agencies with access to a case, as far as the actor's agency knows of them."""
    live = Q(case__access__until__isnull=True) | Q(case__access__until__gt=clock.now())
    rows = Team.objects.visible_to(actor).filter(live, case=case, case__access__agency=F("agency"))
    rows = rows.select_related("agency")
    return [t.agency for t in rows.order_by("agency__name")]


def proposals_of(actor: Actor, case: Case) -> list[Proposal]:
    """Return what routing proposed for a case, in order."""
    rows = Proposal.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("agency", "service").order_by("place"))


def proposal(actor: Actor, case: Case, ref: UUID) -> Proposal:
    """Return one proposal for a case, or raise NotFound."""
    rows = Proposal.objects.visible_to(actor).filter(case=case).select_related("agency", "service")
    found: Proposal = one(rows, ref, lock=False)
    return found


def access_of(actor: Actor, case: Case, agency_id: int) -> QuerySet[Any]:
    """Return the running access of one agency to a case that the actor's agency keeps."""
    rows = Access.objects.visible_to(actor)
    return rows.filter(case=case, agency_id=agency_id, custodian_id=actor.agency_id, until__isnull=True)


def access_of_others(actor: Actor, case: Case) -> QuerySet[Any]:
    """Return the running access of other agencies to a case that the actor's agency keeps."""
    live = Q(until__isnull=True) | Q(until__gt=clock.now())
    kept = Access.objects.visible_to(actor).filter(live, case=case, custodian_id=actor.agency_id)
    return kept.exclude(agency_id=actor.agency_id)


def own_access(actor: Actor, case: Case) -> Any:
    """Return the own agency's access to a case, as a query."""
    return Access.objects.visible_to(actor).filter(case=case, agency_id=actor.agency_id)
