"""One list of everything that waits for a coordinator, gathered from small providers.

A new kind of work is a function of an actor and a limit that returns `Waiting` lines, with a place in
PROVIDERS. Each asks the database a fixed number of times, whatever it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from cases import rows
from cases.cards.concerns import triage_row
from cases.cards.words import LATENESS_ORDER, lateness, short
from cases.models import HandOff
from infohouse.core.actor import Actor

MOST = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: what it is, where it is done, until when, and whom one waits for."""

    what: str
    page: str
    ref: UUID
    short: str
    due_at: datetime
    source: str = ""
    age: int | None = None
    state: str = ""
    state_label: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class DeskCard:
    """What waits, grouped by how late it is; `more` says that there is more than is shown."""

    groups: tuple[tuple[str, tuple[Waiting, ...]], ...]
    more: bool


def desk_card(actor: Actor, channel: str = "") -> DeskCard:
    """Return the most urgent things that wait, of any kind; with a channel, the concerns that came by it."""
    actor.must("triage")
    if channel:
        found = _triages(actor, MOST + 1, channel)
    else:
        found = [line for provide in PROVIDERS for line in provide(actor, MOST + 1)]
    found.sort(key=lambda line: line.due_at)
    shown = found[:MOST]
    groups = [(str(g), tuple(w for w in shown if lateness(w.due_at) == str(g))) for g in LATENESS_ORDER]
    return DeskCard(tuple((name, lines) for name, lines in groups if lines), len(found) > MOST)


def _triages(actor: Actor, limit: int, channel: str = "") -> list[Waiting]:
    found = [triage_row(actor, t) for t in rows.open_triages(actor, limit, channel)]
    return [
        Waiting(
            what=_("Confirm as second person") if r.waits_for_me else _("Assess a concern"),
            page="triage",
            ref=r.ref,
            short=r.short,
            due_at=r.due_at,
            source=r.source,
            age=r.age,
            state=r.state,
            state_label=r.state_label,
            mine=r.waits_for_me,
        )
        for r in found
    ]


def _invitations(actor: Actor, limit: int) -> list[Waiting]:
    return [
        Waiting(
            _("Invitation without an answer"), "board", triage, short(i.concern.ref), i.due_at, i.agency.name
        )
        for i, triage in rows.late_invitations(actor, limit)
    ]


def _without_actor(actor: Actor, limit: int) -> list[Waiting]:
    return [
        Waiting(
            _("Decide who acts"),
            "case",
            a.case.ref,
            short(a.case.ref),
            _evening(a.offer_by),
            age=a.case.age_today,
        )
        for a in rows.cases_without_actor(actor, limit)
    ]


def _offers(actor: Actor, limit: int) -> list[Waiting]:
    return [
        Waiting(
            _("Send the offer"),
            "case",
            a.case.ref,
            short(a.case.ref),
            a.due_at,
            a.agency.name,
            age=a.case.age_today,
        )
        for a in rows.offers_to_send(actor, limit)
    ]


def _packages(actor: Actor, limit: int) -> list[Waiting]:
    if not actor.cleared:
        return []
    what = {
        HandOff.State.SENT: _("Receipt missing: call now"),
        HandOff.State.RETURNED: _("Package sent back"),
    }
    return [
        Waiting(
            what[HandOff.State(h.state)],
            "hand_off",
            h.ref,
            short(h.ref),
            h.receipt_due_at or h.prepared_at,
            h.recipient.name,
            state=h.state,
            state_label=str(h.get_state_display()),
        )
        for h in rows.packages_to_mind(actor, limit)
    ]


def _summaries(actor: Actor, limit: int) -> list[Waiting]:
    if not actor.cleared:
        return []
    return [
        Waiting(_("Agree on a summary"), "summary", case.ref, short(case.ref), written_at, mine=True)
        for case, written_at in rows.summaries_to_agree(actor, limit)
    ]


def _evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


PROVIDERS: tuple[Callable[[Actor, int], list[Waiting]], ...] = (
    _triages,
    _invitations,
    _without_actor,
    _offers,
    _packages,
    _summaries,
)
