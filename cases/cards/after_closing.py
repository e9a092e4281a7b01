"""What an agency that took part still sees of a closed case, until it is erased: a stub, its own entries."""

from dataclasses import dataclass
from datetime import date

from cases import rows
from cases.cards.items import ItemCard, item_cards
from cases.models import Referral
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class ClosedCard:
    """When the case ended and when it goes, what the own agency wrote, whether it may still report."""

    closed_on: date
    erase_on: date | None
    items: tuple[ItemCard, ...]
    may_report: bool


def closed_card(actor: Actor, referral: Referral) -> ClosedCard | None:
    """Return what is left of a case behind an offer, to those who were on it when it was closed."""
    if referral.closed_on is None or not rows.took_part(actor, referral):
        return None
    return ClosedCard(
        closed_on=referral.closed_on,
        erase_on=referral.erase_on,
        items=tuple(item_cards(actor, rows.own_entries(actor, referral))),
        may_report=not referral.outcome,
    )
