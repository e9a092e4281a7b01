"""What the pages of this room share: rendering, tables, dates, the frame of a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from cases.cards.case import CaseCard, CaseRow
from infohouse.core.actor import Actor
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Colour, Column, Fact, Link, Tag

COLOURS: dict[str, Colour] = {
    "draft": "grey",
    "logged": "blue",
    "triaged": "green",
    "open": "blue",
    "proposed": "purple",
    "closed": "grey",
    "offered": "blue",
    "pulled": "teal",
    "accepted": "green",
    "reported": "green",
    "declined": "orange",
    "recalled": "grey",
    "expired": "red",
    "prepared": "yellow",
    "sent": "blue",
    "received": "green",
    "planned": "grey",
    "running": "blue",
    "done": "green",
    "asked": "yellow",
    "given": "green",
    "refused": "orange",
    "withdrawn": "red",
    "acknowledged": "green",
    "answered": "green",
}


@dataclass(frozen=True)
class Table:
    """One table of a page."""

    caption: str
    columns: Sequence[str | Column]
    rows: Sequence[Sequence[object]]
    empty: str


def page(request: ActorRequest, name: str, **context: Any) -> HttpResponse:
    """Render a page; a form with errors answers 422."""
    form = context.get("form")
    status = 422 if form is not None and form.errors else 200
    return render(request, f"pages/{name}.html", context, status=status)


def day(moment: date | None) -> str:
    """Return a moment or a day as a day in the reader's form."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment)
    return formats.date_format(moment, "DATE_FORMAT") if moment else ""


def state_cell(state: str, label: str) -> Cell:
    """Return a state as a tag whose text says it all."""
    return Cell(label, colour=COLOURS[state])


def case_frame(actor: Actor, row: CaseRow, active: str) -> dict[str, Any]:
    """Return the identity bar and the sub-navigation of a case. No name stands here: titles and bars are seen
    over shoulders."""
    facts = [
        Fact(_("Age"), row.age if row.age is not None else _("not known")),
        Fact(_("Kept by"), row.custodian),
        Fact(_("Opened"), day(row.opened_at)),
        Fact(_("Review by"), formats.date_format(row.review_on, "DATE_FORMAT")),
    ]
    if row.erase_on and row.state == "open":
        facts.append(
            Fact(_("Opened again; to be erased on"), formats.date_format(row.erase_on, "DATE_FORMAT"))
        )
    elif row.erase_on:
        facts.append(Fact(_("Erased on"), formats.date_format(row.erase_on, "DATE_FORMAT")))
    tags = [Tag(row.state_label, COLOURS[row.state])]
    if actor.cleared:
        tags.append(Tag(_("%(track)s track") % {"track": row.track_label}, "purple"))
    return {
        "identity": {
            "title": _("Case %(short)s") % {"short": row.short},
            "facts": facts,
            "tags": tags,
            "links": [],
        },
        "case_navigation": _tabs(actor, row, active),
    }


def _tabs(actor: Actor, row: CaseRow, active: str) -> list[Link]:
    tabs = [
        (_("Overview"), "case"),
        (_("Plan"), "plan"),
        (_("Team"), "team"),
        (_("Consent"), "consents"),
        (_("Requests"), "requests"),
        (_("Add information"), "contribute"),
    ]
    if actor.can("coordinate") and row.mine and row.track == "social":
        tabs.insert(1, (_("Share and offer"), "share"))
    if actor.can("coordinate") and row.mine:
        tabs.insert(1, (_("Level"), "level"))
    if actor.can("coordinate") and row.mine:
        tabs.append((_("Reviews"), "reviews"))
        ending = (_("Close"), "close") if row.state == "open" else (_("Open again"), "reopen")
        tabs.append(ending)
    if actor.can("read-trail"):
        tabs += [(_("Receivers"), "ledger"), (_("Who looked"), "looks")]
    return [Link(text, reverse(name, args=[row.ref]), active=name == active) for text, name in tabs]


def case_page(
    request: ActorRequest, card: CaseCard | CaseRow, name: str, active: str, **context: Any
) -> HttpResponse:
    """Render a page of one case inside its frame."""
    row = card.row if isinstance(card, CaseCard) else card
    return page(request, name, card=card, **case_frame(request.actor, row, active), **context)
