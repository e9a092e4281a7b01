"""Examples: the people on a case, and what the person has agreed to."""

from cases.api.schema import REF, answers, sends

_MEMBER = {
    "ref": REF,
    "name": "Sara Social-worker",
    "role": "lead",
    "since": "2026-11-23",
    "until": None,
    "ended_at": None,
    "runs": True,
}
TEAM = answers(
    ref=REF,
    teams=[{"agency": "Ravnsholm Municipality", "own": True, "members": [_MEMBER]}],
    colleagues=[{"ref": REF, "name": "Svend Social-worker"}],
)
ADD = sends(person=REF, role="member", until="2027-02-01")
_CONSENT = {
    "ref": REF,
    "state": "given",
    "agencies": ["Ravnsholm Football Club"],
    "purposes": ["Support and services"],
    "about": [],
    "asked_at": "2026-11-22T10:00:00+01:00",
    "by": "The person and a guardian",
    "form": "On paper",
    "proof": "",
    "answered_on": "2026-11-23",
    "expires_on": "2027-02-23",
    "ended_at": None,
}
CONSENTS = answers(
    rule="From 15 the young person decides, and somebody with custody is heard.",
    source="The rule's source in the law.",
    consents=[_CONSENT],
)
WITHDRAWN = answers(**{**_CONSENT, "state": "withdrawn", "ended_at": "2026-12-01T10:00:00+01:00"})
