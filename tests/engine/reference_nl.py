"""The Netherlands, rule by rule, for the reference engine."""

from __future__ import annotations

from tests.engine.reference_words import (
    FORUMS,
    HEALTH_FILE,
    NAMED,
    POLICE_FILE,
    Findings,
    Situation,
    by_consent,
    limb,
    may,
    never,
)  # fmt: skip

AS_R1 = ("record-necessity", "purpose-bound", "no-onward-sharing")


def _at_the_table(s: Situation) -> bool:
    return s.sends_as_member and s.gets_as_member and s.category in NAMED and not _medical_secret(s)


def _medical_secret(s: Situation) -> bool:
    """NL-R3 alone opens these, with what it asks for; the table adds no second way."""
    return s.sender == "health" and s.category in HEALTH_FILE


def _conference_data(s: Situation) -> bool:
    return s.forum != "none" or s.origin_forum in FORUMS["NL"]


def _leaves_the_conference(s: Situation) -> bool:
    """NL-R7 alone opens what leaves; no other rule adds a way."""
    return _conference_data(s) and not s.gets_as_member and s.category in NAMED


def nl_r1(s: Situation) -> Findings:
    """Members of the conference; a radicalisation case in a Care and Safety House comes here too (NL-R5)."""
    conference = s.forum == "pga-conference" or (s.forum == "zvh" and s.is_true("radicalisation_case"))
    if _at_the_table(s) and conference and s.purpose == "pve-prevention":
        yield may("NL-R1" if s.forum == "pga-conference" else "NL-R5", s.necessary, *AS_R1)


def nl_r2(s: Situation) -> Findings:
    """Police data to the municipality for the person-centred approach."""
    if s.sender == "police" and s.receiver == "municipality" and s.category in POLICE_FILE:
        if _leaves_the_conference(s):
            return
        if s.purpose == "pve-prevention":
            yield may("NL-R2", s.necessary, *AS_R1)


def nl_r3(s: Situation) -> Findings:
    """Medical secrecy, save by consent or in an emergency without other way."""
    if _medical_secret(s):
        emergency = s.is_true("emergency_no_other_way")
        yield limb("NL-R3", emergency, "record-necessity", "human-decision")
        yield by_consent("NL-R3", s)
        if not emergency and not s.good_consent():
            yield never("NL-R3")


def nl_r4(s: Situation) -> Findings:
    """Care and Safety House, for cases that are not radicalisation."""
    if _at_the_table(s) and s.forum == "zvh" and s.purpose in {"crime-prevention", "support-delivery"}:
        met = s.necessary and s.is_false("radicalisation_case")
        yield may("NL-R4", met, "record-necessity", "purpose-bound", "joint-controller-notice")


def nl_r6(s: Situation) -> Findings:
    """No conference data for an investigation."""
    if (
        _conference_data(s)
        and s.receiver in {"police", "prosecutor"}
        and s.purpose == "criminal-investigation"
    ):
        yield never("NL-R6")


def nl_r7(s: Situation) -> Findings:
    """No conference data to outsiders, save the member's own by consent."""
    if _leaves_the_conference(s):
        own = s.origin_agency in {None, s.holder}
        yield by_consent("NL-R7", s, own)
        if not (own and s.good_consent()):
            yield never("NL-R7")


RULES = (nl_r1, nl_r2, nl_r3, nl_r4, nl_r6, nl_r7)
