"""Pages of the agency that offers: its offers of a case, and what it can still do about them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import amending, give_away
from cases.actions import referral as actions
from cases.cards import case as case_cards
from cases.cards import referrals as cards
from cases.cards import sharing as sharing_cards
from cases.web.attempt import attempt, filled
from cases.web.offer_forms import AmendForm
from cases.web.pages import after, case_page, older
from cases.web.sharing import item_label, offer_form
from infohouse.core.http import ActorRequest


@require_GET
def offers(request: ActorRequest, ref: UUID) -> HttpResponse:
    """List the offers made of a case, the newest first."""
    request.actor.must("coordinate")
    row = case_cards.frame_row(request.actor, ref)
    found = case_cards.part_of_offers(request.actor, ref, after(request))
    return case_page(
        request, row, "cases/offers", "case_offers", heading=_("Offers"), offers=found, older=older(found)
    )


@require_POST
def recall(request: ActorRequest, ref: UUID, referral: UUID) -> HttpResponse:
    """Withdraw an offer of this case."""
    actions.recall_referral(actor=request.actor, ref=referral, case=ref)
    messages.success(request, _("The offer is recalled."))
    return redirect("case", ref)


@require_http_methods(["GET", "POST"])
def amend(request: ActorRequest, ref: UUID, referral: UUID) -> HttpResponse:
    """Change what an open offer of this case says and shows."""
    card = cards.sent_card(request.actor, ref, referral)
    row = case_cards.frame_row(request.actor, ref)
    form = filled(
        request,
        AmendForm,
        initial={"request": card.request, "preview": [str(i) for i in card.in_preview]},
        items=[(str(i.ref), item_label(i)) for i in card.items],
    )
    if form.is_bound and form.is_valid():
        chosen = {UUID(p) for p in form.cleaned_data["preview"]}
        words = {"request": form.cleaned_data["request"], "preview": chosen}
        attempt(form, amending.amend_referral, actor=request.actor, ref=referral, case=ref, **words)
        if not form.errors:
            messages.success(request, _("The offer is changed. The agency sees what changed."))
            return redirect("case_offers", ref)
    back = reverse("case_offers", args=[ref])
    return case_page(
        request,
        row,
        "cases/amend",
        "case_offers",
        heading=_("Change the offer"),
        form=form,
        offer=card,
        back=back,
    )


@require_http_methods(["GET", "POST"])
def give(request: ActorRequest, ref: UUID, asking: UUID, agency: UUID) -> HttpResponse:
    """Offer to hand the case itself over to another agency."""
    card = case_cards.case_card(request.actor, ref)
    found = [a for a in sharing_cards.asking_card(request.actor, ref, asking).answers if a.agency == agency]
    if not found:
        raise Http404
    form = offer_form(request, card, found[0])
    if form.is_bound and form.is_valid():
        words = {
            "request": form.cleaned_data["request"],
            "preview": {UUID(p) for p in form.cleaned_data["preview"]},
            **form.written,
        }
        who = {"actor": request.actor, "case": ref, "asking": asking, "recipient": agency}
        attempt(form, give_away.give_away, **who, **words)
        if not form.errors:
            messages.success(request, _("The case is offered. It stays yours until they accept."))
            return redirect("case_offers", ref)
    return case_page(
        request,
        card,
        "cases/offer",
        "share",
        heading=_("Hand the case over"),
        form=form,
        answer=found[0],
        back=reverse("answers", args=[ref, asking]),
        whole=True,
    )
