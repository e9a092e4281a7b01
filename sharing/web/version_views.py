"""Pages where the law is changed: versions, proposals, signatures; and where versions are compared."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from infohouse.core import kept
from infohouse.core.errors import MissingFact
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Colour, Row
from sharing.actions.versions import PackRefused, propose_pack, sign_pack, withdraw_pack
from sharing.cards import compare as compare_cards
from sharing.cards import packs
from sharing.cards.compare import compare_card
from sharing.cards.versions import VersionRow, version_card, versions_card
from sharing.web.pages import page, tabs
from sharing.web.version_forms import CompareForm, ProposeForm

STATE_COLOURS: dict[str, Colour] = {
    "proposed": "yellow",
    "activated": "blue",
    "in-force": "green",
    "replaced": "grey",
    "withdrawn": "grey",
    "lapsed": "red",
}


@require_GET
def versions(request: ActorRequest, country: str) -> HttpResponse:
    """List every version of a country's law with who answers for it."""
    card = versions_card(request.actor, packs.desk_card(request.actor, country).pack)
    columns = [_("Version"), _("State"), _("Starts"), _("Proposed by"), _("Signed by"), _("What changes")]
    table = {"columns": columns, "rows": [_line(row) for row in card.versions]}
    return page(request, "versions", card=card, table=table, tabs=tabs(country, "law_versions"))


@require_http_methods(["GET", "POST"])
def propose(request: ActorRequest, country: str) -> HttpResponse:
    """Put a new version forward."""
    request.actor.must("keep-law")
    card = packs.desk_card(request.actor, country)
    posted = request.method == "POST"
    form = (
        ProposeForm(request.POST, request.FILES) if posted else ProposeForm(initial=kept.give_back(request))
    )
    if form.is_bound and form.is_valid():
        ref = _proposed(request, card.pack.country, form)
        if ref is not None:
            messages.success(request, _("Proposed. Two officers of different bodies must sign it."))
            return redirect("law_version", ref=ref)
    return page(request, "propose", card=card, form=form)


@require_GET
def version(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show one version: its state, its officers, and what it changes."""
    card = version_card(request.actor, ref)
    return page(request, "version", card=card, rows=_facts(card.row), state=_state(card.row))


@require_POST
def sign(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Sign a version in the name of the own body."""
    try:
        sign_pack(actor=request.actor, ref=ref)
        messages.success(request, _("Signed."))
    except (MissingFact, PackRefused) as error:
        messages.error(request, str(error.detail))
    return redirect("law_version", ref=ref)


@require_POST
def withdraw(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Take a version back before it begins."""
    try:
        withdraw_pack(actor=request.actor, ref=ref)
        messages.success(request, _("Withdrawn."))
    except MissingFact as error:
        messages.error(request, str(error.detail))
    return redirect("law_version", ref=ref)


@require_GET
def compare(request: ActorRequest) -> HttpResponse:
    """Show two packs side by side."""
    choices = compare_cards.packs_to_compare(request.actor)
    forums = compare_cards.forums_to_compare(request.actor)
    first = CompareForm.begin(choices, compare_cards.own_first(request.actor))
    form = CompareForm({**first, **request.GET.dict()}, packs=choices, forums=forums)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        card = compare_card(request.actor, **form.cleaned_data)
        rows = [[", ".join(c.frm), ", ".join(c.to), c.first, c.second] for c in card.cells]
        heads = [_("From"), _("To"), _label(card.first), _label(card.second)]
        context |= {"compared": card, "columns": heads, "cells": rows}
    return page(request, "compare", **context)


def _proposed(request: ActorRequest, country: str, form: ProposeForm) -> UUID | None:
    """Run the verb; what stands against the pack lands on the form, one line each."""
    given = form.cleaned_data
    try:
        return propose_pack(
            actor=request.actor, country=country, start=given["start"], reason=given["reason"],
            texts=form.texts(),
        )  # fmt: skip
    except MissingFact as error:
        form.add_error(next(iter(error.questions), None), str(error.detail))
    except PackRefused as error:
        for problem in error.problems:
            form.add_error("source", problem)
    return None


def _line(row: VersionRow) -> list[object]:
    return [
        Cell(row.version, href=reverse("law_version", args=[row.ref]), hint=row.short_digest),
        _state(row),
        date_format(row.start, "DATE_FORMAT"),
        Cell(row.proposed_by, hint=date_format(row.proposed_on, "DATE_FORMAT")),
        "; ".join(map(str, row.signed_by)) or _("Nobody yet"),
        row.reason,
    ]


def _facts(row: VersionRow) -> list[Row]:
    signed = [f"{s} ({date_format(s.on, 'DATE_FORMAT')})" for s in row.signed_by]
    return [
        Row(_("Starts"), date_format(row.start, "DATE_FORMAT")),
        Row(_("What changes, and on which authority"), row.reason),
        Row(_("Proposed by"), f"{row.proposed_by} ({date_format(row.proposed_on, 'DATE_FORMAT')})"),
        Row(_("Signed by"), lines=signed or [_("Nobody yet")]),
        Row(_("Digest"), row.digest),
    ]


def _state(row: VersionRow) -> Cell:
    return Cell(row.state_label, colour=STATE_COLOURS[row.state])


def _label(pack: packs.PackRow) -> str:
    return f"{_(pack.name)} {pack.version}"
