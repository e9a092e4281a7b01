"""Two engines, written apart from the same law, agree."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import sharing
from tests.engine import reference
from tests.engine.referee import COUNTRIES, NAMED_DECISIONS, Verdict, naive, product
from tests.engine.strategies import random_request

REQUESTS = 20_000
PACKS = Path(sharing.__file__).parent / "packs"
# These change no answer: they restate that nothing goes without a rule, or that a forum adds none of its own.
# SE-R12 costs as much as the wider SE-R9 and so decides nothing that SE-R9 would not.
SILENT = {"DK-R6", "SE-R1", "FI-R1", "NO-R10", "SE-R12"}
FORBIDDING = {"DK-R7", "SE-R13", "FI-R6", "FI-R7", "NO-R11", "GB-R4", "GB-R6", "BE-R2", "BE-R5", "NL-R6"}
NAMELESS = {"SE-R3", "FI-R11", "NO-R1"}
LENGTHS = {"DK": 15, "SE": 15, "FI": 13, "NO": 12, "GB": 10, "BE": 9, "NL": 7}


def scenarios() -> list[Any]:
    """Read the scenarios that the packs of the seven countries ship."""
    files = [PACKS / country.lower() / "scenarios.yaml" for country in COUNTRIES]
    entries = [entry for file in files for entry in yaml.safe_load(file.read_text("utf-8"))["scenarios"]]
    return [pytest.param(entry, id=entry["id"]) for entry in entries]


@pytest.mark.parametrize("entry", scenarios())
def test_the_naive_engine_answers_the_packs_scenarios(entry: dict[str, Any]) -> None:
    verdict, expected = naive(entry["given"], entry["jurisdiction"]), entry["expect"]
    assert verdict.decision == expected["decision"]
    assert set(expected["obligations"]) <= verdict.obligations
    names = [item.get("id", str(place)) for place, item in enumerate(entry["given"]["data"])]
    for name, wanted in (expected.get("items") or {}).items():
        item = verdict.items[names.index(name)]
        assert (item.decision, set(wanted["obligations"]) <= item.obligations) == (wanted["decision"], True)


def test_both_engines_agree_on_twenty_thousand_random_requests() -> None:
    seed = random.SystemRandom().randrange(2**32)
    rng = random.Random(seed)
    for number in range(REQUESTS):
        given, jurisdiction = random_request(rng)
        theirs, ours = product(given, jurisdiction), naive(given, jurisdiction)
        assert theirs == ours, report(seed, number, given, jurisdiction, theirs, ours)


def report(
    seed: int, number: int, given: dict[str, Any], jurisdiction: list[str], theirs: Verdict, ours: Verdict
) -> str:
    """Describe a disagreement so that it can be replayed."""
    return f"seed {seed}, request {number}: {jurisdiction} {given}\nproduct {theirs}\nnaive   {ours}"


def test_random_requests_make_every_rule_the_deciding_one() -> None:
    rng, decided = random.Random(2), Counter[tuple[str, bool]]()
    for _ in range(8_000):
        given, jurisdiction = random_request(rng)
        for item in reference.decide(given, jurisdiction)["items"] if len(jurisdiction) == 1 else ():
            decided.update((rule, item["decision"] in NAMED_DECISIONS) for rule in item["rules"])
    rules = {f"{country}-R{n}" for country, last in LENGTHS.items() for n in range(1, last + 1)} - SILENT
    closing = FORBIDDING | NAMELESS
    assert {rule for rule in rules if decided[rule, rule not in closing] < 3} == set()


def test_random_requests_meet_every_decision_often() -> None:
    rng = random.Random(3)
    met = Counter(naive(*random_request(rng)).decision for _ in range(4_000))
    assert len(met) == 5
    assert min(met.values()) >= 50
