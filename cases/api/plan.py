"""The plan of a case."""

from rest_framework import serializers

from cases.actions.plan import plan_measure
from cases.api.address import address, making
from cases.api.examples import plan as examples
from cases.api.serializers import LONG, SHORT, Ref, Strict, Text


class MeasureIn(Strict):
    """Who does what by when, and how it is meant to work."""

    agency = Ref(help_text="An agency of the case.")
    mechanism = Text(max_length=SHORT, help_text="A code from GET /mechanisms.")
    what = Text(max_length=LONG)
    effect = Text(max_length=LONG, help_text="What it is meant to change.")
    due_on = serializers.DateField()


measures = address(
    post=making(
        MeasureIn,
        plan_measure,
        refs={"ref": "case"},
        name="plan_measure",
        about="Put a measure into the plan of a case, tied to one or more of the nine mechanisms.",
        example=examples.MEASURE,
    )
)
