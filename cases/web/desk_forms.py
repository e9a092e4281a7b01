"""The forms of coordinators and case workers."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.actions.written import FIELDS
from cases.web.written_forms import Choices, WrittenForm
from infohouse.core.purpose import LABELS, Purpose

SHAREABLE = (
    Purpose.PVE_PREVENTION,
    Purpose.CRIME_PREVENTION,
    Purpose.SUPPORT_DELIVERY,
    Purpose.CHILD_PROTECTION,
)


def _area(label: object, hint: object = "", *, rows: int = 4, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": format_lazy("{} {}", label, _("Write a sentence or two."))},
    )


class ShareForm(forms.Form):
    """Which items, which agencies, for what."""

    items = forms.MultipleChoiceField(
        label=_("Which information?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one piece of information.")},
    )
    agencies = forms.MultipleChoiceField(
        label=_("Which agencies?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one agency.")},
    )
    purpose = forms.ChoiceField(
        label=_("For which purpose may they use it?"),
        widget=forms.RadioSelect,
        choices=[(p.value, LABELS[p]) for p in SHAREABLE],
        initial=Purpose.PVE_PREVENTION.value,
    )

    def __init__(self, *args: object, items: Choices, agencies: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        self.fields["agencies"].choices = agencies  # type: ignore[attr-defined]


class OfferForm(WrittenForm):
    """What is asked of the agency, and what the law wants in writing."""

    request = _area(_("What do you ask this agency to do?"))
    preview = forms.MultipleChoiceField(
        label=_("What may they read before they answer?"),
        help_text=_("Enough to say yes or no. The rest opens when they accept."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, items: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["preview"].choices = items  # type: ignore[attr-defined]
        self.order_fields(["request", *FIELDS, "preview"])


class NecessityForm(WrittenForm):
    """Why a package must go to the prevention centre."""

    necessity = _area(_("Why is it necessary that the prevention centre has this?"))


class AcceptForm(forms.Form):
    """Who takes the lead."""

    lead = forms.ChoiceField(
        label=_("Who takes the lead?"), error_messages={"required": _("Choose who takes the lead.")}
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, colleagues: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["lead"].choices = [("", _("Choose a colleague")), *colleagues]  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """Why not."""

    reason = forms.ChoiceField(
        label=_("Why does your agency decline?"),
        widget=forms.RadioSelect,
        choices=[
            ("no-capacity", _("No capacity at present")),
            ("not-our-task", _("Not our task")),
            ("no-trust", _("We are not the right people for this person")),
            ("already-with-us", _("Already helped by us in another way")),
        ],
    )


class ContributeForm(WrittenForm):
    """One piece of information of the own agency."""

    category = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            ("case-note", _("Note")),
            ("school-record", _("School")),
            ("social-record", _("Social services")),
            ("health-record", _("Health")),
            ("police-record", _("Police")),
            ("family-relations", _("Family and relations")),
            ("assessment", _("Assessment")),
        ],
    )
    nature = forms.ChoiceField(
        label=_("How do you know it?"),
        widget=forms.RadioSelect,
        choices=[
            ("fact", _("Seen or known")),
            ("assessment", _("Believed")),
            ("hearsay", _("Heard from others")),
        ],
    )
    text = _area(_("What do you know?"), rows=6)
    necessity = _area(_("Why does the case need it?"), rows=2)
