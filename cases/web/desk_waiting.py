"""What the desk shows beside the concerns to assess, and the filter by channel."""

from collections.abc import Sequence
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
from cases.cards import consultations, waiting
from cases.web.attempt import attempt, filled
from cases.web.pages import Table, day, page
from infohouse.core.actor import Actor
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

    def __init__(self, *args: object, card: waiting.FeedbackCard, **kwargs: object) -> None:
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


def waiting_tables(actor: Actor) -> list[Table]:
    """Return what else waits, without the lists that are empty."""
    tables = [
        _lines(_("First offer overdue"), "case", waiting.first_offers_late(actor), _("Offer by")),
        _lines(_("Reporters without an answer"), "triage", waiting.reporters_waiting(actor), _("Answer by")),
        _questions(consultations.waiting_consultations(actor)),
        _lines(_("Unfounded: say what it teaches"), "feedback", waiting.lessons_waiting(actor), _("Due")),
    ]
    return [table for table in tables if table.rows]


@require_http_methods(["GET", "POST"])
def feedback(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show what the reporter was told, and choose another sentence or the lesson."""
    card = waiting.feedback_card(request.actor, ref)
    form = filled(request, FeedbackForm, initial={"code": card.code, "lesson": card.lesson}, card=card)
    if form.is_bound and form.is_valid():
        chosen = Feedback(**form.cleaned_data)
        attempt(form, feedback_actions.give_feedback, actor=request.actor, ref=ref, feedback=chosen)
        if not form.errors:
            return redirect("desk")
    return page(request, "cases/feedback", heading=_("Answer to the reporter"), card=card, form=form)


def _lines(caption: str, address: str, found: Sequence[waiting.Waiting], due: str) -> Table:
    return Table(
        caption=caption,
        columns=[_("Reference"), _("From"), _("Received"), due],
        rows=[
            [Cell(w.short, href=reverse(address, args=[w.ref])), w.source, day(w.since), day(w.due)]
            for w in found
        ],
        empty="",
    )


def _questions(found: Sequence[consultations.ConsultationRow]) -> Table:
    return Table(
        caption=_("Questions without a name"),
        columns=[_("Reference"), _("From"), _("Asked"), _("Answer by")],
        rows=[
            [
                Cell(c.short, href=reverse("consultation", args=[c.ref])),
                c.source,
                day(c.asked_at),
                Cell(day(c.due_at), hint=c.lateness),
            ]
            for c in found
        ],
        empty="",
    )
