"""Questions to the info-house without a name."""

from typing import Any

from rest_framework import serializers

from cases.actions.consulting import ask_advice_by_system
from cases.api.address import address, listing, making, reading
from cases.api.examples import consultations as examples
from cases.api.serializers import Strict, Text, YesNo
from cases.cards.consultations import consultation_card, own_consultations

STATES = ["asked", "answered", "turned"]


class AskIn(Strict):
    """One text and nothing that could name somebody."""

    question = Text(max_length=6000, help_text="Without names, numbers and places.")
    as_it_is = YesNo(
        required=False, help_text="That a person looked at what may name somebody, and that it stays."
    )


class ConsultationRowOut(serializers.Serializer[Any]):
    """One question of your system, without what was asked."""

    ref = serializers.UUIDField()
    state = serializers.ChoiceField(STATES)
    desk = serializers.CharField()
    asked_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(help_text="Until when an answer is promised.")


class ConsultationOut(serializers.Serializer[Any]):
    """One question with its answer."""

    ref = serializers.UUIDField(source="row.ref")
    state = serializers.ChoiceField(STATES, source="row.state")
    desk = serializers.CharField(source="row.desk")
    asked_at = serializers.DateTimeField(source="row.asked_at")
    due_at = serializers.DateTimeField(source="row.due_at")
    question = serializers.CharField()
    answer = serializers.CharField(help_text="Empty until the house has answered.")


consultations = address(
    get=listing(
        ConsultationRowOut,
        own_consultations,
        name="list_consultations",
        about="What your system has asked.",
        example=examples.CONSULTATIONS,
    ),
    post=making(
        AskIn,
        ask_advice_by_system,
        name="ask_consultation",
        about="Ask the info-house of your district without a name. No person comes to be. Where the text may "
        "name somebody the answer is missing-fact with `as_it_is`: let a person look, then send again.",
        refuses=(409,),
        example=examples.ASK,
    ),
)
consultation = address(
    get=reading(
        ConsultationOut,
        consultation_card,
        name="read_consultation",
        about="One question of your system with its answer.",
        example=examples.CONSULTATION,
    )
)
