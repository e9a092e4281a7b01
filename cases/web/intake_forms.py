"""The intake: one question a page, phone first. No category and no group is ever asked for."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.answers import AGE_BANDS, CHANNELS, ENTRY, GIVERS

WAYS = {
    "named": (_("With the name"), _("The law lets your agency tell it.")),
    "consent": (
        _("Somebody has agreed"),
        _("The person, or a parent or guardian, has said yes. You are asked who and how."),
    ),
    "nameless": (
        _("Without a name"),
        _("You tell what happened and leave out all that shows who it is. The desk can advise you."),
    ),
    "duty": (
        _("I may have a duty to tell somebody else"),
        _("Shows whom you must or may tell directly, and under which section."),
    ),
}


def _long(
    label: object, hint: object, *, required: bool = False, rows: int = 6, **attrs: object
) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": rows, **attrs}),
        error_messages={"required": _("Write at least a few words about what you saw or heard.")},
    )


class Question(forms.Form):
    """One page of the intake; the title of the browser's window says no more than this."""

    page_title = _("Log a concern")


class UrgentForm(Question):
    """Asked before anything else."""

    page_heading = "urgent"
    urgent = forms.ChoiceField(
        label=_("Is somebody in danger right now?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        error_messages={"required": _("Choose yes or no.")},
    )


class SeenForm(Question):
    """What was seen, apart from all else."""

    page_heading = "seen"
    seen = _long(
        _("What did you see or hear yourself?"),
        _("In your own words. Only what you noticed yourself; guesses come later."),
        required=True,
        rows=8,
    )


class WhenForm(Question):
    page_heading = "when"
    when = _long(_("When and where was it?"), _("As far as you know. You can leave this empty."), rows=3)


class PersonForm(Question):
    """Who it is about."""

    page_title = _("Who is it about?")
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Leave it empty if you do not know it."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    age = forms.IntegerField(
        label=_("Age"),
        help_text=_("In years; a guess is fine."),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.NumberInput(attrs={"width": 3, "inputmode": "numeric"}),
    )
    contact = forms.CharField(
        label=_("How can the person be reached?"),
        help_text=_("For example a class, an address or a phone number."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AboutForm(Question):
    """Who it is about, where no name may go: a band of ages instead of an age."""

    page_heading = "age_band"
    age_band = forms.ChoiceField(
        label=_("About how old is the person?"),
        required=False,
        widget=forms.RadioSelect(attrs={"divider": ""}),
        choices=[*AGE_BANDS.items(), ("", _("I do not know"))],
    )


class OnlineForm(Question):
    """One place online; what is there already stands above it."""

    page_title = _("Was any of it online?")
    channel = forms.ChoiceField(
        label=_("Where was it?"),
        help_text=_("Leave everything on this page empty if nothing was online."),
        required=False,
        choices=[("", _("Nothing to add")), *CHANNELS.items()],
        error_messages={"required": _("Choose where it was.")},
    )
    place = forms.CharField(
        label=_("Which place there?"),
        help_text=_("For example the name of a group, a game or a page."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    with_whom = forms.CharField(
        label=_("With whom?"),
        help_text=_("As they call themselves there."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    online = _long(_("What happened there?"), "", rows=4)

    def clean(self) -> dict[str, object]:
        """Ask for the channel where a place or a contact was named."""
        given: dict[str, object] = super().clean() or self.cleaned_data
        if (given.get("place") or given.get("with_whom")) and not given.get("channel"):
            self.add_error("channel", _("Choose where it was."))
        return given

    @property
    def entry(self) -> dict[str, str]:
        """The place that was filled in, or nothing."""
        filled_in = {key: str(self.cleaned_data.get(key) or "") for key in ENTRY}
        return filled_in if filled_in["channel"] else {}


class HeardForm(Question):
    """What comes from others, and what is only believed."""

    page_title = _("What do others say, and what do you believe?")
    heard = _long(_("What have others told you?"), _("Say who told you, if you want to."), rows=4)
    believed = _long(
        _("What do you believe yourself?"), _("Your own reading. It is kept apart from what you saw."), rows=4
    )


class TalkedForm(Question):
    page_heading = "talked"
    talked = _long(
        _("Who has talked with the person or the family?"),
        _("And what came of it. Leave it empty if nobody has."),
        rows=4,
    )


class RecogniseForm(Question):
    """The check that only a person can make: a text without a name may still point at somebody."""

    page_heading = "recognisable"
    recognisable = forms.ChoiceField(
        label=_("Could somebody who knows the place work out who it is?"),
        help_text=_("Think of a class, a street, a rare event, a job. Leave them out, and the answer is no."),
        widget=forms.RadioSelect,
        choices=[("no", _("No, many people would fit")), ("yes", _("Yes, perhaps"))],
        error_messages={"required": _("Choose yes or no.")},
    )


class ConsentForm(Question):
    """Who has agreed that the info-house is told, and how it can be proved."""

    page_title = _("Who has agreed?")
    age = forms.IntegerField(
        label=_("How old is the person?"),
        help_text=_("Who can agree depends on the age."),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.NumberInput(attrs={"width": 3, "inputmode": "numeric"}),
    )
    consent_by = forms.ChoiceField(
        label=_("Who has agreed that the desk is told?"),
        widget=forms.RadioSelect,
        choices=[*GIVERS.items()],
        error_messages={"required": _("Choose who has agreed.")},
    )
    consent_understands = forms.ChoiceField(
        label=_("Does the person understand what agreeing means?"),
        help_text=_("Answer this for somebody under 18."),
        required=False,
        widget=forms.RadioSelect(attrs={"inline": True}),
        choices=[("yes", _("Yes")), ("no", _("No"))],
    )
    consent_proof = forms.CharField(
        label=_("When and how did they agree?"),
        help_text=_("The day, and the paper or who was there."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say when and how they agreed.")},
    )


class WayForm(Question):
    """How a concern may go where no rule lets the name go. Only what is open is offered."""

    page_heading = "way"
    way = forms.ChoiceField(
        label=_("How do you want to go on?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you want to go on.")},
    )

    def __init__(self, *args: object, open_ways: Sequence[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["way"]
        field.choices = [(code, WAYS[code][0]) for code in open_ways]  # type: ignore[attr-defined]
        field.widget.attrs["hints"] = {code: WAYS[code][1] for code in open_ways}


class SendForm(forms.Form):
    """Nothing to fill in: the answers are already on the server."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


FORMS: dict[str, type[Question]] = {
    "consent": ConsentForm,
    "seen": SeenForm,
    "when": WhenForm,
    "person": PersonForm,
    "about": AboutForm,
    "online": OnlineForm,
    "heard": HeardForm,
    "talked": TalkedForm,
    "recognise": RecogniseForm,
}
_TOLD = ("seen", "when", "person", "online", "heard", "talked")
STEPS: dict[str, tuple[str, ...]] = {
    "named": _TOLD,
    "consent": ("consent", *_TOLD),
    "nameless": ("seen", "when", "about", "online", "heard", "talked", "recognise"),
}
