"""The forms of an offer after it was made: changing it, and telling how it ended."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.cards.referrals import BECAUSE, OUTCOMES
from cases.web.written_forms import WrittenForm

Choices = Sequence[tuple[str, str]]


class AmendForm(forms.Form):
    """What is asked now, and what can be read before the answer."""

    request = forms.CharField(
        label=_("What do you ask this agency to do?"),
        help_text=_("They also see what it said before."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what you ask this agency to do.")},
    )
    preview = forms.MultipleChoiceField(
        label=_("What may they read before they answer?"),
        help_text=_("What you take out can no longer be read, and returns only with a new offer."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, items: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["preview"].choices = items  # type: ignore[attr-defined]


class CodesForm(WrittenForm):
    """How it ended, and why."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        widget=forms.RadioSelect,
        choices=OUTCOMES,
        error_messages={"required": _("Choose how it ended.")},
    )
    because = forms.ChoiceField(
        label=_("Why was it not carried out to the end?"),
        help_text=_("Leave it empty where it was carried out."),
        required=False,
        choices=[("", _("It was carried out")), *BECAUSE],
    )


class OutcomeForm(CodesForm):
    """How it ended, why, and what the sender should know besides."""

    text = forms.CharField(
        label=_("What else should they know?"),
        help_text=_(
            "The law decides whether this may go back. Leave it empty where the answer above is enough."
        ),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
