"""Examples: questions without a name."""

from cases.api.schema import REF, answers, sends

_ASKED = "Somebody in a class repeats one sentence. Is that something to worry about?"
_ROW = {
    "ref": REF,
    "state": "answered",
    "desk": "Info-house Ravnsholm",
    "asked_at": "2026-11-21T14:00:00+01:00",
    "due_at": "2026-11-28T14:00:00+01:00",
}
CONSULTATIONS = answers(results=[_ROW], next=None)
CONSULTATION = answers(**_ROW, question=_ASKED, answer="Talk to the parents first, and listen for a week.")
ASK = sends(question=_ASKED)
