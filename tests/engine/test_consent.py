"""Whose consent is good (E15)."""

import pytest

from sharing.engine.consent import Minors, good_consent

BOTH, CHILD, PARENT = "subject-and-guardian", "subject", "guardian"
EACH, EITHER, ONLY = Minors.GUARDIAN_AND_CHILD, Minors.CHILD_OR_GUARDIAN, Minors.GUARDIAN


@pytest.mark.parametrize(
    ("minors", "by", "age", "understands", "good"),
    [
        (EACH, CHILD, 18, None, True),
        (EACH, PARENT, 18, None, False),
        (EACH, PARENT, 15, True, False),
        (EACH, PARENT, 15, False, True),
        (EACH, PARENT, 15, None, None),
        (EACH, CHILD, 15, True, False),
        (EACH, BOTH, 15, None, True),
        (EITHER, CHILD, 15, True, True),
        (EITHER, CHILD, 15, False, False),
        (EITHER, CHILD, 15, None, None),
        (EITHER, PARENT, 15, True, False),
        (EITHER, PARENT, 15, False, True),
        (ONLY, PARENT, 17, True, True),
        (ONLY, CHILD, 17, True, False),
        (ONLY, CHILD, None, True, None),
        (ONLY, BOTH, None, None, True),
    ],
)
def test_consent_is_good_from_the_right_persons(
    minors: Minors, by: str, age: int | None, understands: bool | None, good: bool | None
) -> None:
    facts = {"consent": "given", "consent_by": by, "minor_understands": understands}
    assert good_consent(facts, age=age, minors=minors) is good


@pytest.mark.parametrize(
    ("state", "good"), [("none", False), ("refused", False), ("withdrawn", False), (None, None)]
)
def test_consent_that_is_not_given_is_none(state: str | None, good: bool | None) -> None:
    facts = {"consent": state} if state else {}
    assert good_consent(facts, age=30, minors=EACH) is good
