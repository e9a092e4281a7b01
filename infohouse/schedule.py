"""Everything that happens without somebody clicking, on one page.

ROUTES names the tasks that each event wakes (written to the outbox in the event's own transaction).
BEAT names what runs by the clock. An event that is not listed here wakes nothing.
"""

from typing import Any

ROUTES: dict[str, tuple[str, ...]] = {
    "concern.logged": ("cases.open_triage",),
    "concern.triaged": ("cases.route_case",),
    "action.decided": ("cases.prepare_offer",),
    "inquiry.made": ("cases.answer_inquiry",),
}

BEAT: dict[str, dict[str, Any]] = {
    "relay what waits in the outbox": {"task": "audit.relay", "schedule": 2.0},
    "seal the trail": {"task": "audit.seal_trail", "schedule": 60.0},
    "alarm for missing receipts": {"task": "cases.alarm_receipts", "schedule": 600.0},
    "expire unanswered referrals": {"task": "cases.expire_referrals", "schedule": 3600.0},
    "find what is due to be erased": {"task": "cases.find_due_erasures", "schedule": 3600.0},
    "delete drafts and questions whose time is over": {"task": "cases.purge_intake", "schedule": 86400.0},
    "tell people in the morning that something waits": {"task": "cases.send_digests", "schedule": 600.0},
    "expire agreements whose last day is over": {"task": "cases.expire_consents", "schedule": 3600.0},
}
