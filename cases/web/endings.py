"""Reviews, the end of a case, and its erasure."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import closure
from cases.actions import erasure as erasure_actions
from cases.actions import review as review_actions
from cases.cards import erasures as erasure_cards
from cases.cards import review as cards
from cases.cards import team as team_cards
from cases.web.attempt import attempt, filled
from cases.web.pages import Table, case_page, number, page
from cases.web.plan_forms import CloseForm, HoldForm, ReopenForm, ReviewForm
from infohouse.core.errors import Overtaken
from infohouse.core.http import ActorRequest
from infohouse.core.paging import sheet
from infohouse.design.parts import Cell, Colour, Column, Task

LATE: dict[str, Colour] = {"due": "blue", "proposed": "yellow", "done": "grey"}


@require_GET
def follow_up(request: ActorRequest) -> HttpResponse:
    """Show what is late or due soon on the reader's cases, and what nobody works on any more."""
    late = sheet(cards.late_rows(request.actor), number(request))
    deserted = team_cards.deserted_rows(request.actor)
    table = Table(
        caption=_("Late or due within two weeks"),
        columns=[_("Case"), _("What"), _("Due"), _("How late")],
        rows=[
            [Cell(r.short, href=reverse(r.page, args=[r.ref])), r.what, _day(r.due_on), r.lateness]
            for r in late
        ],
        empty=_("Nothing is late."),
        sheet=late,
    )
    return page(request, "cases/follow_up", heading=_("Follow-up"), table=table, deserted=deserted)


@require_http_methods(["GET", "POST"])
def reviews(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show the reviews of a case, and hold the one that is due."""
    card = cards.reviews_card(request.actor, ref)
    track = card.row.track
    form, overtaken = filled(request, ReviewForm, initial={"seen_due": card.due_on}, track=track), False
    if form.is_bound and form.is_valid():
        answers = {name: form.cleaned_data[name] for name in review_actions.questions_for(track)}
        words = {name: form.cleaned_data[name] for name in ("seen_due", "outcome", "next_on")}
        try:
            attempt(form, review_actions.hold_review, actor=request.actor, case=ref, answers=answers, **words)
        except Overtaken as error:
            form.add_error(None, str(error.detail))
            overtaken = True
        if not form.errors:
            messages.success(request, _("The review is written down."))
            return redirect("reviews", ref)
    words = {"heading": _("Reviews"), "overtaken": overtaken}
    return case_page(request, card.row, "cases/reviews", "reviews", reviews=card, form=form, **words)


@require_http_methods(["GET", "POST"])
def close(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show what still stops the end of a case as a list of tasks; end it when there is none."""
    card = cards.closing_card(request.actor, ref)
    form = filled(request, CloseForm)
    if form.is_bound and form.is_valid():
        attempt(form, closure.close_case, actor=request.actor, ref=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The case is closed. Its erase date is set."))
            return redirect("case", ref)
    tasks = [Task(b.text, _("To do"), href=reverse(b.page, args=[ref]), colour="blue") for b in card.blockers]
    words = {"heading": _("Close the case"), "tasks": tasks, "days": [_day(d) for d in card.reviews]}
    return case_page(request, card.row, "cases/close", "close", closing=card, form=form, **words)


@require_http_methods(["GET", "POST"])
def reopen(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Open a closed case again, saying why."""
    request.actor.must("reopen")
    card = cards.closing_card(request.actor, ref)
    form = filled(request, ReopenForm)
    if form.is_bound and form.is_valid():
        attempt(form, closure.reopen_case, actor=request.actor, ref=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The case is open again. Its erase date has not changed."))
            return redirect("case", ref)
    return case_page(request, card.row, "cases/reopen", "close", heading=_("Open the case again"), form=form)


@require_GET
def erasures(request: ActorRequest) -> HttpResponse:
    """List what is due to be erased, and the tombstones of what was."""
    found = erasure_cards.erasure_rows(request.actor, number(request))
    table = Table(
        caption=_("Due to be erased"),
        columns=[_("File"), _("What"), _("Due"), _("State"), _("On hold until")],
        rows=[
            [
                Cell(
                    r.short,
                    href=reverse("erasure", args=[r.ref]),
                    hint=_("Waits for you") if r.waits_for_me else "",
                ),
                r.kind,
                Cell(_day(r.due_on), hint=_("Overdue") if r.overdue else ""),
                Cell(r.state_label, colour=LATE[r.state]),
                _day(r.held_until) if r.held_until else "",
            ]
            for r in found
        ],
        empty=_("Nothing is due."),
        sheet=found,
    )
    return page(request, "common/list", heading=_("Erasure"), tables=[table])


@require_http_methods(["GET", "POST"])
def erasure(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show what would go, and put it off for a reason."""
    card = erasure_cards.erasure_card(request.actor, ref)
    form = filled(request, HoldForm)
    if form.is_bound and form.is_valid():
        attempt(form, erasure_actions.hold_erasure, actor=request.actor, ref=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("It is on hold until that day."))
            return redirect("erasure", ref)
    return _erasure(request, card, form)


@require_POST
def propose(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Ask a second person to release an erasure."""
    erasure_actions.propose_erasure(actor=request.actor, ref=ref)
    messages.success(request, _("A second person must release it now."))
    return redirect("erasure", ref)


@require_POST
def release(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Erase, as the second person."""
    erasure_actions.release_erasure(actor=request.actor, ref=ref)
    messages.success(request, _("It is erased. Its receivers are told."))
    return redirect("erasure", ref)


def _erasure(request: ActorRequest, card: erasure_cards.ErasureCard, form: HoldForm) -> HttpResponse:
    table = Table(
        caption=_("What has gone") if card.row.state == "done" else _("What would go"),
        columns=[_("Kind of entry"), Column(_("How many"), numeric=True)],
        rows=[list(line) for line in card.counts],
        empty=_("Nothing."),
    )
    context: dict[str, Any] = {"heading": _("Erasure"), "card": card, "form": form, "table": table}
    return page(request, "cases/erasure", **context)


def _day(day: Any) -> str:
    return formats.date_format(day, "DATE_FORMAT")
