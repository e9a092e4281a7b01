"""Pages about the house itself: where to begin, the year, the machinery."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cases.cards import figures as cards
from cases.cards import operations as machinery
from cases.web.pages import Table, page
from infohouse.core.http import ActorRequest
from infohouse.design.parts import Bar, Column

FIRST = (
    ("triage", "desk"),
    ("answer-referral", "referrals"),
    ("receive-hand-off", "hand_offs"),
    ("operate", "operations"),
    ("log-concern", "concerns"),
    ("read-law", "law"),
)


@require_GET
def home(request: ActorRequest) -> HttpResponse:
    """Send each role to where its day begins."""
    return redirect(next(name for permission, name in FIRST if request.actor.can(permission)))


@require_GET
def figures(request: ActorRequest) -> HttpResponse:
    """Show the year: sources, funnel and outcomes, each adding up."""
    card = cards.year_card(request.actor)
    charts = [
        (_("From whom"), _bars(card.sources), "sources"),
        (_("From worry to plan"), _bars(card.funnel), "funnel"),
        (_("What became of them"), _bars(card.outcomes), "outcomes"),
    ]
    if card.watched:
        charts.append((_("Share of security decisions"), _bars(card.watched), "watched"))
    return page(request, "cases/figures", heading=_("The year in figures"), card=card, charts=charts)


@require_GET
def operations(request: ActorRequest) -> HttpResponse:
    """Show what the machinery could not do, for a person to try again."""
    card = machinery.operations_card(request.actor)
    table = Table(
        caption=_("Given up after several tries"),
        columns=[_("Task"), _("Since"), Column(_("Tries"), numeric=True), _("Kind of error")],
        rows=[[f.task, f.since, f.tries, f.failure] for f in card.failed],
        empty=_("Nothing has failed."),
    )
    return page(request, "cases/operations", heading=_("Operations"), card=card, table=table)


@require_POST
def retry(request: ActorRequest, delivery: int) -> HttpResponse:
    """Put one failed delivery back into the queue."""
    machinery.try_again(request.actor, delivery)
    return redirect("operations")


def _bars(found: tuple[cards.Figure, ...]) -> list[Bar]:
    return [Bar(f.label, f.count, note=f"{f.share} %") for f in found]
