"""The forms about what the person agrees to."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions.consent import Said, Scope
from cases.cards.consents import FORMS, GIVERS
from cases.cards.items import CATEGORIES
from cases.web.desk_forms import SHAREABLE
from infohouse.core.purpose import LABELS, Purpose
from infohouse.design.dates import DateField

Choices = Sequence[tuple[str, str]]


class AskConsentForm(forms.Form):
    """Who may be told, for what, of what."""

    agencies = forms.MultipleChoiceField(
        label=_("Which agencies may be told?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one agency.")},
    )
    purposes = forms.MultipleChoiceField(
        label=_("For which purposes?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(p.value, LABELS[p]) for p in SHAREABLE],
        error_messages={"required": _("Choose at least one purpose.")},
    )
    categories = forms.MultipleChoiceField(
        label=_("What may they be told?"),
        help_text=_("Without a choice here it is everything on the case, now and later."),
        widget=forms.CheckboxSelectMultiple,
        choices=CATEGORIES,
        required=False,
    )
    items = forms.MultipleChoiceField(
        label=_("Or only these single pieces of information"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: object, agencies: Choices, items: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["agencies"].choices = agencies  # type: ignore[attr-defined]
        self.fields["items"].choices = items  # type: ignore[attr-defined]

    @property
    def scope(self) -> Scope:
        """The scope as the verb takes it."""
        data = self.cleaned_data
        return Scope(
            agencies=data["agencies"],
            purposes=[Purpose(p) for p in data["purposes"]],
            categories=data["categories"],
            items=data["items"],
        )


class RecordConsentForm(forms.Form):
    """The answer: by whom, how it can be proved, until when."""

    agrees = forms.ChoiceField(
        label=_("What was the answer?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, agreed")), ("no", _("No"))],
        error_messages={"required": _("Choose yes or no.")},
    )
    by = forms.ChoiceField(
        label=_("Who answered?"),
        widget=forms.RadioSelect,
        choices=GIVERS,
        error_messages={"required": _("Choose who answered.")},
    )
    understands = forms.ChoiceField(
        label=_("Does the person understand what agreeing means?"),
        help_text=_("Your judgement after the talk: what goes to whom, and that it can be taken back."),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        required=False,
    )
    form = forms.ChoiceField(
        label=_("How was it given?"),
        widget=forms.RadioSelect,
        choices=FORMS,
        error_messages={"required": _("Choose how it was given.")},
    )
    proof = forms.CharField(
        label=_("How can it be proved?"),
        help_text=_("Where the paper is, or who was there when it was said."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Say where the paper is, or who was there.")},
    )
    on = DateField(label=_("On which day?"))
    until = DateField(
        label=_("Until when does the agreement hold?"),
        help_text=_("It ends by itself then. Leave it empty for a no."),
        required=False,
    )

    def __init__(self, *args: object, asks_understanding: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not asks_understanding:
            del self.fields["understands"]

    @property
    def said(self) -> Said:
        """The answer as the verb takes it."""
        data = self.cleaned_data
        understands = data.get("understands") or None
        return Said(
            agrees=data["agrees"] == "yes",
            by=data["by"],
            form=data["form"],
            proof=data["proof"],
            on=data["on"],
            understands=None if understands is None else understands == "yes",
            until=data["until"],
        )
