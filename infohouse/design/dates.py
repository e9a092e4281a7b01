"""A date asked as day, month and year, which people answer with fewer mistakes than a calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PARTS = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))


class DateParts(forms.Widget):
    """Three short text inputs, kept as typed when they make no date."""

    template_name = "design/date_parts.html"
    use_fieldset = True

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:
        return f"{id_}_day" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = self._typed(value)
        own = context["widget"]["attrs"]
        context["widget"]["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{own.get('id', name)}_{part}",
                "label": label,
                "width": width,
                "value": text,
            }
            for (part, label, width), text in zip(PARTS, typed, strict=True)
        ]
        context["widget"]["invalid"] = own.get("aria-invalid") == "true"
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        day, month, year = (str(data.get(f"{name}_{part}", "")).strip() for part, _label, _width in PARTS)
        return f"{year}-{month}-{day}" if day or month or year else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part, _label, _width in PARTS)

    @staticmethod
    def _typed(value: Any) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        if not value:
            return ["", "", ""]
        # A minus sign typed into a part must not shift the others.
        year, month, day = (str(value).split("-", 2) + ["", ""])[:3]
        return [day, month, year]


class DateField(forms.DateField):
    """A date in three parts."""

    widget = DateParts
    default_error_messages = {
        "invalid": _("Enter a real date, for example 27 3 2026"),
        "required": _("Enter a date"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)
