"""Forms in which a coordinator answers the law's questions and passes things on."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.web.written_forms import Choices, WrittenForm
from sharing.engine.vocabulary import FACTS
from sharing.web.forms import fact_field, meant

YES_NO = (("yes", _("Yes")), ("no", _("No")))


class QuestionsForm(forms.Form):
    """What the law must know before it can answer, each with the answers it takes."""

    def __init__(self, *args: object, facts: tuple[str, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields.update({name: fact_field(name) for name in facts})

    @property
    def facts(self) -> dict[str, object]:
        """What was answered, in the codes of the law; what was not stays unknown."""
        return {name: meant(value) for name, value in self.cleaned_data.items() if value not in ("", None)}


class PassForm(WrittenForm):
    """Which of the allowed items go, and what the law wants in writing."""

    items = forms.TypedMultipleChoiceField(
        coerce=UUID,
        label=_("What do you pass on?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one piece of information.")},
    )

    def __init__(self, *args: object, items: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["items"].choices = items  # type: ignore[attr-defined]


def _question(fact: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_(FACTS[fact].question),
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": _("Choose yes or no.")},
    )


class NamelessForm(WrittenForm):
    """The text without a name, and the two questions that only a person can answer."""

    text = forms.CharField(
        label=_("What the agency will read"),
        help_text=_("No name, contact, school, exact age, and no fact so rare that it names somebody."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Write a sentence or two.")},
    )
    few_people_fit = _question("few_people_fit")
    recipient_knows_identity = _question("recipient_knows_identity")


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    why = forms.CharField(
        label=_("Why does your agency take it back?"),
        help_text=_("Everybody who has it is told, and reads it no more."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why your agency takes it back.")},
    )
