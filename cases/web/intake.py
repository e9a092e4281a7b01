"""Pages of the reporter: from "is somebody in danger" to the receipt."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import intake
from cases.actions.taking_back import take_agreement_back
from cases.cards import attachments
from cases.cards import concerns as cards
from cases.cards import ways as way_cards
from cases.web import intake_steps as steps
from cases.web.attempt import attempt, filled
from cases.web.intake_forms import FORMS, OnlineForm, SendForm, UrgentForm, WayForm
from cases.web.pages import Table, after, day, older, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Link


@require_GET
def concerns(request: ActorRequest) -> HttpResponse:
    """List the reporter's own concerns and drafts."""
    found = cards.own_concern_cards(request.actor, after(request))
    table = Table(
        caption=_("Your concerns and drafts"),
        columns=[_("Reference"), _("Begun"), _("State"), _("Answer")],
        rows=[
            [Cell(c.short, href=_where(c)), day(c.started_at), state_cell(c.state, c.state_label), _answer(c)]
            for c in found
        ],
        empty=_("You have not logged a concern yet."),
        older=older(found),
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
        return redirect(steps.begin(cards.concern_card(request.actor, ref)))
    return page(request, "cases/question", form=form, back=reverse("concerns"))


@require_http_methods(["GET", "POST"])
def concern_way(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Say, before a name is asked for, that the law does not let it go, and offer what it does."""
    card = way_cards.way_card(request.actor, ref)
    form = filled(request, WayForm, initial={"way": card.way}, open_ways=card.ways.open)
    if form.is_bound and form.is_valid():
        way = form.cleaned_data["way"]
        if way == "duty":
            return page(request, "cases/duty", card=card, back=reverse("concern_way", args=[ref]))
        attempt(form, intake.choose_way, actor=request.actor, ref=ref, way=way)
        if not form.errors:
            return redirect(steps.begin(cards.concern_card(request.actor, ref)))
    return page(request, "cases/way", card=card, form=form, back=reverse("concerns"))


@require_http_methods(["GET", "POST"])
def concern_step(request: ActorRequest, ref: UUID, step: str) -> HttpResponse:
    """Ask one question; keep the answer on the server before going on."""
    card = cards.concern_card(request.actor, ref)
    if step not in FORMS:
        raise Http404
    order = steps.order(card)
    if step not in order:
        return redirect(steps.begin(card))
    form = filled(request, FORMS[step], initial=card.answers)
    if form.is_bound:
        # What is good is kept even where something beside it is wrong.
        valid = form.is_valid()
        good = steps.good(form, card, request.POST)
        intake.save_draft(actor=request.actor, ref=ref, answers=good)
        if valid and (request.POST.get("more") or request.POST.get("remove")):
            return redirect(request.get_full_path())
        if valid:
            return redirect(steps.after(card, step, to_check="check" in request.GET))
    caption = _("Question %(now)s of %(all)s") % {"now": order.index(step) + 1, "all": len(order)}
    # A page of one field has its label as heading; one of several needs a heading of its own.
    heading = "" if hasattr(form, "page_heading") else form.page_title
    name = "cases/online" if isinstance(form, OnlineForm) else "cases/question"
    entries = steps.entries(card) if isinstance(form, OnlineForm) else []
    back = steps.before(card, step)
    return page(request, name, form=form, back=back, caption=caption, heading=heading, entries=entries)


@require_http_methods(["GET", "POST"])
def concern_check(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show all answers; on POST send them."""
    card = cards.concern_card(request.actor, ref)
    if card.state != "draft":
        return redirect("concern_receipt", ref)
    if card.way == "open":
        return redirect("concern_way", ref)
    form = filled(request, SendForm)
    if form.is_bound:
        attempt(form, intake.log_concern, actor=request.actor, ref=ref)
        if not form.errors:
            return redirect("concern_receipt", ref)
    rows, back = steps.answer_rows(card), steps.before(card, "")
    ways = way_cards.way_card(request.actor, ref).ways
    found = attachments.files_of_concern(request.actor, ref)
    return page(request, "cases/check", card=card, files=found, ways=ways, rows=rows, form=form, back=back)


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


@require_POST
def take_back(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Take the person's agreement back, on which the concern went by name."""
    take_agreement_back(actor=request.actor, ref=ref)
    messages.success(
        request, _("The withdrawal is recorded. What rested on it has ended, and its receivers were told.")
    )
    return redirect("concern", ref)


def _answer(card: cards.ConcernCard) -> str:
    if card.deleted_on:
        return _("Deleted on %(day)s if you do not send it") % {"day": day(card.deleted_on)}
    return card.feedback


def _where(card: cards.ConcernCard) -> str:
    return reverse("concern_check" if card.state == "draft" else "concern", args=[card.ref])
