"""Examples: invitations to the board."""

from cases.api.examples.base import ITEM, OWN_ITEM
from cases.api.schema import REF, answers, sends

_ROW = {
    "ref": REF,
    "house": "Info-house Ravnsholm",
    "state": "sent",
    "purpose": "pve-prevention",
    "sent_at": "2026-11-22T10:00:00+01:00",
    "due_at": "2026-11-27T23:59:00+01:00",
    "overdue": False,
    "dimensions": [{"code": "family", "label": "Family"}],
}
_SHOWN = {**_ROW, "age": 16, "about": [ITEM], "laid": []}
INVITATIONS = answers(results=[_ROW], next=None)
INVITATION = answers(**_SHOWN)
LAY_DOWN = sends(
    dimension="family",
    category="social-record",
    nature="fact",
    text="An uncle takes him along to work on Saturdays.",
    necessity="It may be something to build on.",
)
FINISHED = answers(
    **{**_SHOWN, "state": "answered", "about": [], "laid": [{"dimension": "Family", "item": OWN_ITEM}]}
)
DECLINE = sends(reason="not-known")
DECLINED = answers(**{**_SHOWN, "state": "declined", "about": []})
