"""The door to the ledger of receivers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cases.models import Case, CaseConcern, Concern, Disclosure, Item, Referral
from cases.rows.items import items_of_case
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """What of the ledger is asked for: one receiver, running or ended, and where to go on (by key)."""

    receiver: UUID | None = None
    state: str = ""
    before: UUID | None = None
    after: UUID | None = None


@dataclass(frozen=True, slots=True)
class LedgerRows:
    """One page of rows, all receivers, how many rows there are, and whether more lie on either side."""

    rows: list[Disclosure]
    receivers: list[int]
    total: int
    newer: bool
    older: bool


def held(actor: Actor, items: Iterable[Item]) -> list[Disclosure]:
    """Return the live disclosures under which the actor's agency holds these items."""
    return list(Disclosure.live_for(actor).filter(item__in=list(items)).order_by("pk"))


def passed(actor: Actor, items: Iterable[Item]) -> list[Disclosure]:
    """Return the live passings of these items to other agencies that the actor's agency knows of."""
    alive = Q(until__isnull=True) | Q(until__gt=clock.now())
    found = Disclosure.objects.visible_to(actor).filter(alive, item__in=list(items), ended_at__isnull=True)
    found = found.exclude(recipient_id=actor.agency_id)
    return list(found.select_related("recipient").order_by("recipient__name", "pk"))


def ledger(actor: Actor, case: Case, query: LedgerQuery, *, limit: int | None) -> LedgerRows:
    """Return who received what about the person of a case, newest first, as far as the actor's agency knows.

    The person's concerns and all cases from them count, where the actor may know of them.
    """
    everything = _about_the_person(actor, case)
    rows = _narrowed(everything, query)
    newest = rows.order_by("-made_at", "-pk").select_related("sender", "recipient", "case")
    page = _page(rows, newest, query, limit)
    first, last = (page[0], page[-1]) if page else (None, None)
    return LedgerRows(
        rows=page,
        receivers=sorted(set(everything.order_by().values_list("recipient_id", flat=True))),
        total=rows.count(),
        newer=first is not None and rows.filter(_newer(first)).exists(),
        older=last is not None and rows.filter(_older(last)).exists(),
    )


def passed_on(actor: Actor, decisions: Iterable[UUID]) -> list[Disclosure]:
    """Return what the actor's agency passed on these decisions, ended or not."""
    mine = Disclosure.objects.visible_to(actor).filter(sender_id=actor.agency_id)
    return list(mine.filter(decision__in=list(decisions)).order_by("pk"))


def named_passings(actor: Actor, case: Case, recipient_id: int) -> list[Disclosure]:
    """Return what one agency has or had of a case by name, as far as the actor's agency knows."""
    known = Disclosure.objects.visible_to(actor).filter(case=case, recipient_id=recipient_id)
    return list(known.exclude(stage=Disclosure.Stage.NAMELESS).order_by("pk"))


def nameless_passings(actor: Actor, recipient_id: int) -> list[Disclosure]:
    """Return what the actor's agency told another without a name and that still runs, about whomever."""
    mine = Disclosure.objects.visible_to(actor).filter(sender_id=actor.agency_id, recipient_id=recipient_id)
    return list(mine.filter(stage=Disclosure.Stage.NAMELESS, ended_at__isnull=True).order_by("pk"))


def own_disclosure(actor: Actor, ref: UUID, *, lock: bool = False) -> Disclosure:
    """Return one disclosure that the actor's agency made, to who works on its case or reads its item."""
    mine = Q(case__in=Case.within(actor)) | Q(item__in=Item.objects.visible_to(actor))
    rows = Disclosure.objects.visible_to(actor).filter(mine, sender_id=actor.agency_id)
    found: Disclosure = one(rows.select_related("sender", "recipient", "case"), ref, lock=lock)
    return found


def passings_of(actor: Actor, items: Iterable[UUID]) -> list[Disclosure]:
    """Return every passing of these items that the actor's agency knows of."""
    return list(Disclosure.objects.visible_to(actor).filter(item_ref__in=list(items)).order_by("pk"))


def disclosures_about(actor: Actor, case: Case) -> list[Disclosure]:
    """Return every passing of what is known about the person of a case that the actor's agency knows of."""
    return list(_about_the_person(actor, case).select_related("recipient").order_by("pk"))


def _about_the_person(actor: Actor, case: Case) -> QuerySet[Any]:
    links = CaseConcern.objects.visible_to(actor)
    concerns = list(links.filter(case=case).values_list("concern_id", flat=True))
    cases = [case.pk, *links.filter(concern__in=concerns).values_list("case_id", flat=True)]
    items = list(Item.objects.visible_to(actor).filter(concern__in=concerns).values_list("pk", flat=True))
    return Disclosure.objects.visible_to(actor).filter(Q(case__in=cases) | Q(item__in=items))


def _narrowed(rows: QuerySet[Any], query: LedgerQuery) -> QuerySet[Any]:
    if query.receiver:
        rows = rows.filter(recipient__ref=query.receiver)
    over = Q(ended_at__isnull=False) | Q(until__lte=clock.now())
    return rows.filter({"running": ~over, "ended": over}.get(query.state, Q()))


def _page(rows: QuerySet[Any], newest: QuerySet[Any], query: LedgerQuery, limit: int | None) -> list[Any]:
    if limit is None:
        return list(newest)
    if query.after and (edge := rows.filter(ref=query.after).first()):
        return list(newest.filter(_newer(edge)).reverse()[:limit])[::-1]
    if query.before and (edge := rows.filter(ref=query.before).first()):
        return list(newest.filter(_older(edge))[:limit])
    return list(newest[:limit])


def _newer(than: Disclosure) -> Q:
    return Q(made_at__gt=than.made_at) | Q(made_at=than.made_at, pk__gt=than.pk)


def _older(than: Disclosure) -> Q:
    return Q(made_at__lt=than.made_at) | Q(made_at=than.made_at, pk__lt=than.pk)


def sent_disclosures(actor: Actor, referral: Referral) -> QuerySet[Any]:
    """Return what the actor's agency disclosed to the other side of a referral on its case."""
    return Disclosure.objects.visible_to(actor).filter(
        case=referral.case_id, sender_id=actor.agency_id, recipient_id=referral.recipient_id
    )


def running_disclosures(
    actor: Actor, *, case: Case | None = None, item: int | None = None, by_me: bool = False
) -> list[Disclosure]:
    """Return what still runs of a case or of one item, as far as the actor's agency knows; by itself only."""
    unexpired = Q(until__isnull=True) | Q(until__gt=clock.now())
    rows = Disclosure.objects.visible_to(actor).filter(unexpired, ended_at__isnull=True)
    rows = rows.filter(case=case) if case else rows
    rows = rows.filter(item_id=item) if item else rows
    rows = rows.filter(sender_id=actor.agency_id) if by_me else rows
    return list(rows.select_related("sender", "recipient").order_by("pk"))


def running_passings_of(actor: Actor, concern: Concern) -> list[Disclosure]:
    """Return what the actor's agency passed on of a concern and that still runs."""
    unexpired = Q(until__isnull=True) | Q(until__gt=clock.now())
    rows = Disclosure.objects.visible_to(actor).filter(unexpired, ended_at__isnull=True)
    rows = rows.filter(item__concern=concern, sender_id=actor.agency_id)
    return list(rows.select_related("sender", "recipient").order_by("pk"))


def holds(actor: Actor, item: int) -> bool:
    """Say whether the actor's agency has an item from somebody, for whatever purpose."""
    return any(d.recipient_id == actor.agency_id for d in running_disclosures(actor, item=item))


def concern_behind(actor: Actor, disclosure: Disclosure) -> int | None:
    """Return the key of the concern that a passed item belongs to."""
    mine = Disclosure.objects.visible_to(actor).filter(pk=disclosure.pk)
    found: int | None = mine.values_list("item__concern_id", flat=True).first()
    return found


def holdings(actor: Actor, case: Case) -> list[Disclosure]:
    """Return the running passings under which the actor's agency holds items of a case, for any purpose."""
    got = Disclosure.objects.visible_to(actor).filter(recipient_id=actor.agency_id, ended_at__isnull=True)
    return list(got.filter(item__in=[i.pk for i in items_of_case(actor, case)]).order_by("pk"))


def files_of(actor: Actor, disclosures: Iterable[Disclosure]) -> dict[int, UUID]:
    """Return the reference of the case or concern that each passing belongs to, by its key."""
    mine = Disclosure.objects.visible_to(actor).filter(pk__in=[d.pk for d in disclosures])
    found = mine.values_list("pk", "case__ref", "item__concern__ref", "item__case__ref")
    return {pk: case or concern or other for pk, case, concern, other in found}
