"""The door to the ledger of receivers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cases.models import Case, Disclosure, Item, Referral
from infohouse.core.actor import Actor


def held(actor: Actor, items: Iterable[Item]) -> list[Disclosure]:
    """Return the live disclosures under which the actor's agency holds these items."""
    return list(Disclosure.live_for(actor).filter(item__in=list(items)).order_by("pk"))


def disclosures_of(actor: Actor, case: Case) -> list[Disclosure]:
    """Return the ledger of a case: every passing of an item that the actor's agency knows of."""
    rows = Disclosure.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("item", "sender", "recipient").order_by("-made_at", "-pk"))


def sent_disclosures(actor: Actor, referral: Referral) -> QuerySet[Any]:
    """Return what the actor's agency disclosed to the other side of a referral on its case."""
    return Disclosure.objects.visible_to(actor).filter(
        case=referral.case_id, sender_id=actor.agency_id, recipient_id=referral.recipient_id
    )


def files_of(actor: Actor, disclosures: Iterable[Disclosure]) -> dict[int, UUID]:
    """Return the reference of the case or concern that each passing belongs to, by its key."""
    mine = Disclosure.objects.visible_to(actor).filter(pk__in=[d.pk for d in disclosures])
    found = mine.values_list("pk", "case__ref", "item__concern__ref", "item__case__ref")
    return {pk: case or concern or other for pk, case, concern, other in found}
