"""Measure decisions of the law: python -m bench (make bench)."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from bench.measure import Figure, Timing, seconds, side_by_side
from bench.mix import RuleSet, compiled, questions, rule_set
from bench.with_casbin import Casbin
from bench.with_cedar import Cedar
from bench.with_guardian import Guardian, database
from sharing.engine.decide import decide
from sharing.engine.request import Request

QUESTIONS = 2_000
FEW, SOME, MANY = 50, 500, 2_000
OURS = "Infohouse decide(), with reasons"


class Engine(Protocol):
    """Anything that can be asked the same questions."""

    name: str

    def asker(self, request: Request) -> Callable[[], bool]:
        """Prepare one question."""


def our_calls(rules: RuleSet, asked: Sequence[Request]) -> list[Callable[[], object]]:
    """Prepare our own engine."""
    laws = compiled(rules)
    return [partial(decide, request, laws) for request in asked]


def permitted(rules: RuleSet, asked: Sequence[Request]) -> list[bool]:
    """Answer by our own engine: may it go by name?"""
    laws = compiled(rules)
    return [decide(request, laws).permits for request in asked]


def must_agree(engine: Engine, asked: Sequence[Request], expected: Sequence[bool]) -> None:
    """Stop where another engine answers a question differently: then the rules are not the same."""
    for request, ours in zip(asked, expected, strict=True):
        if engine.asker(request)() != ours:
            sys.exit(f"{engine.name} does not answer {not ours!r:.5} as we do: {request}")


def compare(count: int, others: Callable[[RuleSet, list[Request], list[bool]], list[Engine]]) -> list[Timing]:
    """Time our engine and the others on the same rules and questions."""
    rules = rule_set(count)
    asked = questions(rules, QUESTIONS)
    expected = permitted(rules, asked)
    engines = others(rules, asked, expected)
    for engine in engines:
        must_agree(engine, asked, expected)
    calls = {OURS: our_calls(rules, asked)}
    timings = side_by_side(calls | {engine.name: [engine.asker(q) for q in asked] for engine in engines})
    print(f"\n{count} rules, {QUESTIONS} questions, {sum(expected)} permitted by name; all engines agree")
    print(*timings, sep="\n", flush=True)
    return timings


def every_engine(rules: RuleSet, asked: list[Request], expected: list[bool]) -> list[Engine]:
    """Set up all the others."""
    guardians = [Guardian(asked, expected, prefetched=ready) for ready in (True, False)]
    return [Cedar(rules), Casbin(rules), *guardians]


def ours_with(count: int) -> list[Callable[[], object]]:
    """Prepare our engine with that many rules, asked as many questions."""
    rules = rule_set(count)
    return our_calls(rules, questions(rules, QUESTIONS))


def main() -> int:
    """Print timings and figures; end with 1 where a figure is missed by more than the tolerance."""
    with database():
        ours, cedar, _, _, guardian = compare(FEW, every_engine)
    more = {count: compare(count, lambda rules, *_: [Cedar(rules)]) for count in (SOME, MANY)}
    few, many = side_by_side({f"ours, {count} rules": ours_with(count) for count in (FEW, MANY)})
    pack = rule_set(MANY)
    figures = [
        Figure(f"against cedarpy, {FEW} rules", cedar.middle / ours.middle, 200, True, gated=False),
        *(
            Figure(
                f"against cedarpy, {count} rules", theirs.middle / mine.middle, 200, True, gated=count == MANY
            )
            for count, (mine, theirs) in more.items()
        ),
        Figure("against guardian asking the database", guardian.middle / ours.middle, 1_000, True),
        Figure(f"a decision with {MANY} rules against {FEW}", many.middle / few.middle, 1.4, False),
        Figure(f"recompiling {MANY} rules", seconds(lambda: compiled(pack)), 1.0, False, "s"),
    ]
    print("", *figures, sep="\n")
    return 1 if any(figure.fails for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
