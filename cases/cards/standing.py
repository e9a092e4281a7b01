"""How a case stands for this reader: its clocks, and the one next step. On every page of the case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cases import rows
from cases.models import Case
from cases.rows.standing import Measures, Offers
from infohouse.core import clock
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Clock:
    """One date of a case, and whether it has passed unmet."""

    label: str
    value: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done next, why, and on which page; `place` is the name of a page, or empty to wait."""

    what: str
    why: str
    place: str = ""
    referral: UUID | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on every page of a case."""

    clocks: tuple[Clock, ...]
    step: Step


def standing(actor: Actor, ref: UUID) -> Standing:
    """Return the clocks and the next step of a case; asks the same few questions however long the case is."""
    case = rows.case(actor, ref)
    offers, measures = rows.offers_standing(actor, case), rows.measures_standing(actor, case)
    mine = case.custodian_id == actor.agency_id
    step = _step_of_keeper(actor, case, offers, measures) if mine else _step_of_helper(actor, case, measures)
    return Standing(clocks=tuple(_clocks(case, offers, mine=mine)), step=step)


def _clocks(case: Case, offers: Offers, *, mine: bool) -> list[Clock]:
    is_open, now = case.state == Case.State.OPEN, clock.now()
    found = [Clock(_("Review by"), date_format(case.review_on), is_open and case.review_on < clock.today())]
    if mine and case.track == Case.Track.SOCIAL:
        if offers.answer_due:
            found.append(Clock(_("Answer due"), _day(offers.answer_due), offers.answer_due < now))
        first = (
            _day(offers.first)
            if offers.first
            else _("none yet, open for %(days)s days") % {"days": (now - case.opened_at).days}
        )
        found.append(Clock(_("First offer"), first))
    found.append(_erasing(case))
    return found


def _erasing(case: Case) -> Clock:
    if case.erase_on is None:
        return Clock(_("Erased on"), _("set when it is closed"))
    reopened = case.state == Case.State.OPEN
    return Clock(
        _("Opened again; to be erased on") if reopened else _("Erased on"), date_format(case.erase_on)
    )


def _step_of_keeper(actor: Actor, case: Case, offers: Offers, measures: Measures) -> Step:
    if case.state == Case.State.CLOSED:
        return _closed(case)
    if case.review_on < clock.today():
        return Step(_("Review the case"), _("Its review date has passed."), _coordinates(actor, "reviews"))
    if case.track == Case.Track.SECURITY:
        return Step(_("Look at the package"), _("It shows whether it was sent and acknowledged."), "case")
    if offers.last_back and offers.last_back == offers.last_made:
        return Step(
            _("Choose another agency"),
            _("The last offer came back without help."),
            _coordinates(actor, "share"),
        )
    if offers.unanswered:
        why = _("The next answer is due on %(day)s.") % {"day": _day(offers.answer_due)}
        return Step(_("Wait for an answer, or recall the offer"), why, _coordinates(actor, "case_offers"))
    if offers.first is None:
        return Step(
            _("Choose an agency to help"),
            _("The case has not been offered to anybody."),
            _coordinates(actor, "share"),
        )
    if not measures.all:
        return Step(_("Agree on the plan"), _("An agency helps, and nothing is planned yet."), "plan")
    if measures.undone:
        return Step(_("Follow the plan"), _("Measures are planned or under way."), "plan")
    return Step(
        _("Look whether the case can be closed"),
        _("Every measure in the plan is done."),
        _coordinates(actor, "close"),
    )


def _closed(case: Case) -> Step:
    if case.past_erasure:
        return Step(_("Nothing to do"), _("Its erase date has come; a second person releases the erasure."))
    return Step(_("Nothing to do"), _("The case is closed and waits for its erase date."))


def _step_of_helper(actor: Actor, case: Case, measures: Measures) -> Step:
    if case.state == Case.State.CLOSED:
        return _closed(case)
    if measures.own:
        late = measures.own_due is not None and measures.own_due < clock.today()
        why = _("A measure of your agency is past its day.") if late else _("Measures of your agency wait.")
        return Step(_("Say how your measures go"), why, "plan")
    taken = rows.accepted_by_own(actor, case)
    if taken and measures.all:
        return Step(
            _("Report how it ended"),
            _("Nothing of your agency is left to do in the plan."),
            "referral",
            taken,
        )
    if taken:
        return Step(_("Say what you will do"), _("Your agency has accepted; nothing is planned yet."), "plan")
    return Step(_("Nothing to do"), _("Your agency has reported how its part ended."))


def _coordinates(actor: Actor, place: str) -> str:
    """Return a page of the coordinators, where the reader is one."""
    return place if actor.can("coordinate") else ""


def _day(moment: datetime | None) -> str:
    return date_format(localtime(moment)) if moment else ""
