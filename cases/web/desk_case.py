"""What a coordinator decides about a case as a whole: its level, and who acts."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions.approach import change_level
from cases.cards import case as case_cards
from cases.cards.approach import approach_cards
from cases.levels import CHOICES as LEVELS
from cases.web.attempt import attempt, filled
from cases.web.desk_fields import area
from cases.web.pages import case_page
from infohouse.core.http import ActorRequest


class LevelForm(forms.Form):
    """Another level, and why."""

    level = forms.ChoiceField(
        label=gettext_lazy("At which level from now on?"), widget=forms.RadioSelect, choices=LEVELS
    )
    why = area(gettext_lazy("Why does it change?"), rows=3)


@require_http_methods(["GET", "POST"])
def level(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show the template of the case's level and how it came to it; change it with a reason."""
    request.actor.must("coordinate")
    card = case_cards.case_card(request.actor, ref)
    found = approach_cards(request.actor, ref)
    form = filled(request, LevelForm)
    if form.is_bound and form.is_valid():
        attempt(form, change_level, actor=request.actor, case=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The template has changed, with its deadlines."))
            return redirect("level", ref)
    return case_page(
        request, card, "cases/level", "level", heading=_("Level"), form=form, found=found, now=found[:1]
    )
