"""Examples: the plan of a case."""

from cases.api.schema import REF, sends

MEASURE = sends(
    agency=REF,
    mechanism="reducing-recruitment",
    what="A mentor meets him every week.",
    effect="He has somebody to turn to beside the group.",
    due_on="2027-02-01",
)
