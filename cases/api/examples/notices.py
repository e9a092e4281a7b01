"""Examples: word from other agencies."""

from cases.api.schema import REF, answers, sends

_NOTICE = {
    "ref": REF,
    "kind": "recalled",
    "state": "open",
    "sender": "Info-house Ravnsholm",
    "made_at": "2026-11-24T09:00:00+01:00",
    "due_at": "2026-12-01T09:00:00+01:00",
    "overdue": False,
    "reason": "It should have gone to another agency.",
    "items": [{"ref": REF, "label": "What was noticed", "came_at": "2026-11-22T10:00:00+01:00"}],
    "correction": None,
    "answer": "",
}
NOTICES = answers(results=[_NOTICE], next=None)
NOTICE = answers(**_NOTICE)
ACKNOWLEDGE = sends(answer="erased")
ACKNOWLEDGED = answers(**{**_NOTICE, "state": "acknowledged", "answer": "erased"})
