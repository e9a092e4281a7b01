"""Random requests in the plain words of the scenario schema, by seed and for Hypothesis."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st

from tests.engine.recipes import RECIPES, Recipe

COUNTRIES = ("DK", "SE", "FI", "NO", "GB", "BE", "NL")
KINDS = (
    "police", "security-service", "prosecutor", "court", "school", "social-services", "child-welfare",
    "health", "psychiatry", "probation", "prison", "municipality", "mayor", "youth-services",
    "employment-services", "self-governing-institution", "ngo", "info-house", "panel", "support-provider",
    "migration-authority", "employer", "subject", "researcher",
)  # fmt: skip
CATEGORIES = (
    "identity", "contact", "concern-narrative", "school-record", "social-record", "health-record",
    "psychiatric-record", "police-record", "criminal-conviction", "intelligence", "belief",
    "family-relations", "assessment", "support-plan", "feedback-sheet", "information-card", "case-note",
    "deidentified-case", "statistics", "reporter-identity",
)  # fmt: skip
PURPOSES = (
    "crime-prevention", "pve-prevention", "triage-assessment", "child-protection", "support-delivery",
    "reintegration", "threat-to-life", "national-security-prevention", "criminal-investigation",
    "prosecution", "intelligence-collection", "migration-control", "employment-vetting", "register",
    "subject-access", "statistics-research", "audit",
)  # fmt: skip
FORUMS = {
    "DK": ("ssp", "psp", "ksp", "info-house"), "SE": ("sspf", "sig"), "FI": ("anchor",),
    "NO": ("slt", "empowerment-conversation"), "GB": ("prevent-referral", "channel-panel"), "BE": ("lisc-r",),
    "NL": ("pga-conference", "zvh"),
}  # fmt: skip
NEVER_MEMBERS = {"employer", "subject", "researcher", "migration-authority", "court"}
MARKS = (
    "no-investigative-use", "purpose-bound", "no-onward-sharing", "secrecy-binds-recipient",
    "honour-withdrawal", "exclude-secrets",
)  # fmt: skip
YES_NO: tuple[Any, ...] = (True, False)
FACTS: dict[str, tuple[Any, ...]] = {
    "necessary": (True, True, False), "not_inappropriate": YES_NO, "few_people_fit": YES_NO,
    "recipient_knows_identity": YES_NO, "child_needs_support": YES_NO, "own_task": YES_NO,
    "public_task": YES_NO, "consent": ("none", "given", "given", "refused", "withdrawn"),
    "consent_by": ("subject", "guardian", "subject-and-guardian"), "minor_understands": YES_NO,
    "balancing": ("favours-sharing", "favours-secrecy"),
    "future_risk": ("criminal-activity", "violence", "grave-offence", "terrorist-offence"),
    "risk_level": ("none", "possible", "reason-to-suspect", "concrete", "most-likely", "certain"),
    "past_offence": ("none", "other", "terrorist"), "offence_min_months": (0, 3, 6, 24),
    "offence_max_years": (1, 2, 4, 8), "offence_against_child": YES_NO,
    "release_ground": ("none", "convicted", "convicted-minor", "remand-radicalised"),
    "written_request": YES_NO, "obvious_public_interest": YES_NO, "new_referral": YES_NO,
    "reasonable_grounds": YES_NO, "compatible_with_functions": YES_NO, "intelligence_derived": YES_NO,
    "material_to_terrorism": YES_NO, "on_mayor_list": YES_NO, "mandated": YES_NO, "already_caring": YES_NO,
    "clearance": YES_NO, "consensus": YES_NO, "contains_secrets": YES_NO, "child_agrees": YES_NO,
    "in_ter_database": YES_NO, "under12_reasons": YES_NO, "own_case_manager": YES_NO,
    "deferral_recorded": YES_NO, "radicalisation_case": YES_NO, "emergency_no_other_way": YES_NO,
    "substance_use": YES_NO, "compulsory_care": YES_NO, "very_important_interest": YES_NO,
}  # fmt: skip
RARE_FACTS = {"role_authorised": False, "review_by_passed": True, "erase_by_passed": True}
AGES = (8, 11, 12, 14, 16, 17, 18, 19, 20, 21, 25, 40)


def random_request(rng: random.Random) -> tuple[dict[str, Any], list[str]]:
    """Make one request: near some rule, then disturbed."""
    recipe = rng.choice(RECIPES)
    sender, receiver = recipe.law, recipe.law
    if rng.random() < 0.15:
        sender, receiver = rng.sample([recipe.law, rng.choice([c for c in COUNTRIES if c != recipe.law])], 2)
    forum = _forum(rng, recipe)
    given: dict[str, Any] = {
        "source": _body(rng, recipe.senders, sender, forum),
        "recipient": _body(rng, recipe.receivers, receiver, forum),
        "forum": forum,
        "initiative": recipe.initiative
        if recipe.initiative and rng.random() < 0.8
        else rng.choice(["own", "request"]),
        "purpose": _pick(rng, recipe.purposes, PURPOSES, 0.12),
        "track": recipe.track or rng.choice(["untriaged"] * 10 + ["social", "social", "security", "closed"]),
        "data": [_item(rng, recipe) for _ in range(rng.choice([1, 1, 1, 2, 3]))],
        "facts": _facts(rng, recipe),
    }
    if rng.random() < 0.95:
        given["subject"] = {"age": rng.choice(AGES)}
    if rng.random() < 0.05:
        given["history"] = [_step(rng)]
    if rng.random() < 0.02:
        given["purpose"], given["recipient"]["agency"] = "subject-access", "subject"
    if rng.random() < 0.02:
        given["purpose"], given["recipient"] = "audit", dict(given["source"])
    return given, sorted({given["source"]["country"], given["recipient"]["country"]})


def _pick(rng: random.Random, likely: str, others: tuple[str, ...], stray: float) -> str:
    return rng.choice(others) if rng.random() < stray else rng.choice(likely.split())


def _forum(rng: random.Random, recipe: Recipe) -> str:
    """Keep to the recipe mostly; a cell in meeting is a forum by itself."""
    if recipe.forum == "lisc-r" or rng.random() < 0.85:
        return recipe.forum
    return rng.choice(("none", *FORUMS[recipe.law]))


def _body(rng: random.Random, likely: str, country: str, forum: str) -> dict[str, Any]:
    agency = _pick(rng, likely, KINDS, 0.1)
    member = forum != "none" and agency not in NEVER_MEMBERS and rng.random() < 0.8
    return {"agency": agency, "country": country, "member": member}


def _step(rng: random.Random) -> dict[str, Any]:
    ends = {"from": "school", "to": "police", "forum": "none", "purpose": "pve-prevention"}
    return {"day": 1, **ends, "imposed": rng.sample(MARKS, rng.randint(1, 2))}


def _item(rng: random.Random, recipe: Recipe) -> dict[str, Any]:
    item: dict[str, Any] = {"category": _pick(rng, recipe.categories, CATEGORIES, 0.12)}
    if rng.random() < 0.2:
        item["about"] = rng.choice(["future-risk", "past-offence", "both"])
    if recipe.heard_in or rng.random() < 0.3:
        forums = ("none", *FORUMS[recipe.law], rng.choice(["ssp", "lisc-r", "pga-conference"]))
        heard_in = recipe.heard_in if recipe.heard_in and rng.random() < 0.8 else rng.choice(forums)
        item["origin"] = {"agency": _pick(rng, recipe.senders, KINDS, 0.2), "forum": heard_in}
    if rng.random() < 0.2:
        item["carries"] = rng.sample(MARKS, rng.randint(1, 3))
    if rng.random() < 0.01:
        item[rng.choice(["review_by_passed", "erase_by_passed"])] = True
    return item


def _facts(rng: random.Random, recipe: Recipe) -> dict[str, Any]:
    facts = {name: value for name, value in recipe.facts.items() if rng.random() < 0.9}
    for name in rng.sample(list(FACTS), rng.choice([0, 1, 2, 5])):
        facts[name] = rng.choice(FACTS[name])
    for name, value in RARE_FACTS.items():
        if rng.random() < 0.01:
            facts[name] = value
    if recipe.law == "GB" and rng.random() < 0.05:
        facts["event"] = "case-closed"
    return facts


@st.composite
def requests(draw: st.DrawFn) -> tuple[dict[str, Any], list[str]]:
    """Draw one request; Hypothesis shrinks the seed, which is enough to replay it."""
    return random_request(random.Random(draw(st.integers(min_value=0, max_value=2**32))))


@st.composite
def crossings(draw: st.DrawFn) -> tuple[dict[str, Any], list[str]]:
    """Draw one request between two countries."""
    given, jurisdiction = draw(requests())
    if len(jurisdiction) == 1:
        abroad = draw(st.sampled_from([country for country in COUNTRIES if country not in jurisdiction]))
        given["recipient"] = {**given["recipient"], "country": abroad}
        jurisdiction = sorted({*jurisdiction, abroad})
    return given, jurisdiction
