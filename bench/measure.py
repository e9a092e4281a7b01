"""Rounds, medians and gates."""

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

ROUNDS = 5
TOLERANCE = 1.3
LEAST_SECONDS = 0.2


@dataclass(frozen=True)
class Timing:
    """Seconds for one decision in each round."""

    name: str
    rounds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median round."""
        return median(self.rounds)

    def __str__(self) -> str:
        low, high = (1 / worst for worst in (max(self.rounds), min(self.rounds)))
        return f"{self.name:42} {1 / self.middle:>12,.0f} a second   ({low:,.0f} to {high:,.0f})"


@dataclass(frozen=True)
class Figure:
    """A figure to reach, and what was measured."""

    name: str
    reached: float
    wanted: float
    at_least: bool
    unit: str = "x"
    gated: bool = True

    @property
    def misses_by(self) -> float:
        """One where the figure is met exactly, more where it is missed."""
        return self.wanted / self.reached if self.at_least else self.reached / self.wanted

    @property
    def fails(self) -> bool:
        """Whether it is further off than noise explains."""
        return self.gated and self.misses_by > TOLERANCE

    def __str__(self) -> str:
        verdict, wanted = "ok", f"at {'least' if self.at_least else 'most'} {self.wanted:,g} {self.unit}"
        if self.misses_by > 1:
            verdict = "missed, within the tolerance" if self.misses_by <= TOLERANCE else "MISSED"
            verdict += "" if self.gated else " (known, see README)"
        return f"{self.name:42} {self.reached:>10,.2f} {self.unit}   {wanted:18} {verdict}"


def side_by_side(asked: Mapping[str, Sequence[Callable[[], object]]]) -> list[Timing]:
    """Time every engine once in each round, so that a noisy moment meets all of them."""
    for calls in asked.values():
        _run(calls, 1)
    repeats = {name: _repeats(calls) for name, calls in asked.items()}
    found: dict[str, list[float]] = {name: [] for name in asked}
    gc.collect()
    gc.disable()
    try:
        for _ in range(ROUNDS):
            for name, calls in asked.items():
                found[name].append(_run(calls, repeats[name]) / (repeats[name] * len(calls)))
    finally:
        gc.enable()
    return [Timing(name, tuple(rounds)) for name, rounds in found.items()]


def _repeats(calls: Sequence[Callable[[], object]]) -> int:
    return max(1, round(LEAST_SECONDS / _run(calls, 1)))


def _run(calls: Iterable[Callable[[], object]], repeats: int) -> float:
    began = time.perf_counter()
    for _ in range(repeats):
        for call in calls:
            call()
    return time.perf_counter() - began


def seconds(action: Callable[[], object]) -> float:
    """Time one action: the median of the rounds."""
    return median(_run([action], 1) for _ in range(ROUNDS))
