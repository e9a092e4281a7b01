"""Sweden, rule by rule, for the reference engine."""

from __future__ import annotations

from tests.engine.reference_words import (
    ANY_CRIME,
    AUTHORITIES,
    HEALTH_FILE,
    HEALTH_ONLY,
    NAMED,
    POLICE_FILE,
    SCHOOL_FILE,
    SOCIAL_FILE,
    Findings,
    Situation,
    by_consent,
    limb,
    may,
    must,
    never,
)  # fmt: skip

POLICING = {"police", "security-service"}
CARE = {"social-services", "health"}
CARE_FILE = SOCIAL_FILE | HEALTH_FILE
# Under the duty of 2025: schools, municipalities and state bodies, but neither social services nor health.
OPEN_BODIES = {
    "school", "municipality", "youth-services", "employment-services", "migration-authority", "prison",
    "probation",
}  # fmt: skip
REPORTERS = (AUTHORITIES - {"court"}) | {"self-governing-institution", "support-provider"}
FIGHTING_CRIME = {"crime-prevention", "pve-prevention", "criminal-investigation"}


def _care(s: Situation) -> bool:
    """Social services and health; medical pupil health is health care (SE-R8)."""
    return s.sender in CARE or (s.sender == "school" and s.category in HEALTH_ONLY)


def _over_the_threshold(s: Situation) -> bool:
    """The offence opens social and health secrecy (OSL 10:21, 10:23)."""
    grave = (s.facts.get("offence_min_months") or 0) >= 6
    return grave or (s.is_true("offence_against_child") and s.receiver != "security-service")


def se_r2(s: Situation) -> Findings:
    """Consent, for everything but the convictions register."""
    if s.sender in AUTHORITIES and s.category in NAMED - {"criminal-conviction"}:
        yield by_consent("SE-R2", s)


def se_r4(s: Situation) -> Findings:
    """Social services to the police about a person under 21 at risk of crime."""
    if (
        s.sender == "social-services"
        and s.receiver in POLICING
        and s.category in SOCIAL_FILE
        and s.purpose in {"crime-prevention", "pve-prevention"}
    ):
        young = s.age is not None and s.age < 21
        fitting = not s.is_false("not_inappropriate") and not s.about_past_offence
        met = young and fitting and s.necessary and s.risk("concrete", ANY_CRIME)
        yield may("SE-R4", met, "record-necessity", "record-balancing")


def se_r5(s: Situation) -> Findings:
    """Social services and health about a coming terrorist offence."""
    if (
        _care(s)
        and s.receiver in POLICING
        and s.category in CARE_FILE
        and s.purpose in {"pve-prevention", "national-security-prevention"}
    ):
        met = s.risk("concrete", {"terrorist-offence"}) and s.necessary and not s.about_past_offence
        yield limb("SE-R5", met, "record-necessity")


def se_r6(s: Situation) -> Findings:
    """Social services and health about a committed terrorist offence."""
    if (
        _care(s)
        and s.receiver in POLICING
        and s.category in CARE_FILE
        and s.purpose == "criminal-investigation"
    ):
        yield may("SE-R6", s.facts.get("past_offence") == "terrorist" and s.necessary, "record-necessity")


def se_r7(s: Situation) -> Findings:
    """Social services and health in an investigation: over the threshold, else never."""
    if (
        _care(s)
        and s.receiver in POLICING | {"prosecutor"}
        and s.category in CARE_FILE
        and s.purpose == "criminal-investigation"
    ):
        yield may("SE-R7", _over_the_threshold(s) and s.necessary, "record-necessity")
        terrorist = s.facts.get("past_offence") == "terrorist" and s.receiver in POLICING  # SE-R6 opens that
        if not _over_the_threshold(s) and not terrorist:
            yield never("SE-R7")


def se_r8(s: Situation) -> Findings:
    """Schools in an investigation of an offence that can lead to prison."""
    if (
        s.sender == "school"
        and s.receiver in {"police", "prosecutor"}
        and s.category in SCHOOL_FILE
        and s.purpose == "criminal-investigation"
    ):
        prison = (s.facts.get("offence_max_years") or 0) > 0 or (s.facts.get("offence_min_months") or 0) > 0
        yield may("SE-R8", prison and s.necessary, "record-necessity")


def se_r9(s: Situation) -> Findings:
    """The general gateway between authorities."""
    closed = s.sender == "health" or s.category in HEALTH_ONLY | {"criminal-conviction"}
    if (
        s.sender in AUTHORITIES
        and s.receiver in AUTHORITIES
        and s.category in NAMED
        and not closed
        and s.purpose in FIGHTING_CRIME
    ):
        looks_back = s.about_past_offence or s.purpose == "criminal-investigation"
        left_to_r7 = s.sender == "social-services" and looks_back
        met = s.necessary and s.weighed_for_sharing and not left_to_r7
        yield may("SE-R9", met, "record-necessity", "record-balancing")


def se_r10(s: Situation) -> Findings:
    """The duty of schools, municipalities and state bodies towards crime fighting."""
    if (
        s.sender in OPEN_BODIES
        and s.receiver in POLICING | {"prosecutor"}
        and s.category in NAMED - HEALTH_ONLY
    ) and s.purpose in FIGHTING_CRIME:
        asked = ("record-request",) if s.asked else ()
        met = s.necessary and s.facts.get("balancing") != "favours-secrecy"
        yield must("SE-R10", met, "record-balancing", *asked)


def se_r11(s: Situation) -> Findings:
    """Report of a child that fares ill; for NGOs a recommendation."""
    if s.receiver == "social-services" and s.purpose == "child-protection" and s.category in NAMED:
        if s.sender in REPORTERS:
            yield must("SE-R11", s.child_in_need(), overrides=True)
        if s.sender == "ngo":
            yield may("SE-R11", s.child_in_need(), child=True)


def se_r12(s: Situation) -> Findings:
    """Police to municipal social services against terrorism."""
    if (
        s.sender == "police"
        and s.receiver == "social-services"
        and s.category in POLICE_FILE
        and s.purpose == "pve-prevention"
    ):
        yield may("SE-R12", s.necessary and s.weighed_for_sharing, "record-necessity", "record-balancing")


def se_r13(s: Situation) -> Findings:
    """The convictions register stays shut."""
    if s.category == "criminal-conviction":
        yield never("SE-R13", absolute=True)


def se_r14(s: Situation) -> Findings:
    """Social services and health care for the young, substance users and those in compulsory care."""
    if {s.sender, s.receiver} <= CARE and s.category in NAMED and s.purpose == "support-delivery":
        needs = s.under_18 or s.is_true("substance_use") or s.is_true("compulsory_care")
        yield may("SE-R14", needs and s.necessary, "record-necessity")


def se_r15(s: Situation) -> Findings:
    """Police and security service among themselves."""
    if (
        {s.sender, s.receiver} <= POLICING
        and s.category in POLICE_FILE
        and s.purpose in {"crime-prevention", "national-security-prevention"}
    ):
        yield may("SE-R15", s.necessary)


RULES = (
    se_r2, se_r4, se_r5, se_r6, se_r7, se_r8, se_r9, se_r10, se_r11, se_r12, se_r13, se_r14, se_r15,
)  # fmt: skip
