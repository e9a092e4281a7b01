"""The page of the one summary that crosses between two compartments."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions.joint import agree_summary, write_summary
from cases.cards import case as case_cards
from cases.cards.joint import joint_card
from cases.web.attempt import attempt, filled
from cases.web.desk_fields import area
from cases.web.pages import case_page
from infohouse.core.http import ActorRequest


class SummaryForm(forms.Form):
    """What both sides may know."""

    text = area(
        gettext_lazy("What may both sides know?"),
        gettext_lazy(
            "Write it so that it says nothing of how it became known. It will be read as an assessment."
        ),
        rows=6,
    )


@require_http_methods(["GET", "POST"])
def summary(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show the summary, and write it from this side."""
    joint = joint_card(request.actor, ref)
    card = case_cards.case_card(request.actor, ref)
    form = filled(request, SummaryForm, initial={"text": joint.text})
    if form.is_bound and form.is_valid():
        attempt(form, write_summary, actor=request.actor, case=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Somebody of the other side has to agree now."))
            return redirect("summary", ref)
    return case_page(request, card, "cases/joint", "case", heading=_("Summary"), form=form, joint=joint)


@require_POST
def agree(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Agree from the other side."""
    agree_summary(actor=request.actor, case=ref)
    messages.success(request, _("Agreed. It is an item of the case now."))
    return redirect("summary", ref)
