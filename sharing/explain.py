"""Say in plain words what the law answered: on the button, in the refusal, in the API and in the ledger."""

from collections.abc import Iterable, Iterator

from sharing.engine.answer import Answer, Basis, Did, ItemAnswer, Outcome
from sharing.engine.general import TEXTS
from sharing.engine.retention import Period
from sharing.engine.vocabulary import BASELINE, DEIDENTIFIED

LABELS: dict[str, str] = {
    "log": "logged",
    "minimise": "no more than needed",
    "mark-provenance": "source marked",
    "record-necessity": "write down why this recipient needs it",
    "record-balancing": "write down the weighing of secrecy against need",
    "record-request": "file the request",
    "record-best-interests": "write down the child's best interests",
    "human-decision": "a named professional decides",
    "no-investigative-use": "not for investigation",
    "purpose-bound": "only for the stated purpose",
    "no-onward-sharing": "not to be passed on",
    "secrecy-binds-recipient": "the recipient comes under professional secrecy",
    "exclude-secrets": "checked to contain no shared secret",
    "consensus-required": "every attending member agreed",
    "consent-recorded": "consent on file",
    "honour-withdrawal": "stops when consent is withdrawn",
    "inform-recipients": "tell earlier recipients that consent was withdrawn",
    "notify-subject": "tell the person",
    "defer-notification": "record why and until when the person is not told",
    "de-identify": "leave out name, contact, school, exact age and rare facts",
    "check-reidentification": "check that nobody can be recognised",
    "erase-now": "erase it now",
    "inform-recipient-of-conditions": "state the conditions to the recipient",
    "transfer-basis-check": "check the ground for sending it outside the EEA",
    "joint-controller-notice": "show the arrangement of the joint controllers",
    "redact-reporter": "mask who reported",
    "redact-third-party": "mask third parties",
    "refer-to-controller": "refer to the controller of the data",
}
_DATED = {"review-by:": "review after", "erase-by:": "erase after"}
_OPENINGS = {
    Outcome.PERMIT: "May be shared",
    Outcome.OBLIGED: "May be shared",
    Outcome.DUTY: "Must be shared",
    Outcome.DEIDENTIFIED: "May be shared without identity only",
    Outcome.DENY: "May not be shared",
}
_DID = {
    Did.OPENED: "opens",
    Did.CLOSED: "closes",
    Did.FAILED: "does not apply",
    Did.NEARLY: "waits for an answer",
}


def label(obligation: str) -> str:
    """Name an obligation in words."""
    for prefix, words in _DATED.items():
        if obligation.startswith(prefix):
            return f"{words} {_span(Period.parse(obligation.removeprefix(prefix)))}"
    return LABELS[obligation]


def labels(obligations: Iterable[str]) -> list[str]:
    """Name the obligations beyond the baseline, in a steady order."""
    order = {code: place for place, code in enumerate(LABELS)}
    return [label(code) for code in sorted(set(obligations) - BASELINE, key=lambda c: (order.get(c, 99), c))]


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
        lines.append(f"{reason.rule} {_DID[reason.did]}: {reason.text}{where}")
    return lines + [f"To answer: {question.sentence} ({question.rule})" for question in answer.missing]


def _item(answer: ItemAnswer) -> str:
    parts = [_OPENINGS[answer.outcome] + _under(answer) + "."]
    if answer.outcome is not Outcome.DENY and answer.basis is Basis.CONSENT:
        parts.append("Rests on consent.")
    wanted = labels(
        answer.obligations - DEIDENTIFIED if answer.outcome is Outcome.DENY else answer.obligations
    )
    if wanted:
        parts.append(f"{'Do' if answer.outcome is Outcome.DENY else 'Carries'}: {', '.join(wanted)}.")
    if not answer.permits:
        parts += [
            f"First answer: {question}" for question in dict.fromkeys(q.sentence for q in answer.missing)
        ]
    return " ".join(parts)


def _under(answer: ItemAnswer) -> str:
    """Name the authority of an answer; a refusal without one gives its general reason."""
    if answer.outcome.named and answer.citations:
        return f" under {'; '.join(answer.citations)}"
    closing = [r for r in answer.reasons if r.did is Did.CLOSED]
    if answer.outcome is Outcome.DENY and closing:
        last = closing[-1]
        return f": {last.text.rstrip('.')}" + (f" ({last.citation})" if last.citation else "")
    if answer.outcome is Outcome.DENY:
        return f": {TEXTS['E1'].rstrip('.')}"
    if answer.outcome is Outcome.DEIDENTIFIED and answer.basis is Basis.DEIDENTIFIED:
        met = "; ".join(dict.fromkeys(r.citation for r in answer.reasons if r.citation))
        return f": by name it would need {met}, which is not met" if met else ": no rule lets it go by name"
    general = [r.text.rstrip(".") for r in answer.reasons if r.did is Did.OPENED]
    return f": {general[-1]}" if general and answer.outcome.named else ""


def _bundle(answer: Answer) -> str:
    opening = {
        Outcome.DENY: "May not be shared together",
        Outcome.DEIDENTIFIED: "May be shared together without identity only",
    }.get(answer.outcome, f"{_OPENINGS[answer.outcome]} together")
    return " ".join([f"{opening}.", *_numbered(answer.items)])


def _numbered(items: Iterable[ItemAnswer]) -> Iterator[str]:
    for place, item in enumerate(items, start=1):
        yield f"Item {place}: {_item(item)}"


def _span(period: Period) -> str:
    years, months = divmod(period.months, 12)
    parts = [(years, "year"), (months, "month"), (period.days, "day")]
    return " and ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in parts if n)
