"""Belgium, rule by rule, for the reference engine."""

from __future__ import annotations

from tests.engine.reference_words import KINDS, NAMED, Findings, Situation, may, never

SERVICES = set(KINDS) - {  # who needs an invitation; the others sit by statute or are no service
    "police", "mayor", "municipality", "panel", "prosecutor", "security-service", "court", "employer",
    "subject",
}  # fmt: skip
STRANGERS = {"employer", "subject"}
JUSTICE = {"police", "prosecutor"}
TER_SERVICES = {"security-service", "police", "prosecutor"}


def _heard_in_the_cell(s: Situation) -> bool:
    """A secret of the cell; an agreed feedback sheet without secrets is none (BE-R4)."""
    feedback = any(finding.met for finding in be_r4(s))
    return s.origin_forum == "lisc-r" and not feedback


def _inside_the_cell(s: Situation) -> bool:
    return not s.abroad and _to_the_cell(s)


def _to_the_cell(s: Situation) -> bool:
    """The cell in meeting, or one of those who sit in it."""
    return s.receiver == "panel" or s.gets_as_member


def _child_condition(s: Situation) -> bool:
    """BE-R7: what an under-18 needs beside BE-R1. An unknown age meets nothing."""
    if s.age is None:
        return False
    if s.age < 12 and not s.is_true("under12_reasons"):
        return False
    manager = s.sender in {"youth-services", "child-welfare"}
    return s.age >= 18 or not manager or s.is_true("child_agrees") or s.is_true("in_ter_database")


def be_r1_and_r7(s: Situation) -> Findings:
    """An invited participant speaks in the cell; for a child BE-R7 comes on top."""
    if (
        s.sender in STRANGERS
        or not _to_the_cell(s)
        or s.purpose != "pve-prevention"
        or s.category not in NAMED
    ):
        return
    if not _child_condition(s):
        yield may("BE-R7", False)
        return
    invited = s.is_true("mandated") and s.is_true("already_caring")
    met = invited and s.is_true("on_mayor_list") and s.necessary
    adds = ("record-necessity", "purpose-bound", "secrecy-binds-recipient")
    if s.age is not None and s.age >= 18:
        yield may("BE-R1", met, *adds)
    else:
        yield may("BE-R7" if met else "BE-R1", met, *adds, "record-best-interests")


def be_r2(s: Situation) -> Findings:
    """A service that is not mandated or does not know the person declines."""
    invited = s.is_true("mandated") and s.is_true("already_caring")
    if s.receiver == "panel" and s.sender in SERVICES and not invited:
        yield never("BE-R2")


def be_r3(s: Situation) -> Findings:
    """The cleared police officer's information card."""
    if (
        s.sender == "police"
        and _to_the_cell(s)
        and s.category == "information-card"
        and s.purpose == "pve-prevention"
    ):
        met = s.is_true("clearance") and s.is_true("on_mayor_list")
        yield may("BE-R3", met, "purpose-bound", "secrecy-binds-recipient")


def be_r4(s: Situation) -> Findings:
    """The feedback sheet, by consensus and without secrets."""
    if (
        s.sender == "police"
        and s.receiver in TER_SERVICES
        and s.category == "feedback-sheet"
        and s.purpose == "national-security-prevention"
    ):
        met = s.is_true("consensus") and s.is_false("contains_secrets")
        yield may("BE-R4", met, "consensus-required", "exclude-secrets")


def be_r5(s: Situation) -> Findings:
    """The cell keeps no register of persons."""
    if s.purpose == "register" and "panel" in {s.sender, s.receiver}:
        yield never("BE-R5")


def _for_the_cells_own_offences(s: Situation) -> bool:
    """BE-R8: justice inside the cell, for the terrorist offences it was set up for."""
    justice = (
        s.sender in JUSTICE
        and s.receiver in JUSTICE
        and s.purpose in {"criminal-investigation", "prosecution"}
    )
    return justice and s.category in NAMED and s.facts.get("past_offence") == "terrorist"


def be_r6(s: Situation) -> Findings:
    """What was heard in the cell stays there, save for the case manager in own service."""
    if _heard_in_the_cell(s) and not _inside_the_cell(s):
        manager = s.is_true("own_case_manager") and s.sender == s.receiver and s.category in NAMED
        yield may("BE-R6", manager, "secrecy-binds-recipient")
        if not manager and not _for_the_cells_own_offences(s):
            yield never("BE-R6")


def be_r8(s: Situation) -> Findings:
    """Cell secrets in criminal justice: only for terrorist offences."""
    if (
        _heard_in_the_cell(s)
        and s.sender in JUSTICE
        and s.receiver in JUSTICE
        and s.purpose in {"criminal-investigation", "prosecution"}
    ):
        yield may("BE-R8", _for_the_cells_own_offences(s), "secrecy-binds-recipient")
        if not _for_the_cells_own_offences(s):
            yield never("BE-R8")


def be_r9(s: Situation) -> Findings:
    """An answer to the mayor, who asks for the list."""
    if (
        s.sender not in {"mayor", "employer", "subject"}
        and s.receiver == "mayor"
        and s.purpose == "triage-assessment"
        and s.category in NAMED
    ):
        yield may("BE-R9", s.asked and s.necessary, "secrecy-binds-recipient", "record-necessity")


RULES = (be_r1_and_r7, be_r2, be_r3, be_r4, be_r5, be_r6, be_r8, be_r9)
