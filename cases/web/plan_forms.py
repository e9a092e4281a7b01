"""The forms of the plan, its sessions and reviews, the team, and the end of a case."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from infohouse.design.dates import DateField

Choices = Sequence[tuple[str, str]]


class MemberForm(forms.Form):
    """A colleague for the team."""

    person = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Choose a colleague.")})
    role = forms.ChoiceField(
        label=_("In which role?"),
        widget=forms.RadioSelect(attrs={"small": True}),
        initial="member",
        choices=[
            ("member", _("Works with the person")),
            ("deputy", _("Deputy lead")),
            ("adviser", _("Adviser")),
        ],
    )
    until = DateField(
        label=_("Until when?"),
        help_text=_("Leave it empty where no end is known. After this day the case is closed to them."),
        required=False,
    )

    def __init__(self, *args: object, colleagues: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["person"].choices = [("", _("Choose a colleague")), *colleagues]  # type: ignore[attr-defined]
