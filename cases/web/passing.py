"""Pages on which something is passed on at once, told without a name, or taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.actions import nameless as nameless_actions
from cases.actions import passing
from cases.cards import case as case_cards
from cases.cards import items as item_cards
from cases.cards import nameless as nameless_cards
from cases.cards import sharing as cards
from cases.web.attempt import attempt, filled
from cases.web.pages import case_page, number, page
from cases.web.share_forms import NamelessForm, PassForm, WithdrawForm
from infohouse.core.http import ActorRequest


@require_http_methods(["GET", "POST"])
def pass_on(request: ActorRequest, ref: UUID, asking: UUID, agency: UUID) -> HttpResponse:
    """Pass what the law allows to an agency that works on the case already."""
    card, answer = case_cards.case_card(request.actor, ref), _answer(request, ref, asking, agency)
    allowed = [(str(d.item), f"{d.item_label}: {d.sentence}") for d in answer.decisions if d.permits]
    people = cards.people(request.actor)
    form = filled(
        request,
        PassForm,
        initial={"items": [value for value, _label in allowed]},
        items=allowed,
        asks=answer.asks,
        people=people,
    )
    if form.is_bound and form.is_valid():
        attempt(
            form,
            passing.share_items,
            actor=request.actor,
            case=ref,
            asking=asking,
            recipient=agency,
            items=form.cleaned_data["items"],
            **form.written,
        )
        if not form.errors:
            messages.success(request, _("It is passed on. The list of receivers shows it."))
            return redirect("case", ref)
    lead = _("To %(agency)s. Only what the law allows by name can be chosen.") % {"agency": answer.name}
    words = {"heading": _("Pass information on"), "lead": lead, "submit": _("Pass it on")}
    return case_page(request, card, "cases/form", "share", form=form, **words)


@require_http_methods(["GET", "POST"])
def nameless(request: ActorRequest, ref: UUID, asking: UUID, agency: UUID) -> HttpResponse:
    """Write a text without a name, see exactly what the agency would read, and send it."""
    card, answer = case_cards.case_card(request.actor, ref), _answer(request, ref, asking, agency)
    first = nameless_cards.first_text(request.actor, ref, asking, agency)
    people = cards.people(request.actor)
    form = filled(request, NamelessForm, initial={"text": first}, asks=("reidentification",), people=people)
    if form.is_bound and "send" in request.POST and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("text", *nameless_actions.KEYS)}
        words = {"actor": request.actor, "case": ref, "asking": asking, "recipient": agency}
        attempt(form, nameless_actions.share_nameless, **words, **fields, **form.written)
        if not form.errors:
            messages.success(request, _("The text without a name is sent."))
            return redirect("answers", ref, asking)
    text = str(form["text"].value() or "")
    return case_page(
        request,
        card,
        "cases/nameless",
        "share",
        heading=_("Tell it without a name"),
        form=form,
        answer=answer,
        nameless=nameless_cards.preview(request.actor, text, reader=agency),
        questions=nameless_cards.questions(text),
        back=reverse("answers", args=[ref, asking]),
    )


@require_GET
def nameless_received(request: ActorRequest) -> HttpResponse:
    """Show the cases without a name that the own agency was told of."""
    found = nameless_cards.received(request.actor, number(request))
    return page(request, "cases/nameless_received", heading=_("Told without a name"), found=found)


@require_http_methods(["GET", "POST"])
def withdraw(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Take back what the own agency contributed."""
    card = item_cards.own_item_card(request.actor, ref)
    form = filled(request, WithdrawForm)
    if form.is_bound and form.is_valid():
        attempt(form, passing.withdraw_item, actor=request.actor, ref=ref, why=form.cleaned_data["why"])
        if not form.errors:
            messages.success(request, _("It is taken back. Everybody who had it is told."))
            return redirect("case", card.case) if card.case else redirect("concerns")
    return page(request, "cases/withdraw", heading=_("Take information back"), form=form, card=card)


def _answer(request: ActorRequest, ref: UUID, asking: UUID, agency: UUID) -> cards.AnswerCard:
    found = [a for a in cards.asking_card(request.actor, ref, asking).answers if a.agency == agency]
    if not found:
        raise Http404
    return found[0]
