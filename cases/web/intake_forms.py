"""The intake: one question a page, phone first. No category and no group is ever asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _


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


class OnlineForm(Question):
    page_heading = "online"
    online = _long(
        _("Was any of it online?"), _("Which channel, which place, with whom. Leave it empty if not."), rows=4
    )


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


class SendForm(forms.Form):
    """Nothing to fill in: the answers are already on the server."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


STEPS: dict[str, type[Question]] = {
    "seen": SeenForm,
    "when": WhenForm,
    "person": PersonForm,
    "online": OnlineForm,
    "heard": HeardForm,
    "talked": TalkedForm,
}
