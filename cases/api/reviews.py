"""Reviews of the cases that an info-house keeps: to be read. A person holds them, by name."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.api.address import address, reading
from cases.api.examples import reviews as examples
from cases.api.serializers import FieldOut
from cases.cards.review import STATES, reviews_card


class ReviewOut(serializers.Serializer[Any]):
    """One review, held or to be held."""

    ref = serializers.UUIDField()
    due_on = serializers.DateField()
    state = serializers.ChoiceField(STATES)
    after_closing = serializers.BooleanField()
    answers = serializers.SerializerMethodField()
    outcome = serializers.CharField(help_text="In words; empty before it is held.")
    held_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field(FieldOut(many=True))
    def get_answers(self, card: Any) -> list[dict[str, str]]:
        """Return the answers with their questions."""
        return [{"label": label, "text": text} for label, text in card.answers]


class ReviewsOut(serializers.Serializer[Any]):
    """The reviews of a case, and when the next one is due."""

    ref = serializers.UUIDField(source="row.ref", help_text="Of the case.")
    due_on = serializers.DateField(allow_null=True)
    overdue = serializers.BooleanField()
    reviews = ReviewOut(many=True)


reviews = address(
    get=reading(
        ReviewsOut,
        reviews_card,
        name="list_reviews",
        about="The reviews of a case that your house keeps. For systems of info-houses.",
        refuses=(403, 404),
        example=examples.REVIEWS,
    )
)
