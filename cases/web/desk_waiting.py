"""How the desk shows what waits, the filter by channel, and the answer to a reporter."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions import feedback as feedback_actions
from cases.actions.feedback import CHOICES, Feedback
from cases.answers import CHANNELS
from cases.cards.desk import DeskCard
from cases.cards.feedback import FeedbackCard, feedback_card
from cases.cards.waiting import Waiting
from cases.web.attempt import attempt, filled
from cases.web.pages import Table, day, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell


class ChannelForm(forms.Form):
    """Which channel the concerns shown came by."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Show what came by"),
        required=False,
        choices=[("", gettext_lazy("Everything")), *CHANNELS.items()],
        widget=forms.Select(attrs={"optional": False}),
    )


class FeedbackForm(forms.Form):
    """One of the pack's sentences; for an unfounded concern its lesson as well."""

    code = forms.ChoiceField(
        label=gettext_lazy("What is the reporter told?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what the reporter is told.")},
    )
    lesson = forms.ChoiceField(
        label=gettext_lazy("What made it look like more than it was?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what made it look like more than it was.")},
    )

    def __init__(self, *args: object, card: FeedbackCard, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(code, card.sentences[code]) for code in CHOICES[card.warranted]]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]
        self.fields["lesson"].choices = list(card.lessons.items())  # type: ignore[attr-defined]
        if card.warranted:
            del self.fields["lesson"]


def channel_of(request: ActorRequest) -> tuple[ChannelForm, str]:
    """Return the filter and the channel chosen; what is none shows everything."""
    form = ChannelForm(request.GET if "channel" in request.GET else None)
    return form, form.cleaned_data["channel"] if form.is_bound and form.is_valid() else ""


# Heading of a column, and what stands in it. A column in which nobody has anything is left out.
Filled = tuple[object, Callable[[Waiting], object]]
COLUMNS: tuple[Filled, ...] = (
    (gettext_lazy("From or to"), lambda w: w.source),
    (gettext_lazy("Age"), lambda w: "" if w.age is None else w.age),
    (gettext_lazy("State"), lambda w: state_cell(w.state, w.state_label) if w.state else ""),
    (gettext_lazy("Due"), lambda w: day(w.due_at)),
)


def waiting_tables(card: DeskCard) -> list[Table]:
    """Return a table for each group, all with the same columns, captioned with how much there is of it."""
    filled = [(heading, value) for heading, value in COLUMNS if any(value(w) != "" for w in card.sheet)]
    return [_table(name, card.counts[name], lines, filled) for name, lines in card.groups]


def _table(name: str, count: int, lines: Sequence[Waiting], filled: Sequence[Filled]) -> Table:
    return Table(
        caption=_("%(group)s (%(count)d)") % {"group": name, "count": count},
        columns=[_("Reference"), _("What"), *(str(heading) for heading, _value in filled)],
        rows=[
            [
                Cell(w.short, href=reverse(w.page, args=[w.ref]), hint=_("Waits for you") if w.mine else ""),
                Cell(w.what, hint=w.note),
                *(value(w) for _heading, value in filled),
            ]
            for w in lines
        ],
        empty="",
    )


@require_http_methods(["GET", "POST"])
def feedback(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show what the reporter was told, and choose another sentence or the lesson."""
    card = feedback_card(request.actor, ref)
    form = filled(request, FeedbackForm, initial={"code": card.code, "lesson": card.lesson}, card=card)
    if form.is_bound and form.is_valid():
        chosen = Feedback(**form.cleaned_data)
        attempt(form, feedback_actions.give_feedback, actor=request.actor, ref=ref, feedback=chosen)
        if not form.errors:
            return redirect("desk")
    return page(request, "cases/feedback", heading=_("Answer to the reporter"), card=card, form=form)
