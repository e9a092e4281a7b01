"""Pages of the reporter: from "is somebody in danger" to the receipt."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import intake
from cases.cards import concerns as cards
from cases.cards.words import FIELDS
from cases.web.attempt import attempt, filled
from cases.web.intake_forms import STEPS, SendForm, UrgentForm
from cases.web.pages import Table, day, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Link, Row

ORDER = list(STEPS)


@require_GET
def concerns(request: ActorRequest) -> HttpResponse:
    """List the reporter's own concerns and drafts."""
    found = cards.own_concern_cards(request.actor)
    table = Table(
        caption=_("Your concerns and drafts"),
        columns=[_("Reference"), _("Begun"), _("State")],
        rows=[
            [Cell(c.short, href=_where(c)), day(c.started_at), state_cell(c.state, c.state_label)]
            for c in found
        ],
        empty=_("You have not logged a concern yet."),
    )
    start = Link(_("Log a concern"), reverse("new_concern"))
    return page(request, "common/list", heading=_("My concerns"), tables=[table], start=start)


@require_http_methods(["GET", "POST"])
def new_concern(request: ActorRequest) -> HttpResponse:
    """Divert danger to the emergency number; else begin a draft."""
    form = filled(request, UrgentForm)
    if form.is_bound and form.is_valid():
        if form.cleaned_data["urgent"] == "yes":
            return page(request, "cases/urgent", back=reverse("new_concern"))
        ref = intake.start_draft(actor=request.actor)
        return redirect("concern_step", ref, ORDER[0])
    return page(request, "cases/question", form=form, back=reverse("concerns"))


@require_http_methods(["GET", "POST"])
def concern_step(request: ActorRequest, ref: UUID, step: str) -> HttpResponse:
    """Ask one question; keep the answer on the server before going on."""
    if step not in STEPS:
        raise Http404
    card = cards.concern_card(request.actor, ref)
    form = filled(request, STEPS[step], initial=card.answers)
    if form.is_bound:
        # What is good is kept even where something beside it is wrong.
        valid = form.is_valid()
        good = {name: "" if value is None else str(value) for name, value in form.cleaned_data.items()}
        intake.save_draft(actor=request.actor, ref=ref, answers=good)
        if valid:
            return redirect(_next(ref, step, to_check="check" in request.GET))
    caption = _("Question %(now)s of %(all)s") % {"now": ORDER.index(step) + 1, "all": len(ORDER)}
    # A page of one field has its label as heading; one of several needs a heading of its own.
    heading = "" if hasattr(form, "page_heading") else form.page_title
    back = _before(ref, step)
    return page(request, "cases/question", form=form, back=back, caption=caption, heading=heading)


@require_http_methods(["GET", "POST"])
def concern_check(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show all answers; on POST send them."""
    card = cards.concern_card(request.actor, ref)
    if card.state != "draft":
        return redirect("concern_receipt", ref)
    form = filled(request, SendForm)
    if form.is_bound:
        attempt(form, intake.log_concern, actor=request.actor, ref=ref)
        if not form.errors:
            return redirect("concern_receipt", ref)
    rows = [_answer_row(ref, step, name, card.answers) for step, f in STEPS.items() for name in f.base_fields]
    back = reverse("concern_step", args=[ref, ORDER[-1]])
    return page(request, "cases/check", card=card, rows=rows, form=form, back=back)


@require_GET
def concern_receipt(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Confirm what is committed; a draft has no receipt."""
    card = cards.concern_card(request.actor, ref)
    if card.state == "draft":
        return redirect("concern_check", ref)
    return page(request, "cases/receipt", card=card)


@require_GET
def concern(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show a reporter what they told, and the feedback."""
    return page(request, "cases/concern", card=cards.concern_card(request.actor, ref))


@require_POST
def discard(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Throw a draft away."""
    intake.discard_draft(actor=request.actor, ref=ref)
    return redirect("concerns")


def _next(ref: UUID, step: str, *, to_check: bool) -> str:
    place = ORDER.index(step) + 1
    if to_check or place == len(ORDER):
        return reverse("concern_check", args=[ref])
    return reverse("concern_step", args=[ref, ORDER[place]])


def _before(ref: UUID, step: str) -> str:
    place = ORDER.index(step)
    return reverse("concern_step", args=[ref, ORDER[place - 1]]) if place else reverse("concerns")


def _answer_row(ref: UUID, step: str, name: str, answers: dict[str, str]) -> Row:
    label = str(FIELDS.get(name, _("Age")))
    change = reverse("concern_step", args=[ref, step]) + "?check=1"
    return Row(
        key=label, value=answers.get(name) or _("Not stated"), links=[Link(_("Change"), change, hidden=label)]
    )


def _where(card: cards.ConcernCard) -> str:
    return reverse("concern_check" if card.state == "draft" else "concern", args=[card.ref])
