"""Forms of the agencies room."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _


class HatForm(forms.Form):
    """Choose for whom one acts, and why."""

    page_heading = "hat"
    page_title = _("Choose how you act")
    hat = forms.ChoiceField(
        label=_("For whom and for which purpose do you act now?"),
        help_text=_("You see only what this agency may see for this purpose. It stands on every page."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose for whom and for which purpose you act.")},
    )

    def __init__(self, *args: object, choices: Sequence[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["hat"].choices = choices  # type: ignore[attr-defined]
