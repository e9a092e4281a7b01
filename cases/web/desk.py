"""Pages of the desk: intake, triage, second person."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import triage as triage_actions
from cases.cards import concerns as cards
from cases.cards.desk import desk_card
from cases.cards.matches import known_elsewhere
from cases.web.attempt import attempt, filled
from cases.web.desk_matches import match_lines
from cases.web.desk_triage import TriageForm
from cases.web.desk_waiting import channel_of, waiting_tables
from cases.web.pages import number, page
from infohouse.core.http import ActorRequest


@require_GET
def desk(request: ActorRequest) -> HttpResponse:
    """Show what waits, grouped by how late it is, sheet by sheet."""
    channels, channel = channel_of(request)
    card = desk_card(request.actor, channel, number(request))
    kept = urlencode({"channel": channel}) if channel else ""
    shown = {
        "tables": waiting_tables(card),
        "sheet": card.sheet,
        "late": card.late,
        "filter": channels,
        "kept": kept,
    }
    return page(request, "cases/desk", heading=_("Desk"), **shown)


@require_GET
def keys(request: ActorRequest) -> HttpResponse:
    """List the keyboard shortcuts; everything works without them."""
    return page(request, "cases/keys", heading=_("Keyboard shortcuts"))


@require_http_methods(["GET", "POST"])
def triage(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show everything about one concern, and take the decision."""
    card = cards.triage_card(request.actor, ref)
    form = filled(request, TriageForm, helpers=[(str(a), name) for a, name in cards.helpers(request.actor)])
    if form.is_bound and form.is_valid():
        verb = triage_actions.triage_concern
        attempt(form, verb, actor=request.actor, ref=ref, assessment=form.assessment)
        if not form.errors:
            messages.success(request, _("Your decision is recorded."))
            return redirect("desk")
    known = match_lines(known_elsewhere(request.actor, ref))
    return page(request, "cases/triage", heading=_("Concern"), card=card, form=form, known=known)


@require_POST
def confirm(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Confirm the security track as the second person, or send it back."""
    triage_actions.confirm_triage(actor=request.actor, ref=ref, agrees=request.POST.get("agrees") == "yes")
    messages.success(request, _("Your answer is recorded."))
    return redirect("desk")
