"""What the person was asked and answered, and taking it back."""

from typing import Any

from rest_framework import serializers

from cases.actions.consent import withdraw_consent
from cases.api.address import acting, address, reading
from cases.api.examples import team as examples
from cases.api.examples.base import NOTHING
from cases.api.serializers import NothingIn
from cases.cards.consents import STATES, consent_card, consents_card


class ConsentOut(serializers.Serializer[Any]):
    """One question to the person, its scope, and the answer."""

    ref = serializers.UUIDField()
    state = serializers.ChoiceField(STATES)
    agencies = serializers.ListField(child=serializers.CharField(), help_text="Who may be told.")
    purposes = serializers.ListField(child=serializers.CharField(), help_text="In words.")
    about = serializers.ListField(child=serializers.CharField(), help_text="Of what; empty means everything.")
    asked_at = serializers.DateTimeField()
    by = serializers.CharField(help_text="Who answered, in words.")
    form = serializers.CharField(help_text="How, in words.")
    proof = serializers.CharField(help_text="For the agency that keeps the case only.")
    answered_on = serializers.DateField(allow_null=True)
    expires_on = serializers.DateField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)


class ConsentsOut(serializers.Serializer[Any]):
    """The rule for somebody of this age, and every consent of the case."""

    rule = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]
    consents = ConsentOut(many=True)


consents = address(
    get=reading(
        ConsentsOut,
        consents_card,
        name="list_consents",
        about="What the person was asked on a case and answered, and who must answer at this age.",
        example=examples.CONSENTS,
    )
)
withdraw = address(
    post=acting(
        NothingIn,
        withdraw_consent,
        shows=(ConsentOut, consent_card),
        name="withdraw_consent",
        about="Record that the person has taken the agreement back. What rested on it ends at once, and its "
        "receivers are told.",
        examples=(NOTHING, examples.WITHDRAWN),
    )
)
