"""Finland, rule by rule, for the reference engine."""

from __future__ import annotations

from tests.engine.reference_words import (
    BODILY,
    GRAVE,
    HEALTH_FILE,
    NAMED,
    POLICE_FILE,
    PREVENTION,
    SOCIAL_FILE,
    Findings,
    Situation,
    by_consent,
    limb,
    may,
    must,
    never,
)  # fmt: skip

NOTIFIERS = {
    "police", "school", "health", "social-services", "youth-services", "prison", "probation", "ngo",
    "municipality", "self-governing-institution", "support-provider",
}  # fmt: skip


SERVICES = {
    "social-services", "health", "school", "youth-services", "employment-services", "support-provider", "ngo",
    "municipality",
}  # fmt: skip


def fi_r2(s: Situation) -> Findings:
    """Consent inside the team and towards services."""
    if (
        s.sends_as_member
        and (s.gets_as_member or s.receiver in SERVICES)
        and s.category in NAMED
        and s.purpose in PREVENTION | {"support-delivery"}
    ):
        yield by_consent("FI-R2", s)


def fi_r3(s: Situation) -> Findings:
    """Social services and health to the police when somebody is in danger."""
    if (
        s.sender in {"social-services", "health"}
        and s.receiver == "police"
        and s.category in NAMED
        and s.purpose == "threat-to-life"
    ):
        yield limb(
            "FI-R3",
            s.risk("reason-to-suspect", BODILY) and s.necessary,
            "record-necessity",
            "human-decision",
        )


def _four_years(s: Situation) -> bool:
    return (s.facts.get("offence_max_years") or 0) >= 4


def _social_file_for_an_investigation(s: Situation) -> bool:
    return (
        s.sender == "social-services" and s.category in SOCIAL_FILE and s.purpose == "criminal-investigation"
    )


def fi_r4(s: Situation) -> Findings:
    """Social services must answer about an offence of four years or more."""
    if _social_file_for_an_investigation(s) and s.receiver in {"police", "prosecutor", "court"}:
        yield must("FI-R4", s.asked and _four_years(s) and s.necessary, "record-request", overrides=True)


def fi_r5(s: Situation) -> Findings:
    """Social services may tell the police of their own accord."""
    if _social_file_for_an_investigation(s) and s.receiver == "police":
        ground = _four_years(s) or s.is_true("very_important_interest")
        yield may("FI-R5", not s.asked and ground and s.necessary, "record-necessity", "human-decision")


def fi_r6(s: Situation) -> Findings:
    """Not on request for a lesser offence."""
    if (
        _social_file_for_an_investigation(s)
        and s.receiver == "police"
        and s.asked
        and not (_four_years(s) and s.necessary)
        and not s.is_true("very_important_interest")
    ):
        yield never("FI-R6")


def fi_r7(s: Situation) -> Findings:
    """No health records for an investigation."""
    if (
        s.sender == "health"
        and s.receiver == "police"
        and s.category in HEALTH_FILE
        and s.purpose == "criminal-investigation"
    ):
        yield never("FI-R7")


def fi_r8(s: Situation) -> Findings:
    """Report of a child in need to child welfare."""
    if (
        s.sender in NOTIFIERS
        and s.receiver == "social-services"
        and s.category in NAMED
        and s.purpose == "child-protection"
    ):
        yield must("FI-R8", s.child_in_need(), overrides=True)


def fi_r9(s: Situation) -> Findings:
    """A school, of its own accord, when somebody is in danger."""
    if (
        s.sender == "school"
        and s.receiver == "police"
        and s.category in NAMED
        and s.purpose == "threat-to-life"
    ):
        met = not s.asked and s.necessary and s.risk("reason-to-suspect", BODILY)
        yield limb("FI-R9", met, "record-necessity", "human-decision")


def fi_r10(s: Situation) -> Findings:
    """Everybody, to avert a listed grave offence."""
    if s.receiver == "police" and s.category in NAMED and s.purpose == "threat-to-life":
        yield must("FI-R10", s.risk("most-likely", GRAVE) and s.necessary, "record-necessity", overrides=True)


def fi_r12(s: Situation) -> Findings:
    """Police to social services for their task."""
    if (
        s.sender == "police"
        and s.receiver == "social-services"
        and s.category in POLICE_FILE
        and s.purpose == "support-delivery"
    ):
        yield may("FI-R12", s.necessary, "record-necessity", "purpose-bound")


def fi_r13(s: Situation) -> Findings:
    """Report of an offence against a child."""
    if (
        s.sender in NOTIFIERS
        and s.receiver == "police"
        and s.category in NAMED
        and s.purpose == "criminal-investigation"
    ):
        yield must("FI-R13", s.is_true("offence_against_child"), overrides=True)


RULES = (fi_r2, fi_r3, fi_r4, fi_r5, fi_r6, fi_r7, fi_r8, fi_r9, fi_r10, fi_r12, fi_r13)
