"""The door to the ledger of receivers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cases.models import Case, Disclosure, Item, Referral
from cases.rows.items import items_of_case
from infohouse.core import clock
from infohouse.core.actor import Actor


def held(actor: Actor, items: Iterable[Item]) -> list[Disclosure]:
    """Return the live disclosures under which the actor's agency holds these items."""
    return list(Disclosure.live_for(actor).filter(item__in=list(items)).order_by("pk"))


def disclosures_of(actor: Actor, case: Case) -> list[Disclosure]:
    """Return the ledger of a case: every passing of an item that the actor's agency knows of."""
    rows = Disclosure.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("sender", "recipient").order_by("-made_at", "-pk"))


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
