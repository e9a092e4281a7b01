"""End a case with its outcome and its erase date; open it again, with a reason and without a new period."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.parting import part_with_others
from cases.actions.unmatching import end_matches_of_case
from cases.models import Case, Item, Review
from cases.periods import due_on
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, WrongState
from sharing import store
from sharing.engine.retention import due_dates


@transaction.atomic
def close_case(*, actor: Actor, ref: UUID, outcome: str) -> None:
    """Close a case that nothing holds open; the pack says when it is reviewed again and when it is erased.

    The other agencies no longer reach it. What turned out to be unfounded goes after the short period,
    and is not looked at again.

    Raises:
        WrongState: something still stops it; the message lists what.
    """
    actor.must("coordinate")
    case = rows.case(actor, ref, lock=True)
    case.must_be(Case.State.OPEN)
    if outcome not in Case.Outcome.values:
        raise MissingFact(_("Choose how the case ended."), ["outcome"])
    if stops := rows.blockers(actor, case):
        raise WrongState(" ".join(str(s) for s in stops))
    reviews, erase_on = closing_dates(actor, outcome)
    case.state, case.outcome, case.closed_at = Case.State.CLOSED, outcome, clock.now()
    case.erase_on = erase_on
    case.save(update_fields=["state", "outcome", "closed_at", "erase_on"])
    part_with_others(actor, case)
    end_matches_of_case(actor, case)
    for day in reviews:
        Review.objects.create(case=case, due_on=day, after_closing=True)
    _record(actor, case, "case.closed", outcome=outcome, reviews=len(reviews))


@transaction.atomic
def reopen_case(*, actor: Actor, ref: UUID, reason: str) -> None:
    """Open a closed case again, as a right of its own. The erase date stays until the case is closed anew.

    Other agencies come back to it by new offers only. The reason becomes a note of the case.
    Once the erase date has come, nothing is opened again.
    """
    actor.must("reopen")
    case = rows.case(actor, ref, lock=True)
    case.must_be(Case.State.CLOSED)
    if not reason.strip():
        raise MissingFact(_("Say why the case must be opened again."), ["reason"])
    if case.erase_on is not None and case.erase_on <= clock.today():
        raise WrongState(_("The day of erasure has come. A new concern begins a new case."))
    for review in rows.reviews_of(actor, case):
        if review.state == Review.State.DUE:
            review.state = Review.State.LAPSED
            review.save(update_fields=["state"])
    case.state, case.reopened_at = Case.State.OPEN, clock.now()
    case.review_on = due_on(actor, "review")
    case.save(update_fields=["state", "reopened_at", "review_on"])
    _note(actor, case, reason)
    _record(actor, case, "case.reopened")


def closing_dates(actor: Actor, outcome: str) -> tuple[tuple[date, ...], date]:
    """Return when a case that closed today would be reviewed again, and when it would be erased."""
    if outcome == Case.Outcome.UNFOUNDED:
        return (), due_on(actor, "unfounded")
    law = store.pack_on(actor.country, clock.today()).retention
    dates = due_dates(law.closing, clock.today())
    return dates.reviews, dates.erase or due_on(actor, "erase")


def _note(actor: Actor, case: Case, reason: str) -> None:
    Item.objects.create(
        agency_id=actor.agency_id,
        author_id=actor.user_id,
        category=Item.Category.NOTE,
        nature=Item.Nature.FACT,
        content={"text": reason.strip()},
        made_at=clock.now(),
        case=case,
    )


def _record(actor: Actor, case: Case, kind: str, **codes: str | int) -> None:
    secret = case.track == Case.Track.SECURITY
    about = {**codes, "erase_on": case.erase_on.isoformat() if case.erase_on else ""}
    trail.record(actor, kind, case.ref, secret=secret, **about)  # type: ignore[arg-type]
