"""What the pages of this room share: rendering, tables, dates, the frame of a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from cases.cards.case import CaseCard, CaseRow
from cases.cards.standing import Step, standing
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.http import ActorRequest
from infohouse.core.paging import Part, Sheet
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
    "ended": "grey",
    "prepared": "yellow",
    "sent": "blue",
    "turned": "purple",
    "received": "green",
    "planned": "grey",
    "running": "blue",
    "done": "green",
    "joined": "grey",
    "decided": "green",
    "taken": "green",
    "returned": "orange",
    "asked": "yellow",
    "given": "green",
    "refused": "orange",
    "withdrawn": "red",
    "acknowledged": "green",
    "answered": "green",
    "waiting": "yellow",
    "released": "green",
    "withheld": "orange",
}


@dataclass(frozen=True)
class Table:
    """One table of a page."""

    caption: str
    columns: Sequence[str | Column]
    rows: Sequence[Sequence[object]]
    empty: str
    older: str = ""
    sheet: Sheet[Any] | None = None


def page(request: ActorRequest, name: str, **context: Any) -> HttpResponse:
    """Render a page; a form with errors answers 422."""
    form = context.get("form")
    status = 422 if form is not None and form.errors else 200
    return render(request, f"pages/{name}.html", context, status=status)


def after(request: ActorRequest) -> UUID | None:
    """Return the reference after which the list goes on; what is none is answered like what is absent."""
    stated = request.GET.get("after")
    try:
        return UUID(stated) if stated else None
    except ValueError as error:
        raise NotFound() from error


def older(part: Part[Any], **more: str) -> str:
    """Return where the list goes on, or nothing at its end."""
    return "?" + urlencode({**more, "after": str(part.older)}) if part.older else ""


def number(request: ActorRequest) -> int:
    """Return which part of a numbered list is asked for; what is no number is like what is absent."""
    stated = request.GET.get("page", "1")
    if not stated.isascii() or not stated.isdigit():
        raise NotFound()
    return int(stated[:6])


def day(when: date | None) -> str:
    """Return a moment or a day as a day in the reader's form."""
    if isinstance(when, datetime):
        when = timezone.localtime(when)
    return formats.date_format(when, "DATE_FORMAT") if when else ""


def moment(at: datetime) -> str:
    """Return a moment with its time, in the reader's form."""
    return formats.date_format(timezone.localtime(at), "DATETIME_FORMAT")


def state_cell(state: str, label: str) -> Cell:
    """Return a state as a tag whose text says it all."""
    return Cell(label, colour=COLOURS[state])


def case_frame(actor: Actor, row: CaseRow, active: str) -> dict[str, Any]:
    """Return the identity bar, the next step and the sub-navigation of a case, asked once for a page.

    No name stands here: titles and bars are seen over shoulders.
    """
    how = standing(actor, row.ref)
    facts = [
        Fact(_("Age"), row.age if row.age is not None else _("not known")),
        Fact(_("Kept by"), row.custodian),
        Fact(_("Opened"), day(row.opened_at)),
        *(Fact(c.label, _("%(day)s, overdue") % {"day": c.value} if c.late else c.value) for c in how.clocks),
    ]
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
        "step": how.step,
        "step_link": _place(row, how.step),
        "case_navigation": _tabs(actor, row, active),
    }


def _place(row: CaseRow, step: Step) -> str:
    """Return where the next step is taken, or nothing where there is only to wait."""
    if not step.place:
        return ""
    return reverse(step.place, args=[step.referral or row.ref])


def _tabs(actor: Actor, row: CaseRow, active: str) -> list[Link]:
    tabs = [
        (_("Overview"), "case"),
        (_("Plan"), "plan"),
        (_("Team"), "team"),
        (_("Consent"), "consents"),
        (_("Requests"), "requests"),
    ]
    leads, is_open = actor.can("coordinate") and row.mine, row.state == "open"
    if leads and row.track == "social":
        tabs.insert(1, (_("Offers"), "case_offers"))
    if leads and row.track == "social" and is_open:
        tabs.insert(1, (_("Share and offer"), "share"))
    if leads and is_open:
        tabs.insert(1, (_("Level"), "level"))
    if is_open:
        tabs.append((_("Add information"), "contribute"))
    if leads:
        tabs += [(_("Reviews"), "reviews"), (_("Close"), "close") if is_open else (_("Open again"), "reopen")]
    if actor.can("read-trail"):
        tabs += [(_("Receivers"), "ledger"), (_("Who looked"), "looks")]
    return [Link(text, reverse(name, args=[row.ref]), active=name == active) for text, name in tabs]


def case_page(
    request: ActorRequest, card: CaseCard | CaseRow, name: str, active: str, **context: Any
) -> HttpResponse:
    """Render a page of one case inside its frame."""
    row = card.row if isinstance(card, CaseCard) else card
    return page(request, name, card=card, **case_frame(request.actor, row, active), **context)
