"""Pages of a question without a name: ask, read the answer, make a concern of it; and the desk's answer."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import consulting
from cases.cards import concerns as concern_cards
from cases.cards import consultations as cards
from cases.naming import sentences
from cases.web import intake_steps
from cases.web.attempt import attempt, filled
from cases.web.pages import Table, after, day, older, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Link


class AskForm(forms.Form):
    """One text and nothing that could name somebody."""

    page_title = gettext_lazy("Ask without a name")
    page_heading = "question"
    question = forms.CharField(
        label=gettext_lazy("What do you want to talk through?"),
        help_text=gettext_lazy("Leave out names, numbers and places. Tell what happens and what you wonder."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": gettext_lazy("Write what you want to talk through.")},
    )


class AnswerForm(forms.Form):
    """The house's answer."""

    answer = forms.CharField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("What the asker can do, and when to tell you more. No person is recorded."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Write your answer.")},
    )


@require_GET
def consultations(request: ActorRequest) -> HttpResponse:
    """List what the reader asked."""
    found = cards.own_consultations(request.actor, after(request))
    table = Table(
        caption=_("Your questions without a name"),
        columns=[_("Reference"), _("Asked"), _("State"), _("Answer by")],
        rows=[
            [
                Cell(c.short, href=reverse("consultation", args=[c.ref])),
                day(c.asked_at),
                state_cell(c.state, c.state_label),
                day(c.due_at) if c.state == "asked" else "",
            ]
            for c in found
        ],
        empty=_("You have not asked anything yet."),
        older=older(found),
    )
    intro = _("Talk a worry through before you tell who it is about. No record of a person is made.")
    start = Link(_("Ask a question"), reverse("new_consultation"))
    return page(
        request, "common/list", heading=_("Ask without a name"), tables=[table], start=start, intro=intro
    )


@require_http_methods(["GET", "POST"])
def new_consultation(request: ActorRequest) -> HttpResponse:
    """Ask; what may name somebody is shown once before it goes, and stops nobody."""
    form, hints = filled(request, AskForm), []
    if form.is_bound and form.is_valid():
        question = form.cleaned_data["question"]
        hints = [] if "as_it_is" in request.POST else sentences([question])
        ref = None if hints else attempt(form, consulting.ask_advice, actor=request.actor, question=question)
        if ref:
            messages.success(request, _("Your question is with the desk."))
            return redirect("consultation", ref)
    return page(request, "cases/ask", form=form, hints=hints, back=reverse("consultations"))


@require_http_methods(["GET", "POST"])
def consultation(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show one question; the desk answers it here."""
    card = cards.consultation_card(request.actor, ref)
    may_answer = request.actor.can("triage") and card.row.state == "asked"
    form = filled(request, AnswerForm)
    if form.is_bound and form.is_valid():
        attempt(
            form, consulting.answer_advice, actor=request.actor, ref=ref, answer=form.cleaned_data["answer"]
        )
        if not form.errors:
            messages.success(request, _("Your answer is sent."))
            return redirect("desk")
    return page(request, "cases/consultation", card=card, form=form, may_answer=may_answer)


@require_POST
def turn(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Begin a concern with what was asked."""
    draft = consulting.turn_into_concern(actor=request.actor, ref=ref)
    return redirect(intake_steps.begin(concern_cards.concern_card(request.actor, draft)))
