"""Pages of the agency that was asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import outcome as outcomes
from cases.actions import referral as actions
from cases.cards import nameless
from cases.cards import referrals as cards
from cases.cards import sharing as sharing_cards
from cases.web.attempt import attempt, filled
from cases.web.desk_forms import AcceptForm, DeclineForm
from cases.web.offer_forms import CodesForm, OutcomeForm
from cases.web.pages import COLOURS, Table, after, day, older, page
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell


@require_GET
def referrals(request: ActorRequest) -> HttpResponse:
    """List what was offered to the own agency."""
    found = cards.received_rows(request.actor, after(request))
    table = Table(
        caption=_("Offered to your agency"),
        columns=[_("Reference"), _("From"), _("Offered"), _("Answer by"), _("State")],
        rows=[
            [
                Cell(r.short, href=reverse("referral", args=[r.ref])),
                r.sender,
                day(r.offered_at),
                Cell(day(r.due_at), hint=_("Overdue") if r.overdue else ""),
                _state(r),
            ]
            for r in found
        ],
        empty=_("Nothing has been offered for this purpose."),
        older=older(found),
    )
    told = {"text": _("Read what was told without a name"), "href": reverse("nameless_received")}
    see = told if nameless.has_received(request.actor) else None
    return page(request, "common/list", heading=_("Referrals"), tables=[table], see=see)


@require_GET
def referral(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show one offer: before it is fetched only that it is there; then the preview; then the case."""
    return _show(request, ref)


@require_POST
def pull(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Fetch the preview."""
    actions.pull_referral(actor=request.actor, ref=ref)
    return redirect("referral", ref)


@require_http_methods(["POST"])
def accept(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Take the case on and name the lead."""
    card = cards.referral_card(request.actor, ref)
    form = filled(request, AcceptForm, colleagues=_people(card))
    if form.is_valid():
        attempt(
            form,
            actions.accept_referral,
            actor=request.actor,
            ref=ref,
            lead=UUID(form.cleaned_data["lead"]),
            version=form.cleaned_data["version"],
        )
        if not form.errors:
            messages.success(request, _("Your agency has accepted. The case is open to its team."))
            return redirect("referral", ref)
    return _show(request, ref, accept=form)


@require_http_methods(["POST"])
def decline(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Say no, with a reason that reaches the sender."""
    form = filled(request, DeclineForm)
    if form.is_valid():
        attempt(
            form, actions.decline_referral, actor=request.actor, ref=ref, reason=form.cleaned_data["reason"]
        )
        if not form.errors:
            messages.success(request, _("Your agency has declined. The sender sees the reason."))
            return redirect("referrals")
    return _show(request, ref, decline=form)


def _state(row: cards.ReferralRow) -> Cell:
    waits = _("Waits for %(person)s") % {"person": row.escalated_to} if row.escalated_to else ""
    return Cell(row.state_label, colour=COLOURS[row.state], hint=waits)


@require_http_methods(["POST"])
def outcome(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Tell the sender how it ended."""
    kind = CodesForm if cards.referral_card(request.actor, ref).closed else OutcomeForm
    form = filled(request, kind, people=sharing_cards.people(request.actor))
    if form.is_valid():
        words = {name: form.cleaned_data.get(name, "") for name in ("outcome", "because", "text")}
        attempt(form, outcomes.report_outcome, actor=request.actor, ref=ref, **words, **form.written)
        if not form.errors:
            messages.success(request, _("Your report is sent."))
            return redirect("referral", ref)
    return _show(request, ref, outcome=form)


def _show(
    request: ActorRequest,
    ref: UUID,
    accept: AcceptForm | None = None,
    decline: DeclineForm | None = None,
    outcome: CodesForm | None = None,
) -> HttpResponse:
    card = cards.referral_card(request.actor, ref)
    return page(
        request,
        "cases/referral",
        heading=_("Referral"),
        card=card,
        form=accept or decline or outcome,
        accept=accept or AcceptForm(colleagues=_people(card), initial={"version": card.version}),
        decline=decline or DeclineForm(),
        outcome=outcome or (CodesForm() if card.closed else OutcomeForm()),
    )


def _people(card: cards.ReferralCard) -> list[tuple[str, str]]:
    return [(str(c.ref), c.name) for c in card.colleagues]
