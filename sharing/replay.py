"""Ask the law again what it was asked then, with the facts of then and the packs named by digest."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sharing.engine.answer import ItemAnswer
from sharing.engine.decide import decide
from sharing.engine.request import Body, Datum, Origin, Request, Step
from sharing.pack_shape import Pack


def answer_again(question: Mapping[str, Any], item: str, packs: Mapping[str, Pack], day: date) -> ItemAnswer:
    """Return what these packs say about one item of a stored question on a day."""
    laws = {country: pack.law(day) for country, pack in packs.items()}
    return decide(request_of(question), laws).item(item)


def request_of(question: Mapping[str, Any]) -> Request:
    """Build the engine's request from the question as a decision keeps it."""
    made = {
        **question,
        "jurisdiction": tuple(question["jurisdiction"]),
        "source": Body(**question["source"]),
        "recipient": Body(**question["recipient"]),
        "data": tuple(_datum(raw) for raw in question["data"]),
        "history": tuple(_step(raw) for raw in question["history"]),
    }
    return Request(**made)


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(**{**raw, "imposed": frozenset(raw["imposed"])})


def _datum(raw: Mapping[str, Any]) -> Datum:
    made = {
        **raw,
        "origin": Origin(**raw["origin"]) if raw["origin"] else None,
        "carries": frozenset(raw["carries"]),
        "sources": tuple(raw["sources"]),
    }
    return Datum(**made)
