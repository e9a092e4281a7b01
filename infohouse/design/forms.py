"""Forms in GOV.UK markup: the renderer behind ``FORM_RENDERER``.

Form classes stay plain ``django.forms``. A form may name one field as its ``page_heading``; a widget
may carry the options below in ``attrs``, which never reach the page as attributes.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property

from infohouse.design.dates import DateParts

OPTIONS = frozenset(
    {
        "placeholder",  # dropped: it vanishes while one types, a hint stays
        "label_size",  # s (default), m, l, xl, or "" for plain text
        "width",  # 2, 3, 4, 5, 10, 20, 30 characters, or a fraction class such as "one-half"
        "prefix",
        "suffix",
        "maxlength",  # counts down beside a textarea; never cuts off what is typed or pasted
        "maxwords",
        "optional",  # False: no "(optional)" behind the label of a field that is not required
        "inline",  # radios on one line
        "small",  # small radios and checkboxes, for dense pages
        "hints",  # {value: text} below a choice
        "reveals",  # {value: name of the field shown when this choice is picked}
        "divider",  # value of the choice that "or" stands before
    }
)

# The order matters: CheckboxSelectMultiple is a RadioSelect, and DateParts would else be an input.
KINDS: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (DateParts, "date", ""),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (
        forms.PasswordInput,
        "password",
        "govuk-input govuk-password-input__input govuk-js-password-input-input",
    ),
    (forms.Select, "select", "govuk-select"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.FileInput, "file", "govuk-file-upload"),
    (forms.Widget, "input", "govuk-input"),
)


@dataclass(frozen=True)
class Choice:
    """One radio or checkbox with what belongs to it."""

    option: BoundWidget
    hint: str
    hint_id: str
    revealed: BoundField | None
    after_divider: bool


class DesignField(BoundField):
    """A bound field that knows its GOV.UK parts: hint, error, count, choices."""

    @cached_property
    def kind(self) -> str:
        return next(kind for widget, kind, _css in KINDS if isinstance(self.field.widget, widget))

    @cached_property
    def options(self) -> dict[str, Any]:
        return {key: value for key, value in self.field.widget.attrs.items() if key in OPTIONS}

    @cached_property
    def dressed(self) -> forms.Widget:
        """The widget with its class and without our options."""
        widget: forms.Widget = copy.copy(self.field.widget)
        attrs = {key: value for key, value in widget.attrs.items() if key not in OPTIONS}
        widget.attrs = attrs | {"class": " ".join(self._classes(attrs.get("class", "")))}
        return widget

    def _classes(self, own: str) -> Iterator[str]:
        css = next(css for widget, _kind, css in KINDS if isinstance(self.field.widget, widget))
        yield from filter(None, [css, own])
        if self.counts:
            yield "govuk-js-character-count"
        if self.options.get("width"):
            yield f"govuk-input--width-{self.options['width']}"
        if self.errors and self.kind in {"input", "password", "select", "textarea", "file"}:
            yield {"password": "govuk-input"}.get(self.kind, css) + "--error"

    def as_widget(self, widget: Any = None, attrs: Any = None, only_initial: bool = False) -> Any:
        return super().as_widget(widget or self.dressed, attrs, only_initial)

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        if self.kind in {"radios", "checkboxes"}:  # a single radio may not be called invalid
            built.pop("aria-invalid", None)
        return built

    @cached_property
    def subwidgets(self) -> list[BoundWidget]:
        attrs = self.build_widget_attrs({"id": self.auto_id} if self.auto_id else {})
        found = self.dressed.subwidgets(self.html_name, self.value(), attrs=attrs)
        return [BoundWidget(self.dressed, data, self.form.renderer) for data in found]

    @property
    def choices(self) -> list[Choice]:
        return [self._choice(option) for option in self.subwidgets]

    def _choice(self, option: BoundWidget) -> Choice:
        value, attrs = str(option.data["value"]), option.data["attrs"]
        hint = self.options.get("hints", {}).get(value, "")
        name = self.options.get("reveals", {}).get(value)
        choice = Choice(
            option=option,
            hint=hint,
            hint_id=f"{option.id_for_label}-hint",
            revealed=self.form[name] if name else None,
            after_divider=self.options.get("divider") == value,
        )
        attrs |= {"aria-describedby": choice.hint_id} if hint else {}
        return choice

    @property
    def is_heading(self) -> bool:
        return bool(getattr(self.form, "page_heading", None) == self.name)

    @property
    def is_revealed(self) -> bool:
        """Say whether another field's choice shows this one, so that it is not printed twice."""
        attrs = (field.widget.attrs for field in self.form.fields.values())
        return any(self.name in own.get("reveals", {}).values() for own in attrs)

    @property
    def marks_optional(self) -> bool:
        return not self.field.required and bool(self.options.get("optional", True))

    @property
    def label_size(self) -> str:
        return str(self.options.get("label_size", "l" if self.is_heading else "s"))

    @property
    def limit(self) -> int | None:
        limit = self.options.get("maxwords") or self.options.get("maxlength")
        return int(limit) if limit and self.kind == "textarea" else None

    @property
    def counts(self) -> bool:
        return self.limit is not None

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}-error"

    @property
    def info_id(self) -> str:
        return f"{self.auto_id}-info"

    @property
    def focus_id(self) -> str:
        """The id that the error summary links to: the first thing one can type in or pick."""
        return {
            "radios": f"{self.auto_id}_0",
            "checkboxes": f"{self.auto_id}_0",
            "date": f"{self.auto_id}_day",
        }.get(self.kind, str(self.auto_id))

    @property
    def summary_errors(self) -> list[str]:
        """The errors as the summary lists them: Django's general words get the field's name before them."""
        general = str(forms.Field.default_error_messages["required"])
        return [f"{self.label}: {error}" if error == general else str(error) for error in self.errors]

    @property
    def aria_describedby(self) -> str | None:
        if not self.auto_id or self.is_hidden or self.field.widget.attrs.get("aria-describedby"):
            return None
        parts = [(self.help_text, self.hint_id), (self.errors, self.error_id), (self.counts, self.info_id)]
        return " ".join(part_id for present, part_id in parts if present)


class Renderer(DjangoTemplates):
    """Render every form of the site in GOV.UK markup."""

    form_template_name = "design/form.html"
    field_template_name = "design/field.html"
    bound_field_class = DesignField
