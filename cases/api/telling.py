"""What an agency's system tells of a worry, field by field."""

from rest_framework import serializers

from cases.answers import AGE_BANDS, CHANNELS, GIVERS, MOST_PLACES
from cases.api.serializers import LONG, OLDEST, SHORT, Strict, Text, Years

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
    age = Years(min_value=0, max_value=OLDEST, required=False)
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
