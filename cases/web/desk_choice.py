"""The page on which a coordinator decides who acts."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions.choosing import choose_actor
from cases.cards import case as case_cards
from cases.cards.proposals import ChoiceCard, choice_card
from cases.web.attempt import attempt, filled
from cases.web.desk_fields import area
from cases.web.pages import case_page
from infohouse.core.http import ActorRequest
from infohouse.design.dates import DateField


class ChoiceForm(forms.Form):
    """Until when, what was considered beside it, and the reasons that this choice asks for."""

    due_on = DateField(
        label=gettext_lazy("Until when is it offered to them?"),
        help_text=gettext_lazy("A clock starts. It stands on the desk until the offer is sent."),
    )
    considered = forms.MultipleChoiceField(
        label=gettext_lazy("What else was considered?"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"small": True}),
    )
    against = area(gettext_lazy("Others stand before this one. Why not they?"), rows=3, required=False)
    police = area(
        gettext_lazy("Why should the police act here, and not somebody the person meets anyway?"),
        rows=3,
        required=False,
    )

    def __init__(self, *args: object, choice: ChoiceCard, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["considered"].choices = [  # type: ignore[attr-defined]
            (str(o.ref), f"{o.name}: {o.service}" if o.service else o.name) for o in choice.others
        ]
        for name in {"against", "police"} - set(choice.asks):
            del self.fields[name]
        for name in choice.asks:
            self.fields[name].required = True


@require_http_methods(["GET", "POST"])
def choose(request: ActorRequest, ref: UUID, proposal: UUID) -> HttpResponse:
    """Decide who acts."""
    choice = choice_card(request.actor, ref, proposal)
    card = case_cards.case_card(request.actor, ref)
    form = filled(request, ChoiceForm, choice=choice)
    if form.is_bound and form.is_valid():
        fields = {**form.cleaned_data, "considered": [UUID(c) for c in form.cleaned_data["considered"]]}
        attempt(form, choose_actor, actor=request.actor, case=ref, proposal=proposal, **fields)
        if not form.errors:
            messages.success(request, _("The decision is recorded. The law is being asked."))
            return redirect("case", ref)
    return case_page(request, card, "cases/choose", "case", heading=_("Who acts"), form=form, choice=choice)
