"""Pages about requests from outside: file, see what the law says, decide, print the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.actions import outside as actions
from cases.cards import case as case_cards
from cases.cards import outside as cards
from cases.cards import sharing as sharing_cards
from cases.web.attempt import attempt, filled
from cases.web.outside_forms import AnswerForm, OwnAnswerForm, OwnRequestForm, RefuseForm, RequestForm
from cases.web.pages import Table, case_page, day, page, state_cell
from cases.web.sharing import item_label
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Row


@require_GET
def requests(request: ActorRequest, ref: UUID) -> HttpResponse:
    """List who asked about the person."""
    card = case_cards.case_card(request.actor, ref)
    table = Table(
        caption=_("Requests to your agency"),
        columns=[_("Reference"), _("Who asks"), _("For"), _("Filed"), _("Answer by"), _("State")],
        rows=[
            [
                Cell(r.short, href=reverse("request", args=[r.ref])),
                r.asker,
                r.purpose,
                day(r.registered_at),
                day(r.due_on),
                state_cell("asked" if r.state == "open" else r.state, r.state_label),
            ]
            for r in cards.request_rows(request.actor, ref)
        ],
        empty=_("Nobody has asked."),
    )
    can_register = request.actor.can("register-request")
    return case_page(
        request,
        card,
        "cases/requests",
        "requests",
        heading=_("Requests from outside"),
        table=table,
        can_register=can_register,
    )


@require_http_methods(["GET", "POST"])
def new_request(request: ActorRequest, ref: UUID) -> HttpResponse:
    """File the demand of a body; the law is asked at once."""
    request.actor.must("register-request")
    card = case_cards.case_card(request.actor, ref)
    form = filled(
        request,
        RequestForm,
        askers=[(str(a.ref), f"{a.name} ({a.kind})") for a in sharing_cards.askers(request.actor, ref)],
        purposes=sharing_cards.askable(request.actor),
        items=[(str(i.ref), item_label(i)) for i in case_cards.items_to_choose(request.actor, ref)],
    )
    if form.is_bound and form.is_valid():
        made = attempt(
            form,
            actions.register_request,
            actor=request.actor,
            case=ref,
            demand=form.demand,
            items=[UUID(i) for i in form.cleaned_data["items"]],
        )
        if made:
            return redirect("request", made)
    intro = _("File first what was demanded. The law is then asked about each piece of information.")
    return _form_page(request, card, form, heading=_("File a request"), act=_("Ask the law"), intro=intro)


@require_http_methods(["GET", "POST"])
def own_request(request: ActorRequest, ref: UUID) -> HttpResponse:
    """File that the person concerned wants to see what is held."""
    request.actor.must("register-request")
    card = case_cards.case_card(request.actor, ref)
    form = filled(request, OwnRequestForm)
    if form.is_bound and form.is_valid():
        verb = actions.register_own_request
        made = attempt(form, verb, actor=request.actor, case=ref, **form.cleaned_data)
        if made:
            return redirect("request", made)
    intro = _("It is about everything that your agency holds on this case.")
    return _form_page(
        request, card, form, heading=_("The person wants to see the file"), act=_("File it"), intro=intro
    )


@require_http_methods(["GET", "POST"])
def outside_request(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show one request with the law's answers; give, or refuse."""
    shown = cards.request_card(request.actor, ref)
    asked = [a.decision for a in shown.decisions]
    choices = [(str(d.item), f"{d.item_label}: {d.outcome_label}") for d in asked if d.permits]
    must = [str(d.item) for d in asked if d.outcome == "duty"]
    give = OwnAnswerForm if shown.row.kind == "subject" else AnswerForm
    more = {} if give is OwnAnswerForm else {"items": choices, "asks": shown.asks}
    refusing = request.POST.get("act") == "refuse"
    answer = give(request.POST if request.method == "POST" and not refusing else None, **more)  # type: ignore[arg-type]
    if give is AnswerForm and not answer.is_bound:
        answer.initial = {"items": must}
    refuse = RefuseForm(request.POST if refusing else None)
    if refusing and refuse.is_valid():
        attempt(refuse, actions.refuse_request, actor=request.actor, ref=ref, **refuse.cleaned_data)
        if not refuse.errors:
            messages.success(request, _("The request is refused, and that is on record."))
            return redirect("request_answer", ref)
    if answer.is_bound and answer.is_valid():
        _give(request, ref, answer)
        if not answer.errors:
            messages.success(request, _("The request is answered, and that is on record."))
            return redirect("request_answer", ref)
    wrong = answer if answer.errors else refuse
    can_decide = shown.row.state == "open" and shown.mine_to_decide
    return page(
        request,
        "cases/request",
        heading=_("Request from outside"),
        card=shown,
        facts=_facts(shown),
        answer=answer,
        refuse=refuse,
        form=wrong,
        permits=bool(choices) or shown.row.kind == "subject",
        can_decide=can_decide,
        waits=shown.row.state == "open" and not shown.mine_to_decide,
    )


@require_GET
def request_answer(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show the answer as it is handed out, for print."""
    shown = cards.request_card(request.actor, ref)
    if shown.row.kind == "subject":
        handed = cards.own_answer(request.actor, ref)
        looks = Table(
            caption=_("Who looked"),
            columns=[_("When"), _("Who"), _("What"), _("For which purpose")],
            rows=[[day(m.at), m.who, m.what, m.purpose] for m in handed.looks],
            empty=_("Nobody has looked yet."),
        )
        return page(
            request, "cases/own_answer", heading=_("What is held about you"), card=handed, looks=looks
        )
    return page(
        request,
        "cases/body_answer",
        heading=_("Answer to a request"),
        card=cards.body_answer(request.actor, ref),
    )


def _give(request: ActorRequest, ref: UUID, form: OwnAnswerForm | AnswerForm) -> None:
    if isinstance(form, OwnAnswerForm):
        words = form.cleaned_data["masked"].splitlines()
        attempt(form, actions.answer_own_request, actor=request.actor, ref=ref, masked=words)
    else:
        chosen = [UUID(i) for i in form.cleaned_data["items"]]
        verb = actions.answer_request
        attempt(form, verb, actor=request.actor, ref=ref, items=chosen, written=form.written)


def _form_page(
    request: ActorRequest, card: case_cards.CaseCard, form: object, *, heading: str, act: str, intro: str
) -> HttpResponse:
    return case_page(
        request, card, "cases/request_form", "requests", heading=heading, form=form, act=act, intro=intro
    )


def _facts(card: cards.RequestCard) -> list[Row]:
    written = "" if card.row.kind == "subject" else (_("Yes") if card.written else _("No"))
    return [
        Row(_("Who asks"), card.row.asker),
        Row(_("For which purpose"), card.row.purpose),
        Row(_("In writing"), written),
        Row(_("What is demanded"), card.demand),
        Row(_("Legal basis, as the asker says"), card.basis),
        Row(_("Filed"), day(card.row.registered_at)),
        Row(_("Filed by"), card.registered_by),
        Row(_("Answer by"), day(card.row.due_on)),
        Row(_("Decided"), day(card.decided_at)),
        Row(_("Decided by"), card.decided_by),
        Row(_("Why"), card.reason),
    ]
