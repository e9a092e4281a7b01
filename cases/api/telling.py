"""What an agency's system tells of a worry, and what it is told of it, field by field."""

from typing import Any

from rest_framework import serializers

from cases.answers import AGE_BANDS, CHANNELS, GIVERS, MOST_PLACES
from cases.api.serializers import LONG, SHORT, Count, ItemOut, Strict, Text

OLDEST = 120
CHANNEL_CODES, AGE_CODES, GIVER_CODES = list(CHANNELS), list(AGE_BANDS), list(GIVERS)


class PlaceIn(Strict):
    """One place online."""

    channel = serializers.ChoiceField(CHANNEL_CODES)
    place = Text(max_length=SHORT, required=False, allow_blank=True, help_text="A group, a game, a page.")
    with_whom = Text(max_length=SHORT, required=False, allow_blank=True, help_text="As they call themselves.")


class ConcernIn(Strict):
    """What your people noticed. Keep what was seen apart from what was heard and what is believed.

    Where the law does not let your agency tell a name, the answer is refused-by-law, and `ways` names what is
    open: send again with `way` set to consent (with the three consent fields) or to nameless (with age_band
    and recognisable, without name, age and contact), or tell the agency you owe a report directly (duty).
    """

    way = serializers.ChoiceField(["named", "consent", "nameless"], default="named")

    seen = Text(max_length=LONG, help_text="What was seen or known at first hand.")
    name = Text(max_length=SHORT, required=False, allow_blank=True)
    age = Count(min_value=0, max_value=OLDEST, required=False)
    contact = Text(max_length=SHORT, required=False, allow_blank=True)
    when = Text(max_length=LONG, required=False, allow_blank=True, help_text="When and where.")
    online = Text(max_length=LONG, required=False, allow_blank=True, help_text="What happened online.")
    places = serializers.ListField(child=PlaceIn(), required=False, max_length=MOST_PLACES)
    heard = Text(max_length=LONG, required=False, allow_blank=True, help_text="What others said.")
    believed = Text(max_length=LONG, required=False, allow_blank=True, help_text="Your own assessment.")
    talked = Text(
        max_length=LONG,
        required=False,
        allow_blank=True,
        help_text="Who has talked to the person or the family.",
    )
    age_band = serializers.ChoiceField(AGE_CODES, required=False, help_text="For the way nameless.")
    recognisable = serializers.ChoiceField(
        ["yes", "no"], required=False, help_text="For nameless: could somebody work out who it is?"
    )
    consent_by = serializers.ChoiceField(GIVER_CODES, required=False, help_text="For consent: who agreed.")
    consent_understands = serializers.ChoiceField(["yes", "no"], required=False, help_text="Under 18.")
    consent_proof = Text(max_length=1000, required=False, help_text="For consent: when and how.")


class ReceiptOut(serializers.Serializer[Any]):
    """Committed: the info-house has it."""

    ref = serializers.UUIDField()
    state = serializers.ChoiceField(["logged", "triaged"])
    desk = serializers.CharField(help_text="The info-house that looks at it.")


class ConcernRowOut(serializers.Serializer[Any]):
    """One concern of your system, without its content."""

    ref = serializers.UUIDField()
    state = serializers.ChoiceField(["draft", "logged", "triaged"], help_text="Nobody looks at a draft.")
    desk = serializers.CharField()
    started_at = serializers.DateTimeField()
    logged_at = serializers.DateTimeField(allow_null=True)
    deleted_on = serializers.DateField(allow_null=True, help_text="When a draft that is not sent goes.")


class ConcernOut(serializers.Serializer[Any]):
    """Your own concern, and what you may be told of it."""

    ref = serializers.UUIDField()
    state = serializers.ChoiceField(["draft", "logged", "triaged"])
    desk = serializers.CharField(help_text="The info-house that looks at it.")
    logged_at = serializers.DateTimeField(allow_null=True)
    feedback = serializers.CharField(help_text="Empty until the house has looked.")
    items = ItemOut(many=True)


class FileOut(serializers.Serializer[Any]):
    """One file, without its content."""

    ref = serializers.UUIDField()
    label = serializers.CharField(help_text="Its kind.")  # type: ignore[assignment]
    kilobytes = serializers.IntegerField()
