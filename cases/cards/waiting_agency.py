"""What waits for the people of any agency: what others ask and tell it, and its own part of cases."""

from datetime import date

from django.utils.translation import gettext as _

from agencies.discretion import neutral
from cases.cards.review import AHEAD
from cases.cards.waiting import Waiting, evening
from cases.cards.words import short
from cases.models import Case, Erasure, HandOff
from cases.rows import desk as rows
from infohouse.core import clock
from infohouse.core.actor import Actor


def offers(actor: Actor) -> list[Waiting]:
    """Return the offers that the own agency has not answered."""
    if not actor.can("answer-referral"):
        return []
    what = _("Answer an offer")
    return [
        Waiting(
            what,
            "referral",
            r.ref,
            short(r.ref),
            r.due_at,
            neutral(actor, r.sender),
            mine=r.escalated_to is not None and r.escalated_to == actor.user_id,
        )
        for r in rows.offers_to_answer(actor)
    ]


def invitations(actor: Actor) -> list[Waiting]:
    """Return what the own agency is asked and has not answered."""
    if not actor.can("answer-referral"):
        return []
    what = _("Say what your agency knows")
    return [
        Waiting(what, "invitation", i.ref, short(i.ref), i.due_at, neutral(actor, i.desk))
        for i in rows.invitations_to_answer(actor)
    ]


def notices(actor: Actor) -> list[Waiting]:
    """Return the notices that the own agency has not acknowledged."""
    if not actor.can("read-inbox"):
        return []
    what = _("Acknowledge a notice")
    return [
        Waiting(
            what,
            "notice",
            n.ref,
            short(n.ref),
            n.due_at,
            neutral(actor, n.sender),
            note=str(n.get_kind_display()),
        )
        for n in rows.notices_to_answer(actor)
    ]


def notices_unanswered(actor: Actor) -> list[Waiting]:
    """Return the notices of the own agency that nobody has acknowledged in time."""
    what = _("Notice without an answer")
    return [
        Waiting(
            what,
            "notice",
            n.ref,
            short(n.ref),
            n.due_at,
            neutral(actor, n.recipient),
            note=str(n.get_kind_display()),
        )
        for n in rows.late_notices(actor)
    ]


def measures(actor: Actor) -> list[Waiting]:
    """Return the measures of the own agency that are to be done soon."""
    if not actor.can("work-case"):
        return []
    found = rows.measures_to_do(actor, clock.today() + AHEAD)
    return [_on_case(_("Measure"), "plan", m.case, m.due_on) for m in found]


def reviews(actor: Actor) -> list[Waiting]:
    """Return the reviews to be held soon, of open cases and after closing."""
    if not actor.can("coordinate"):
        return []
    until = clock.today() + AHEAD
    soon = [_on_case(_("Review"), "reviews", c, c.review_on) for c in rows.cases_to_review(actor, until)]
    after = rows.closed_to_review(actor, until)
    return soon + [_on_case(_("Review after closing"), "reviews", r.case, r.due_on) for r in after]


def erasures(actor: Actor) -> list[Waiting]:
    """Return the files whose day has come: to look at, or to release as the second person."""
    if not actor.can("erase"):
        return []
    found = []
    for e in rows.erasures_to_mind(actor):
        second = e.state == Erasure.State.PROPOSED and e.proposed_by != actor.user_id
        what = _("Release an erasure") if second else _("Erase a file")
        asked = e.state == Erasure.State.PROPOSED and not second
        note = str(e.get_state_display()) if asked else ""
        line = Waiting(what, "erasure", e.ref, short(e.about), evening(e.due_on), mine=second, note=note)
        found.append(line)
    return found


def requests(actor: Actor) -> list[Waiting]:
    """Return what somebody outside wants to know and nobody has decided."""
    if not actor.can("decide-request"):
        return []
    what = _("Decide a request from outside")
    return [
        Waiting(
            what,
            "request",
            r.ref,
            short(r.ref),
            evening(r.due_on),
            neutral(actor, r.asker) if r.asker else "",
        )
        for r in rows.requests_to_decide(actor)
    ]


def packages(actor: Actor) -> list[Waiting]:
    """Return the packages that a prevention centre has to acknowledge or to answer."""
    if not actor.can("receive-hand-off"):
        return []
    what = {
        HandOff.State.SENT: _("Acknowledge a package"),
        HandOff.State.RECEIVED: _("Take a package on, or send it back"),
    }
    return [
        Waiting(
            what[HandOff.State(h.state)], "hand_off", h.ref, short(h.ref), h.receipt_due_at, h.sender.name
        )
        for h in rows.packages_to_answer(actor)
    ]


def _on_case(what: str, page: str, case: Case, due: date) -> Waiting:
    return Waiting(what, page, case.ref, short(case.ref), evening(due), age=case.age_today)
