"""What a reader may put to the law: words of the vocabulary, never a person."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from sharing import explain
from sharing.cards import words
from sharing.cards.answers import Stated
from sharing.cards.packs import DeskCard
from sharing.engine.vocabulary import FACT_VALUES, FACTS, RISK_SCALE, TRAVELLING

NUMBERS = frozenset({"offence_min_months", "offence_max_years"})
BARE = {"optional": False}
FACT = "fact-"


def _choice(label: object, of: Mapping[str, object], *, empty: object = "") -> forms.ChoiceField:
    choices: list[tuple[str, object]] = [("", empty)] if empty else []
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type]
        choices=[*choices, *of.items()],
        required=not empty,
        widget=forms.Select(attrs=BARE),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )


class MatrixForm(forms.Form):
    """Which matrix: for which information, for what, in which forum."""

    category = _choice(_("Information"), words.CATEGORIES)
    purpose = _choice(_("Purpose"), words.PURPOSES)
    show = _choice(_("Show"), {"members": _("Agencies concerned"), "all": _("All kinds of agency")})

    def __init__(self, *args: Any, card: DeskCard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forum"] = _choice(_("Forum"), card.forums)
        self.order_fields(["category", "purpose", "forum", "show"])

    @staticmethod
    def begin(card: DeskCard) -> dict[str, str]:
        """Return what is shown to somebody who has chosen nothing yet."""
        first = {"category": "concern-narrative", "purpose": "pve-prevention", "show": "members"}
        return {**first, "forum": card.first_forum}


class CellForm(MatrixForm):
    """One cell of the matrix."""

    def __init__(self, *args: Any, card: DeskCard, **kwargs: Any) -> None:
        super().__init__(*args, card=card, **kwargs)
        self.fields["from"] = _choice(_("From"), words.KINDS)
        self.fields["to"] = _choice(_("To"), words.KINDS)

    @staticmethod
    def begin(card: DeskCard) -> dict[str, str]:
        """Return the cell shown where the address names none."""
        return {**MatrixForm.begin(card), "from": "school", "to": "police"}


class TryForm(forms.Form):
    """A whole situation; what is not stated stays unknown to the law."""

    def __init__(self, *args: Any, card: DeskCard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = card.asked
        self.fields.update(_situation(card))
        self.fields.update({FACT + name: fact_field(name) for name in FACTS if name != "age"})

    def situation(self) -> Iterable[BoundField]:
        """The fields that every question to the law has."""
        return [self[name] for name in self.fields if not name.startswith(FACT)]

    def asked_facts(self) -> Iterable[BoundField]:
        """The facts that this country's rules ask about."""
        return [self[FACT + name] for name in FACTS if name in self.asked]

    def other_facts(self) -> Iterable[BoundField]:
        """The facts that only other countries' rules ask about."""
        return [self[FACT + name] for name in FACTS if name != "age" and name not in self.asked]

    def stated(self) -> Stated:
        """Return the situation that was filled in."""
        given = dict(self.cleaned_data)
        facts = {name.removeprefix(FACT): given.pop(name) for name in [*given] if name.startswith(FACT)}
        return Stated(
            frm=given.pop("from"),
            carries=frozenset(given.pop("carries")),
            source_sits=given.pop("source_sits") == "yes",
            recipient_sits=given.pop("recipient_sits") == "yes",
            facts={name: meant(value) for name, value in facts.items() if value not in ("", None)},
            **given,
        )


def _situation(card: DeskCard) -> dict[str, forms.Field]:
    yes_no = {"yes": _("Yes"), "no": _("No")}
    marks = {code: label for code, label in explain.LABELS.items() if code in TRAVELLING}
    return {
        "from": _choice(_("From"), words.KINDS),
        "to": _choice(_("To"), words.KINDS),
        "abroad": _choice(_("Recipient's country"), card.countries, empty=_("The same country")),
        "category": _choice(_("Information"), words.CATEGORIES),
        "purpose": _choice(_("Purpose"), words.PURPOSES),
        "forum": _choice(_("Forum"), card.forums),
        "source_sits": _choice(_("Does the sender sit in the forum?"), yes_no),
        "recipient_sits": _choice(_("Does the recipient sit in the forum?"), yes_no),
        "track": _choice(_("Track of the case"), words.TRACKS),
        "about": _choice(_("Is the information about an offence?"), words.ABOUT),
        "initiative": _choice(_("On whose initiative?"), words.INITIATIVES),
        "age": forms.IntegerField(
            label=_("Age of the person"), required=False, min_value=0, max_value=120, widget=_number()
        ),
        "carries": forms.MultipleChoiceField(
            label=_("Marks the information already carries"),
            choices=list(marks.items()),
            required=False,
            widget=forms.CheckboxSelectMultiple(attrs={"small": True, **BARE}),
        ),
    }


def fact_field(name: str) -> forms.Field:
    """Return the field in which somebody answers one question of the law."""
    label = _(FACTS[name].question)
    if name in NUMBERS:
        return forms.IntegerField(label=label, required=False, min_value=0, max_value=1200, widget=_number())
    values = RISK_SCALE if name == "risk_level" else tuple(sorted(FACT_VALUES.get(name, ("yes", "no"))))
    choices = {code: words.value(code).capitalize() for code in values}
    return _choice(label, choices, empty=_("Not stated"))


def _number() -> forms.NumberInput:
    return forms.NumberInput(attrs={"width": "4"})


def meant(value: object) -> object:
    """Return an answer in the codes of the law."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value
