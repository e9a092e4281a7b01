"""Whose consent is good (E15)."""

from collections.abc import Mapping
from enum import StrEnum

ADULT = 18


class Minors(StrEnum):
    """Who consents for a person under eighteen, by national law."""

    GUARDIAN_AND_CHILD = "guardian-and-child"
    CHILD_OR_GUARDIAN = "child-or-guardian"
    GUARDIAN = "guardian"


def good_consent(facts: Mapping[str, object], *, age: int | None, minors: Minors) -> bool | None:
    """Tell whether consent was given by the right persons; None where a fact is missing."""
    given = facts.get("consent")
    if given is None:
        return None
    if given != "given":
        return False
    by = facts.get("consent_by", "subject")
    if by == "subject-and-guardian":
        return True
    if age is None:
        return None
    if age >= ADULT:
        return by == "subject"
    return _good_for_a_child(by, understands=facts.get("minor_understands"), minors=minors)


def _good_for_a_child(by: object, *, understands: object, minors: Minors) -> bool | None:
    """Judge the consent of one person alone for a child."""
    if minors is Minors.GUARDIAN:
        return by == "guardian"
    if minors is Minors.GUARDIAN_AND_CHILD and by == "subject":
        return False
    if understands is None:
        return None
    return understands == (by == "subject")
