"""The forms of the ledger: narrow it down, call back, correct, acknowledge."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.cards.notices import ANSWERS


class NarrowForm(forms.Form):
    """Which lines of the ledger."""

    receiver = forms.ChoiceField(label=_("Receiver"), required=False)
    state = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[("", _("All")), ("running", _("Running")), ("ended", _("Ended"))],
    )

    def __init__(self, *args: object, receivers: Sequence[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["receiver"].choices = [("", _("All")), *receivers]  # type: ignore[attr-defined]


class RecallForm(forms.Form):
    """Why something is called back."""

    why = forms.ChoiceField(
        label=_("What is the matter with it?"),
        widget=forms.RadioSelect,
        choices=[
            ("sent-in-error", _("It should not have gone to this agency")),
            ("wrong", _("It is wrong: call it back from everybody we gave it to")),
        ],
        error_messages={"required": _("Choose what is the matter with it.")},
    )
    reason = forms.CharField(
        label=_("What should the receiver know?"),
        help_text=_("Without anything about the person."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": _("Write a sentence for the receiver.")},
    )


class CorrectForm(forms.Form):
    """The right entry in the place of a wrong one; a field for each part of the old one."""

    why = forms.CharField(
        label=_("What was wrong?"),
        help_text=_("Each agency that has the old entry reads this with the new one."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Say what was wrong.")},
    )

    def __init__(self, *args: object, parts: Mapping[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.parts = tuple(parts)
        for name, label in parts.items():
            self.fields[name] = forms.CharField(
                label=label, widget=forms.Textarea(attrs={"rows": 4}), max_length=10_000, required=False
            )
        self.order_fields([*parts, "why"])

    @property
    def content(self) -> dict[str, str]:
        """The new entry, part by part."""
        return {name: self.cleaned_data[name] for name in self.parts}


class AcknowledgeForm(forms.Form):
    """What the own agency has done."""

    answer = forms.ChoiceField(
        label=_("What has your agency done?"),
        widget=forms.RadioSelect,
        choices=ANSWERS,
        error_messages={"required": _("Choose what your agency has done.")},
    )
