"""The fields in which a person fulfils what the law asks for in writing."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions.written import FIELDS
from infohouse.design.dates import DateField

Choices = Sequence[tuple[str, str]]
# Either the person was told, or it is said why not and until when: the verb sees that one of both is there.
EITHER = frozenset({"told_on", "not_told_why", "not_told_until"})


class WrittenForm(forms.Form):
    """A form that asks exactly for what the decisions need, and for what a verb then finds missing.

    `people` are the colleagues who may answer by name.
    """

    def __init__(
        self, *args: object, asks: Iterable[str] = (), people: Choices = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.people = people
        posted = {name.removesuffix("_day") for name in self.data}
        self.ask([name for name in FIELDS if name in posted or name in set(asks)])

    def ask(self, names: Iterable[str]) -> None:
        """Add the fields that are not there yet."""
        for name in names:
            if name in MAKE and name not in self.fields:
                self.fields[name] = MAKE[name](self.people)

    @property
    def written(self) -> dict[str, object]:
        """What was filled in, as the verbs take it."""
        return {name: self.cleaned_data[name] for name in FIELDS if self.cleaned_data.get(name)}


def _text(label: object, hint: object = "", *, required: bool = True) -> Callable[[Choices], forms.Field]:
    return lambda people: forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a sentence or two. The law asks for it in writing.")},
    )


def _person(label: object, hint: object = "") -> Callable[[Choices], forms.Field]:
    return lambda people: forms.ChoiceField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        choices=[("", _("Choose a colleague")), *people],
        error_messages={"required": _("Choose who answers for it by name.")},
    )


def _day(label: object, hint: object = "") -> Callable[[Choices], forms.Field]:
    return lambda people: DateField(label=label, help_text=hint, required=False)


MAKE: Mapping[str, Callable[[Choices], forms.Field]] = {
    "necessity": _text(
        _("Why does this agency need this information for this purpose?"),
        _("It stays with the record of what was passed on."),
    ),
    "balancing": _text(
        _("How did you weigh secrecy against need?"),
        _("Say what speaks for each, and why sharing weighs more."),
    ),
    "demand": _text(
        _("What was asked for, by whom, and on which legal basis?"),
        _("Name the author and the date of the request."),
    ),
    "best_interests": _text(_("Why is it in the best interests of the child?")),
    "decider": _person(
        _("Which professional decides?"), _("The law wants a named professional of your agency to decide.")
    ),
    "agreed": _text(
        _("Who agreed?"), _("Every member who attended, one to a line. All of them must have agreed.")
    ),
    "checked_by": _person(_("Who checked that no secret shared in the meeting is in it?")),
    "reidentification": _text(
        _("How did you check that nobody can be recognised?"),
        _("Say what you looked at, and what you left out."),
    ),
    "transfer_basis": _text(
        _("On which ground may it leave the European Economic Area?"),
        _("For example an adequacy decision, or the safeguards agreed on."),
    ),
    "telling": _text(
        _("Why must this agency read words that tell what the case is about?"),
        _("Only where the help cannot be given without them. It stays on record with what was passed on."),
    ),
    "told_on": _day(_("When was the person told?"), _("If the person is not told yet, answer the next two.")),
    "not_told_why": _text(_("Why is the person not told yet?"), required=False),
    "not_told_until": _day(_("Until when is the person not told?")),
}
