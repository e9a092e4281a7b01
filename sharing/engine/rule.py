"""A rule of national law as data, and the same rule made ready to run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sharing.engine.answer import Did, Question, Reason
from sharing.engine.condition import Condition, Test
from sharing.engine.situation import Situation
from sharing.engine.vocabulary import DEIDENTIFIED, FACTS

ANY = frozenset({"*"})
# Conditions about who, which data and where: where one is False the rule does not speak of the case at all.
MATCHING = frozenset(
    {
        "members",
        "forum_data",
        "heard_in_forum",
        "not_from_forum",
        "recorded_by",
        "own_item",
        "own_service",
        "abroad",
        "outside_forum",
    }
)


class Modality(StrEnum):
    """What a rule does; `NONE` records that a provision gives no power and no duty, and decides nothing."""

    MAY = "may"
    MUST = "must"
    MUST_NOT = "must-not"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: it matches by sender, recipient, data, purpose and forum; all its conditions must be met.

    Several entries may share an id: an "or" in the law is written as a second entry with its own `variant`.
    """

    id: str
    modality: Modality
    frm: frozenset[str]
    to: frozenset[str]
    categories: frozenset[str]
    purposes: frozenset[str]
    citation: str
    text: str
    forums: frozenset[str] = ANY
    conditions: tuple[Condition, ...] = ()
    obligations: frozenset[str] = frozenset()
    variant: str = ""
    confidence: str = "M"
    valid_from: date = date.min
    until: date = date.max
    overrides_secrecy: bool = False
    absolute: bool = False
    life_and_limb: bool = False
    no_fallback: bool = False
    by_default: bool = False
    adds_to: str = ""
    when: tuple[Condition, ...] = ()
    unless: frozenset[str] = frozenset()
    least_level: str = ""
    risk_kinds: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """Id and variant together."""
        return self.id, self.variant

    @property
    def by_consent(self) -> bool:
        """Whether the rule rests on the consent of the person."""
        return any(c.op == "consent" for c in self.conditions)

    def all_conditions(self) -> tuple[Condition, ...]:
        """The written conditions, and those that the level and the kind of risk stand for (E13, E14)."""
        implied: tuple[Condition, ...] = ()
        if self.least_level:
            implied += (Condition("at_least", (self.least_level,), "risk_level"),)
        if self.risk_kinds:
            implied += (Condition("is", tuple(sorted(self.risk_kinds)), "future_risk"),)
        return self.conditions + implied


def _tests(conditions: Iterable[Condition]) -> tuple[tuple[Test, Condition], ...]:
    return tuple((c.compile(), c) for c in conditions)


def _all(tests: tuple[tuple[Test, Condition], ...], situation: Situation) -> bool | None:
    """Join conditions by "and": one False closes, else one unknown leaves open."""
    unknown = False
    for test, _ in tests:
        verdict = test(situation)
        if verdict is False:
            return False
        if verdict is None:
            unknown = True
    return None if unknown else True


class Compiled:
    """A rule with its conditions turned into functions and its reasons made in advance."""

    __slots__ = (
        "adds", "closed", "consent", "deidentifies", "failed", "forums", "id", "matching", "nearly",
        "obligations", "opened", "order", "overrides", "rule", "tests", "when",
    )  # fmt: skip

    def __init__(self, rule: Rule) -> None:
        self.rule, self.id, self.order = rule, rule.id, rule.key
        self.obligations, self.overrides, self.consent = (
            rule.obligations,
            rule.overrides_secrecy,
            rule.by_consent,
        )
        self.deidentifies = bool(rule.obligations & DEIDENTIFIED)
        self.forums = None if "*" in rule.forums else rule.forums
        self.tests, self.when = _tests(rule.all_conditions()), _tests(rule.when)
        self.matching = tuple(pair for pair in self.tests if pair[1].op in MATCHING)
        self.adds: tuple[Compiled, ...] = ()
        self.opened, self.closed, self.failed, self.nearly = (
            Reason(rule.id, did, rule.citation, rule.text)
            for did in (Did.OPENED, Did.CLOSED, Did.FAILED, Did.NEARLY)
        )

    def met(self, situation: Situation) -> bool | None:
        """Whether all conditions are met; None where only missing facts stand in the way."""
        return _all(self.tests, situation)

    def speaks(self, situation: Situation) -> bool:
        """Whether the rule is about such a case: only then can it fail (E9)."""
        return all(test(situation) is not False for test, _ in self.matching)

    def applies(self, situation: Situation) -> bool | None:
        """Whether a further condition is called for at all."""
        return _all(self.when, situation)

    def met_but_for_consent(self, situation: Situation) -> bool:
        """Whether every condition other than consent is met."""
        return all(test(situation) is True for test, c in self.tests if c.op != "consent")

    def questions(self, situation: Situation) -> list[Question]:
        """The questions that stand between this rule and its answer."""
        asked = [c for test, c in self.tests + self.when if test(situation) is None]
        facts = dict.fromkeys(f for c in asked for f in c.asks if _unstated(f, situation))
        return [Question(f, FACTS[f].question, self.id) for f in facts]


def _unstated(fact: str, situation: Situation) -> bool:
    if fact == "age":
        return situation.request.age is None
    if fact == "minor_understands" and (
        situation.facts.get("consent") is None or (situation.request.age or 0) >= 18
    ):
        return False
    return situation.facts.get(fact) is None
