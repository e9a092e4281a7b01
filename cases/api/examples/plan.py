"""Examples: the plan of a case."""

from cases.api.examples.cases import MEASURE as _MEASURE
from cases.api.schema import REF, answers, sends

_GOAL = {
    "family": "likelihood",
    "text": "He spends two evenings a week at the youth club.",
    "indicator": "The club has seen him on eight evenings in a month.",
    "due_on": "2027-02-01",
}
GOAL = sends(**_GOAL)
GOAL_CHANGE = sends(**_GOAL, version=1)
GOAL_MOVE = sends(state="reached")
PLAN = answers(
    ref=REF,
    state="draft",
    adopted_at=None,
    goals=[{**_GOAL, "ref": REF, "state": "open", "version": 1, "hints": []}],
    measures=[_MEASURE],
    questions=[],
    agencies=[{"ref": REF, "name": "Ravnsholm Municipality"}],
)
MEASURE = sends(
    agency=REF,
    mechanism="reducing-recruitment",
    what="A mentor meets him every week.",
    effect="He has somebody to turn to beside the group.",
    due_on="2027-02-01",
)
MEASURE_MOVE = sends(state="running")
SESSION = sends(on="2026-11-25", attendance="attended", text="They cooked together.")
PROGRESS = answers(
    results=[
        {
            "ref": REF,
            "on": "2026-11-25",
            "attendance": "attended",
            "text": "They cooked together.",
            "agency": "Ravnsholm Municipality",
            "own": True,
            "corrected": False,
            "corrects": False,
        }
    ],
    next=None,
)
DUE = answers(results=[{"case": REF, "what": "Measure", "place": "plan", "due_on": "2027-02-01"}])
