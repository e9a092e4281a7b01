"""Pages about what the person agrees to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import consent as actions
from cases.cards import case as case_cards
from cases.cards import consents as cards
from cases.cards import sharing as sharing_cards
from cases.web.attempt import attempt, filled
from cases.web.consent_forms import AskConsentForm, RecordConsentForm
from cases.web.pages import Table, case_page, day, state_cell
from cases.web.sharing import item_label
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Row


@require_GET
def consents(request: ActorRequest, ref: UUID) -> HttpResponse:
    """List what the person was asked and answered, and say who must answer at this age."""
    card, found = case_cards.case_card(request.actor, ref), cards.consents_card(request.actor, ref)
    can_ask = request.actor.can("coordinate") and card.row.mine and card.row.state == "open"
    return case_page(
        request,
        card,
        "cases/consents",
        "consents",
        heading=_("Consent"),
        rule=found,
        table=_table(found),
        can_ask=can_ask,
    )


@require_http_methods(["GET", "POST"])
def ask_consent(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Write down what the person is asked to agree to."""
    request.actor.must("coordinate")
    card = case_cards.case_card(request.actor, ref)
    choices = sharing_cards.choices(request.actor, ref)
    form = filled(
        request,
        AskConsentForm,
        agencies=[(str(a.ref), f"{a.name} ({a.kind})") for a in choices],
        items=[(str(i.ref), item_label(i)) for i in case_cards.items_to_choose(request.actor, ref)],
    )
    if form.is_bound and form.is_valid():
        made = attempt(form, actions.ask_consent, actor=request.actor, case=ref, scope=form.scope)
        if made:
            return redirect("consent", made)
    return case_page(
        request,
        card,
        "cases/ask_consent",
        "consents",
        heading=_("Ask for consent"),
        form=form,
        rule=cards.consents_card(request.actor, ref),
    )


@require_http_methods(["GET", "POST"])
def consent(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show one consent; write down the answer."""
    shown = cards.consent_card(request.actor, ref)
    card, rule = (
        case_cards.case_card(request.actor, shown.case),
        cards.consents_card(request.actor, shown.case),
    )
    form = filled(request, RecordConsentForm, asks_understanding=rule.asks_understanding)
    if form.is_bound and form.is_valid():
        attempt(form, actions.record_consent, actor=request.actor, ref=ref, said=form.said)
        if not form.errors:
            messages.success(request, _("The answer is recorded."))
            return redirect("consents", shown.case)
    can_record = request.actor.can("coordinate") and card.row.mine and shown.state == "asked"
    return case_page(
        request,
        card,
        "cases/consent",
        "consents",
        heading=_("Consent"),
        consent=shown,
        summary=_summary(shown),
        rule=rule,
        form=form,
        can_record=can_record,
        can_withdraw=shown.state == "given",
        back=reverse("consents", args=[shown.case]),
    )


@require_POST
def withdraw_consent(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Write down that the agreement is taken back."""
    case = cards.consent_card(request.actor, ref).case
    actions.withdraw_consent(actor=request.actor, ref=ref)
    messages.success(
        request, _("The withdrawal is recorded. What rested on it has ended, and its receivers were told.")
    )
    return redirect("consents", case)


def _table(found: cards.ConsentsCard) -> Table:
    return Table(
        caption=_("Asked and answered"),
        columns=[_("Reference"), _("Agencies"), _("For"), _("State"), _("By"), _("Until")],
        rows=[
            [
                Cell(c.short, href=reverse("consent", args=[c.ref])),
                ", ".join(c.agencies),
                ", ".join(c.purposes),
                state_cell(c.state, c.state_label),
                c.by,
                day(c.expires_on),
            ]
            for c in found.consents
        ],
        empty=_("The person has not been asked yet."),
    )


def _summary(shown: cards.ConsentCard) -> list[Row]:
    return [
        Row(_("Agencies"), lines=shown.agencies),
        Row(_("Purposes"), lines=shown.purposes),
        Row(_("Information"), lines=shown.about or (_("Everything on the case"),)),
        Row(_("Asked"), day(shown.asked_at)),
        Row(_("Answered by"), shown.by),
        Row(
            _("Understands"),
            "" if shown.understands is None else (_("Yes") if shown.understands else _("No")),
        ),
        Row(_("How"), shown.form),
        Row(_("Proof"), shown.proof),
        Row(_("Answered on"), day(shown.answered_on)),
        Row(_("Recorded by"), shown.recorded_by),
        Row(_("Holds until"), day(shown.expires_on)),
        Row(_("Ended"), day(shown.ended_at)),
    ]
