"""Say in plain words what the law answered: on the button, in the refusal, in the API and in the ledger.

A sentence is made when somebody reads it, in the reader's language, from the `grounds` kept with the row.
Texts of packs and engine pass through the same translation files; statutes stay in the national tongue.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sharing.engine.answer import Answer, Basis, Did, ItemAnswer, Outcome, Question, Reason
from sharing.engine.general import TEXTS
from sharing.engine.retention import Period
from sharing.engine.vocabulary import BASELINE, DEIDENTIFIED

LABELS: Mapping[str, object] = {
    "log": gettext_lazy("logged"),
    "minimise": gettext_lazy("no more than needed"),
    "mark-provenance": gettext_lazy("source marked"),
    "record-necessity": gettext_lazy("write down why this recipient needs it"),
    "record-balancing": gettext_lazy("write down the weighing of secrecy against need"),
    "record-request": gettext_lazy("file the request"),
    "record-best-interests": gettext_lazy("write down the child's best interests"),
    "human-decision": gettext_lazy("a named professional decides"),
    "no-investigative-use": gettext_lazy("not for investigation"),
    "purpose-bound": gettext_lazy("only for the stated purpose"),
    "no-onward-sharing": gettext_lazy("not to be passed on"),
    "secrecy-binds-recipient": gettext_lazy("the recipient comes under professional secrecy"),
    "exclude-secrets": gettext_lazy("checked to contain no shared secret"),
    "consensus-required": gettext_lazy("every attending member agreed"),
    "consent-recorded": gettext_lazy("consent on file"),
    "honour-withdrawal": gettext_lazy("stops when consent is withdrawn"),
    "inform-recipients": gettext_lazy("tell earlier recipients that consent was withdrawn"),
    "notify-subject": gettext_lazy("tell the person"),
    "defer-notification": gettext_lazy("record why and until when the person is not told"),
    "de-identify": gettext_lazy("leave out name, contact, school, exact age and rare facts"),
    "check-reidentification": gettext_lazy("check that nobody can be recognised"),
    "erase-now": gettext_lazy("erase it now"),
    "inform-recipient-of-conditions": gettext_lazy("state the conditions to the recipient"),
    "transfer-basis-check": gettext_lazy("check the ground for sending it outside the EEA"),
    "joint-controller-notice": gettext_lazy("show the arrangement of the joint controllers"),
    "redact-reporter": gettext_lazy("mask who reported"),
    "redact-third-party": gettext_lazy("mask third parties"),
    "refer-to-controller": gettext_lazy("refer to the controller of the data"),
}
_DATED = {
    "review-by:": gettext_lazy("review after %(span)s"),
    "erase-by:": gettext_lazy("erase after %(span)s"),
}
_OPENINGS = {
    Outcome.PERMIT: gettext_lazy("May be shared%(why)s."),
    Outcome.OBLIGED: gettext_lazy("May be shared%(why)s."),
    Outcome.DUTY: gettext_lazy("Must be shared%(why)s."),
    Outcome.DEIDENTIFIED: gettext_lazy("May be shared without identity only%(why)s."),
    Outcome.DENY: gettext_lazy("May not be shared%(why)s."),
}
_TOGETHER = {
    Outcome.DENY: gettext_lazy("May not be shared together."),
    Outcome.DEIDENTIFIED: gettext_lazy("May be shared together without identity only."),
    Outcome.DUTY: gettext_lazy("Must be shared together."),
}
_DID = {
    Did.OPENED: gettext_lazy("%(rule)s opens: %(text)s"),
    Did.CLOSED: gettext_lazy("%(rule)s closes: %(text)s"),
    Did.FAILED: gettext_lazy("%(rule)s does not apply: %(text)s"),
    Did.NEARLY: gettext_lazy("%(rule)s waits for an answer: %(text)s"),
}


def label(obligation: str) -> str:
    """Name an obligation in words."""
    for prefix, words in _DATED.items():
        if obligation.startswith(prefix):
            return str(words) % {"span": span(Period.parse(obligation.removeprefix(prefix)))}
    return str(LABELS[obligation])


def told(text: str) -> str:
    """Say a kept text of a pack or of the engine in the reader's language."""
    return _(text) if text else ""


def labels(obligations: Iterable[str]) -> list[str]:
    """Name the obligations beyond the baseline, in a steady order."""
    order = {code: place for place, code in enumerate(LABELS)}
    return [label(code) for code in sorted(set(obligations) - BASELINE, key=lambda c: (order.get(c, 99), c))]


def grounds(answer: Answer | ItemAnswer) -> dict[str, Any]:
    """Return what a sentence is made of, as plain JSON, to be kept with the row."""
    if isinstance(answer, Answer):
        return {"outcome": answer.outcome.value, "items": [grounds(item) for item in answer.items]}
    return {
        "outcome": answer.outcome.value,
        "basis": answer.basis.value,
        "citations": list(answer.citations),
        "obligations": sorted(answer.obligations),
        "missing": [list(question) for question in answer.missing],
        "reasons": [list(reason) for reason in answer.reasons],
    }


def said(kept: Mapping[str, Any]) -> str:
    """Say kept grounds in the reader's language; nothing where nothing was kept."""
    return sentence(_answer(kept)) if kept else ""


def _answer(kept: Mapping[str, Any]) -> Answer | ItemAnswer:
    if "items" in kept:
        items = tuple(_item_answer(item) for item in kept["items"])
        return Answer(Outcome(kept["outcome"]), frozenset(), items)
    return _item_answer(kept)


def _item_answer(kept: Mapping[str, Any]) -> ItemAnswer:
    return ItemAnswer(
        datum_id="",
        outcome=Outcome(kept["outcome"]),
        basis=Basis(kept["basis"]),
        rules=(),
        citations=tuple(kept["citations"]),
        obligations=frozenset(kept["obligations"]),
        missing=tuple(Question(*question) for question in kept["missing"]),
        reasons=tuple(Reason(rule, Did(did), *rest) for rule, did, *rest in kept["reasons"]),
    )


def sentence(answer: Answer | ItemAnswer) -> str:
    """Say an answer in a sentence or two."""
    if isinstance(answer, Answer):
        return _item(answer.items[0]) if len(answer.items) == 1 else _bundle(answer)
    return _item(answer)


def steps(answer: ItemAnswer) -> list[str]:
    """Give the reasoning, one line for each rule met on the way."""
    lines = []
    for reason in answer.reasons:
        where = f" ({reason.citation})" if reason.citation else ""
        lines.append(str(_DID[reason.did]) % {"rule": reason.rule, "text": f"{_(reason.text)}{where}"})
    for question in answer.missing:
        asked = {"question": _(question.sentence), "rule": question.rule}
        lines.append(_("To answer: %(question)s (%(rule)s)") % asked)
    return lines


def _item(answer: ItemAnswer) -> str:
    closed = answer.outcome is Outcome.DENY
    parts = [str(_OPENINGS[answer.outcome]) % {"why": _why(answer)}]
    if not closed and answer.basis is Basis.CONSENT:
        parts.append(_("Rests on consent."))
    if wanted := labels(answer.obligations - DEIDENTIFIED if closed else answer.obligations):
        listed = {"list": ", ".join(wanted)}
        parts.append((_("Do: %(list)s.") if closed else _("Carries: %(list)s.")) % listed)
    if not answer.permits:
        asked = dict.fromkeys(q.sentence for q in answer.missing)
        parts += [_("First answer: %(question)s") % {"question": _(question)} for question in asked]
    return " ".join(parts)


def _why(answer: ItemAnswer) -> str:
    """Name the authority of an answer; a refusal without one gives its general reason."""
    if answer.outcome.named and answer.citations:
        return _(" under %(sections)s") % {"sections": "; ".join(answer.citations)}
    if answer.outcome is Outcome.DENY:
        return f": {_refusal(answer)}"
    if answer.outcome is Outcome.DEIDENTIFIED and answer.basis is Basis.DEIDENTIFIED:
        return f": {_nameless(answer)}"
    general = [_(r.text).rstrip(".") for r in answer.reasons if r.did is Did.OPENED]
    return f": {general[-1]}" if general and answer.outcome.named else ""


def _refusal(answer: ItemAnswer) -> str:
    closing = [r for r in answer.reasons if r.did is Did.CLOSED]
    if not closing:
        return _(TEXTS["E1"]).rstrip(".")
    last = closing[-1]
    return _(last.text).rstrip(".") + (f" ({last.citation})" if last.citation else "")


def _nameless(answer: ItemAnswer) -> str:
    met = "; ".join(dict.fromkeys(r.citation for r in answer.reasons if r.citation))
    if met:
        return _("by name it would need %(sections)s, which is not met") % {"sections": met}
    return _("no rule lets it go by name")


def _bundle(answer: Answer) -> str:
    opening = _TOGETHER.get(answer.outcome, gettext_lazy("May be shared together."))
    return " ".join([str(opening), *_numbered(answer.items)])


def _numbered(items: Iterable[ItemAnswer]) -> Iterator[str]:
    for place, item in enumerate(items, start=1):
        yield _("Item %(place)s: %(said)s") % {"place": place, "said": _item(item)}


def span(period: Period) -> str:
    """Say a period in words."""
    years, months = divmod(period.months, 12)
    parts = [
        (years, ngettext("%(n)s year", "%(n)s years", years)),
        (months, ngettext("%(n)s month", "%(n)s months", months)),
        (period.days, ngettext("%(n)s day", "%(n)s days", period.days)),
    ]
    return _(" and ").join(words % {"n": n} for n, words in parts if n)
