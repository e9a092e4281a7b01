"""The people on a case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions import team as actions
from cases.cards import team as cards
from cases.web.attempt import attempt, filled
from cases.web.pages import case_page
from cases.web.plan_forms import MemberForm
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Tag


@require_http_methods(["GET", "POST"])
def team(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show who works on the case, and add a colleague."""
    card = cards.teams_card(request.actor, ref)
    form = filled(request, MemberForm, colleagues=[(str(u), name) for u, name in card.colleagues])
    if form.is_bound and form.is_valid():
        given = {**form.cleaned_data, "person": UUID(form.cleaned_data["person"])}
        attempt(form, actions.add_member, actor=request.actor, case=ref, **given)
        if not form.errors:
            messages.success(request, _("Your colleague is on the team."))
            return redirect("team", ref)
    teams = [(t, [(m, _state(m)) for m in t.members]) for t in card.teams]
    return case_page(request, card.row, "cases/team", "team", heading=_("Team"), form=form, teams=teams)


@require_POST
def end_member(request: ActorRequest, ref: UUID, member: UUID) -> HttpResponse:
    """End somebody's work on the case."""
    actions.end_membership(actor=request.actor, case=ref, member=member)
    messages.success(request, _("It is ended. The case is closed to this person from now on."))
    # Somebody who has ended their own work has no way back to the page of the team.
    return redirect("cases")


@require_POST
def lead(request: ActorRequest, ref: UUID, member: UUID) -> HttpResponse:
    """Hand the lead over."""
    actions.hand_over_lead(actor=request.actor, case=ref, member=member)
    messages.success(request, _("The lead is handed over."))
    return redirect("team", ref)


@require_POST
def take_over(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Take a case of the own house that nobody works on any more."""
    actions.take_over_team(actor=request.actor, case=ref)
    messages.success(request, _("You are on the team of this case now."))
    return redirect(reverse("team", args=[ref]))


def _state(member: cards.MemberCard) -> Tag:
    if member.gone:
        return Tag(_("No longer employed"), "red")
    if member.runs:
        return Tag(_("On the team"), "green")
    return Tag(_("Ended"), "grey")
