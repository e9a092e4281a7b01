"""Which duties go with an item, and how answers add up (P1, E10, X2)."""

from collections.abc import Iterable

from sharing.engine.answer import Outcome
from sharing.engine.request import Datum, Request
from sharing.engine.vocabulary import BASELINE, TRAVELLING

# Strictest first; a duty on one item lifts nothing else, so it is the least strict.
STRICTNESS = (Outcome.DENY, Outcome.DEIDENTIFIED, Outcome.OBLIGED, Outcome.PERMIT, Outcome.DUTY)
_RANK = {outcome: rank for rank, outcome in enumerate(STRICTNESS)}


def travelling(obligations: Iterable[str]) -> frozenset[str]:
    """Keep the obligations that stay on an item when it is passed on (P1)."""
    return frozenset(obligations) & TRAVELLING


def union(sets: Iterable[Iterable[str]]) -> frozenset[str]:
    """Add up obligations."""
    return frozenset().union(*sets)


def strictest(outcomes: Iterable[Outcome]) -> Outcome:
    """Pick the answer that binds several (E10, X1)."""
    return min(outcomes, key=_RANK.__getitem__)


def weigh(outcome: Outcome, obligations: frozenset[str]) -> Outcome:
    """Turn a bare permit into one with obligations where any exist beyond the baseline (E11)."""
    if outcome is Outcome.PERMIT and not obligations <= BASELINE:
        return Outcome.OBLIGED
    return outcome


def carried(request: Request, datum: Datum) -> frozenset[str]:
    """Collect the travelling obligations on an item: its own marks and all that earlier steps imposed."""
    marks = datum.carries
    if request.history:
        marks = marks.union(*(step.imposed for step in request.history))
    return marks & TRAVELLING if marks else marks
