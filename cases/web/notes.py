"""Pages on which people make a note, add a source of their own, and take a copy of what they may read."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions import notes
from cases.cards import case as case_cards
from cases.cards import exports
from cases.cards import sharing as sharing_cards
from cases.web.attempt import attempt, filled
from cases.web.note_forms import NoteForm, OwnSourceForm
from cases.web.pages import case_page
from cases.web.sharing import item_label
from cases.web.written_forms import WrittenForm
from infohouse.core.http import ActorRequest
from infohouse.core.http import download as plain_download


@require_http_methods(["GET", "POST"])
def note(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Make a note from chosen items of the case."""
    lead = _("A note from several pieces of information is passed on only as far as the strictest of them.")
    words = {"heading": _("Make a note"), "lead": lead, "submit": _("Add the note to the case")}
    return _page(request, ref, NoteForm, notes.make_note, received=False, words=words)


@require_http_methods(["GET", "POST"])
def own_source(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Record that the own agency has the same from another source."""
    lead = _("What your agency knows from its own source is not bound by the marks of what others told.")
    words = {
        "heading": _("We have this from another source"),
        "lead": lead,
        "submit": _("Add it to the case"),
    }
    return _page(request, ref, OwnSourceForm, notes.record_own_source, received=True, words=words)


@require_POST
def download(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Give a copy of what the reader may read at this moment, as a download only."""
    export = exports.export_card(request.actor, ref)
    text = render_to_string("pages/cases/export.txt", {"export": export}, request)
    answer = plain_download(text.encode(), "text/plain; charset=utf-8", f"{export.short}.txt")
    answer["Cache-Control"] = "no-store"
    return answer


def _page(
    request: ActorRequest,
    ref: UUID,
    form_class: type[WrittenForm],
    verb: Callable[..., UUID],
    *,
    received: bool,
    words: dict[str, Any],
) -> HttpResponse:
    card = case_cards.case_card(request.actor, ref)
    items = [(str(i.ref), item_label(i)) for i in card.items if not (received and i.own)]
    form = filled(request, form_class, items=items, people=sharing_cards.people(request.actor))
    if form.is_bound and form.is_valid():
        attempt(form, verb, actor=request.actor, case=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("It is part of the case."))
            return redirect("case", ref)
    return case_page(request, card, "cases/form", "contribute", form=form, **words)
