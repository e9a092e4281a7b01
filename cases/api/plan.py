"""The plan of a case: goals, measures, and what came of them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.actions.goals import change_goal, move_goal, set_goal
from cases.actions.plan import move_measure, plan_measure
from cases.actions.progress import report_progress
from cases.api.address import acting, address, listing, listing_all, making, reading
from cases.api.cases import MeasureOut, PartnerOut
from cases.api.examples import plan as examples
from cases.api.serializers import LONG, SHORT, Count, Ref, Strict, Text, YesNo
from cases.cards.plan import ATTENDANCE, FAMILIES, GOAL_STATES, MEASURE_STATES, part_of_progress, plan_card
from cases.cards.review import late_rows

OF_CASE = {"ref": "case"}
GOAL, MEASURE = {"ref": "case", "goal": "ref"}, {"ref": "case", "measure": "ref"}


class GoalIn(Strict):
    """What shall be there, how one would see it, until when, and which aim it serves."""

    family = serializers.ChoiceField(FAMILIES)
    text = Text(max_length=LONG)
    indicator = Text(max_length=LONG)
    due_on = serializers.DateField()


class GoalChangeIn(GoalIn):
    """A goal as it shall be from now on, and the version that was read."""

    version = Count(min_value=1, help_text="Of the goal as you read it; a newer one is answered with 409.")


class GoalMoveIn(Strict):
    """Where a goal stands."""

    state = serializers.ChoiceField(GOAL_STATES)


class MeasureIn(Strict):
    """Who does what by when, and how it is meant to work."""

    agency = Ref(help_text="An agency of the case.")
    mechanism = Text(max_length=SHORT, help_text="A code from GET /mechanisms.")
    what = Text(max_length=LONG)
    effect = Text(max_length=LONG, help_text="What it is meant to change.")
    due_on = serializers.DateField()
    also = serializers.ListField(
        child=Text(max_length=SHORT), required=False, max_length=9, help_text="Codes of further mechanisms."
    )
    cautioned = YesNo(
        required=False, help_text="That a person read what may go wrong, where a measure works by force."
    )


class MeasureMoveIn(Strict):
    """Where a measure stands."""

    state = serializers.ChoiceField(MEASURE_STATES)


class ProgressIn(Strict):
    """A session, with whether it took place, or a note."""

    on = serializers.DateField(help_text="Its day, today or earlier.")
    attendance = serializers.ChoiceField(ATTENDANCE, required=False, help_text="For a session.")
    text = Text(max_length=LONG, required=False, allow_blank=True)
    corrects = Ref(required=False, help_text="An entry of your agency about the same measure.")


class GoalOut(serializers.Serializer[Any]):
    """One goal. Hints are about its wording and bind nobody."""

    ref = serializers.UUIDField()
    family = serializers.ChoiceField(FAMILIES)
    text = serializers.CharField()
    indicator = serializers.CharField()
    due_on = serializers.DateField()
    state = serializers.ChoiceField(GOAL_STATES)
    version = serializers.IntegerField()
    hints = serializers.ListField(child=serializers.CharField())


class PlanOut(serializers.Serializer[Any]):
    """Goals, measures, and what the mix of the plan raises; somebody at the custodian adopts it by name."""

    ref = serializers.UUIDField(source="row.ref", help_text="Of the case.")
    state = serializers.ChoiceField(["", "draft", "adopted"], help_text="Empty before it was begun.")
    adopted_at = serializers.DateTimeField(allow_null=True)
    goals = GoalOut(many=True)
    measures = serializers.SerializerMethodField()
    questions = serializers.ListField(child=serializers.CharField())
    agencies = serializers.SerializerMethodField()

    @extend_schema_field(MeasureOut(many=True))
    def get_measures(self, card: Any) -> Any:
        """Return the measures; what came of each stands at an address of its own."""
        return MeasureOut([line.measure for line in card.measures], many=True).data

    @extend_schema_field(PartnerOut(many=True))
    def get_agencies(self, card: Any) -> list[dict[str, str]]:
        """Return the agencies by reference and name."""
        return [{"ref": str(ref), "name": name} for ref, name in card.agencies]


class ProgressOut(serializers.Serializer[Any]):
    """One entry about a measure."""

    ref = serializers.UUIDField()
    on = serializers.DateField()
    attendance = serializers.CharField(help_text="Empty for a note.")
    text = serializers.CharField()
    agency = serializers.CharField()
    own = serializers.BooleanField()
    corrected = serializers.BooleanField(help_text="Whether a later entry corrects it.")
    corrects = serializers.BooleanField(help_text="Whether it corrects an earlier one.")


class DueOut(serializers.Serializer[Any]):
    """One thing that is late or due within a fortnight. It does not say what it is about."""

    case = serializers.UUIDField(source="ref")
    what = serializers.CharField()
    place = serializers.ChoiceField(["plan", "reviews"], source="page", help_text="Where it is done.")
    due_on = serializers.DateField()


SHOWN = (PlanOut, plan_card)
plan = address(
    get=reading(
        PlanOut,
        plan_card,
        name="read_plan",
        about="The plan of a case: its goals and measures. What came of a measure stands at its own address.",
        example=examples.PLAN,
    )
)
goals = address(
    post=making(
        GoalIn,
        set_goal,
        refs=OF_CASE,
        name="set_goal",
        about="Put a goal into the plan. The plan is then a draft until it is adopted by name.",
        example=examples.GOAL,
    )
)
goal_change = address(
    post=acting(
        GoalChangeIn,
        change_goal,
        shows=SHOWN,
        refs=GOAL,
        name="change_goal",
        about="Change a goal that nobody else has changed since you read it; else the answer is 409 "
        "`overtaken`.",
        examples=(examples.GOAL_CHANGE, examples.PLAN),
    )
)
goal_move = address(
    post=acting(
        GoalMoveIn,
        move_goal,
        shows=SHOWN,
        refs=GOAL,
        name="move_goal",
        about="Report that a goal is reached, given up, or worked on again.",
        examples=(examples.GOAL_MOVE, examples.PLAN),
    )
)
measures = address(
    post=making(
        MeasureIn,
        plan_measure,
        refs=OF_CASE,
        name="plan_measure",
        about="Put a measure into the plan of a case, tied to one or more of the nine mechanisms.",
        example=examples.MEASURE,
    )
)
measure_move = address(
    post=acting(
        MeasureMoveIn,
        move_measure,
        shows=SHOWN,
        refs=MEASURE,
        name="move_measure",
        about="Report that a measure of your own agency has begun or is done.",
        examples=(examples.MEASURE_MOVE, examples.PLAN),
    )
)
progress = address(
    get=listing(
        ProgressOut,
        part_of_progress,
        name="list_progress",
        about="What came of a measure, as far as you may read it: your agency's entries, and on a case that "
        "it keeps everybody's.",
        example=examples.PROGRESS,
    ),
    post=making(
        ProgressIn,
        report_progress,
        refs=OF_CASE,
        name="report_progress",
        about="Report a session of a measure of your own agency with its attendance, or a note. Entries are "
        "corrected by new ones.",
        example=examples.SESSION,
    ),
)
due = address(
    get=listing_all(
        DueOut,
        late_rows,
        name="list_due",
        about="Measures of your agency, and for systems of info-houses reviews, that are late or due within "
        "a fortnight, the latest first.",
        example=examples.DUE,
    )
)
