"""The plan of a case: goals, measures, sessions and notes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import goals, plan, progress
from cases.cards import plan as cards
from cases.web.attempt import attempt, filled
from cases.web.pages import case_page, page
from cases.web.plan_forms import (
    AdoptForm,
    GoalChangeForm,
    GoalForm,
    MeasureChangeForm,
    MeasureForm,
    ProgressForm,
)
from infohouse.core import clock
from infohouse.core.errors import NotFound, Overtaken
from infohouse.core.http import ActorRequest
from mechanisms import cards as ways


@require_http_methods(["GET", "POST"])
def plan_page(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show the plan and add a measure to it."""
    card = cards.plan_card(request.actor, ref)
    form = filled(request, MeasureForm, **_choices(card))
    if form.is_bound and form.is_valid():
        fields = {**form.cleaned_data, "agency": UUID(form.cleaned_data["agency"])}
        attempt(form, plan.plan_measure, actor=request.actor, case=ref, **fields)
        if not form.errors:
            messages.success(request, _("The measure is in the plan."))
            return redirect("plan", ref)
    can_adopt = request.actor.can("coordinate") and card.row.mine and card.state == "draft"
    return _show(request, card, "cases/plan", form=form, heading=_("Plan"), can_adopt=can_adopt)


@require_http_methods(["GET", "POST"])
def change_measure(request: ActorRequest, ref: UUID, measure: UUID) -> HttpResponse:
    """Change a measure; where a colleague was faster, show both."""
    card = cards.plan_card(request.actor, ref)
    line = next((m for m in card.measures if m.measure.ref == measure and m.can_change), None)
    if line is None:
        raise NotFound()
    form, theirs = filled(request, MeasureChangeForm, initial=_as_read(line), **_choices(card)), None
    if form.is_bound and form.is_valid():
        fields = {**form.cleaned_data, "agency": UUID(form.cleaned_data["agency"])}
        try:
            attempt(form, plan.change_measure, actor=request.actor, case=ref, ref=measure, **fields)
        except Overtaken as error:
            form, theirs = _over(request.POST, line, card, str(error.detail)), line
        if not form.errors:
            messages.success(request, _("The measure is changed."))
            return redirect("plan", ref)
    return _show(request, card, "cases/measure", form=form, heading=_("Measure"), line=line, theirs=theirs)


@require_POST
def move_measure(request: ActorRequest, ref: UUID, measure: UUID) -> HttpResponse:
    """Say that a measure has begun or is done."""
    plan.move_measure(actor=request.actor, case=ref, ref=measure, state=request.POST.get("state", ""))
    return redirect("plan", ref)


@require_http_methods(["GET", "POST"])
def new_goal(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Put a goal into the plan."""
    card = cards.plan_card(request.actor, ref)
    form = filled(request, GoalForm)
    if form.is_bound and form.is_valid():
        attempt(form, goals.set_goal, actor=request.actor, case=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The goal is in the plan."))
            return redirect("plan", ref)
    return _show(
        request, card, "cases/form", form=form, heading=_("Add a goal"), submit=_("Put it into the plan")
    )


@require_http_methods(["GET", "POST"])
def goal(request: ActorRequest, ref: UUID, goal: UUID) -> HttpResponse:
    """Change a goal; where a colleague was faster, show both texts."""
    card = cards.plan_card(request.actor, ref)
    found = next((g for g in card.goals if g.ref == goal), None)
    if found is None:
        raise NotFound()
    now = {f: getattr(found, f) for f in ("text", "indicator", "family", "due_on", "version")}
    form, theirs = filled(request, GoalChangeForm, initial=now), None
    if form.is_bound and form.is_valid():
        try:
            attempt(form, goals.change_goal, actor=request.actor, case=ref, ref=goal, **form.cleaned_data)
        except Overtaken as error:
            form, theirs = _once_more(form, found, str(error.detail)), found
        if not form.errors:
            messages.success(request, _("The goal is changed."))
            return redirect("plan", ref)
    return _show(request, card, "cases/goal", form=form, heading=_("Goal"), goal=found, theirs=theirs)


@require_POST
def move_goal(request: ActorRequest, ref: UUID, goal: UUID) -> HttpResponse:
    """Say that a goal is reached, given up, or worked on again."""
    goals.move_goal(actor=request.actor, case=ref, ref=goal, state=request.POST.get("state", ""))
    return redirect("plan", ref)


@require_http_methods(["GET", "POST"])
def progress_page(request: ActorRequest, ref: UUID, measure: UUID) -> HttpResponse:
    """Show what came of a measure of the own agency, and add a session or a note."""
    card = cards.plan_card(request.actor, ref)
    line = next((m for m in card.measures if m.measure.ref == measure and m.measure.own), None)
    if line is None:
        raise NotFound()
    earlier = [(str(p.ref), f"{p.on:%Y-%m-%d} {p.attendance_label}") for p in line.progress if p.own]
    form = filled(request, ProgressForm, initial={"on": clock.today()}, earlier=earlier)
    if form.is_bound and form.is_valid():
        corrects = form.cleaned_data["corrects"]
        given = {**form.cleaned_data, "corrects": UUID(corrects) if corrects else None}
        attempt(form, progress.report_progress, actor=request.actor, case=ref, measure=measure, **given)
        if not form.errors:
            messages.success(request, _("It is written down."))
            return redirect("progress", ref, measure)
    return _show(request, card, "cases/progress", form=form, heading=_("Sessions and notes"), line=line)


@require_http_methods(["GET", "POST"])
def adopt(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Adopt the plan, with an answer where its mix raises a question."""
    request.actor.must("coordinate")
    card = cards.plan_card(request.actor, ref)
    form = filled(request, AdoptForm)
    if form.is_bound and form.is_valid():
        attempt(form, plan.adopt_plan, actor=request.actor, case=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The plan is adopted."))
            return redirect("plan", ref)
    return _show(request, card, "cases/adopt", form=form, heading=_("Adopt the plan"))


@require_GET
def catalogue(request: ActorRequest) -> HttpResponse:
    """Show the nine mechanisms with the six questions that the model asks of each."""
    return page(
        request, "cases/mechanisms", heading=_("The nine mechanisms"), nine=ways.catalogue(request.actor)
    )


def _choices(card: cards.PlanCard) -> dict[str, Any]:
    """Return what a form of a measure chooses from."""
    nine = ways.mechanism_cards()
    return {
        "agencies": [(str(a), name) for a, name in card.agencies],
        "mechanisms": [(m.code, f"{m.number}. {m.name}") for m in nine],
        "hints": {m.code: f"{m.how} {m.caution}" for m in nine},
    }


def _as_read(line: cards.MeasureLine) -> dict[str, Any]:
    said = line.measure
    words = {"what": said.what, "effect": said.effect, "due_on": said.due_on, "version": line.version}
    return {**words, "agency": str(line.agency), "mechanism": line.mechanism, "also": list(line.also)}


def _over(posted: QueryDict, line: cards.MeasureLine, card: cards.PlanCard, why: str) -> MeasureChangeForm:
    """Return the form with all that was typed, ready to be saved over the version that is shown beside it."""
    typed = posted.copy()
    typed["version"] = str(line.version)
    again = MeasureChangeForm(typed, **_choices(card))
    again.add_error(None, why)
    return again


def _once_more(form: GoalChangeForm, found: cards.GoalCard, why: str) -> GoalChangeForm:
    """Return the form with all that was typed, ready to be saved over the version that is shown beside it."""
    again = GoalChangeForm({**{name: form.data[name] for name in form.data}, "version": found.version})
    again.add_error(None, why)
    return again


def _show(request: ActorRequest, card: cards.PlanCard, name: str, **more: Any) -> HttpResponse:
    return case_page(request, card.row, name, "plan", plan=card, **more)
