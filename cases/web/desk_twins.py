"""The page on which concerns that may be about the same person stand side by side."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from cases.actions import likeness as verbs
from cases.cards.likeness import twins_card
from cases.web.attempt import attempt
from cases.web.desk_fields import area
from cases.web.pages import page
from infohouse.core.http import ActorRequest


class NoteForm(forms.Form):
    """Why."""

    note = area(gettext_lazy("What shows it?"), rows=2)


@require_GET
def twins(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show a concern beside those that may be about the same person."""
    return _page(request, ref, NoteForm())


@require_POST
def different(request: ActorRequest, ref: UUID, other: UUID) -> HttpResponse:
    """Say that they are not about the same person."""
    verbs.say_different(actor=request.actor, ref=ref, other=other)
    messages.success(request, _("Remembered: not the same."))
    return redirect("twins", ref)


@require_POST
def join(request: ActorRequest, ref: UUID, other: UUID) -> HttpResponse:
    """Assess a concern together with another one."""
    form = NoteForm(request.POST)
    if form.is_valid():
        attempt(form, verbs.join_concern, actor=request.actor, ref=ref, into=other, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("They are assessed together. Both keep their histories."))
            return redirect("triage", ref)
    return _page(request, ref, form)


@require_POST
def part(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Undo the joining."""
    form = NoteForm(request.POST)
    if form.is_valid():
        attempt(form, verbs.part_concern, actor=request.actor, ref=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The concern is back on the desk."))
            return redirect("triage", ref)
    return _page(request, ref, form)


def _page(request: ActorRequest, ref: UUID, form: NoteForm) -> HttpResponse:
    card = twins_card(request.actor, ref)
    return page(request, "cases/twins", heading=_("The same person?"), card=card, form=form)
