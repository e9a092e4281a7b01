"""What one piece of information looks like to a reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from audit import trail
from cases import rows
from cases.actions.discretion import neutral, plainly
from cases.cards.words import FIELDS, in_words
from cases.models import Disclosure, Item
from infohouse.core.actor import Actor
from infohouse.core.paging import Part
from infohouse.core.purpose import Purpose
from sharing import explain

# For the forms: code and words.
CATEGORIES = tuple(Item.Category.choices)
NATURES = tuple(Item.Nature.choices)


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One item with its provenance, the marks it carries for this reader, and why the reader has it."""

    ref: UUID
    category: str
    category_label: str
    nature: str
    nature_label: str
    fields: tuple[tuple[str, str], ...]
    origin: str
    made_at: datetime
    own: bool
    carries: tuple[str, ...]
    carries_in_words: tuple[str, ...]
    purposes: tuple[str, ...]
    why: str
    corrected: bool = False
    correction: bool = False


def item_cards(actor: Actor, items: Sequence[Item]) -> list[ItemCard]:
    """Return items as this actor may read them. Records nothing: the page they stand on does."""
    held = rows.held(actor, items)
    return [_card(actor, item, [d for d in held if d.item_id == item.pk]) for item in items]


@dataclass(frozen=True, slots=True)
class OwnItemCard:
    """One own entry to be corrected: its parts by name, label and text."""

    ref: UUID
    category_label: str
    parts: tuple[tuple[str, str, str], ...]
    case: UUID | None


def own_item_card(actor: Actor, ref: UUID) -> OwnItemCard:
    """Return one entry of the own agency with all its parts, and record that it was shown."""
    item = rows.own_item(actor, ref)
    trail.record(actor, "item.shown", item.ref, keeper=item.agency_id)
    content = item.content or {}
    return OwnItemCard(
        ref=item.ref,
        category_label=str(item.get_category_display()),
        parts=tuple((k, str(FIELDS.get(k, k)), str(v)) for k, v in content.items()),
        case=item.case.ref if item.case else None,
    )


def all_items(actor: Actor, after: UUID | None = None) -> Part[ItemCard]:
    """Return a part of every item the actor reaches for the purpose stated; record each as shown."""
    actor.must("work-case")
    found = rows.items(actor, after)
    trail.record_looks(actor, "item.shown", [(item.ref, item.agency_id) for item in found])
    return Part.of(item_cards(actor, found), found.older)


def _card(actor: Actor, item: Item, through: list[Disclosure]) -> ItemCard:
    marks = sorted({*item.carries, *(m for d in through for m in d.carries)})
    return ItemCard(
        ref=item.ref,
        category=item.category,
        category_label=str(item.get_category_display()),
        nature=item.nature,
        nature_label=str(item.get_nature_display()),
        fields=tuple((str(FIELDS.get(k, k)), in_words(k, str(v))) for k, v in (item.content or {}).items()),
        origin=neutral(actor, item.agency),
        made_at=item.made_at,
        own=item.agency_id == actor.agency_id,
        carries=tuple(marks),
        carries_in_words=tuple(explain.label(m) for m in marks),
        purposes=tuple(p.value for p in Purpose if any(d.purposes & p.bit for d in through)),
        why=plainly(actor, through[0].sentence) if through else "",
        corrected=item.corrected_at is not None,
        correction=item.corrects_id is not None,
    )
