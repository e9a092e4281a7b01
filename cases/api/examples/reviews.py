"""Examples: reviews."""

from cases.api.schema import REF, answers

REVIEWS = answers(
    ref=REF,
    due_on="2027-05-22",
    overdue=False,
    reviews=[
        {
            "ref": REF,
            "due_on": "2027-02-22",
            "state": "held",
            "after_closing": False,
            "answers": [{"label": "What was agreed", "text": "A mentor, and evenings at the club."}],
            "outcome": "Go on as planned",
            "held_at": "2027-02-20T10:00:00+01:00",
        }
    ],
)
