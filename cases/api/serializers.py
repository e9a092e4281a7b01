"""What goes in and what goes out, field by field. Out comes only what a card holds and a line here names."""

from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from infohouse.core.paging import SIZE

LONG, SHORT = 10_000, 200


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


class Count(Exact, serializers.IntegerField):
    """A whole number; JSON knows one kind of number, so 2.0 is the same as 2."""

    json_type = int

    def to_internal_value(self, data: Any) -> Any:
        """Take a number without a fraction."""
        return super().to_internal_value(int(data) if type(data) is float and data.is_integer() else data)


class YesNo(Exact, serializers.BooleanField):
    """True or false."""

    json_type = bool


def _written(about: str) -> Text:
    return Text(max_length=LONG, required=False, allow_blank=True, help_text=about)


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


class NothingIn(Strict):
    """No field at all; the body may be absent."""


class MadeOut(serializers.Serializer[Any]):
    """The reference of what was made."""

    ref = serializers.UUIDField()


class DoneOut(serializers.Serializer[Any]):
    """The reference of what it was done to."""

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
    file = serializers.UUIDField(allow_null=True, help_text="For GET /attachments/{ref}, where it is a file.")
    origin = serializers.CharField(help_text="The agency that it came from.")
    own = serializers.BooleanField()
    made_at = serializers.DateTimeField()
    carries = serializers.ListField(child=serializers.CharField(), help_text="Marks that travel with it.")
    carries_in_words = serializers.ListField(child=serializers.CharField())
    purposes = serializers.ListField(child=serializers.CharField(), help_text="What you hold it for.")
    why = serializers.CharField(help_text="The sentence of law under which you hold it.")
    conditions = serializers.ListField(child=serializers.CharField(), help_text="What you are told with it.")
    until = serializers.DateTimeField(allow_null=True, help_text="Until when it may be read.")
    corrected = serializers.BooleanField(help_text="Whether a newer entry stands in its place.")

    @extend_schema_field(FieldOut(many=True))
    def get_content(self, card: Any) -> list[dict[str, str]]:
        """Return the answers with their labels."""
        return [{"label": label, "text": text} for label, text in card.fields]


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
