"""What goes in and what goes out, field by field. Out comes only what a card holds and a line here names."""

from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.cards.items import CATEGORIES, NATURES
from infohouse.core.paging import SIZE

LONG, SHORT = 10_000, 200
OLDEST = 120


class Strict(serializers.Serializer[Any]):
    """A form that refuses fields it does not know: a typing mistake must not lose what somebody wrote."""

    def to_internal_value(self, data: Any) -> Any:
        """Check the names first, then each value."""
        if isinstance(data, dict) and (unknown := set(data) - set(self.fields)):
            raise serializers.ValidationError(
                {name: [_("There is no such field.")] for name in sorted(unknown)}
            )
        return super().to_internal_value(data)


class Exact:
    """A field that takes its own JSON type only: the framework would make 5 into "5"."""

    json_type: type = str

    def to_internal_value(self, data: Any) -> Any:
        if type(data) is not self.json_type:
            self.fail("invalid")  # type: ignore[attr-defined]
        return super().to_internal_value(data)  # type: ignore[misc]


class Text(Exact, serializers.CharField):
    """A text."""


class Ref(Exact, serializers.UUIDField):
    """A public reference."""


class Years(Exact, serializers.IntegerField):
    """A whole number of years."""

    json_type = int


def _written(about: str) -> Text:
    return Text(max_length=LONG, required=False, allow_blank=True, help_text=about)


class Count(Exact, serializers.IntegerField):
    """A whole number."""

    json_type = int


class WrittenIn(Strict):
    """What the law asks for in writing, a field each; missing-fact names those that lack."""

    necessity = _written("Why the recipient needs it for the purpose.")
    balancing = _written("How secrecy was weighed against need.")
    demand = _written("What was asked for, by whom, when, and on which legal basis.")
    best_interests = _written("Why it is in the best interests of the child.")
    decider = Ref(required=False, help_text="The named professional who decides, from GET /colleagues.")
    agreed = _written("Every attending member who agreed, one to a line.")
    checked_by = Ref(required=False, help_text="Who checked it for shared secrets, from GET /colleagues.")
    transfer_basis = _written("The ground for sending it outside the EEA.")
    told_on = serializers.DateField(required=False, help_text="When the person was told.")
    not_told_why = _written("Why the person is not told yet.")
    not_told_until = serializers.DateField(required=False, help_text="Until when the person is not told.")


class ItemIn(WrittenIn):
    """One piece of information of your own agency."""

    category = serializers.ChoiceField(CATEGORIES)
    nature = serializers.ChoiceField(NATURES, help_text="Seen, believed, or heard from others.")
    text = Text(max_length=LONG)


class MeasureIn(Strict):
    """Who does what by when, and how it is meant to work."""

    agency = Ref(help_text="An agency of the case.")
    mechanism = Text(max_length=SHORT, help_text="A code from GET /mechanisms.")
    what = Text(max_length=LONG)
    effect = Text(max_length=LONG, help_text="What it is meant to change.")
    due_on = serializers.DateField()


class NothingIn(Strict):
    """No field at all; the body may be absent."""


class ReceiptOut(serializers.Serializer[Any]):
    """Committed: the info-house has it."""

    ref = serializers.UUIDField()
    state = serializers.ChoiceField(["logged", "triaged"])
    desk = serializers.CharField(help_text="The info-house that looks at it.")


class MadeOut(serializers.Serializer[Any]):
    """The reference of what was made."""

    ref = serializers.UUIDField()


class FieldOut(serializers.Serializer[Any]):
    """One answer inside an item."""

    label = serializers.CharField()  # type: ignore[assignment]
    text = serializers.CharField()


class ItemOut(serializers.Serializer[Any]):
    """One piece of information, where it comes from, and what you may not do with it."""

    ref = serializers.UUIDField()
    category = serializers.CharField()
    nature = serializers.CharField()
    content = serializers.SerializerMethodField()
    origin = serializers.CharField(help_text="The agency that it came from.")
    own = serializers.BooleanField()
    made_at = serializers.DateTimeField()
    carries = serializers.ListField(child=serializers.CharField(), help_text="Marks that travel with it.")
    carries_in_words = serializers.ListField(child=serializers.CharField())
    purposes = serializers.ListField(child=serializers.CharField(), help_text="What you hold it for.")
    why = serializers.CharField(help_text="The sentence of law under which you hold it.")

    @extend_schema_field(FieldOut(many=True))
    def get_content(self, card: Any) -> list[dict[str, str]]:
        """Return the answers with their labels."""
        return [{"label": label, "text": text} for label, text in card.fields]


class ConcernOut(ReceiptOut):
    """Your own concern, and what you may be told of it."""

    logged_at = serializers.DateTimeField()
    feedback = serializers.CharField(help_text="Empty until the house has looked.")
    items = ItemOut(many=True)


class ColleagueOut(serializers.Serializer[Any]):
    """Somebody of your agency who could take the lead."""

    ref = serializers.UUIDField()
    name = serializers.CharField()


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


class MechanismOut(serializers.Serializer[Any]):
    """One of the nine ways in which prevention works."""

    number = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()
    how = serializers.CharField()
    caution = serializers.CharField()


@cache
def list_of(
    form: type[serializers.Serializer[Any]], at_most: int | None = None
) -> type[serializers.Serializer[Any]]:
    """Return the form of a list that is not given in parts."""
    about = f"At most {at_most}, the newest first." if at_most else "All of them."
    results = serializers.ListField(child=form(), max_length=at_most, help_text=about)
    return _form(form, {"results": results})


@cache
def part_of(form: type[serializers.Serializer[Any]]) -> type[serializers.Serializer[Any]]:
    """Return the form of a list that is given in parts, by key."""
    about = f"At most {SIZE}, the newest first."
    results = serializers.ListField(child=form(), max_length=SIZE, help_text=about)
    following = serializers.CharField(allow_null=True, help_text="Where the list goes on; null at its end.")
    return _form(form, {"results": results, "next": following})


def _form(form: type[serializers.Serializer[Any]], fields: dict[str, Any]) -> Any:
    return type(f"{form.__name__.removesuffix('Out')}ListOut", (serializers.Serializer,), fields)
