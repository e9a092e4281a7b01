"""Pages of one case."""

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
from cases.web.attempt import attempt, filled
from cases.web.desk_forms import ContributeForm
from cases.web.pages import Table, case_page, day, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell, Entry


@require_GET
def cases(request: ActorRequest) -> HttpResponse:
    """List the cases whose team the reader is on."""
    found = cards.case_rows(request.actor)
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
                c.review_on,
                state_cell(c.state, c.state_label),
            ]
            for c in found
        ],
        empty=_("You are not on the team of any case for this purpose."),
    )
    return page(request, "common/list", heading=_("Cases"), tables=[table])


@require_GET
def case(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show everything about one case on one page."""
    card = cards.case_card(request.actor, ref)
    moments = timeline_cards.timeline(request.actor, ref)
    entries = [Entry(title=m.what, at=m.at, by=m.who, text=m.about) for m in moments]
    return case_page(request, card, "cases/case", "case", heading=_("Overview"), entries=entries)


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
    card = cards.case_card(request.actor, ref)
    table = Table(
        caption=_("Who saw what, as far as your agency may know"),
        columns=[_("When"), _("Who"), _("What"), _("For which purpose"), _("Agency")],
        rows=[
            [m.at.strftime("%Y-%m-%d %H:%M"), m.who, m.what, m.purpose, m.about]
            for m in timeline_cards.looks(request.actor, ref)
        ],
        empty=_("Nobody has looked yet."),
    )
    return case_page(request, card, "cases/table", "looks", heading=_("Who looked"), table=table)
