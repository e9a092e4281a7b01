"""Examples: offers."""

from cases.api.examples.base import ITEM
from cases.api.schema import REF, answers, sends

_OFFER = {
    "ref": REF,
    "sender": "Info-house Ravnsholm",
    "state": "offered",
    "purpose": "pve-prevention",
    "offered_at": "2026-11-22T10:00:00+01:00",
    "due_at": "2026-11-29T10:00:00+01:00",
    "overdue": False,
    "reason": "",
    "whole": False,
    "version": 1,
    "escalated": False,
    "outcome": "",
    "because": "",
}
ACCEPT = sends(lead=REF)
DECLINE = sends(reason="no-capacity")
REFERRALS = answers(results=[_OFFER], next=None)
_SENT = {**_OFFER, "recipient": "Ravnsholm Municipality"}
OFFERS = answers(results=[_SENT], next=f"/api/v1/cases/{REF}/offers?after={REF}")
RECALLED = answers(**{**_SENT, "state": "recalled"})
AMENDED = answers(**{**_SENT, "version": 2})
AMEND = sends(request="Please offer him a mentor, and talk to his mother first.")
OUTCOME = sends(
    outcome="stopped", because="moved", text="He met the mentor four times.", necessity="To plan on."
)
_PREVIEW = {
    **_OFFER,
    "versions": [],
    "request": "Please offer him a mentor.",
    "age": 16,
    "items": [ITEM],
    "lead": "",
    "case": None,
}
_TAKEN = {**_PREVIEW, "lead": "Sara Social-worker", "case": REF}
REFERRAL = answers(**_PREVIEW)
PULLED = answers(**{**_PREVIEW, "state": "pulled"})
ACCEPTED = answers(**{**_TAKEN, "state": "accepted"})
REPORTED = answers(**{**_TAKEN, "state": "reported", "outcome": "stopped", "because": "moved"})
DECLINED = answers(
    **{**_PREVIEW, "state": "declined", "reason": "no-capacity", "request": "", "age": None, "items": []}
)
