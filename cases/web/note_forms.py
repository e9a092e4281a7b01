"""Forms for notes made of other items, and for what an agency has from a source of its own."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.cards.items import NATURES, NOTE_CATEGORIES
from cases.web.written_forms import Choices, WrittenForm


def _text(label: object, hint: object) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write a sentence or two.")},
    )


class NoteForm(WrittenForm):
    """What a note is made of, and its words."""

    sources = forms.TypedMultipleChoiceField(
        coerce=UUID,
        label=_("What is the note made of?"),
        help_text=_("The note takes over every mark of these, and names them."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one piece of information.")},
    )
    category = forms.ChoiceField(
        label=_("What is it?"), choices=NOTE_CATEGORIES, widget=forms.RadioSelect, initial="case-note"
    )
    text = _text(_("The note"), _("Keep what was seen apart from what is believed."))

    def __init__(self, *args: object, items: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["sources"].choices = items  # type: ignore[attr-defined]


class OwnSourceForm(WrittenForm):
    """The same from a source of one's own: who said it, and what they said."""

    like = forms.TypedChoiceField(
        coerce=UUID,
        label=_("Which information does your agency also have from elsewhere?"),
        error_messages={"required": _("Choose a piece of information.")},
    )
    source = forms.CharField(
        label=_("Where do you have it from?"),
        help_text=_("A person, a record or an observation of your own agency, not this case."),
        max_length=300,
        error_messages={"required": _("Name your own source.")},
    )
    nature = forms.ChoiceField(label=_("How do you know it?"), choices=NATURES, widget=forms.RadioSelect)
    text = _text(
        _("What did your source tell you?"),
        _("In its own words. It carries only its own marks, so it must not repeat the text you already had."),
    )

    def __init__(self, *args: object, items: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["like"].choices = [("", _("Choose")), *items]  # type: ignore[attr-defined]
