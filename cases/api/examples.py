"""Examples of the description. All people in them are invented."""

from cases.api.schema import REF, answers, sends

CONCERN = sends(
    seen="Says he will join the others at the harbour on Friday.",
    when="Wednesday, in the canteen",
    name="Fabian Fiktiv",
    age=16,
    heard="Two classmates say he has new friends outside school.",
    believed="He has been alone a lot since the summer.",
    talked="The class teacher has talked to his mother.",
)
RECEIPT = answers(200, 201, ref=REF, state="logged", desk="Info-house Ravnsholm")
NOTHING = sends()
ACCEPT = sends(lead=REF)
DECLINE = sends(reason="no-capacity")
ITEM = sends(category="social-record", nature="fact", text="Comes to the youth club on Tuesdays.")
MEASURE = sends(
    agency=REF,
    mechanism="reducing-recruitment",
    what="A mentor meets him every week.",
    effect="He has somebody to turn to beside the group.",
    due_on="2027-02-01",
)
MADE = answers(201, ref=REF)
COLLEAGUES = answers(results=[{"ref": REF, "name": "Sara Social-worker"}])
_CASE = {
    "ref": REF,
    "state": "open",
    "custodian": "Info-house Ravnsholm",
    "opened_at": "2026-11-22T09:00:00+01:00",
    "review_on": "2027-02-22",
}
CASES = answers(results=[_CASE], next=None)
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
_ITEM = {
    "ref": REF,
    "category": "concern-narrative",
    "nature": "fact",
    "content": [{"label": "What was seen or heard", "text": "Says he will join the others at the harbour."}],
    "origin": "Ravnsholm School",
    "own": False,
    "made_at": "2026-11-21T14:00:00+01:00",
    "carries": ["no-investigative-use"],
    "carries_in_words": ["Not to be used for investigating a crime."],
    "purposes": ["pve-prevention"],
    "why": "Allowed for cooperation on the prevention of crime.",
}
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
    "items": [_ITEM],
    "lead": "",
    "case": None,
}
REFERRAL = answers(**_PREVIEW)
PULLED = answers(**{**_PREVIEW, "state": "pulled"})
ACCEPTED = answers(**{**_PREVIEW, "state": "accepted", "lead": "Sara Social-worker", "case": REF})
REPORTED = answers(
    **{
        **_PREVIEW,
        "state": "reported",
        "lead": "Sara Social-worker",
        "case": REF,
        "outcome": "stopped",
        "because": "moved",
    }
)
DECLINED = answers(
    **{**_PREVIEW, "state": "declined", "reason": "no-capacity", "request": "", "age": None, "items": []}
)
ITEMS = answers(results=[_ITEM], next=None)
CONCERN_READ = answers(
    ref=REF,
    state="triaged",
    desk="Info-house Ravnsholm",
    logged_at="2026-11-21T14:00:00+01:00",
    feedback="Thank you. We are looking into how to help.",
    items=[{**_ITEM, "own": True, "carries": [], "carries_in_words": [], "purposes": [], "why": ""}],
)
_MEASURE = {
    "ref": REF,
    "what": "A mentor meets him every week.",
    "effect": "He has somebody to turn to beside the group.",
    "mechanism": "2. Reducing recruitment",
    "agency": "Ravnsholm Municipality",
    "due_on": "2027-02-01",
    "state": "planned",
    "own": True,
}
CASE = answers(
    **_CASE,
    forum="Info-house Ravnsholm",
    erase_on=None,
    age=16,
    items=[_ITEM],
    measures=[_MEASURE],
    agencies=[{"ref": REF, "name": "Ravnsholm Municipality"}],
)
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
NOTICES = answers(results=[_NOTICE])
NOTICE = answers(**_NOTICE)
ACKNOWLEDGE = sends(answer="erased")
ACKNOWLEDGED = answers(**{**_NOTICE, "state": "acknowledged", "answer": "erased"})
MECHANISMS = answers(
    results=[
        {
            "number": 2,
            "code": "reducing-recruitment",
            "name": "Reducing recruitment",
            "how": "Fewer people are drawn in when somebody reaches them early and offers something better.",
            "caution": "There is no typical recruit, and the label itself can recruit.",
        }
    ]
)
