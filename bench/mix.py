"""Rules and questions made up for measuring, the same for every engine."""

import random
from collections.abc import Iterable, Mapping
from typing import Any

from sharing.engine.condition import Condition
from sharing.engine.law import Law
from sharing.engine.request import Body, Datum, Request
from sharing.engine.rule import Modality, Rule

COUNTRIES = ("DK", "SE", "FI", "NO", "GB", "BE", "NL")
KINDS = (
    "police", "school", "social-services", "health", "municipality", "prison", "ngo", "probation",
    "security-service",
)  # fmt: skip
CATEGORIES = (
    "identity", "contact", "concern-narrative", "school-record", "social-record", "health-record",
    "police-record", "assessment", "support-plan", "case-note",
)  # fmt: skip
PURPOSES = (
    "crime-prevention", "pve-prevention", "triage-assessment", "child-protection", "support-delivery",
    "reintegration", "threat-to-life", "criminal-investigation",
)  # fmt: skip
FORUM = "round-table"
FACTS: Mapping[str, tuple[Any, ...]] = {
    "own_task": (True, False),
    "child_needs_support": (True, False),
    "public_task": (True, False),
    "written_request": (True, False),
    "balancing": ("favours-sharing", "favours-secrecy"),
    "future_risk": ("violence", "grave-offence", "terrorist-offence"),
}
BARS = ("role_authorised", "review_by_passed", "erase_by_passed")
DUTIES = ("record-necessity", "record-balancing", "purpose-bound", "human-decision", "record-request")
RuleSet = Mapping[str, tuple[Rule, ...]]


def rule_set(count: int, *, seed: int = 1) -> RuleSet:
    """Make that many rules, shared out among the countries."""
    rng = random.Random(seed)
    rules: dict[str, list[Rule]] = {country: [] for country in COUNTRIES}
    for number in range(count):
        country = COUNTRIES[number % len(COUNTRIES)]
        rules[country].append(_rule(rng, f"{country}-R{number}"))
    return {country: tuple(of) for country, of in rules.items()}


def _rule(rng: random.Random, id: str) -> Rule:
    forbids = rng.random() < 0.25
    return Rule(
        id=id,
        modality=Modality.MUST_NOT if forbids else Modality.MAY,
        frm=_some(rng, KINDS, 3),
        to=_some(rng, KINDS, 3),
        categories=_some(rng, CATEGORIES, 4),
        purposes=_some(rng, PURPOSES, 3),
        forums=frozenset({FORUM}) if rng.random() < 0.3 else frozenset({"*"}),
        conditions=tuple(_condition(rng) for _ in range(rng.randint(1, 3))),
        obligations=frozenset() if forbids else _some(rng, DUTIES, 2),
        citation=f"Act {id}",
        text=f"Rule {id} of the measured mix.",
    )


def _condition(rng: random.Random) -> Condition:
    kind = rng.random()
    if kind < 0.15:
        return Condition("age_below", (18,))
    if kind < 0.3:
        return Condition("members", ("both",))
    fact = rng.choice(list(FACTS))
    return Condition("is", (FACTS[fact][0],), fact)


def _some(rng: random.Random, words: tuple[str, ...], count: int) -> frozenset[str]:
    return frozenset(rng.sample(words, count))


def compiled(rules: RuleSet) -> dict[str, Law]:
    """Compile the law of every country."""
    return {country: Law(of, country=country, forums=[FORUM]) for country, of in rules.items()}


def questions(rules: RuleSet, count: int, *, seed: int = 2) -> list[Request]:
    """Make questions near the rules: the words of one rule, now and then another, and some facts."""
    rng = random.Random(seed)
    every = [(country, rule) for country, of in rules.items() for rule in of]
    return [_question(rng, *rng.choice(every), id=str(number)) for number in range(count)]


def _question(rng: random.Random, country: str, rule: Rule, *, id: str) -> Request:
    forum = FORUM if "*" not in rule.forums or rng.random() < 0.5 else "none"
    marks = frozenset({rng.choice(["purpose-bound", "no-onward-sharing", "no-investigative-use"])})
    datum = Datum(
        id, _near(rng, rule.categories, CATEGORIES), carries=marks if rng.random() < 0.1 else frozenset()
    )
    return Request(
        jurisdiction=(country,),
        source=Body(_near(rng, rule.frm, KINDS), country, member=forum != "none" and rng.random() < 0.8),
        recipient=Body(_near(rng, rule.to, KINDS), country, member=forum != "none" and rng.random() < 0.8),
        purpose=_near(rng, rule.purposes, PURPOSES),
        data=(datum,),
        forum=forum,
        track="closed" if rng.random() < 0.03 else "social" if rng.random() < 0.2 else "untriaged",
        age=rng.choice([None, 12, 16, 17, 18, 19, 30]),
        facts=_facts(rng, rule),
    )


def _near(rng: random.Random, likely: Iterable[str], others: tuple[str, ...]) -> str:
    return rng.choice(others if rng.random() < 0.1 else sorted(likely))


def _facts(rng: random.Random, rule: Rule) -> dict[str, object]:
    facts: dict[str, object] = {
        c.fact: c.values[0] for c in rule.conditions if c.fact and rng.random() < 0.85
    }
    for fact in rng.sample(list(FACTS), rng.choice([0, 1, 2])):
        facts[fact] = rng.choice(FACTS[fact])
    for bar in BARS:
        if rng.random() < 0.01:
            facts[bar] = bar != "role_authorised"
    return facts
