"""One form with every kind of field, and one page with a single question."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from infohouse.design.dates import DateField

LONG_NAME = "Maximiliane-Alexandrina von Vandelhausen-Østergaard Krogh"


class EveryField(forms.Form):
    """All kinds at once, as no real page should have them."""

    name = forms.CharField(label=_("Name"), max_length=40, help_text=_("As the person writes it."))
    postcode = forms.CharField(label=_("Postcode"), required=False, widget=forms.TextInput({"width": 4}))
    hours = forms.IntegerField(
        label=_("Hours a week"),
        widget=forms.TextInput({"width": 3, "suffix": _("hours"), "inputmode": "numeric"}),
    )
    email = forms.EmailField(label=_("Work email"), required=False)
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput({"autocomplete": "off"}))
    seen = forms.CharField(label=_("What was seen?"), max_length=120, widget=forms.Textarea({"rows": 4}))
    few_words = forms.CharField(label=_("In few words"), widget=forms.Textarea({"rows": 2, "maxwords": 12}))
    day = DateField(label=_("When was it?"), help_text=_("For example, 27 3 2026"))
    place = forms.ChoiceField(
        label=_("Kind of place"), choices=[("", _("Choose")), ("s", _("School")), ("c", _("Club"))]
    )
    contact = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=[("email", _("Email")), ("phone", _("Phone")), ("none", _("Not at all"))],
        widget=forms.RadioSelect(
            {
                "hints": {"email": _("To your work address only.")},
                "reveals": {"phone": "phone"},
                "divider": "none",
            }
        ),
    )
    phone = forms.CharField(
        label=_("Phone number"), required=False, widget=forms.TextInput({"optional": False, "width": 20})
    )
    urgent = forms.ChoiceField(
        label=_("Can it wait?"),
        choices=[("y", _("Yes")), ("n", _("No"))],
        widget=forms.RadioSelect({"inline": True}),
    )
    about = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=[("home", _("Home")), ("school", _("School")), ("online", _("Online"))],
        widget=forms.CheckboxSelectMultiple({"small": True}),
    )
    paper = forms.FileField(label=_("A document"), required=False, widget=forms.FileInput())
    agree = forms.BooleanField(label=_("I have told the family"), help_text=_("If it was safe to do so."))
    token = forms.CharField(widget=forms.HiddenInput, required=False, initial="x")

    def clean(self) -> dict[str, Any] | None:
        if self.data.get("name") == "clash":
            raise ValidationError(_("These answers do not fit together."))
        return super().clean()


class OneQuestion(forms.Form):
    """A page with one question, whose label is the heading."""

    page_heading = "account"
    page_caption = _("A concern")
    page_title = _("What did you see or hear yourself?")
    account = forms.CharField(
        label=page_title,
        help_text=_("Only what you saw or heard. What others told you comes next."),
        max_length=4000,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write what you saw or heard")},
    )
