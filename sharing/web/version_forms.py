"""What is typed where the law is changed or compared."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from infohouse.design.dates import DateField
from sharing.cards import words
from sharing.pack import FILES

LARGEST = 1_000_000
SHIPPED, UPLOADED = "shipped", "uploaded"


class ProposeForm(forms.Form):
    """A new version of one country's law."""

    start = DateField(
        label=_("From which day shall it decide?"),
        help_text=_("Tomorrow at the earliest."),
        error_messages={"required": _("Enter the day."), "invalid": _("Enter a day, month and year.")},
    )
    reason = forms.CharField(
        label=_("What changes, and on which authority?"),
        help_text=_("Everybody can read it. Name no person."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        error_messages={"required": _("Say what changes and on which authority.")},
    )
    source = forms.ChoiceField(
        label=_("Which files?"),
        choices=[
            (SHIPPED, _("Those shipped with the platform")),
            (UPLOADED, _("Files that I hand in; what I leave out is taken from those shipped")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which files.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FILES:
            self.fields[name] = forms.FileField(
                label=name, required=False, widget=forms.FileInput(attrs={"label_size": ""})
            )

    def clean(self) -> dict[str, Any]:
        """Read the files as texts."""
        given = super().clean() or {}
        for name in FILES:
            given[name] = self._text(name, given.get(name))
        if given.get("source") == UPLOADED and not any(given[name] for name in FILES):
            self.add_error(FILES[0], _("Choose at least one file."))
        return given

    def texts(self) -> dict[str, str] | None:
        """Return the files handed in, or None for those shipped."""
        if self.cleaned_data["source"] == SHIPPED:
            return None
        return {name: self.cleaned_data[name] for name in FILES if self.cleaned_data[name]}

    def _text(self, name: str, file: Any) -> str:
        if file is None or file == "":
            return ""
        if file.size > LARGEST:
            self.add_error(name, _("The file is larger than one megabyte."))
            return ""
        try:
            return str(file.read().decode("utf-8"))
        except UnicodeDecodeError:
            self.add_error(name, _("The file is no text in UTF-8."))
            return ""


class CompareForm(forms.Form):
    """Which two packs, and for which plain situation the answers are compared."""

    def __init__(
        self, *args: Any, packs: Mapping[str, object], forums: Mapping[str, object], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"] = _choice(_("First"), packs)
        self.fields["second"] = _choice(_("Second"), packs)
        self.fields["category"] = _choice(_("Information"), words.CATEGORIES)
        self.fields["purpose"] = _choice(_("Purpose"), words.PURPOSES)
        self.fields["forum"] = _choice(_("Forum"), {"none": _("No forum"), **forums})

    @staticmethod
    def begin(packs: Mapping[str, object], own: str) -> dict[str, str]:
        """Return what is shown to somebody who has chosen nothing yet: the own law beside another."""
        first = own or next(iter(packs))
        return {
            "first": first,
            "second": next((digest for digest in packs if digest != first), first),
            "category": "concern-narrative",
            "purpose": "pve-prevention",
            "forum": "none",
        }


def _choice(label: object, of: Mapping[str, object]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type]
        choices=list(of.items()),
        widget=forms.Select(attrs={"optional": False}),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
