"""The forms about requests from outside."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions.outside import Demand
from cases.web.written_forms import WrittenForm
from infohouse.core.purpose import Purpose
from infohouse.design.dates import DateField

Choices = Sequence[tuple[str, str]]
KINDS = (
    ("court", _("Court")),
    ("prosecutor", _("Prosecutor")),
    ("police", _("Police")),
    ("migration-authority", _("Migration authority")),
    ("employer", _("Employer")),
    ("researcher", _("Researcher")),
    ("ngo", _("Civil society organisation")),
)


def _area(label: object, hint: object = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write a sentence or two.")},
    )


class RequestForm(forms.Form):
    """What was demanded, by whom, on which basis, about which information."""

    asker = forms.ChoiceField(
        label=_("Who asks?"), required=False, help_text=_("Leave it empty for a body outside the platform.")
    )
    body = forms.CharField(label=_("Name of a body outside the platform"), max_length=120, required=False)
    body_kind = forms.ChoiceField(
        label=_("What kind of body is it?"), required=False, choices=[("", _("Choose")), *KINDS]
    )
    purpose = forms.ChoiceField(label=_("For which purpose?"))
    written = forms.BooleanField(label=_("It was asked in writing"), required=False)
    text = _area(_("What is demanded?"), _("The text, or where the letter is filed."))
    basis = _area(_("On which legal basis, as the asker says?"), rows=2)
    due_on = DateField(label=_("Until when do they want an answer?"))
    items = forms.MultipleChoiceField(
        label=_("Which information is it about?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one piece of information.")},
    )

    def __init__(
        self, *args: object, askers: Choices, purposes: Choices, items: Choices, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["asker"].choices = [("", _("A body outside the platform")), *askers]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        self.fields["items"].choices = items  # type: ignore[attr-defined]

    @property
    def demand(self) -> Demand:
        """The demand as the verb takes it."""
        data = self.cleaned_data
        return Demand(
            purpose=Purpose(data["purpose"]),
            text=data["text"],
            basis=data["basis"],
            due_on=data["due_on"],
            written=data["written"],
            asker=data["asker"] or None,
            body=data["body"],
            body_kind=data["body_kind"],
        )


class OwnRequestForm(forms.Form):
    """The person concerned wants to see what is held."""

    text = _area(_("Who asks, and how did you make sure who it is?"))
    due_on = DateField(label=_("Until when must it be answered?"))
    deferral_recorded = forms.BooleanField(
        label=_("A decision to tell the person later is on record"),
        required=False,
        help_text=_("Only where the law of your country knows it."),
    )


class AnswerForm(WrittenForm):
    """What the body is given."""

    items = forms.MultipleChoiceField(
        label=_("What is given?"),
        help_text=_("What the law obliges to give must be among it."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one item, or refuse the request.")},
    )

    def __init__(self, *args: object, items: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["items"].choices = items  # type: ignore[attr-defined]


class RefuseForm(forms.Form):
    """Why the body is given nothing."""

    reason = _area(_("Why is it refused?"), _("The sections that the law answered with stand beside it."))


class OwnAnswerForm(forms.Form):
    """What the person concerned must not read of others."""

    masked = _area(
        _("Which words must be left out?"),
        _("Names and other words that point to somebody else, one a line. Who reported is masked already."),
        rows=4,
        required=False,
    )
