"""Erase a file on its day: found by the clock, asked for by one person, released by a second one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.erasure_plan import Step
from cases.models import Case, Erasure, Notice
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, WrongState


@transaction.atomic
def find_due(*, actor: Actor) -> int:
    """Put every file of the agency whose day has come on the desk of those who erase; return how many."""
    actor.must("erase")
    cases, concerns = rows.cases_to_erase(actor), rows.concerns_to_erase(actor)
    for case in cases:
        secret = case.track == Case.Track.SECURITY
        _find(actor, case.ref, Erasure.Kind.CASE, case.erase_on, secret=secret)
    for concern in concerns:
        _find(actor, concern.ref, Erasure.Kind.CONCERN, concern.erase_on, secret=False)
    return len(cases) + len(concerns)


@transaction.atomic
def propose_erasure(*, actor: Actor, ref: UUID) -> None:
    """Ask a second person to release an erasure, after having seen what would go."""
    actor.must("erase")
    erasure = rows.erasure(actor, ref, lock=True)
    erasure.must_be(Erasure.State.DUE)
    _must_not_be_held(erasure)
    erasure.state, erasure.proposed_by, erasure.proposed_at = (
        Erasure.State.PROPOSED,
        actor.user_id,
        clock.now(),
    )
    erasure.save(update_fields=["state", "proposed_by", "proposed_at"])
    _record(actor, erasure, "erasure.proposed")


@transaction.atomic
def hold_erasure(*, actor: Actor, ref: UUID, reason: str, until: date) -> None:
    """Put an erasure off until a day, for a written reason such as a complaint or a court's order."""
    actor.must("erase")
    erasure = rows.erasure(actor, ref, lock=True)
    erasure.must_be(Erasure.State.DUE, Erasure.State.PROPOSED)
    if not reason.strip():
        raise MissingFact(_("Say why this may not be erased yet."), ["reason"])
    if until <= clock.today():
        raise MissingFact(_("Choose a day that lies ahead."), ["until"])
    erasure.state, erasure.hold_until, erasure.hold_reason = Erasure.State.DUE, until, reason.strip()
    erasure.proposed_by = erasure.proposed_at = None
    erasure.save(update_fields=["state", "hold_until", "hold_reason", "proposed_by", "proposed_at"])
    _record(actor, erasure, "erasure.held", until=until.isoformat())


@transaction.atomic
def release_erasure(*, actor: Actor, ref: UUID) -> None:
    """Erase, as the second person: tell the receivers, delete every row, keep the tombstone.

    Raises:
        NotAllowed: the person who asked for it releases it.
    """
    actor.must("erase")
    erasure = rows.erasure(actor, ref, lock=True)
    erasure.must_be(Erasure.State.PROPOSED)
    _must_not_be_held(erasure)
    if actor.user_id in (None, erasure.proposed_by):
        raise NotAllowed(_("The second person must be somebody else than the one who asked."))
    subject = rows.subject_of(erasure)
    goes = rows.what_goes(subject)
    counts = counted(goes)
    _tell_receivers(actor, erasure, subject)
    _mark_done(actor, erasure, counts)
    rows.erase_rows(subject, goes)
    if left := counted(rows.what_goes(subject)):
        raise WrongState(_("Some rows could not be erased: %(rows)s.") % {"rows": ", ".join(sorted(left))})
    if erasure.kind == Erasure.Kind.CASE:
        _record(actor, erasure, "case.erased", **counts)
    else:
        _record(actor, erasure, "concern.erased", **counts)


def counted(found: dict[Step, set[int]]) -> dict[str, int]:
    """Return how many rows of each model go, without those that have none."""
    return {step.model.__name__: len(keys) for step, keys in found.items() if keys}


def _find(actor: Actor, about: UUID, kind: str, due_on: date | None, *, secret: bool) -> None:
    made = Erasure.objects.create(
        about=about,
        kind=kind,
        custodian_id=actor.agency_id,
        secret=secret,
        due_on=due_on or clock.today(),
        found_at=clock.now(),
    )
    _record(actor, made, "erasure.due")


def _tell_receivers(actor: Actor, erasure: Erasure, subject: rows.Subject) -> None:
    """Send each agency that was given something the word to erase its copies, by reference only."""
    for recipient, (items, purposes) in rows.receivers_of(subject).items():
        if recipient == erasure.custodian_id:
            continue
        # It hangs on no case, since the case goes; it stays until the receiver has answered, and after.
        told = Notice.objects.create(
            kind=Notice.Kind.ERASED,
            sender_id=actor.agency_id,
            recipient_id=recipient,
            items=items,
            purposes=purposes,
            secret=erasure.secret,
            made_at=clock.now(),
            made_by=actor.user_id,
            due_at=due_at(actor, "referral_answer"),
        )
        trail.record(
            actor,
            "erasure.told",
            told.ref,
            file=erasure.about,
            keeper=recipient,
            secret=erasure.secret,
            recipient=recipient,
        )


def _mark_done(actor: Actor, erasure: Erasure, counts: dict[str, int]) -> None:
    # Before the rows go: the database lets them go only in the transaction of a release.
    erasure.state, erasure.released_by, erasure.released_at = (
        Erasure.State.DONE,
        actor.user_id,
        clock.now(),
    )
    erasure.counts, erasure.hold_reason = counts, None
    erasure.save(update_fields=["state", "released_by", "released_at", "counts", "hold_reason"])


def _must_not_be_held(erasure: Erasure) -> None:
    if erasure.held:
        raise WrongState(_("This is on hold. It can be erased when the day of the hold has come."))


def _record(actor: Actor, erasure: Erasure, kind: str, **codes: Any) -> None:
    trail.record(actor, kind, erasure.ref, file=erasure.about, secret=erasure.secret, **codes)
