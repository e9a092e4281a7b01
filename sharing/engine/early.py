"""The steps before any national rule is read: role, dates, statistics, own request, audit."""

from sharing.engine import general
from sharing.engine.answer import Basis, Did, ItemAnswer, Outcome
from sharing.engine.obligations import weigh
from sharing.engine.situation import Situation
from sharing.engine.vocabulary import (
    BASELINE,
    CONFIDENTIAL_CATEGORIES,
    CONFIDENTIAL_ORIGINS,
    DEIDENTIFIED,
    REFUSAL_BASELINE,
)  # fmt: skip


def before_the_rules(s: Situation) -> ItemAnswer | None:
    """Answer E3, T2, X6, D3, S and the audit of T4; None where the rules must be asked."""
    request, datum = s.request, s.datum
    if s.stated("role_authorised", False):
        return refusal(s, "E3")
    if datum.erase_by_passed or s.stated("erase_by_passed"):
        return refusal(s, "T2", "erase-now")
    if s.view.abroad and "security-service" in (request.recipient.kind, request.source.kind):
        return refusal(s, "X6")
    if datum.category == "statistics":
        return general_answer(s, "D3", Outcome.DEIDENTIFIED, Basis.DEIDENTIFIED, DEIDENTIFIED)
    if request.purpose == "subject-access":
        return _own_data(s)
    if request.purpose == "audit":
        if not _same_body(s):
            return refusal(s, "T4-others")
        closing = s.law.closing if s.stated("event", "case-closed") else frozenset[str]()
        return general_answer(s, "T4-holder", Outcome.PERMIT, Basis.NONE, closing | s.marks)
    return None


def _same_body(s: Situation) -> bool:
    source, recipient = s.request.source, s.request.recipient
    return source.kind == recipient.kind and source.country == recipient.country


def _own_data(s: Situation) -> ItemAnswer:
    """Answer a person who asks for their own data (S)."""
    if s.request.recipient.kind != "subject":
        return refusal(s, "E1")
    if _confidential(s):
        return refusal(s, "S2", "refer-to-controller")
    if s.law.access_deferral and s.stated("deferral_recorded"):
        return refusal(s, "S3", "defer-notification")
    redactions = frozenset({"redact-reporter", "redact-third-party"})
    return general_answer(s, "S1", Outcome.OBLIGED, Basis.STATUTE, redactions | s.marks)


def _confidential(s: Situation) -> bool:
    """Whether an item has police or security provenance; a category that only they keep speaks for itself."""
    if not CONFIDENTIAL_ORIGINS.isdisjoint((s.origin_kind, *s.datum.sources)):
        return True
    return s.datum.category in CONFIDENTIAL_CATEGORIES


def refusal(s: Situation, code: str, *obligations: str) -> ItemAnswer:
    """Refuse under a general rule."""
    why = general.reason(code, Did.CLOSED)
    return ItemAnswer(
        datum_id=s.datum.id,
        outcome=Outcome.DENY,
        basis=Basis.NONE,
        rules=(why.rule,),
        citations=(),
        obligations=REFUSAL_BASELINE.union(obligations),
        reasons=(why,),
    )


def general_answer(
    s: Situation, code: str, outcome: Outcome, basis: Basis, obligations: frozenset[str]
) -> ItemAnswer:
    """Answer under a general rule."""
    why = general.reason(code, Did.OPENED)
    return ItemAnswer(
        datum_id=s.datum.id,
        outcome=weigh(outcome, obligations),
        basis=basis,
        rules=(why.rule,),
        citations=(),
        obligations=BASELINE | obligations,
        reasons=(why,),
    )
