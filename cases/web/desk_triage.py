"""The form on which a coordinator decides what a concern is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions.triage import Assessment
from cases.assessing import CHECKS, IDEOLOGIES, TRUST
from cases.dimensions import CHOICES as DIMENSIONS
from cases.levels import CHOICES as LEVELS
from cases.web.desk_fields import Choices, area

TRACKS: list[tuple[str, Any]] = [
    ("social", _("A matter of care: social track")),
    ("security", _("A matter of danger: security track")),
    ("both", _("Both")),
    ("none", _("Nothing further")),
]


def _several(label: object, hint: object, choices: Choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=False,
        choices=choices,
        widget=forms.CheckboxSelectMultiple(attrs={"small": True}),
    )


def _one(
    label: object, choices: Sequence[tuple[str, Any]], hint: object = "", **attrs: object
) -> forms.ChoiceField:
    """Return radios that the verb asks for, with a sentence of its own."""
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=False,
        choices=choices,
        widget=forms.RadioSelect(attrs={"optional": False, "small": True, **attrs}),
    )


class TriageForm(forms.Form):
    """Warranted or not, on which track, and why: care and safety both.

    No field is required here: the verb names all that is missing at once, each with what to do.
    """

    checks = _several(
        _("What has been verified?"),
        _("What is not done yet stays open to everybody's eyes."),
        list(CHECKS.items()),
    )
    warranted = _one(
        _("Is the concern warranted?"),
        [("yes", _("Yes, there is something to follow up")), ("no", _("No"))],
    )
    care = area(
        _("What does the person need?"),
        _("Care for the person: what you found, and what speaks for help."),
        required=False,
        optional=False,
    )
    safety = area(
        _("Is anybody in danger?"),
        _("Safety of all: what you found, and what speaks against danger."),
        required=False,
        optional=False,
    )
    track = _one(
        _("What is it mainly?"),
        TRACKS,
        hints={"security": _("A second person of another employer must confirm it.")},
    )
    why_not_social = area(
        _("Why is the social track alone not enough?"),
        _("Only for the security track or both: what was tried or considered, and why it is unfit."),
        rows=3,
        required=False,
    )
    why_one_half = area(
        _("Why does a half of the board stay empty?"),
        _("Only where nothing lies on one of its halves."),
        rows=2,
        required=False,
    )
    level = _one(
        _("At which level?"),
        LEVELS,
        hint=_("It chooses the template and the deadlines of the case. Leave it where nothing follows."),
    )
    needs = _several(
        _("Which sides are to be worked on?"),
        _("Agencies are proposed by what they offer for these."),
        DIMENSIONS,
    )
    trusted = forms.ChoiceField(
        label=_("Whom does the person know and trust already?"),
        help_text=_("An agency whose people the person has met. It is proposed first."),
        required=False,
    )
    trusted_by = forms.ChoiceField(
        label=_("Who says so?"), required=False, choices=[("", _("Nobody named")), *TRUST.items()]
    )
    ideologies = _several(
        _("Was an ideology named?"),
        _("A layer of the description. It changes no order, no route and no search."),
        list(IDEOLOGIES.items()),
    )

    def __init__(self, *args: object, helpers: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["track"].initial = "social"
        self.fields["trusted"].choices = [("", _("Nobody named")), *helpers]  # type: ignore[attr-defined]

    @property
    def assessment(self) -> Assessment:
        """The answers as the verb takes them."""
        given = dict(self.cleaned_data)
        given["warranted"] = {"yes": True, "no": False}.get(given["warranted"])
        given |= {name: tuple(given[name]) for name in ("checks", "needs", "ideologies")}
        return Assessment(**{**given, "trusted": given["trusted"] or None})
