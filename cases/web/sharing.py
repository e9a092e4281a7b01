"""Pages on which a coordinator asks the law and offers a case."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions import referral as referral_actions
from cases.actions import sharing as sharing_actions
from cases.cards import case as case_cards
from cases.cards import sharing as cards
from cases.cards.items import ItemCard
from cases.web.attempt import attempt, filled
from cases.web.desk_forms import OfferForm, ShareForm
from cases.web.pages import case_page
from cases.web.share_forms import QuestionsForm
from infohouse.core.http import ActorRequest
from infohouse.core.purpose import Purpose


@require_http_methods(["GET", "POST"])
def share(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Choose items and agencies; the law is asked before anything is sent."""
    card = case_cards.case_card(request.actor, ref)
    items = case_cards.items_to_choose(request.actor, ref)
    choices = cards.choices(request.actor, ref)
    form = filled(
        request,
        ShareForm,
        initial={"items": [str(i.ref) for i in items], "agencies": request.GET.getlist("agency")},
        items=[(str(i.ref), item_label(i)) for i in items],
        agencies=[(str(a.ref), f"{a.name} ({a.kind})") for a in choices],
    )
    if form.is_bound and form.is_valid():
        asking = attempt(
            form,
            sharing_actions.ask_to_share,
            actor=request.actor,
            case=ref,
            items=[UUID(i) for i in form.cleaned_data["items"]],
            agencies=[UUID(a) for a in form.cleaned_data["agencies"]],
            purpose=Purpose(form.cleaned_data["purpose"]),
        )
        if asking:
            return redirect("answers", ref, asking)
    return case_page(request, card, "cases/share", "share", heading=_("Share and offer"), form=form)


@require_http_methods(["GET", "POST"])
def answers(request: ActorRequest, ref: UUID, asking: UUID) -> HttpResponse:
    """Show what the law says, agency by agency and item by item; take answers to what it must know first."""
    card = case_cards.case_card(request.actor, ref)
    shown = cards.asking_card(request.actor, ref, asking)
    form = filled(request, QuestionsForm, facts=shown.facts)
    if form.is_bound and form.is_valid():
        words = {"actor": request.actor, "case": ref, "asking": asking, "facts": form.facts}
        again = attempt(form, sharing_actions.ask_again, **words)
        if again:
            return redirect("answers", ref, again)
    heading = _("What the law says")
    return case_page(request, card, "cases/answers", "share", heading=heading, asking=shown, form=form)


@require_http_methods(["GET", "POST"])
def offer(request: ActorRequest, ref: UUID, asking: UUID, agency: UUID) -> HttpResponse:
    """Write why, choose the preview, send the offer."""
    card = case_cards.case_card(request.actor, ref)
    found = [a for a in cards.asking_card(request.actor, ref, asking).answers if a.agency == agency]
    if not found:
        raise Http404
    form = offer_form(request, card, found[0])
    if form.is_bound and form.is_valid():
        attempt(
            form,
            referral_actions.refer_case,
            actor=request.actor,
            case=ref,
            asking=asking,
            recipient=agency,
            request=form.cleaned_data["request"],
            preview={UUID(p) for p in form.cleaned_data["preview"]},
            **form.written,
        )
        if not form.errors:
            messages.success(request, _("The offer is sent."))
            return redirect("case", ref)
    back = reverse("answers", args=[ref, asking])
    return case_page(
        request,
        card,
        "cases/offer",
        "share",
        heading=_("Offer the case"),
        form=form,
        answer=found[0],
        back=back,
    )


def offer_form(request: ActorRequest, card: case_cards.CaseCard, answer: cards.AnswerCard) -> OfferForm:
    """Return the form in which an offer is written: what is asked, what the law wants, the preview."""
    wanted = {d.item for d in answer.decisions}
    items = [i for i in case_cards.items_to_choose(request.actor, card.row.ref) if i.ref in wanted]
    seen = [str(i.ref) for i in items if i.category == "concern-narrative" and i.nature == "fact"]
    return filled(
        request,
        OfferForm,
        initial={"preview": seen},
        items=[(str(i.ref), item_label(i)) for i in items],
        asks=answer.asks,
        people=cards.people(request.actor),
    )


def item_label(item: ItemCard) -> str:
    """Return one line about an item, to choose it by."""
    text = item.fields[0][1] if item.fields else ""
    return f"{item.category_label} ({item.nature_label}): {text[:80]}"
