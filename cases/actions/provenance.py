"""Every way in which an agency has an item, and every source that a note was made of, as the law sees them.

Two ways are told apart, since the same fact obtained independently carries only its own provenance (P3); of a
note's sources the strictest counts (P4). So no mark is washed off and none is invented.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from cases import rows
from cases.actions.disclosing import datum
from cases.models import Disclosure, Item
from infohouse.core.actor import Actor
from sharing.actions.decide import consult
from sharing.engine.obligations import STRICTNESS
from sharing.engine.request import Datum, Origin, Step
from sharing.question import Question


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which an agency has an item: the item itself and, for a note, as each of its sources."""

    data: tuple[Datum, ...]
    history: tuple[Step, ...] = ()


def by_ways(actor: Actor, question: Question, *, items: Sequence[Item]) -> list[Question]:
    """Put the question so that each item goes by the way on which it may go furthest.

    A note is asked about as the strictest of its sources. Items that came through different forums are asked
    about apart, so that the way of one is not held against another.
    """
    held = rows.held(actor, items)
    lost = _lost(actor, items)
    groups: dict[tuple[Step, ...], list[Datum]] = {}
    for item in items:
        found = ways_of(item, held, frozen=not lost.isdisjoint(item.sources))
        seen, way = _furthest(question, found)
        groups.setdefault(way.history, []).append(seen)
    return [replace(question, data=tuple(data), history=history) for history, data in groups.items()]


def ways_of(item: Item, held: Iterable[Disclosure], *, frozen: bool = False) -> list[Way]:
    """Return the ways in which the asking agency has an item; its own item has one, whatever came back."""
    through = [d for d in held if d.item_id == item.pk and d.recipient_id != item.agency_id]
    found = [(datum(item, [d]), _history(d)) for d in through] or [(datum(item, ()), ())]
    return list(dict.fromkeys(Way(_with_sources(item, seen, frozen), history) for seen, history in found))


def _with_sources(item: Item, seen: Datum, frozen: bool) -> tuple[Datum, ...]:
    seen = seen._replace(review_by_passed=seen.review_by_passed or frozen)
    here = seen.origin.forum if seen.origin else "none"
    sources = [
        seen._replace(
            category=s["category"],
            origin=Origin(s["kind"], s["forum"] if s["forum"] != "none" else here, s["country"]),
        )
        for s in item.made_of
    ]
    return tuple(dict.fromkeys((seen, *sources)))


def _history(through: Disclosure) -> tuple[Step, ...]:
    """Return the further forums on the way; the first one stands in the item's origin."""
    first = next(iter(through.forums), "none")
    return tuple(Step(frm, to, forum=forum) for frm, to, forum in through.steps if forum != first)


def _furthest(question: Question, found: list[Way]) -> tuple[Datum, Way]:
    if len(found) == 1 and len(found[0].data) == 1:
        return found[0].data[0], found[0]
    judged = [(*strictest(question, way), way) for way in found]
    _openness, seen, way = max(judged, key=lambda j: (j[0], len(j[1].carries)))
    return seen, way


def strictest(question: Question, way: Way) -> tuple[int, Datum]:
    """Return how far an item may go on one way, and as which of its sources it must be seen."""
    judged = []
    for place, seen in enumerate(way.data):
        answer = consult(replace(question, data=(seen,), history=way.history)).items[0]
        judged.append((STRICTNESS.index(answer.outcome), -len(answer.obligations), place, seen))
    openness, _obligations, _place, seen = min(judged, key=lambda j: j[:3])
    return openness, seen


def _lost(actor: Actor, items: Iterable[Item]) -> set[UUID]:
    """Return the sources of own notes that the agency may use no more: what rests on them freezes (T1)."""
    wanted = {ref for item in items if item.agency_id == actor.agency_id for ref in item.sources}
    return wanted - rows.reached(actor, wanted) if wanted else set()
