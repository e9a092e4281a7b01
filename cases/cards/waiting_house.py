"""What waits for the people of a house: from the first look at a concern to the agreed summary.

Each source asks the database a fixed number of times, whatever it finds, and finds nothing that the reader
could not open.
"""

from django.utils.translation import gettext as _

from cases.cards.concerns import triage_row
from cases.cards.waiting import Waiting, evening
from cases.cards.words import short
from cases.models import HandOff, Triage
from cases.rows import desk as rows
from infohouse.core import clock
from infohouse.core.actor import Actor


def triages(actor: Actor, channel: str = "") -> list[Waiting]:
    """Return the concerns to assess, and those that wait for a second person."""
    now = clock.now()
    found = [triage_row(actor, t) for t in rows.open_triages(actor, channel)]
    return [
        Waiting(
            what=_("Confirm as second person") if r.waits_for_me else _("Assess a concern"),
            page="triage",
            ref=r.ref,
            short=r.short,
            due_at=r.due_at,
            source=r.source,
            age=r.age,
            state="" if r.state == Triage.State.OPEN else r.state,
            state_label=r.state_label,
            mine=r.waits_for_me,
            note=_("The reporter waits for an answer") if r.due_at < now else "",
        )
        for r in found
    ]


def invitations_unanswered(actor: Actor) -> list[Waiting]:
    """Return the agencies that were asked about a concern and did not answer in time."""
    what = _("Invitation without an answer")
    return [
        Waiting(what, "board", triage, short(i.concern.ref), i.due_at, i.agency.name)
        for i, triage in rows.late_invitations(actor)
    ]


def cases_without_actor(actor: Actor) -> list[Waiting]:
    """Return the cases for which nobody has been chosen; past the day of the first offer it says so."""
    return [
        Waiting(
            _("Decide who acts"),
            "case",
            a.case.ref,
            short(a.case.ref),
            evening(a.offer_by),
            age=a.case.age_today,
            note=_first_offer(late=a.offer_by < clock.today()),
        )
        for a in rows.cases_without_actor(actor)
    ]


def offers_to_send(actor: Actor) -> list[Waiting]:
    """Return who was chosen to act and not asked; the day of a first offer counts where it is earlier."""
    today, found = clock.today(), []
    for a in rows.offers_to_send(actor):
        first = None if a.offered else a.offer_by
        due = min(a.due_at, evening(first)) if first else a.due_at
        note = _first_offer(late=first is not None and first < today)
        ref, age, to = a.case.ref, a.case.age_today, a.agency.name
        found.append(Waiting(_("Send the offer"), "case", ref, short(ref), due, to, age=age, note=note))
    return found


def offers_back(actor: Actor) -> list[Waiting]:
    """Return the cases whose last offer came back without help, and nobody else was asked."""
    return [
        Waiting(
            _("Choose another agency"),
            "case",
            r.case.ref,
            short(r.case.ref),
            r.due_at,
            r.recipient.name,
            age=r.case.age_today,
            state=r.state,
            state_label=str(r.get_state_display()),
        )
        for r in rows.offers_back(actor)
    ]


def packages(actor: Actor) -> list[Waiting]:
    """Return the packages that are not sent, without a receipt, or sent back."""
    if not actor.cleared:
        return []
    what = {
        HandOff.State.PREPARED: _("Send the package"),
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
        )
        for h in rows.packages_to_mind(actor)
    ]


def summaries(actor: Actor) -> list[Waiting]:
    """Return the summaries of two compartments to which the reader can agree."""
    if not actor.cleared:
        return []
    what = _("Agree on a summary")
    return [
        Waiting(what, "summary", case.ref, short(case.ref), written_at, mine=True)
        for case, written_at in rows.summaries_to_agree(actor)
    ]


def questions(actor: Actor) -> list[Waiting]:
    """Return the questions without a name that the house has not answered."""
    what = _("Answer a question without a name")
    return [
        Waiting(what, "consultation", c.ref, short(c.ref), c.due_at, c.agency.name)
        for c in rows.open_consultations(actor)
    ]


def lessons(actor: Actor) -> list[Waiting]:
    """Return the unfounded concerns that nobody has said the lesson of; they have no day."""
    what = _("Unfounded: say what it teaches")
    return [
        Waiting(what, "feedback", t.ref, short(t.concern.ref), None, t.concern.agency.name)
        for t in rows.lessons_wanted(actor)
    ]


def _first_offer(*, late: bool) -> str:
    return _("First offer overdue") if late else ""
