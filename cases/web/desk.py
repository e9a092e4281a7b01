"""Pages of the desk: intake, triage, second person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import triage as triage_actions
from cases.cards import concerns as cards
from cases.cards import notices as notice_cards
from cases.cards.words import LATENESS_ORDER
from cases.web.attempt import attempt, filled
from cases.web.desk_triage import TriageForm
from cases.web.ledger import late_table
from cases.web.pages import Table, day, page, state_cell
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Cell


@require_GET
def desk(request: ActorRequest) -> HttpResponse:
    """Show what the desk must decide, grouped by how late it is."""
    found = cards.desk_rows(request.actor)
    tables = [_group(str(group), [r for r in found if r.lateness == str(group)]) for group in LATENESS_ORDER]
    filled_groups = [t for t in tables if t.rows] or [_group(_("Nothing waits"), [])]
    late = notice_cards.late_notices(request.actor)
    unanswered = [late_table(late)] if late else []
    return page(request, "common/list", heading=_("Desk"), tables=[*filled_groups, *unanswered])


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


def _group(caption: str, rows: list[cards.TriageRow]) -> Table:
    return Table(
        caption=caption,
        columns=[_("Reference"), _("From"), _("Logged"), _("Age"), _("State"), _("Due")],
        rows=[
            [
                Cell(
                    r.short,
                    href=reverse("triage", args=[r.ref]),
                    hint=_("Waits for you") if r.waits_for_me else "",
                ),
                r.source,
                day(r.logged_at),
                "" if r.age is None else r.age,
                state_cell(r.state, r.state_label),
                day(r.due_at),
            ]
            for r in rows
        ],
        empty=_("Nothing waits for a decision."),
    )
