"""The gap log: what the law refused, which questions nobody answered. Counts by section, without persons."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import explain, rows
from sharing.cards import words
from sharing.cards.answers import OUTCOMES
from sharing.engine.general import TEXTS

DAYS = 365
FEWEST = 3  # a smaller count could point at one case


@dataclass(frozen=True, slots=True)
class Gap:
    """How often one section refused, or one question stayed open, for one purpose.

    `times` is 0 where the count is too small to be told.
    """

    what: str
    answer: str
    rules: str
    purpose: str
    times: int

    @property
    def often(self) -> str:
        """The count in words; a small one is not told."""
        return str(self.times) if self.times else _("fewer than %d") % FEWEST


@dataclass(frozen=True, slots=True)
class GapsCard:
    """Twelve months of the reader's own agency."""

    refusals: tuple[Gap, ...]
    questions: tuple[Gap, ...]


def gaps_card(actor: Actor) -> GapsCard:
    """Count what was refused and what stayed open, most frequent first."""
    actor.must("read-trail")
    actor.must("read-law")
    since = clock.now() - timedelta(days=DAYS)
    return GapsCard(
        refusals=_refusals(rows.refusals_counted(actor, since)),
        questions=_questions(rows.open_questions_counted(actor, since)),
    )


def _refusals(counted: list[dict[str, Any]]) -> tuple[Gap, ...]:
    """Put the most frequent first; among those too few to be told, their order tells nothing."""
    return tuple(sorted(map(_refusal, counted), key=lambda gap: (-gap.times, gap.what, gap.purpose)))


def _refusal(found: dict[str, Any]) -> Gap:
    rules: list[str] = found["rules"]
    general = [_(TEXTS[rule]) for rule in rules if rule in TEXTS]
    what = "; ".join(found["citations"]) or " ".join(general) or _(TEXTS["E1"])
    return Gap(
        what,
        str(OUTCOMES[found["outcome"]][0]),
        ", ".join(rules),
        str(words.PURPOSES[found["purpose"]]),
        _told(found["times"]),
    )


def _questions(counted: list[dict[str, Any]]) -> tuple[Gap, ...]:
    """Put the questions of all decisions together; a decision may have left several open."""
    times: Counter[tuple[str, str, str]] = Counter()
    for found in counted:
        asked = {(explain.told(q["question"]), q["rule"], found["purpose"]) for q in found["missing"]}
        times.update(dict.fromkeys(asked, found["times"]))
    return tuple(
        Gap(question, "", rule, str(words.PURPOSES[purpose]), _told(count))
        for (question, rule, purpose), count in sorted(times.items(), key=lambda t: (-_told(t[1]), t[0]))
    )


def _told(count: int) -> int:
    return count if count >= FEWEST else 0
