"""Cases an agency works on."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.api.address import address, listing, reading
from cases.api.examples import cases as examples
from cases.api.serializers import ItemOut
from cases.cards.case import case_card, case_rows


class CaseRowOut(serializers.Serializer[Any]):
    """One case your agency works on, without a word about the person."""

    ref = serializers.UUIDField()
    state = serializers.ChoiceField(["open", "closed"])
    custodian = serializers.CharField()
    opened_at = serializers.DateTimeField()
    review_on = serializers.DateField()


class MeasureOut(serializers.Serializer[Any]):
    """One line of the plan."""

    ref = serializers.UUIDField()
    what = serializers.CharField()
    effect = serializers.CharField()
    mechanism = serializers.CharField()
    also = serializers.ListField(child=serializers.CharField(), help_text="Further mechanisms.")
    agency = serializers.CharField()
    due_on = serializers.DateField()
    state = serializers.ChoiceField(["planned", "running", "done"])
    own = serializers.BooleanField()


class PartnerOut(serializers.Serializer[Any]):
    """An agency on the case, as far as you may know of it."""

    ref = serializers.UUIDField()
    name = serializers.CharField()


class CaseOut(serializers.Serializer[Any]):
    """One case, with what your agency may read for the purpose stated, and its plan."""

    ref = serializers.UUIDField(source="row.ref")
    state = serializers.ChoiceField(["open", "closed"], source="row.state")
    custodian = serializers.CharField(source="row.custodian")
    forum = serializers.CharField()
    opened_at = serializers.DateTimeField(source="row.opened_at")
    review_on = serializers.DateField(source="row.review_on")
    erase_on = serializers.DateField(source="row.erase_on", allow_null=True)
    age = serializers.IntegerField(source="row.age", allow_null=True)
    items = ItemOut(many=True, help_text="The newest; the rest stands at GET /cases/{ref}/items.")
    measures = MeasureOut(many=True)
    agencies = serializers.SerializerMethodField()

    @extend_schema_field(PartnerOut(many=True))
    def get_agencies(self, card: Any) -> list[dict[str, str]]:
        """Return the agencies by reference and name."""
        return [{"ref": str(ref), "name": name} for ref, name in card.agencies]


cases = address(
    get=listing(
        CaseRowOut,
        case_rows,
        name="list_cases",
        about="The cases your agency works on for the purpose stated.",
        example=examples.CASES,
    )
)
case = address(
    get=reading(
        CaseOut,
        case_card,
        name="read_case",
        about="One case with its plan and the items your agency may read for the purpose stated.",
        example=examples.CASE,
    )
)
