"""Pages on which a coordinator asks other houses, and decides what the own house releases."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions.matching import ask_other_houses, release_match, withhold_match
from cases.cards.matches import MatchCard, MatchRow, match_card, others_card
from cases.web.attempt import attempt, filled
from cases.web.desk_fields import area
from cases.web.pages import COLOURS, page
from infohouse.core.http import ActorRequest

VERBS = {"release": release_match, "withhold": withhold_match}


class AskForm(forms.Form):
    """Why another house must be asked."""

    reason = area(
        gettext_lazy("Why do you need to know it for this person?"),
        gettext_lazy("It is kept here with your name. The other houses do not read it."),
        rows=3,
    )


class DecisionForm(forms.Form):
    """Release or withhold, and why."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What does this house do?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    reason = area(gettext_lazy("Why?"), gettext_lazy("It stays in this house."), rows=3)

    def __init__(self, *args: object, card: MatchCard, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        back = _("Take the release back: nothing goes on from here")
        withhold = back if card.row.state == "released" else _("Withhold: nothing goes on from here")
        offered = {
            "release": (card.can_release, _("Release: the other house may be asked and may ask")),
            "withhold": (card.can_withhold, withhold),
        }
        choices = [(code, label) for code, (can, label) in offered.items() if can]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]
        self.fields["decision"].initial = choices[0][0] if len(choices) == 1 else None


@require_http_methods(["GET", "POST"])
def others(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Ask whether another house knows the person of a concern, and show what was answered."""
    form = filled(request, AskForm)
    if form.is_bound and form.is_valid():
        attempt(form, ask_other_houses, actor=request.actor, ref=ref, reason=form.cleaned_data["reason"])
        if not form.errors:
            messages.success(request, _("Asked. The answer will stand here in a moment."))
            return redirect("others", ref)
    card = others_card(request.actor, ref)
    heading = _("Other houses")
    return page(
        request, "cases/others", heading=heading, card=card, form=form, known=match_lines(card.matches)
    )


@require_http_methods(["GET", "POST"])
def match(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show the own side of a hit, and decide whether this house releases."""
    card = match_card(request.actor, ref)
    form = filled(request, DecisionForm, card=card)
    if form.is_bound and form.is_valid():
        verb = VERBS[form.cleaned_data["decision"]]
        attempt(form, verb, actor=request.actor, ref=ref, reason=form.cleaned_data["reason"])
        if not form.errors:
            messages.success(request, _("Your decision is recorded."))
            return redirect("match", ref)
    heading = _("Another house")
    return page(request, "cases/match", heading=heading, card=card, form=form, colour=COLOURS[card.row.state])


def match_lines(found: Sequence[MatchRow]) -> list[tuple[MatchRow, str]]:
    """Return other houses with the colour of what was decided here."""
    return [(line, COLOURS[line.state]) for line in found]
