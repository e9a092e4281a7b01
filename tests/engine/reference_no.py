"""Norway, rule by rule, for the reference engine."""

from __future__ import annotations

from tests.engine.reference_words import (
    AUTHORITIES,
    BODILY,
    BY_CONSENT,
    GRAVE,
    HEALTH_FILE,
    NAMED,
    POLICE_FILE,
    PREVENTIVE,
    SOCIAL_FILE,
    Findings,
    Situation,
    by_consent,
    limb,
    may,
    must,
    never,
)  # fmt: skip

ADMINISTRATION = {"school", "municipality", "youth-services", "employment-services"}
REPORTING = {"criminal-investigation", "prosecution"}


def _social_secrecy(s: Situation) -> bool:
    return s.sender in {"child-welfare", "social-services"} and s.category in SOCIAL_FILE


def no_r2(s: Situation) -> Findings:
    """Consent of the person entitled to secrecy."""
    if s.category in NAMED and not _social_secrecy(s):
        yield by_consent("NO-R2", s)


def no_r3(s: Situation) -> Findings:
    """General administration for its own tasks, weighed."""
    if (
        s.sender in ADMINISTRATION
        and s.receiver in AUTHORITIES
        and s.category in NAMED
        and s.purpose in PREVENTIVE - {"statistics-research"}
    ):
        met = s.necessary and s.is_true("own_task") and s.weighed_for_sharing
        yield may("NO-R3", met, "record-necessity", "record-balancing")


def no_r4(s: Situation) -> Findings:
    """General administration reports an offence."""
    if (
        s.sender in ADMINISTRATION
        and s.receiver in {"police", "prosecutor"}
        and s.category in NAMED
        and s.purpose == "criminal-investigation"
    ):
        met = s.is_true("own_task") or s.is_true("obvious_public_interest")
        yield may("NO-R4", met and s.necessary, "record-necessity")


def no_r5(s: Situation) -> Findings:
    """Child welfare and NAV keep secrecy, save by consent, for own tasks, or to avert danger."""
    if _social_secrecy(s):
        danger = s.risk("concrete", BODILY) and s.purpose not in REPORTING
        own_task = s.is_true("own_task") and not (s.sender == "child-welfare" and s.purpose in REPORTING)
        yield limb("NO-R5", danger and s.necessary, "record-necessity")
        yield may("NO-R5", own_task and s.necessary, "record-necessity")
        yield by_consent("NO-R5", s, adds=BY_CONSENT | {"record-necessity"})
        if not (danger or own_task or s.good_consent()):
            yield never("NO-R5")


def no_r6(s: Situation) -> Findings:
    """Everybody, to avert a listed grave offence."""
    if s.receiver == "police" and s.category in NAMED and s.purpose == "threat-to-life":
        yield must("NO-R6", s.risk("most-likely", GRAVE) and s.necessary, "record-necessity", overrides=True)


def no_r7(s: Situation) -> Findings:
    """Health to the police: a duty at serious harm, a right before."""
    if (
        s.sender == "health"
        and s.receiver == "police"
        and s.category in HEALTH_FILE
        and s.purpose == "threat-to-life"
    ):
        yield must("NO-R7", s.risk("concrete", BODILY) and s.necessary, "record-necessity")
        yield limb("NO-R7", s.risk("reason-to-suspect", BODILY) and s.necessary, "record-necessity")


def no_r8(s: Situation) -> Findings:
    """Report of a child in need to child welfare."""
    if (
        s.sender in AUTHORITIES
        and s.receiver == "child-welfare"
        and s.category in NAMED
        and s.purpose == "child-protection"
    ):
        yield must("NO-R8", s.child_in_need(), overrides=True)


def no_r9(s: Situation) -> Findings:
    """Police to public bodies, to prevent offences."""
    if (
        s.sender == "police"
        and s.receiver in AUTHORITIES
        and s.category in POLICE_FILE
        and s.purpose in {"crime-prevention", "pve-prevention"}
    ):
        met = s.necessary and s.weighed_for_sharing
        yield may("NO-R9", met, "record-necessity", "record-balancing", "purpose-bound")


def no_r11(s: Situation) -> Findings:
    """Classified information stays shut to whoever is not cleared."""
    if s.category == "intelligence" and not s.is_true("clearance"):
        yield never("NO-R11", absolute=True)


def no_r12(s: Situation) -> Findings:
    """General administration, to avoid danger to life or health."""
    if s.sender in ADMINISTRATION and s.category in NAMED and s.purpose == "threat-to-life":
        yield limb("NO-R12", s.risk("concrete", BODILY) and s.necessary, "record-necessity")


RULES = (no_r2, no_r3, no_r4, no_r5, no_r6, no_r7, no_r8, no_r9, no_r11, no_r12)
