"""United Kingdom, rule by rule, for the reference engine."""

from __future__ import annotations

from tests.engine.reference_words import NAMED, Findings, Situation, by_consent, may, must, never

CLEAN = NAMED - {"intelligence"}  # nothing here moves intelligence
REFERRERS = {"police", "municipality"}
SAFER_COMMUNITY = {"police", "municipality", "probation", "health"}


def gb_r1(s: Situation) -> Findings:
    """A Prevent referral to police or local authority."""
    if s.sender in {
        "school",
        "health",
        "social-services",
        "child-welfare",
        "probation",
        "municipality",
        "ngo",
    } and (
        s.receiver in REFERRERS
        and s.category in CLEAN
        and s.purpose in {"pve-prevention", "triage-assessment"}
    ):
        yield may("GB-R1", s.necessary, "record-necessity", "purpose-bound")


def gb_r2(s: Situation) -> Findings:
    """Only police and local authority refer to the panel."""
    if s.receiver == "panel" and s.category in CLEAN and s.purpose == "pve-prevention":
        if s.sender in REFERRERS:
            met = s.is_true("new_referral") and s.is_true("reasonable_grounds") and s.necessary
            yield may("GB-R2", met, "record-necessity")
        elif s.is_true("new_referral"):
            yield never("GB-R2")


def gb_r3(s: Situation) -> Findings:
    """Panel partners co-operate; a forum rule, so not across the border (X4)."""
    if (
        (
            s.sends_as_member
            and s.forum == "channel-panel"
            and s.receiver in REFERRERS | {"panel"}
            and not s.abroad
        )
        and s.purpose == "pve-prevention"
        and s.category in CLEAN
    ):
        met = (
            s.necessary
            and not s.is_false("compatible_with_functions")
            and not s.is_true("intelligence_derived")
        )
        yield must("GB-R3", met, "record-necessity")


def gb_r4(s: Situation) -> Findings:
    """Nothing of the intelligence services comes to the panel."""
    if s.receiver == "panel" and (s.category == "intelligence" or s.is_true("intelligence_derived")):
        yield never("GB-R4", absolute=True)


def _support(s: Situation) -> bool:
    to_provider = s.sender == "panel" and s.receiver == "support-provider"
    return to_provider and s.purpose == "support-delivery" and s.category in CLEAN


def gb_r5(s: Situation) -> Findings:
    """The panel to a support provider, by the necessary consent."""
    if _support(s):
        yield by_consent("GB-R5", s)


def gb_r6(s: Situation) -> Findings:
    """No plan goes out without the necessary consent."""
    if _support(s) and s.category == "support-plan" and not s.good_consent():
        yield never("GB-R6")


def gb_r7(s: Situation) -> Findings:
    """Everybody to a constable, of material help against terrorism."""
    if (
        s.receiver == "police"
        and s.category in CLEAN
        and s.purpose in {"threat-to-life", "criminal-investigation"}
    ):
        yield must("GB-R7", s.is_true("material_to_terrorism"), "record-necessity", overrides=True)


def gb_r8(s: Situation) -> Findings:
    """The Crime and Disorder Act power."""
    if {s.sender, s.receiver} <= SAFER_COMMUNITY and s.category in CLEAN and s.purpose == "crime-prevention":
        yield may("GB-R8", s.necessary, "record-necessity")


def gb_r9(s: Situation) -> Findings:
    """A Channel record for an investigation, case by case."""
    if (
        s.sender in {"panel", "municipality", "school"}
        and s.receiver == "police"
        and s.category in CLEAN
        and s.purpose == "criminal-investigation"
    ):
        yield may("GB-R9", s.necessary, "record-request", "record-necessity", "human-decision")


def gb_r10(s: Situation) -> Findings:
    """Everybody to children's social care at risk of significant harm."""
    if (
        s.receiver in {"social-services", "child-welfare", "municipality"}
        and s.category in CLEAN
        and s.purpose == "child-protection"
    ):
        yield may("GB-R10", s.child_in_need() and s.necessary, "record-necessity", child=True)


RULES = (gb_r1, gb_r2, gb_r3, gb_r4, gb_r5, gb_r6, gb_r7, gb_r8, gb_r9, gb_r10)
