"""Ask the product engine in scenario words, and lay its answers beside those of the naive reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sharing.engine.answer import Answer, ItemAnswer
from sharing.engine.decide import decide
from sharing.engine.law import Law
from sharing.pack import all_packs
from sharing.scenarios import request_from
from tests.engine import reference
from tests.engine.reference_words import COUNTRIES

DAY = date(2026, 7, 1)
BASELINE = frozenset({"log", "minimise", "mark-provenance"})
NAMED_DECISIONS = frozenset({"duty", "permit", "permit-with-obligations"})
OPENNESS = {"deny": 0, "permit-deidentified": 1, "permit-with-obligations": 2, "permit": 2, "duty": 2}


@dataclass(frozen=True)
class Verdict:
    """A decision, what it costs beyond the baseline, and the answers per item."""

    decision: str
    obligations: frozenset[str]
    items: tuple[Verdict, ...] = ()

    @property
    def openness(self) -> int:
        """Nothing, a picture without name, or by name."""
        return OPENNESS[self.decision]


@cache
def laws() -> Mapping[str, Law]:
    """Return the seven national laws in force on the day of these tests."""
    packs = all_packs()
    return {country: packs[country].law(DAY) for country in COUNTRIES}


def product(
    given: dict[str, Any], jurisdiction: list[str], under: Mapping[str, Law] | None = None
) -> Verdict:
    """Ask the product engine."""
    answer = decide(request_from(given, jurisdiction), laws() if under is None else under)
    return Verdict(str(answer.outcome), _cost(answer), tuple(_one(item) for item in answer.items))


def naive(given: dict[str, Any], jurisdiction: list[str]) -> Verdict:
    """Ask the naive reference."""
    answer = reference.decide(given, jurisdiction)
    items = tuple(Verdict(item["decision"], frozenset(item["obligations"])) for item in answer["items"])
    return Verdict(answer["decision"], frozenset(answer["obligations"]), items)


def _one(item: ItemAnswer) -> Verdict:
    return Verdict(str(item.outcome), _cost(item))


def _cost(answer: Answer | ItemAnswer) -> frozenset[str]:
    """Leave out the baseline; of a refusal keep what a refusal can ask for."""
    obligations = frozenset(map(str, answer.obligations)) - BASELINE
    return obligations & reference.ON_DENIAL if str(answer.outcome) == "deny" else obligations
