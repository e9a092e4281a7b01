"""Permissions between two countries (X4, X5); they take the place of the national permissions."""

from typing import TYPE_CHECKING

from sharing.engine import general
from sharing.engine.answer import Basis, Did, ItemAnswer
from sharing.engine.vocabulary import (
    CONSENT_OBLIGATIONS,
    INVESTIGATIVE,
    NAMED_CATEGORIES,
    NO_ONWARD_SHARING,
    POLICE_PREVENTION,
)  # fmt: skip

if TYPE_CHECKING:
    from sharing.engine.steps import Run

INFORM_OF_CONDITIONS = frozenset({"inform-recipient-of-conditions"})
CHILD_PROTECTION = frozenset({"child-protection"})


def across_the_border(run: "Run") -> ItemAnswer | None:
    """Open by a child-protection rule or by consent good under both laws; police have their own way."""
    request = run.s.request
    if run.s.datum.category not in NAMED_CATEGORIES:
        return None
    if request.source.kind == request.recipient.kind == "police":
        return _between_police(run)
    usable = run.usable()
    child = [pair for pair in usable if pair[0].rule.purposes == CHILD_PROTECTION and not pair[0].consent]
    if child:
        return run.best(child)
    lifted = run.allowed is None or any(may.consent for may, _ in usable)
    if not (run.consent_everywhere and lifted):
        return None
    return run.opened([], code="X4", basis=Basis.CONSENT, extra=CONSENT_OBLIGATIONS)


def _between_police(run: "Run") -> ItemAnswer | None:
    """Let police inform police; for an investigation the sender's own law must open it (X5)."""
    s = run.s
    if NO_ONWARD_SHARING in s.marks:
        run.reasons.append(general.reason("P7", Did.CLOSED))
        return None
    purpose = s.request.purpose
    receiving = purpose in INVESTIGATIVE and s.law.country != s.request.source.country
    if purpose in POLICE_PREVENTION or receiving:
        return run.opened([], code="X5", extra=INFORM_OF_CONDITIONS)
    return run.best(run.usable(), INFORM_OF_CONDITIONS) if purpose in INVESTIGATIVE else None
