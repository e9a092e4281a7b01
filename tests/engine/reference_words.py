"""The words of the naive reference engine: what one item's question looks like to one law.

This engine shares no code with the product. It reads the plain `given` of a scenario, one item and one law at
a time, and favours being obvious over being fast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

COUNTRIES = ("DK", "SE", "FI", "NO", "GB", "BE", "NL")
OUTSIDE_EEA = {"GB"}

KINDS = (
    "police", "security-service", "prosecutor", "court", "school", "social-services", "child-welfare",
    "health", "psychiatry", "probation", "prison", "municipality", "mayor", "youth-services",
    "employment-services", "self-governing-institution", "ngo", "info-house", "panel", "support-provider",
    "migration-authority", "employer", "subject", "researcher",
)  # fmt: skip
PRIVATE_BODIES = {
    "ngo",
    "self-governing-institution",
    "support-provider",
    "employer",
    "subject",
    "researcher",
}
AUTHORITIES = set(KINDS) - PRIVATE_BODIES
NO_PARTNERS = {"employer", "migration-authority", "court", "subject"}

CATEGORIES = (
    "identity", "contact", "concern-narrative", "school-record", "social-record", "health-record",
    "psychiatric-record", "police-record", "criminal-conviction", "intelligence", "belief",
    "family-relations", "assessment", "support-plan", "feedback-sheet", "information-card", "case-note",
    "deidentified-case", "statistics", "reporter-identity",
)  # fmt: skip
NAMED = set(CATEGORIES) - {"deidentified-case", "statistics"}
# What stands in anybody's file, whoever keeps it: a "social record" is the file of social services.
ANY_FILE = {
    "identity", "contact", "concern-narrative", "belief", "family-relations", "assessment", "support-plan",
    "case-note", "reporter-identity",
}  # fmt: skip
HEALTH_ONLY = {"health-record", "psychiatric-record"}
HEALTH_FILE = ANY_FILE | HEALTH_ONLY
SOCIAL_FILE = ANY_FILE | {"social-record"}
SCHOOL_FILE = ANY_FILE | {"school-record"}
POLICE_FILE = ANY_FILE | {"police-record"}

PURPOSES = (
    "crime-prevention", "pve-prevention", "triage-assessment", "child-protection", "support-delivery",
    "reintegration", "threat-to-life", "national-security-prevention", "criminal-investigation",
    "prosecution", "intelligence-collection", "migration-control", "employment-vetting", "register",
    "subject-access", "statistics-research", "audit",
)  # fmt: skip
PREVENTIVE = {
    "crime-prevention", "pve-prevention", "triage-assessment", "support-delivery", "child-protection",
    "reintegration", "statistics-research",
}  # fmt: skip
PREVENTION = {"crime-prevention", "pve-prevention", "triage-assessment"}
INVESTIGATIVE = {"criminal-investigation", "prosecution", "intelligence-collection"}

FORUMS = {
    "DK": ("ssp", "psp", "ksp", "info-house"),
    "SE": ("sspf", "sig"),
    "FI": ("anchor",),
    "NO": ("slt", "empowerment-conversation"),
    "GB": ("prevent-referral", "channel-panel"),
    "BE": ("lisc-r",),
    "NL": ("pga-conference", "zvh"),
}
TRAVELLING = {
    "no-investigative-use", "purpose-bound", "no-onward-sharing", "secrecy-binds-recipient",
    "honour-withdrawal", "exclude-secrets",
}  # fmt: skip
BY_CONSENT = frozenset({"consent-recorded", "purpose-bound", "honour-withdrawal"})

RISK_LEVELS = ("none", "possible", "reason-to-suspect", "concrete", "most-likely", "certain")
GRAVE = {"grave-offence", "terrorist-offence"}
BODILY = GRAVE | {"violence"}
ANY_CRIME = BODILY | {"criminal-activity"}


@dataclass(frozen=True)
class Finding:
    """What one rule says about one situation it matches."""

    rule: str
    modality: str  # must | limb | never | may | consent
    met: bool = True
    adds: frozenset[str] = frozenset()
    overrides: bool = False
    absolute: bool = False
    child: bool = False
    but_for_consent: bool = False


Findings = Iterator[Finding]


def must(rule: str, met: bool, *adds: str, overrides: bool = False) -> Finding:
    """State a duty."""
    return Finding(rule, "must", met, frozenset(adds), overrides=overrides)


def limb(rule: str, met: bool, *adds: str) -> Finding:
    """State a permission to save life or limb (E6)."""
    return Finding(rule, "limb", met, frozenset(adds))


def may(rule: str, met: bool, *adds: str, child: bool = False) -> Finding:
    """State a permission by statute (E8)."""
    return Finding(rule, "may", met, frozenset(adds), child=child)


def by_consent(
    rule: str, s: Situation, otherwise_met: bool = True, adds: frozenset[str] = BY_CONSENT
) -> Finding:
    """State a permission by consent (E8, after the statutes)."""
    return Finding(rule, "consent", otherwise_met and s.good_consent(), adds, but_for_consent=otherwise_met)


def never(rule: str, *, absolute: bool = False) -> Finding:
    """State a prohibition that stands (E7)."""
    return Finding(rule, "never", absolute=absolute)


class Situation:
    """One item of one request, seen by one law."""

    def __init__(
        self, given: dict[str, Any], jurisdiction: list[str], law: str, item: dict[str, Any]
    ) -> None:
        self.law, self.laws = law, jurisdiction
        self.abroad = len(jurisdiction) > 1
        source, recipient = given["source"], given["recipient"]
        forum = given.get("forum", "none")
        self.forum = forum if forum in FORUMS[law] else "none"
        self.sends_as_member = self._at_the_table(source)
        self.gets_as_member = self._at_the_table(recipient)
        self.holder: str = source["agency"]
        self.sender, self.receiver = self._kind(source["agency"]), self._kind(recipient["agency"])
        self.same_body = source["agency"] == recipient["agency"] and source["country"] == recipient["country"]
        self.from_here = source["country"] == law
        self.purpose, self.track = given["purpose"], given.get("track", "untriaged")
        self.asked = given.get("initiative") == "request"
        self.age: int | None = (given.get("subject") or {}).get("age")
        self.facts: dict[str, Any] = given.get("facts") or {}
        self.category, self.about = item["category"], item.get("about", "general")
        self.origin: dict[str, str] = item.get("origin") or {}
        self.carried = self._carried(item, given.get("history") or [])
        self.frozen = bool(item.get("review_by_passed") or self.facts.get("review_by_passed"))
        self.expired = bool(item.get("erase_by_passed") or self.facts.get("erase_by_passed"))

    def _at_the_table(self, body: dict[str, Any]) -> bool:
        """Membership counts in the forum's own country, and opens nothing across its border (X1, X4)."""
        return self.forum != "none" and bool(body.get("member")) and not self.abroad

    def _kind(self, kind: str) -> str:
        """Fold kinds that a law does not tell apart (law vocabulary, agency kinds)."""
        if kind == "psychiatry" and self.forum != "psp":
            return "health"
        if kind == "child-welfare" and self.law in {"SE", "FI"}:
            return "social-services"
        return kind

    @staticmethod
    def _carried(item: dict[str, Any], history: list[dict[str, Any]]) -> frozenset[str]:
        """Add up the marks along the chain (P1)."""
        marks = set(item.get("carries") or [])
        for earlier in history:
            marks |= set(earlier.get("imposed") or [])
        return frozenset(marks & TRAVELLING)

    def is_true(self, fact: str) -> bool:
        """Tell whether a fact is known to be true; a missing fact is not."""
        return self.facts.get(fact) is True

    def is_false(self, fact: str) -> bool:
        """Tell whether a fact is known to be false; a missing fact is not."""
        return self.facts.get(fact) is False

    @property
    def necessary(self) -> bool:
        """Necessity, presumed unless denied (head of the scenario schema)."""
        return not self.is_false("necessary")

    @property
    def weighed_for_sharing(self) -> bool:
        """A recorded weighing in favour of sharing."""
        return self.facts.get("balancing") == "favours-sharing"

    @property
    def under_18(self) -> bool:
        """A known minor."""
        return self.age is not None and self.age < 18

    @property
    def origin_agency(self) -> str | None:
        """Who first recorded the item, if known."""
        return self.origin.get("agency")

    @property
    def origin_forum(self) -> str:
        """The forum through which the item came."""
        return self.origin.get("forum") or "none"

    @property
    def about_past_offence(self) -> bool:
        """An item that tells of a suspected past offence."""
        return self.about in {"past-offence", "both"}

    def risk(self, level: str, kinds: set[str]) -> bool:
        """A risk of at least this level (E13) and of one of these kinds (E14)."""
        return self.risk_at_least(level) and self.facts.get("future_risk") in kinds

    def risk_at_least(self, level: str) -> bool:
        """A risk of at least this level, of whatever kind (E13)."""
        known = RISK_LEVELS.index(self.facts.get("risk_level") or "none")
        return known >= RISK_LEVELS.index(level)

    def child_in_need(self) -> bool:
        """A known minor for whom the threshold of the child report is met."""
        return self.under_18 and self.is_true("child_needs_support")

    def good_consent(self, law: str | None = None) -> bool:
        """Consent by the right persons under this law (E15)."""
        if self.facts.get("consent") != "given":
            return False
        by = self.facts.get("consent_by") or "subject"
        if by == "subject-and-guardian":
            return True
        if self.age is None:  # whose consent is asked depends on the age
            return False
        return by == "subject" if self.age >= 18 else self._good_for_minor(law or self.law, by)

    def _good_for_minor(self, law: str, by: str) -> bool:
        if law == "GB":
            return by == "guardian"
        if law in {"FI", "NO"} and by == "subject":
            return self.is_true("minor_understands")
        return by == "guardian" and self.is_false("minor_understands")
