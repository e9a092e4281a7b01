"""The general steps of the naive engine, for one item under one law, in the order of E0.

Each step answers or passes on; the first that answers ends the run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.engine import (
    reference_be,
    reference_dk,
    reference_fi,
    reference_gb,
    reference_nl,
    reference_no,
    reference_se,
)
from tests.engine.reference_words import (
    BY_CONSENT,
    INVESTIGATIVE,
    NAMED,
    NO_PARTNERS,
    PREVENTION,
    PREVENTIVE,
    Finding,
    Situation,
)  # fmt: skip

RULES = {
    "DK": reference_dk.RULES,
    "SE": reference_se.RULES,
    "FI": reference_fi.RULES,
    "NO": reference_no.RULES,
    "GB": reference_gb.RULES,
    "BE": reference_be.RULES,
    "NL": reference_nl.RULES,
}
POLICING = {"police", "security-service"}
WITHOUT_NAME = frozenset({"de-identify", "check-reidentification"})
NO_FALLBACK = {
    "BE-R2", "BE-R3", "BE-R4", "BE-R5", "BE-R6", "BE-R7", "BE-R8", "GB-R2", "GB-R4", "GB-R5", "GB-R6",
    "SE-R13", "NO-R11", "P7-cell", "K3",
}  # fmt: skip
NAMELESS_RULES = {"SE": "SE-R3", "FI": "FI-R11", "NO": "NO-R1"}
CLOSING = {
    "DK": {"review-by:P6M", "review-by:P12M"}, "SE": {"erase-by:P5Y"}, "FI": {"review-by:P6M"},
    "GB": {"review-by:P6M", "review-by:P12M", "erase-by:P6Y"}, "BE": {"erase-by:P1Y"},
    "NL": {"review-by:P6M"},
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """An answer: what is decided, what it costs, and which rules decided."""

    decision: str
    obligations: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    rests_on_consent: bool = False


def deny(*rules: str, adds: frozenset[str] = frozenset()) -> Outcome:
    """Refuse."""
    return Outcome("deny", adds, frozenset(rules))


def named(s: Situation, adds: frozenset[str], *rules: str, consent: bool = False) -> Outcome:
    """Allow by name; what the item carries comes along (E11)."""
    obligations = adds | s.carried
    decision = "permit-with-obligations" if obligations else "permit"
    return Outcome(decision, obligations, frozenset(rules), consent)


def run(s: Situation) -> Outcome:
    """Walk through the steps of E0 up to the first that answers."""
    findings = [finding for rule in RULES[s.law] for finding in rule(s)]
    steps = (role_and_dates, own_channels, statistics, subject_access, own_review, absolute, nameless_case)
    for step in (*steps, duties, life_and_limb, closed, prohibitions, permissions):
        outcome = step(s, findings)
        if outcome:
            return outcome
    return fallback(s, findings, [])


def role_and_dates(s: Situation, findings: list[Finding]) -> Outcome | None:
    """E3, T2."""
    if s.is_false("role_authorised"):
        return deny("E3")
    return deny("T2", adds=frozenset({"erase-now"})) if s.expired else None


def own_channels(s: Situation, findings: list[Finding]) -> Outcome | None:
    """X6: security services talk across borders through channels of their own."""
    return deny("X6") if s.abroad and "security-service" in {s.sender, s.receiver} else None


def statistics(s: Situation, findings: list[Finding]) -> Outcome | None:
    """D3."""
    return (
        Outcome("permit-deidentified", WITHOUT_NAME, frozenset({"D3"}))
        if s.category == "statistics"
        else None
    )


def subject_access(s: Situation, findings: list[Finding]) -> Outcome | None:
    """S1 to S3; whatever they say, it ends here."""
    if s.purpose != "subject-access":
        return None
    if s.receiver != "subject":
        return deny("S1")
    if (s.origin_agency or s.sender) in POLICING or s.category in {"police-record", "intelligence"}:
        return deny("S2", adds=frozenset({"refer-to-controller"}))
    if s.law == "BE" and s.is_true("deferral_recorded"):
        return deny("S3", adds=frozenset({"defer-notification"}))
    return named(s, frozenset({"redact-reporter", "redact-third-party"}), "S1")


def own_review(s: Situation, findings: list[Finding]) -> Outcome | None:
    """T4: review and audit by the body that holds the item need no rule."""
    if s.purpose != "audit":
        return None
    if not s.same_body:
        return deny("E1-audit")
    closing = CLOSING.get(s.law, set()) if s.facts.get("event") == "case-closed" else set()
    return named(s, frozenset(closing), "T4")


def absolute(s: Situation, findings: list[Finding]) -> Outcome | None:
    """E5: what no duty, permission or consent opens."""
    rules = [f.rule for f in findings if f.absolute]
    return deny(*rules) if rules else None


def nameless_case(s: Situation, findings: list[Finding]) -> Outcome | None:
    """A case without a name stays one: no duty, no permission, and the marks of persons are gone (P6)."""
    if s.category in NAMED:
        return None
    standing = [f.rule for f in findings if f.modality == "never"] + cell_secret(s)
    return closed(s, findings) or social_track(s) or fallback(s, findings, standing)


def mark_against_investigation(s: Situation) -> bool:
    """P5: holds against every rule of an investigative purpose (E5 names the only duties it yields to)."""
    return "no-investigative-use" in s.carried and s.purpose in INVESTIGATIVE


def duties(s: Situation, findings: list[Finding]) -> Outcome | None:
    """E5, X3."""
    stopped = bool(standing_prohibitions(s, findings, duty=True))
    answering = [f for f in findings if f.modality == "must" and f.met and (f.overrides or not stopped)]
    if not answering or mark_against_investigation(s):
        return None
    outcome = named(s, frozenset().union(*(f.adds for f in answering)), *(f.rule for f in answering))
    return outcome if s.abroad else replace(outcome, decision="duty")


def life_and_limb(s: Situation, findings: list[Finding]) -> Outcome | None:
    """E6."""
    if mark_against_investigation(s):
        return None
    return lightest(s, [f for f in findings if f.modality == "limb" and f.met])


def closed(s: Situation, findings: list[Finding]) -> Outcome | None:
    """T1, T4: what is left on a frozen item or in a closed case has answered by now."""
    if s.frozen:
        return deny("T1")
    return deny("T4") if s.track == "closed" and s.purpose != "audit" else None


def social_track(s: Situation) -> Outcome | None:
    """K3."""
    return deny("K3") if s.track == "social" and s.receiver == "security-service" else None


def standing_prohibitions(s: Situation, findings: list[Finding], *, duty: bool = False) -> list[str]:
    """List the prohibitions of E7 that stand: national rules, marks carried, the social track."""
    standing = [f.rule for f in findings if f.modality == "never"]
    if mark_against_investigation(s):
        standing.append("P5")
    standing += cell_secret(s)
    if duty:  # neither the social track nor no-onward-sharing stops a duty, by their own words
        return standing
    if social_track(s):
        standing.append("K3")
    if "no-onward-sharing" in s.carried and not consents(s, findings):
        standing.append("P7")
    return standing


def cell_secret(s: Situation) -> list[str]:
    """P7: what was heard in a Belgian cell is secret in every other country too; in Belgium BE-R6 says so."""
    return ["P7-cell"] if s.law != "BE" and s.origin_forum == "lisc-r" else []


def prohibitions(s: Situation, findings: list[Finding]) -> Outcome | None:
    """E7."""
    standing = standing_prohibitions(s, findings)
    return fallback(s, findings, standing) if standing else None


def consents(s: Situation, findings: list[Finding]) -> list[Finding]:
    """List the consents that open this disclosure; across a border no rule on consent is looked for (X4)."""
    if not s.abroad:
        return [f for f in findings if f.modality == "consent" and f.met]
    if s.sender == s.receiver == "police":
        return []
    good = all(s.good_consent(law) for law in s.laws)
    return [Finding("X4", "consent", adds=BY_CONSENT)] if good else []


def permissions(s: Situation, findings: list[Finding]) -> Outcome | None:
    """E8; across a border X4 or X5."""
    consent = consents(s, findings)
    if "no-onward-sharing" in s.carried:
        return lightest(s, consent)
    statutes = [f for f in findings if f.modality == "may" and f.met]
    if s.abroad:
        both_police = s.sender == s.receiver == "police"
        own_rules = statutes or [f for f in findings if f.modality == "consent" and f.met]
        statutes = between_police(s, own_rules) if both_police else [f for f in statutes if f.child]
    return lightest(s, statutes) or lightest(s, consent)


def between_police(s: Situation, statutes: list[Finding]) -> list[Finding]:
    """X5: prevention is open; an investigation needs a rule of the sender, the receiver is assumed able."""
    conditions = frozenset({"inform-recipient-of-conditions"})
    if s.purpose in PREVENTION or (s.purpose in INVESTIGATIVE and not s.from_here):
        return [Finding("X5", "may", adds=conditions)]
    if s.purpose in INVESTIGATIVE:
        return [replace(statute, adds=statute.adds | conditions) for statute in statutes]
    return []


def lightest(s: Situation, candidates: list[Finding]) -> Outcome | None:
    """Answer by the permission that adds the fewest obligations."""
    if not candidates:
        return None
    best = min(candidates, key=lambda f: len(f.adds - s.carried))
    return named(s, best.adds, best.rule, consent=best.modality == "consent")


def fallback(s: Situation, findings: list[Finding], standing: list[str]) -> Outcome:
    """E9, D2, D5: a de-identified picture instead, or nothing."""
    failed = set(standing) | {f.rule for f in findings if not f.met}
    secret = s.category == "intelligence" or (s.law == "GB" and s.is_true("intelligence_derived"))
    partner = s.receiver not in NO_PARTNERS
    decisive = standing or sorted(failed)
    if s.purpose not in PREVENTIVE or not partner or secret or failed & NO_FALLBACK:
        return deny("E9", *decisive)
    if s.is_true("few_people_fit") or s.is_true("recipient_knows_identity"):
        return deny("D2/D5", *decisive)
    own = {NAMELESS_RULES[s.law]} if s.law in NAMELESS_RULES and s.forum != "none" else set()
    return Outcome("permit-deidentified", WITHOUT_NAME, frozenset(decisive) | own)
