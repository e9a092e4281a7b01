"""Examples: cases, what is known in them, and what is in the plan."""

from cases.api.examples.base import ITEM
from cases.api.schema import REF, answers, sends

ITEMS = answers(results=[ITEM], next=None)
CONTRIBUTE = sends(category="social-record", nature="fact", text="Comes to the youth club on Tuesdays.")
NOTE = sends(
    sources=[REF],
    category="assessment",
    text="He looks for company, and finds it where he is asked for nothing.",
    necessity="To plan on.",
)
OWN_SOURCE = sends(
    like=REF,
    source="A visit at home on Monday.",
    nature="fact",
    text="His mother says that he is out every Friday evening.",
    necessity="To plan on.",
)
ENTRY = answers(
    ref=REF,
    parts=[{"name": "text", "label": "Text", "text": "Comes to the youth club on Tuesdays."}],
    case=REF,
)
WITHDRAW = sends(why="It was about his brother.")
CORRECT = sends(content={"text": "Comes to the youth club on Thursdays."}, why="The day was wrong.")
_ROW = {
    "ref": REF,
    "state": "open",
    "custodian": "Info-house Ravnsholm",
    "opened_at": "2026-11-22T09:00:00+01:00",
    "review_on": "2027-02-22",
}
CASES = answers(results=[_ROW], next=None)
MEASURE = {
    "ref": REF,
    "what": "A mentor meets him every week.",
    "effect": "He has somebody to turn to beside the group.",
    "mechanism": "2. Reducing recruitment",
    "also": [],
    "agency": "Ravnsholm Municipality",
    "due_on": "2027-02-01",
    "state": "planned",
    "own": True,
}
CASE = answers(
    **_ROW,
    forum="Info-house Ravnsholm",
    erase_on=None,
    age=16,
    items=[ITEM],
    measures=[MEASURE],
    agencies=[{"ref": REF, "name": "Ravnsholm Municipality"}],
)
COLLEAGUES = answers(results=[{"ref": REF, "name": "Sara Social-worker"}])
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
