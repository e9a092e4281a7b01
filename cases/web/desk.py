"""Pages of the desk: intake, triage, second person."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import triage as triage_actions
from cases.cards import concerns as cards
from cases.cards import notices as notice_cards
from cases.cards.desk import MOST, Waiting, desk_card
from cases.web.attempt import attempt, filled
from cases.web.desk_triage import TriageForm
from cases.web.desk_waiting import channel_of, waiting_tables
from cases.web.ledger import late_table
from cases.web.pages import Table, day, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell


@require_GET
def desk(request: ActorRequest) -> HttpResponse:
    """Show what the desk must decide, grouped by how late it is."""
    channels, channel = channel_of(request)
    card = desk_card(request.actor, channel)
    groups = [_group(name, lines) for name, lines in card.groups] or [_group(_("Nothing waits"), ())]
    late = notice_cards.late_notices(request.actor)
    unanswered = [late_table(late)] if late else []
    tables = [*groups, *([] if channel else [*unanswered, *waiting_tables(request.actor)])]
    shown = {"tables": tables, "more": card.more, "most": MOST, "filter": channels}
    return page(request, "cases/desk", heading=_("Desk"), **shown)


@require_GET
def keys(request: ActorRequest) -> HttpResponse:
    """List the keyboard shortcuts; everything works without them."""
    return page(request, "cases/keys", heading=_("Keyboard shortcuts"))


@require_http_methods(["GET", "POST"])
def triage(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Show everything about one concern, and take the decision."""
    card = cards.triage_card(request.actor, ref)
    form = filled(request, TriageForm, helpers=[(str(a), name) for a, name in cards.helpers(request.actor)])
    if form.is_bound and form.is_valid():
        verb = triage_actions.triage_concern
        attempt(form, verb, actor=request.actor, ref=ref, assessment=form.assessment)
        if not form.errors:
            messages.success(request, _("Your decision is recorded."))
            return redirect("desk")
    return page(request, "cases/triage", heading=_("Concern"), card=card, form=form)


@require_POST
def confirm(request: ActorRequest, ref: UUID) -> HttpResponse:
    """Confirm the security track as the second person, or send it back."""
    triage_actions.confirm_triage(actor=request.actor, ref=ref, agrees=request.POST.get("agrees") == "yes")
    messages.success(request, _("Your answer is recorded."))
    return redirect("desk")


# Heading of a column, and what stands in it. A column in which nobody has anything is left out.
COLUMNS: tuple[tuple[object, Callable[[Waiting], object]], ...] = (
    (gettext_lazy("From or to"), lambda w: w.source),
    (gettext_lazy("Age"), lambda w: "" if w.age is None else w.age),
    (gettext_lazy("State"), lambda w: state_cell(w.state, w.state_label) if w.state else ""),
    (gettext_lazy("Due"), lambda w: day(w.due_at)),
)


def _group(caption: str, lines: Sequence[Waiting]) -> Table:
    filled = [(heading, value) for heading, value in COLUMNS if any(value(w) != "" for w in lines)]
    return Table(
        caption=caption,
        columns=[_("Reference"), _("What"), *(str(heading) for heading, _value in filled)],
        rows=[
            [
                Cell(w.short, href=reverse(w.page, args=[w.ref]), hint=_("Waits for you") if w.mine else ""),
                w.what,
                *(value(w) for _heading, value in filled),
            ]
            for w in lines
        ],
        empty=_("Nothing waits for a decision."),
    )
