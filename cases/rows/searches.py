"""The door to what a search finds: each row is one that the actor reaches by its own right as well."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from cases.models import Case, CaseConcern, Concern, Disclosure, Referral, SearchToken, Triage
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of each noun; concerns are the actor's own, triages those of its desk."""

    cases: list[Case]
    triages: list[Triage]
    concerns: list[Concern]
    received: list[Referral]
    sent: list[Referral]


def by_reference(actor: Actor, first: UUID, last: UUID, limit: int) -> Found:
    """Return what has a reference between two."""
    asked = Q(ref__range=(first, last))
    triages = asked | Q(concern__ref__range=(first, last))
    return _found(actor, limit, cases=asked, triages=triages, concerns=asked, received=asked, sent=asked)


def by_name(actor: Actor, tokens: Collection[str], limit: int) -> Found:
    """Return what is about somebody whose name has all these parts, in one item that the actor reaches."""
    marks = SearchToken.objects.visible_to(actor).filter(token__in=tokens, item__corrected_at=None)
    whole = marks.values("item_id").annotate(parts=Count("pk")).filter(parts=len(tokens))
    items = list(whole.values_list("item_id", "item__concern_id", "item__case_id"))
    keys, concerns, written = (list({row[n] for row in items} - {None}) for n in range(3))
    passed = list(
        Disclosure.live_for(actor).filter(item__in=keys).exclude(case=None).values_list("case_id", flat=True)
    )
    links = (
        CaseConcern.objects.visible_to(actor).filter(concern__in=concerns).values_list("case_id", flat=True)
    )
    return _found(
        actor,
        limit,
        cases=Q(pk__in={*links, *passed, *written}),
        triages=Q(concern__in=concerns),
        concerns=Q(pk__in=concerns),
        received=Q(case__in=passed, state__in=Referral.OPEN),
        sent=Q(pk__in=[]),
    )


def _found(actor: Actor, limit: int, *, cases: Q, triages: Q, concerns: Q, received: Q, sent: Q) -> Found:
    own = Concern.objects.visible_to(actor).filter(agency_id=actor.agency_id, reporter_id=actor.user_id)
    desk = Triage.objects.visible_to(actor).select_related("concern")
    offers = Referral.objects.visible_to(actor)
    # A case that is not reached would take its offer out of the join: only the sender's are joined.
    made = offers.exclude(recipient_id=actor.agency_id).filter(case__in=Case.within(actor))
    return Found(
        cases=list(Case.objects.visible_to(actor).filter(cases).order_by("-opened_at")[:limit]),
        triages=list(desk.filter(triages).order_by("-opened_at")[:limit]),
        concerns=list(own.filter(concerns).order_by("-started_at")[:limit]),
        received=list(offers.filter(received, recipient_id=actor.agency_id).order_by("-offered_at")[:limit]),
        sent=list(made.filter(sent).select_related("case").order_by("-offered_at")[:limit]),
    )
