"""One list of everything that waits for somebody, gathered from small sources.

A new kind of work is a function of an actor that returns `Waiting` lines, with a place in HOUSE or ANYBODY.
Each asks the database a fixed number of times, whatever it finds. Nothing is cut off: the list is made whole,
counted, and shown sheet by sheet.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from cases.cards import waiting_agency as agency
from cases.cards import waiting_house as house
from cases.cards.matches import matches_waiting
from cases.cards.waiting import Waiting
from cases.cards.words import LATE, LATENESS_ORDER, lateness
from infohouse.core.actor import Actor
from infohouse.core.paging import Sheet, sheet

Source = Callable[[Actor], list[Waiting]]

# For whoever takes concerns in.
HOUSE: tuple[Source, ...] = (
    house.triages,
    house.invitations_unanswered,
    house.cases_without_actor,
    house.offers_to_send,
    house.offers_back,
    house.packages,
    house.summaries,
    house.questions,
    house.lessons,
    matches_waiting,
)
# For every hat; each source asks itself whether the role has this kind of work.
ANYBODY: tuple[Source, ...] = (
    agency.offers,
    agency.invitations,
    agency.notices,
    agency.notices_unanswered,
    agency.measures,
    agency.reviews,
    agency.erasures,
    agency.requests,
    agency.packages,
)


@dataclass(frozen=True, slots=True)
class DeskCard:
    """A part of what waits, grouped by how late it is; how much there is of each group, and where one is."""

    groups: tuple[tuple[str, tuple[Waiting, ...]], ...]
    counts: dict[str, int]
    sheet: Sheet[Waiting]

    @property
    def late(self) -> int:
        """How many are overdue."""
        return sum(self.counts.get(str(name), 0) for name in LATE)


def waiting(actor: Actor) -> list[Waiting]:
    """Return everything that waits for the actor, the most urgent first."""
    sources = (*HOUSE, *ANYBODY) if actor.can("triage") else ANYBODY
    return sorted((line for source in sources for line in source(actor)), key=lambda line: line.order)


def desk_card(actor: Actor, channel: str = "", number: int = 1) -> DeskCard:
    """Return a part of what waits, of any kind; with a channel, the concerns that came by it."""
    actor.must("triage")
    return grouped(house.triages(actor, channel) if channel else waiting(actor), number)


def grouped(found: list[Waiting], number: int = 1) -> DeskCard:
    """Return a part of these lines, which stand in order, by how late they are."""
    named = [(lateness(line.due_at), line) for line in found]
    part = sheet(named, number)
    names = [str(name) for name in LATENESS_ORDER]
    groups = [(name, tuple(line for group, line in part if group == name)) for name in names]
    return DeskCard(
        groups=tuple((name, lines) for name, lines in groups if lines),
        counts=Counter(name for name, _line in named),
        sheet=Sheet.of((line for _name, line in part), like=part),
    )
