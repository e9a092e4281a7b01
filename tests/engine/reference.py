"""A second, naive engine that referees the first: the general rules E, P, T, K, D, X and S in plain order.

`decide(given, jurisdiction)` reads a scenario's plain `given` and returns the decision, the obligations
beyond the baseline and one answer per item. `reference_steps` answers one item; items and laws join here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.engine.reference_steps import RULES, Outcome, run
from tests.engine.reference_words import OUTSIDE_EEA, Situation

STRICTNESS = ("duty", "permit", "permit-with-obligations", "permit-deidentified", "deny")
BY_NAME = {"duty", "permit", "permit-with-obligations"}
ON_DENIAL = {"erase-now", "inform-recipients", "refer-to-controller", "defer-notification"}


def decide(given: dict[str, Any], jurisdiction: list[str]) -> dict[str, Any]:
    """Decide a request under one law or two."""
    laws = [
        bundle([answer(given, jurisdiction, law, item) for item in given["data"]]) for law in jurisdiction
    ]
    items = [across(given, [law[place] for law in laws]) for place in range(len(given["data"]))]
    whole = join(items)
    return {
        "decision": whole.decision,
        "obligations": set(whole.obligations),
        "items": [
            {"decision": i.decision, "obligations": set(i.obligations), "rules": set(i.rules)} for i in items
        ],
    }


def bundle(items: list[Outcome]) -> list[Outcome]:
    """Refuse the de-identified item beside a named one (D4)."""
    if not any(item.decision in BY_NAME for item in items):
        return items
    return [
        replace(item, decision="deny", obligations=item.obligations & ON_DENIAL, rules=frozenset({"D4"}))
        if item.decision == "permit-deidentified"
        else item
        for item in items
    ]


def across(given: dict[str, Any], outcomes: list[Outcome]) -> Outcome:
    """Join the laws of one item (X1, X2, X6)."""
    joined = join(outcomes)
    ends = {given["source"]["country"], given["recipient"]["country"]}
    if len(ends) > 1 and ends & OUTSIDE_EEA and joined.decision in BY_NAME:
        return join([joined, Outcome("permit-with-obligations", frozenset({"transfer-basis-check"}))])
    return joined


def join(outcomes: list[Outcome]) -> Outcome:
    """Take the strictest decision and all obligations (E10, X1, X2)."""
    decision = max((outcome.decision for outcome in outcomes), key=STRICTNESS.index)
    obligations = frozenset().union(*(outcome.obligations for outcome in outcomes))
    if decision == "permit" and obligations:
        decision = "permit-with-obligations"
    if decision == "deny":
        obligations &= ON_DENIAL
    return Outcome(decision, obligations, frozenset().union(*(outcome.rules for outcome in outcomes)))


def answer(given: dict[str, Any], jurisdiction: list[str], law: str, item: dict[str, Any]) -> Outcome:
    """Answer one item under one law, and tell earlier recipients where consent was withdrawn (T3)."""
    situation = Situation(given, jurisdiction, law, item)
    outcome = run(situation)
    if situation.facts.get("consent") != "withdrawn" or outcome.decision in BY_NAME:
        return outcome
    if consent_was_the_way(situation, outcome):
        return replace(outcome, obligations=outcome.obligations | {"inform-recipients"})
    return outcome


def consent_was_the_way(s: Situation, outcome: Outcome) -> bool:
    """Tell whether a rule on consent covers this disclosure and nothing but good consent was missing."""
    if outcome.rules & {"E3", "T2", "X6", "D3", "S1", "S2", "S3", "E1-audit"}:
        return False
    if s.abroad:
        return {s.sender, s.receiver} != {"police"}
    return any(finding.but_for_consent for rule in RULES[s.law] for finding in rule(s))
