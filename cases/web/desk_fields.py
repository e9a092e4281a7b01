"""Fields that several forms of the desk share."""

from collections.abc import Sequence

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, str]]


def area(
    label: object, hint: object = "", *, rows: int = 4, required: bool = True, optional: bool = True
) -> forms.CharField:
    """Return a field for a few sentences. Not `optional`: the verb asks for it in its own words."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows, "optional": optional}),
        error_messages={"required": format_lazy("{} {}", label, _("Write a sentence or two."))},
    )
