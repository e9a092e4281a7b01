"""What goes in and what goes out about offers, field by field."""

from typing import Any

from rest_framework import serializers

from cases.api.serializers import LONG, Count, ItemOut, Ref, Strict, Text, WrittenIn
from cases.cards.referrals import BECAUSE, OUTCOMES, REASONS

# The states in which an agency meets an offer to it; a recalled one is absent.
ANSWERED = ["offered", "pulled", "accepted", "reported", "declined", "expired", "ended"]


class AcceptIn(Strict):
    """Who takes the lead."""

    lead = Ref(help_text="A reference from GET /colleagues.")
    version = Count(
        min_value=1, required=False, help_text="The version you read; a later change must be read first."
    )


class DeclineIn(Strict):
    """Why not."""

    reason = serializers.ChoiceField(REASONS)


class OutcomeIn(WrittenIn):
    """How an accepted referral ended."""

    outcome = serializers.ChoiceField(OUTCOMES)
    because = serializers.ChoiceField(
        BECAUSE, required=False, help_text="Why, where it was not carried out to the end."
    )
    text = Text(
        max_length=LONG,
        required=False,
        allow_blank=True,
        help_text="What the sender should know besides; the law decides whether it may go back.",
    )


class AmendIn(Strict):
    """What an open offer says and shows from now on."""

    request = Text(max_length=LONG)
    preview = serializers.ListField(
        child=Ref(), required=False, help_text="The items that can be read before the answer; else as before."
    )


class ReferralRowOut(serializers.Serializer[Any]):
    """One offer, without a word about the person."""

    ref = serializers.UUIDField()
    sender = serializers.CharField()
    state = serializers.ChoiceField(ANSWERED)
    purpose = serializers.CharField()
    offered_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    overdue = serializers.BooleanField()
    reason = serializers.CharField(help_text="The code you declined with.")
    whole = serializers.BooleanField(help_text="Whether the case itself is offered: you would keep it.")
    version = serializers.IntegerField(help_text="Counts the sender's changes of the offer.")
    escalated = serializers.BooleanField(help_text="Whether it was late, and went to a further colleague.")
    outcome = serializers.CharField(help_text="The code you reported, once you did.")
    because = serializers.CharField(help_text="The reason you reported, where one was needed.")


class OfferOut(ReferralRowOut):
    """One offer of a case that your agency keeps, to whom, and what became of it."""

    recipient = serializers.CharField()
    state = serializers.ChoiceField([*ANSWERED, "recalled"])


class VersionOut(serializers.Serializer[Any]):
    """What an offer said before a change."""

    number = serializers.IntegerField()
    request = serializers.CharField()
    added = serializers.IntegerField(help_text="How many items came into the preview with the change.")
    removed = serializers.IntegerField(help_text="How many left it.")
    changed_at = serializers.DateTimeField()


class ReferralOut(serializers.Serializer[Any]):
    """An offer with its preview: enough to say yes or no. Once accepted, with the case."""

    ref = serializers.UUIDField(source="row.ref")
    sender = serializers.CharField(source="row.sender")
    state = serializers.ChoiceField(ANSWERED, source="row.state")
    purpose = serializers.CharField(source="row.purpose")
    offered_at = serializers.DateTimeField(source="row.offered_at")
    due_at = serializers.DateTimeField(source="row.due_at")
    overdue = serializers.BooleanField(source="row.overdue")
    reason = serializers.CharField(source="row.reason")
    whole = serializers.BooleanField(source="row.whole")
    version = serializers.IntegerField()
    versions = VersionOut(many=True, help_text="What it said before each change, the latest first.")
    escalated = serializers.BooleanField(source="row.escalated")
    outcome = serializers.CharField(source="row.outcome")
    because = serializers.CharField(source="row.because")
    request = serializers.CharField(help_text="What the sender asks you to do.")
    age = serializers.IntegerField(allow_null=True)
    items = ItemOut(many=True)
    lead = serializers.CharField(help_text="Who leads at your agency, once accepted.")
    case = serializers.UUIDField(allow_null=True, help_text="Present once accepted.")
