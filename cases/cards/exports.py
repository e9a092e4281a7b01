"""A copy to take out of the house: exactly what the reader may read at this moment, with its marks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cases.actions.exporting import export_items
from cases.cards.items import ItemCard, item_cards
from cases.cards.words import short
from infohouse.core import clock
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class ExportCard:
    """What is taken out, when, and for which purpose."""

    short: str
    made_at: datetime
    purpose: str
    items: tuple[ItemCard, ...]


def export_card(actor: Actor, ref: UUID) -> ExportCard:
    """Return the items of a case for a download, decided and recorded now."""
    items = export_items(actor=actor, case=ref)
    return ExportCard(short(ref), clock.now(), actor.purpose.label, tuple(item_cards(actor, items)))
