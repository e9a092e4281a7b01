"""Pages of the board: the house's view of it, and the invited agency's."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import board as verbs
from cases.cards import board as cards
from cases.cards import sharing as sharing_cards
from cases.cards.items import CATEGORIES, NATURES
from cases.dimensions import CHOICES as DIMENSIONS
from cases.web.attempt import attempt, filled
from cases.web.desk_fields import Choices, area
from cases.web.pages import Table, day, number, page, state_cell
from cases.web.written_forms import WrittenForm
from infohouse.core.http import ActorRequest
from infohouse.design.dates import DateField
from infohouse.design.parts import Cell


class InviteForm(WrittenForm):
    """Whom to ask about what, until when, and why they must know about whom."""

    agency = forms.ChoiceField(label=gettext_lazy("Which agency?"))
    dimensions = forms.MultipleChoiceField(
        label=gettext_lazy("What do you ask about?"),
        widget=forms.CheckboxSelectMultiple(attrs={"small": True}),
        choices=DIMENSIONS,
        error_messages={"required": gettext_lazy("Choose what you ask about.")},
    )
    due_on = DateField(label=gettext_lazy("Until when?"))

    def __init__(self, *args: object, guests: Choices, people: Choices, **kwargs: object) -> None:
        super().__init__(*args, asks=["necessity"], people=people, **kwargs)
        self.fields["agency"].choices = [("", gettext_lazy("Choose an agency")), *guests]  # type: ignore[attr-defined]


class OwnForm(forms.Form):
    """What the house itself knows on one side of life."""

    dimension = forms.ChoiceField(label=gettext_lazy("On which side of life?"), choices=DIMENSIONS)
    nature = forms.ChoiceField(
        label=gettext_lazy("How do you know it?"),
        widget=forms.RadioSelect(attrs={"small": True}),
        choices=NATURES,
    )
    text = area(gettext_lazy("What do you know?"), rows=3)


class LayForm(OwnForm, WrittenForm):
    """What an invited agency knows, and what the law wants in writing."""

    category = forms.ChoiceField(label=gettext_lazy("Where is it recorded?"), choices=CATEGORIES)

    field_order = ["dimension", "category", "nature", "text"]

    def __init__(self, *args: object, asked: Choices, people: Choices, **kwargs: object) -> None:
        super().__init__(*args, asks=["necessity"], people=people, **kwargs)
        self.fields["dimension"].choices = asked  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """Why not."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why do you not contribute?"), widget=forms.RadioSelect, choices=cards.REASONS
    )


@require_http_methods(["GET", "POST"])
def board(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show the nine dimensions in two halves, and lay down what the house knows."""
    card = cards.board_card(request.actor, ref)
    form = filled(request, OwnForm)
    if form.is_bound and form.is_valid():
        attempt(form, verbs.lay_down_own, actor=request.actor, ref=ref, **form.cleaned_data)
        if not form.errors:
            return redirect("board", ref)
    return page(request, "cases/board", heading=_("Board"), card=card, form=form, dimensions=DIMENSIONS)


@require_POST
def place(request: ActorRequest, ref: UUID, item: UUID) -> HttpResponse:
    """Put something that was told already on a dimension."""
    verbs.place_item(actor=request.actor, ref=ref, item=item, dimension=request.POST.get("dimension", ""))
    return redirect("board", ref)


@require_http_methods(["GET", "POST"])
def invite(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Ask an agency with a seat what it knows."""
    card = cards.board_card(request.actor, ref)
    guests = [(str(a), name) for a, name in cards.guests(request.actor)]
    form = filled(request, InviteForm, guests=guests, people=sharing_cards.people(request.actor))
    if form.is_bound and form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("dimensions", "due_on")}
        fields = {**asked, "agency": UUID(form.cleaned_data["agency"]), **form.written}
        attempt(form, verbs.invite_agency, actor=request.actor, ref=ref, **fields)
        if not form.errors:
            messages.success(request, _("The agency is invited."))
            return redirect("board", ref)
    return page(request, "cases/invite", heading=_("Invite an agency"), card=card, form=form)


@require_POST
def withdraw(request: ActorRequest, ref: UUID, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    verbs.withdraw_invitation(actor=request.actor, ref=invitation)
    return redirect("board", ref)


@require_GET
def invitations(request: ActorRequest) -> HttpResponse:
    """List the invitations to the own agency."""
    found = cards.invitation_cards(request.actor, number(request))
    table = Table(
        caption=_("What you are asked for the board"),
        columns=[_("Reference"), _("From"), _("Asked about"), _("Answer by"), _("State")],
        rows=[
            [
                Cell(
                    i.short,
                    href=reverse("invitation", args=[i.ref]),
                    hint=_("Overdue") if i.overdue else "",
                ),
                i.house,
                ", ".join(label for _code, label in i.dimensions),
                day(i.due_at),
                state_cell(i.state, i.state_label),
            ]
            for i in found
        ],
        empty=_("Nobody asks you anything for this purpose."),
        sheet=found,
    )
    return page(request, "common/list", heading=_("Invitations"), tables=[table])


@require_http_methods(["GET", "POST"])
def invitation(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show what is asked, and lay down what the own agency knows."""
    card = cards.invitation_card(request.actor, ref)
    form = filled(request, LayForm, **_laying(request, card))
    if form.is_bound and form.is_valid():
        told = {name: form.cleaned_data[name] for name in LayForm.field_order}
        attempt(form, verbs.lay_down, actor=request.actor, ref=ref, **told, **form.written)
        if not form.errors:
            messages.success(request, _("The desk has it. You can add more."))
            return redirect("invitation", ref)
    return page(
        request, "cases/invitation", heading=_("Invitation"), card=card, form=form, decline=DeclineForm()
    )


@require_POST
def finish(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Say that this is all."""
    verbs.finish_invitation(actor=request.actor, ref=ref)
    messages.success(request, _("Thank you. The desk sees that you have answered."))
    return redirect("invitations")


@require_POST
def decline(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Decline with a reason."""
    form = DeclineForm(request.POST)
    if form.is_valid():
        verbs.decline_invitation(actor=request.actor, ref=ref, **form.cleaned_data)
        messages.success(request, _("Your answer has reached the desk."))
        return redirect("invitations")
    card = cards.invitation_card(request.actor, ref)
    lay = LayForm(**_laying(request, card))
    return page(request, "cases/invitation", heading=_("Invitation"), card=card, form=lay, decline=form)


def _laying(request: ActorRequest, card: cards.InvitationCard) -> dict[str, Any]:
    return {
        "initial": {"category": card.category},
        "asked": list(card.dimensions),
        "people": sharing_cards.people(request.actor),
    }
