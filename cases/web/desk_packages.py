"""Pages of packages: sent by a house, acknowledged and answered by the prevention centre."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import hand_off as hand_off_actions
from cases.cards import hand_offs as cards
from cases.cards import sharing as sharing_cards
from cases.web.attempt import attempt, filled
from cases.web.desk_fields import area
from cases.web.desk_forms import NecessityForm
from cases.web.pages import Table, after, day, older, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell


class ReturnForm(forms.Form):
    """Why a package goes back."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why does it go back?"), widget=forms.RadioSelect, choices=cards.REASONS
    )
    text = area(gettext_lazy("What should the house know?"), rows=3, required=False)


@require_GET
def hand_offs(request: ActorRequest) -> HttpResponse:
    """List the packages the reader may know of."""
    found = cards.hand_off_rows(request.actor, after(request))
    table = Table(
        caption=_("Packages"),
        columns=[_("Reference"), _("From"), _("To"), _("State"), _("Acknowledge by")],
        rows=[
            [
                Cell(h.short, href=reverse("hand_off", args=[h.ref])),
                h.sender,
                h.recipient,
                state_cell(h.state, h.state_label),
                day(h.receipt_due_at),
            ]
            for h in found
        ],
        empty=_("No packages."),
        older=older(found),
    )
    return page(request, "common/list", heading=_("Packages"), tables=[table])


@require_http_methods(["GET", "POST"])
def hand_off(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show one package; the sender's coordinator sends it from here."""
    card = cards.hand_off_card(request.actor, ref)
    form = filled(request, NecessityForm, people=sharing_cards.people(request.actor))
    if form.is_bound and form.is_valid():
        attempt(form, hand_off_actions.send_hand_off, actor=request.actor, ref=ref, **form.written)
        if not form.errors:
            return redirect("hand_off", ref)
    return _package(request, card, form, ReturnForm())


@require_POST
def receive(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Acknowledge a package."""
    hand_off_actions.receive_hand_off(actor=request.actor, ref=ref)
    return redirect("hand_off", ref)


@require_POST
def take(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Take a package on."""
    hand_off_actions.answer_hand_off(actor=request.actor, ref=ref, takes=True)
    return redirect("hand_off", ref)


@require_POST
def give_back(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Send a package back with a reason."""
    form = ReturnForm(request.POST)
    if form.is_valid():
        verb = hand_off_actions.answer_hand_off
        attempt(form, verb, actor=request.actor, ref=ref, takes=False, **form.cleaned_data)
        if not form.errors:
            return redirect("hand_off", ref)
    card = cards.hand_off_card(request.actor, ref)
    return _package(request, card, NecessityForm(people=sharing_cards.people(request.actor)), form)


@require_POST
def again(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Put a package that came back together anew."""
    hand_off_actions.prepare_again(actor=request.actor, ref=ref)
    return redirect("hand_off", ref)


def _package(
    request: ActorRequest, card: cards.HandOffCard, form: NecessityForm, back: ReturnForm
) -> HttpResponse:
    actor = request.actor
    return page(
        request,
        "cases/hand_off",
        heading=_("Package"),
        card=card,
        form=form,
        back=back,
        can_send=actor.can("hand-off") and card.state == "prepared",
        can_receive=actor.can("receive-hand-off") and card.state == "sent",
        can_answer=actor.can("receive-hand-off") and card.state == "received",
        can_prepare=actor.can("hand-off") and card.state == "returned",
    )
