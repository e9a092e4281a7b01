"""A case without a name: what the sender previews is what the receiver reads, made by the same function."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from agencies import rows as directory
from agencies.discretion import neutral, neutral_name
from agencies.models import is_unaware
from audit import trail
from cases import naming, rows
from cases.actions.nameless import draft
from cases.cards.sharing import asking_card
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.paging import Sheet


@dataclass(frozen=True, slots=True)
class NamelessCard:
    """The whole of what a receiver reads: a text, who sent it, on which day."""

    text: str
    sender: str
    made_at: datetime


def first_text(actor: Actor, ref: UUID, asking: UUID, agency: UUID) -> str:
    """Return a draft from the items that were asked about, with identity left out."""
    found = [a for a in asking_card(actor, ref, asking).answers if a.agency == agency]
    if not found:
        raise NotFound()
    return draft(actor, ref, items=[d.item for d in found[0].decisions])


def preview(actor: Actor, text: str, *, reader: UUID) -> NamelessCard:
    """Return what the receiver would read, the sender under the name by which that agency may know it."""
    own, to = directory.agency(actor.agency_id), directory.agency_by_ref(reader)
    name = neutral_name(own) if is_unaware(to) else own.name
    return NamelessCard(text.strip(), name, clock.now())


def questions(text: str) -> list[str]:
    """Return what a person should look at again: words that may name somebody, rare facts."""
    return naming.sentences([text])


def received(actor: Actor, number: int = 1) -> Sheet[NamelessCard]:
    """Return a part of what the own agency was told without a name, newest first; record the look."""
    actor.must("answer-referral")
    found = rows.nameless_items(actor, number)
    for item in found:
        trail.record(actor, "item.shown", item.ref, keeper=item.agency_id)
    shown = [NamelessCard(_text(i.content or {}), neutral(actor, i.agency), i.made_at) for i in found]
    return Sheet.of(shown, like=found)


def has_received(actor: Actor) -> bool:
    """Say whether there is anything without a name to read."""
    return actor.can("answer-referral") and rows.has_nameless(actor)


def _text(content: dict[str, object]) -> str:
    return "\n\n".join(_lines(content.values()))


def _lines(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]
