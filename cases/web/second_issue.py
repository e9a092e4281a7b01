"""A second worry about somebody whom the house already helps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions.second_issue import join_case
from cases.cards import case as case_cards
from cases.cards import concerns as cards
from cases.web.attempt import attempt, filled
from cases.web.pages import day, page
from cases.web.plan_forms import JoinForm
from infohouse.core.http import ActorRequest


@require_http_methods(["GET", "POST"])
def join(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Let a concern join a case that the reader works on."""
    card = cards.triage_card(request.actor, ref)
    form = filled(request, JoinForm, cases=_choices(request))
    if form.is_bound and form.is_valid():
        given = {**form.cleaned_data, "case": UUID(form.cleaned_data["case"])}
        attempt(form, join_case, actor=request.actor, ref=ref, **given)
        if not form.errors:
            messages.success(request, _("The concern is part of the case. Its team and its lead stay."))
            return redirect("case", given["case"])
    words = {"heading": _("Join a case"), "caption": card.row.short, "submit": _("Join the case")}
    return page(request, "cases/question", form=form, back=reverse("triage", args=[ref]), **words)


def _choices(request: ActorRequest) -> list[tuple[str, str]]:
    own = (c for c in case_cards.case_rows(request.actor) if c.mine and c.state == "open")
    return [
        (str(c.ref), _("%(short)s, opened %(day)s") % {"short": c.short, "day": day(c.opened_at)})
        for c in own
        if c.track == "social"
    ]
