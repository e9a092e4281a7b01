"""Pages of one case."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.actions import contribute
from cases.cards import case as cards
from cases.cards import sharing as sharing_cards
from cases.cards import timeline as timeline_cards
from cases.cards.matches import concerns_behind
from cases.web.attempt import attempt, filled
from cases.web.desk_forms import ContributeForm
from cases.web.pages import Table, after, case_page, day, moment, older, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Entry, Link

# How much of what happened stands beside a case; the rest has a page of its own.
NEWEST = 8


@require_GET
def cases(request: ActorRequest) -> HttpResponse:
    """List the cases whose team the reader is on."""
    found = cards.case_rows(request.actor, after(request))
    # Only who is cleared may learn that there is more than one track.
    track = [_("Track")] if request.actor.cleared else []
    table = Table(
        caption=_("Your cases"),
        columns=[_("Reference"), *track, _("Kept by"), _("Opened"), _("Age"), _("Review by"), _("State")],
        rows=[
            [
                Cell(c.short, href=reverse("case", args=[c.ref])),
                *([c.track_label] if track else []),
                c.custodian,
                day(c.opened_at),
                "" if c.age is None else c.age,
                Cell(day(c.review_on), hint=_("Overdue") if c.frozen else "") if c.state == "open" else "",
                state_cell(c.state, c.state_label),
            ]
            for c in found
        ],
        empty=_("You are not on the team of any case for this purpose."),
        older=older(found),
    )
    return page(request, "common/list", heading=_("Cases"), tables=[table])


@require_GET
def case(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show a case on one page: offers, what is known, the plan; the newest of each."""
    card = cards.case_card(request.actor, ref)
    moments = timeline_cards.timeline(request.actor, ref)
    return case_page(
        request,
        card,
        "cases/case",
        "case",
        heading=_("Overview"),
        entries=_entries(moments[:NEWEST]),
        more=len(moments) > NEWEST,
        concerns=concerns_behind(request.actor, ref),
    )


@require_GET
def items(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show what is known, with where it comes from and why the reader has it, part by part."""
    row = cards.frame_row(request.actor, ref)
    found = cards.part_of_items(request.actor, ref, after(request))
    return case_page(
        request, row, "cases/known", "case", heading=_("What is known"), items=found, older=older(found)
    )


@require_GET
def timeline(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show what happened, by whom and when, part by part and, where asked, one kind of it."""
    row = cards.frame_row(request.actor, ref)
    group = request.GET.get("kind", "")
    found = timeline_cards.timeline(request.actor, ref, after(request), group)
    return case_page(
        request,
        row,
        "cases/timeline",
        "timeline",
        heading=_("What happened"),
        entries=_entries(found),
        kinds=[
            Link(str(words), f"?kind={code}", active=code == group)
            for code, (words, _nouns) in {"": (_("Everything"), None), **timeline_cards.GROUPS}.items()
        ],
        older=older(found, **({"kind": group} if group in timeline_cards.GROUPS else {})),
    )


def _entries(moments: Sequence[timeline_cards.Moment]) -> list[Entry]:
    return [Entry(title=m.what, at=m.at, by=m.who, text=m.about) for m in moments]


@require_http_methods(["GET", "POST"])
def contribute_page(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Add what the own agency knows."""
    card = cards.case_card(request.actor, ref)
    form = filled(request, ContributeForm, people=sharing_cards.people(request.actor))
    if form.is_bound and form.is_valid():
        attempt(form, contribute.contribute_item, actor=request.actor, case=ref, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Your information is part of the case."))
            return redirect("case", ref)
    return case_page(request, card, "cases/contribute", "contribute", heading=_("Add information"), form=form)


@require_GET
def looks(request: ActorRequest, ref: UUID) -> HttpResponse:
    """List who saw what of the case."""
    row = cards.frame_row(request.actor, ref)
    found = timeline_cards.looks(request.actor, ref, after(request))
    table = Table(
        caption=_("Who saw what, as far as your agency may know"),
        columns=[_("When"), _("Who"), _("What"), _("For which purpose"), _("Concerning")],
        rows=[[moment(m.at), m.who, m.what, m.purpose, m.about] for m in found],
        empty=_("Nobody has looked yet."),
        older=older(found),
    )
    return case_page(request, row, "cases/table", "looks", heading=_("Who looked"), table=table)
