"""Change the law in every small way and see whether anybody notices: python -m tests.engine.mutants.

A mutant is one rule of one pack with one thing changed: the rule gone, a condition dropped or turned round, an
obligation, an exception or a flag gone. It is noticed where a scenario of its pack fails, or where the naive
reference (reference.py) answers a random request otherwise. What nobody notices stands in survivors.toml with
the reason why that is right.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sharing.engine.condition import Condition, Test
from sharing.engine.law import Law
from sharing.engine.rule import Modality, Rule
from sharing.pack import ROOT, all_packs
from sharing.scenarios import check, read
from tests.engine.asking import laws
from tests.engine.referee import COUNTRIES, Verdict, naive, product
from tests.engine.strategies import random_request
from tests.engine.test_laws import with_rules

SURVIVORS = Path(__file__).parent / "survivors.toml"
FLAGS = ("overrides_secrecy", "absolute", "life_and_limb", "no_fallback", "by_default")
REQUESTS = 60_000


class Flipped(Condition):
    """The same condition turned round; what is not known stays not known."""

    __slots__ = ()

    def compile(self) -> Test:
        """Return the opposite test."""
        inner = Condition.compile(self)

        def test(situation: Any) -> bool | None:
            verdict = inner(situation)
            return None if verdict is None else not verdict

        return test


@dataclass(frozen=True)
class Mutant:
    """One rule as it is, as it was changed, and the change in words."""

    country: str
    change: str
    rule: Rule
    changed: Rule | None

    @property
    def name(self) -> str:
        """Name it as the list of survivors does."""
        return " ".join(
            filter(None, (self.rule.id, self.rule.variant and f"({self.rule.variant})", self.change))
        )

    def law(self) -> Law:
        """Compile the country's law with this change."""
        law = laws()[self.country]
        kept = [rule for rule in law.rules if rule is not self.rule]
        return with_rules(law, [*kept, *filter(None, [self.changed])])


def mutants(countries: tuple[str, ...] = tuple(all_packs())) -> Iterator[Mutant]:
    """Make every mutant of every rule in force."""
    for country in countries:
        for rule in laws()[country].rules:
            yield Mutant(country, "removed", rule, None)
            for change, changed in changes(rule):
                yield Mutant(country, change, rule, changed)


def changes(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Change one thing at a time."""
    plain = replace(rule, conditions=rule.all_conditions(), least_level="", risk_kinds=frozenset())
    for name in ("conditions", "when"):
        written: tuple[Condition, ...] = getattr(plain, name)
        for place, condition in enumerate(written):
            label = f"{'when ' if name == 'when' else ''}{condition}"
            before, after = written[:place], written[place + 1 :]
            flipped = Flipped(condition.op, condition.values, condition.fact)
            yield f"without {label}", replace(plain, **{name: before + after})
            yield f"not {label}", replace(plain, **{name: (*before, flipped, *after)})
    for name in ("obligations", "unless"):
        for word in sorted(getattr(rule, name)):
            yield f"without {word}", replace(rule, **{name: getattr(rule, name) - {word}})
    for flag in FLAGS:
        if getattr(rule, flag):
            yield f"without {flag}", replace(rule, **{flag: False})


def is_noticed(mutant: Mutant) -> bool:
    """Whether a scenario of the pack fails, or the naive reference disagrees."""
    changed = {**laws(), mutant.country: mutant.law()}
    if any(check(scenario, changed) is not None for scenario in scenarios(mutant.country)):
        return True
    return any(product(case, where, changed) != expected for case, where, expected in near(mutant))


def near(mutant: Mutant) -> Iterator[tuple[dict[str, Any], list[str], Verdict]]:
    """Pick the random requests of which the rule speaks."""
    rule = mutant.rule
    for case, where, expected in random_requests().get(mutant.country, ()):
        speaks = case["source"]["agency"] in rule.frm and case["recipient"]["agency"] in rule.to
        if speaks and case["purpose"] in rule.purposes:
            yield case, where, expected()


@cache
def scenarios(country: str) -> tuple[Mapping[str, Any], ...]:
    """Read the scenarios of one pack."""
    return tuple(read(ROOT / country.lower() / "scenarios.yaml"))


@cache
def random_requests() -> Mapping[str, list[tuple[dict[str, Any], list[str], Any]]]:
    """Make the requests, by the countries they touch; the reference answers only those that are looked at."""
    rng = random.Random(1)
    found: dict[str, list[tuple[dict[str, Any], list[str], Any]]] = {country: [] for country in COUNTRIES}
    for _ in range(REQUESTS):
        case, where = random_request(rng)
        for country in where:
            found[country].append((case, where, cache(lambda case=case, where=where: naive(case, where))))
    return found


def survivors() -> dict[str, str]:
    """Read the reviewed list: mutants that nobody notices, and why that is right."""
    return {
        name: group["why"]
        for group in tomllib.loads(SURVIVORS.read_text("utf-8"))["group"]
        for name in group["mutants"]
    }


def is_silent(rule: Rule) -> bool:
    """Whether the rule decides nothing by design: a provision without power, or a restated default."""
    return rule.modality is Modality.NONE or rule.by_default


def main() -> int:
    """Check every mutant against the list, both ways."""
    every = list(mutants())
    unnoticed = {mutant.name for mutant in every if not is_noticed(mutant)}
    listed = set(survivors())
    for name in sorted(unnoticed - listed):
        print(f"survives, and is not listed: {name}")
    for name in sorted(listed - unnoticed):
        print(f"is listed as a survivor, and is noticed or gone: {name}")
    print(
        f"{len(every)} mutants, {len(every) - len(unnoticed)} noticed, {len(unnoticed)} survive with a reason"
    )
    return 0 if unnoticed == listed else 1


if __name__ == "__main__":
    sys.exit(main())
