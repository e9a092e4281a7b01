"""The forms of the plan, its sessions and reviews, the team, and the end of a case."""

from collections.abc import Sequence

from django import forms
from django.utils.text import format_lazy
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


def _area(label: object, hint: object = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": format_lazy("{} {}", label, _("Write a sentence or two."))},
    )


class GoalForm(forms.Form):
    """What shall be there, how one would see it, until when, for which of the two aims."""

    text = _area(
        _("What shall be there?"),
        _("In positive words, as the person could say it: what there will be, not what will have ended."),
    )
    indicator = _area(
        _("How would you see it?"),
        _("Something that can be seen or counted: who would notice what, how often."),
    )
    family = forms.ChoiceField(
        label=_("Which aim does it serve?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which aim the goal serves.")},
        choices=[
            ("likelihood", _("It makes an act less likely")),
            ("harm", _("It makes the harm of an act smaller")),
        ],
    )
    due_on = DateField(label=_("Until when?"))


class GoalChangeForm(GoalForm):
    """A goal as it was read, with the version that says which one that was."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class MeasureForm(forms.Form):
    """What is done, by whom, until when, and how it is meant to work."""

    what = _area(_("What is done?"))
    agency = forms.ChoiceField(label=_("By which agency?"))
    mechanism = forms.ChoiceField(
        label=_("How is it mainly meant to work?"),
        help_text=_("One of the nine mechanisms of prevention."),
        widget=forms.RadioSelect(attrs={"small": True}),
    )
    also = forms.MultipleChoiceField(
        label=_("Does it work in other ways as well?"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"small": True}),
    )
    cautioned = forms.BooleanField(
        label=_("I have read what may go wrong with it"),
        help_text=_("Asked where a measure deters, disrupts or removes a capacity."),
        required=False,
    )
    effect = _area(_("What is it meant to change?"), _("Say what you hope to see."))
    due_on = DateField(label=_("Until when?"))

    def __init__(
        self, *args: object, agencies: Choices, mechanisms: Choices, hints: dict[str, str], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]
        self.fields["mechanism"].choices = mechanisms  # type: ignore[attr-defined]
        self.fields["also"].choices = mechanisms  # type: ignore[attr-defined]
        self.fields["mechanism"].widget.attrs["hints"] = hints


class MeasureChangeForm(MeasureForm):
    """A measure as it was read, with the version that says which one that was."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ProgressForm(forms.Form):
    """A session or a note."""

    on = DateField(label=_("Which day?"))
    attendance = forms.ChoiceField(
        label=_("Was there a session?"),
        help_text=_("What happened, not whose fault it was."),
        required=False,
        widget=forms.RadioSelect(attrs={"small": True, "optional": False}),
        choices=[
            ("", _("No session: only a note")),
            ("attended", _("It took place")),
            ("absent", _("It did not take place: the person was not there")),
            ("cancelled", _("It did not take place: it was cancelled")),
        ],
    )
    text = _area(_("What should be remembered?"), rows=4, required=False)
    corrects = forms.ChoiceField(
        label=_("Does it correct an earlier entry?"),
        help_text=_("The earlier entry stays, marked as corrected."),
        required=False,
    )

    def __init__(self, *args: object, earlier: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["corrects"].choices = [("", _("No")), *earlier]  # type: ignore[attr-defined]


class AdoptForm(forms.Form):
    """The answer to the question that the mix of a plan raises."""

    answer = _area(_("Your answer"), _("It is kept with the plan."), rows=4, required=False)


class ReviewForm(forms.Form):
    """The template of a review: what was agreed, what happened, what the person says, care and safety."""

    seen_due = forms.DateField(widget=forms.HiddenInput)
    agreed = _area(_("What was agreed?"))
    happened = _area(_("What happened?"))
    person = _area(_("What does the person say?"), _("In their own words, and those of the family."))
    care = _area(_("What does the person need now?"))
    safety = _area(_("Is anybody in danger now?"))
    outcome = forms.ChoiceField(
        label=_("What follows?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what follows.")},
        choices=[
            ("keep", _("Go on as agreed")),
            ("change", _("Change the plan")),
            ("end", _("Bring the case to its end")),
        ],
    )
    next_on = DateField(
        label=_("When is the next review?"),
        help_text=_("Leave it empty for the period that the law of your country gives."),
        required=False,
    )

    def __init__(self, *args: object, track: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if track == "security":
            self.fields["unfit"] = _area(
                _("Why can this not go on on the social track?"),
                _("What was tried or considered since. If it can, bring this case to its end."),
            )


class CloseForm(forms.Form):
    """How a case ended."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        widget=forms.RadioSelect(attrs={"hints": {"unfounded": _("It is erased after the short period.")}}),
        error_messages={"required": _("Choose how the case ended.")},
        choices=[
            ("aims-reached", _("The aims were reached")),
            ("ordinary-help", _("Ordinary help goes on without the house")),
            ("moved", _("Moved away; handed over to another house")),
            ("person-ended", _("The person wanted no more help")),
            ("died", _("The person has died")),
            ("unfounded", _("The worry was unfounded")),
        ],
    )


class ReopenForm(forms.Form):
    """Why a closed case must be opened again."""

    reason = _area(_("Why must the case be opened again?"), _("It becomes a note of the case."))


class HoldForm(forms.Form):
    """Why something may not be erased yet, and until when."""

    reason = _area(_("Why may it not be erased yet?"), _("For example a complaint or a court's order."))
    until = DateField(label=_("Until when?"))


class JoinForm(forms.Form):
    """Which case a second worry belongs to, and what it changes."""

    page_title = _("Join a case")

    case = forms.ChoiceField(
        label=_("Which case?"),
        help_text=_("Only cases that you work on stand here."),
        error_messages={"required": _("Choose a case.")},
    )
    care = _area(_("What does the person need?"))
    safety = _area(_("Is anybody in danger?"))

    def __init__(self, *args: object, cases: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["case"].choices = [("", _("Choose a case")), *cases]  # type: ignore[attr-defined]
