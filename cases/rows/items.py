"""The door to items."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cases.models import Case, CaseConcern, Concern, Disclosure, Item
from cases.rows.one import one
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.paging import Part, Sheet, newest_first, sheet


def items_of_concern(actor: Actor, concern: Concern) -> list[Item]:
    """Return the items of one concern that the actor reaches."""
    rows = Item.objects.visible_to(actor).filter(concern=concern)
    return list(rows.select_related("agency").order_by("pk"))


def items_of_case(actor: Actor, case: Case) -> list[Item]:
    """Return the items of one case that the actor reaches, whichever way they came to it."""
    return list(_of_case(actor, case).order_by("pk"))


def part_of_items(actor: Actor, case: Case, after: UUID | None = None) -> Part[Item]:
    """Return a part of the items of one case, newest first."""
    return newest_first(_of_case(actor, case), by="made_at", after=after)


def _of_case(actor: Actor, case: Case) -> QuerySet[Any]:
    sources = list(
        CaseConcern.objects.visible_to(actor).filter(case=case).values_list("concern_id", flat=True)
    )
    received = Disclosure.live_for(actor).filter(case=case).values("item_id")
    rows = Item.objects.visible_to(actor)
    rows = rows.filter(Q(concern__in=sources) | Q(case=case) | Q(pk__in=received))
    return rows.select_related("agency")


def items(actor: Actor, after: UUID | None = None) -> Part[Item]:
    """Return a part of everything the actor reaches for the stated purpose, newest first."""
    rows = Item.objects.visible_to(actor).select_related("agency")
    return newest_first(rows, by="made_at", after=after)


def items_by_ref(actor: Actor, refs: Iterable[UUID]) -> list[Item]:
    """Return the named items; raise NotFound where one of them is not reached."""
    wanted = set(refs)
    found = list(
        Item.objects.visible_to(actor).filter(ref__in=wanted).select_related("agency").order_by("pk")
    )
    if len(found) != len(wanted):
        raise NotFound()
    return found


def own_item(actor: Actor, ref: UUID, *, lock: bool = False) -> Item:
    """Return one item that the actor's agency recorded, or raise NotFound."""
    rows = Item.objects.visible_to(actor).filter(agency_id=actor.agency_id)
    found: Item = one(rows.select_related("agency", "case", "concern"), ref, lock=lock)
    return found


def whole_entry(actor: Actor, item: Item) -> list[Item]:
    """Return an own entry with all that it corrects and all that corrects it, each locked."""
    rows = Item.objects.visible_to(actor).filter(agency_id=item.agency_id)
    keys = {item.pk}
    while more := set(
        rows.filter(Q(corrects__in=keys) | Q(corrections__in=keys))
        .exclude(pk__in=keys)
        .values_list("pk", flat=True)
    ):
        keys |= more
    return list(
        rows.filter(pk__in=keys).select_for_update(of=("self",)).select_related("case").order_by("pk")
    )


def reached(actor: Actor, refs: Iterable[UUID]) -> set[UUID]:
    """Return which of these items the actor reaches."""
    return set(Item.objects.visible_to(actor).filter(ref__in=set(refs)).values_list("ref", flat=True))


def items_reached(actor: Actor, refs: Iterable[UUID]) -> list[Item]:
    """Return those of these items that the actor reaches."""
    wanted = set(refs)
    if not wanted:
        return []
    return list(Item.objects.visible_to(actor).filter(ref__in=wanted).select_related("agency"))


def notes_of(actor: Actor, source: UUID) -> list[Item]:
    """Return the notes of the own agency that were made of an item."""
    mine = Item.objects.visible_to(actor).filter(agency_id=actor.agency_id)
    return list(mine.filter(sources__contains=[source]).order_by("pk"))


def nameless_items(actor: Actor, number: int = 1) -> Sheet[Item]:
    """Return what the own agency was told without a name, newest first."""
    rows = Item.objects.visible_to(actor).filter(pk__in=_told_nameless(actor).values("item_id"))
    return sheet(rows.select_related("agency").order_by("-made_at", "-pk"), number)


def has_nameless(actor: Actor) -> bool:
    """Say whether the own agency was told anything without a name that it may still read."""
    return bool(_told_nameless(actor).exists())


def _told_nameless(actor: Actor) -> QuerySet[Any]:
    return Disclosure.live_for(actor).filter(stage=Disclosure.Stage.NAMELESS)
