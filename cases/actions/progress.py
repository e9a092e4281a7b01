"""Write down what came of a measure. Entries are corrected by new entries."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.models import Case, Progress
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact


@transaction.atomic
def report_progress(
    *,
    actor: Actor,
    case: UUID,
    measure: UUID,
    on: date,
    attendance: str = "",
    text: str = "",
    corrects: UUID | None = None,
) -> UUID:
    """Add a session, with whether it took place, or a note to a measure of the own agency.

    A correction names the entry it corrects; that one stays readable.
    """
    actor.must("work-case")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    measured = rows.measure(actor, row, measure)
    _must_be_a_report(on, attendance, text)
    made = Progress.objects.create(
        case=row,
        measure=measured,
        agency_id=actor.agency_id,
        kind=Progress.Kind.SESSION if attendance else Progress.Kind.NOTE,
        attendance=attendance,
        on=on,
        text=text.strip() or None,
        corrects=rows.own_progress(actor, measured, corrects) if corrects else None,
        made_at=clock.now(),
        made_by=actor.user_id,
    )
    secret = row.track == Case.Track.SECURITY
    about: dict[str, Any] = {"file": row.ref, "keeper": row.custodian_id, "secret": secret}
    trail.record(actor, "progress.reported", made.ref, **about, attendance=attendance)
    return made.ref


def _must_be_a_report(on: date, attendance: str, text: str) -> None:
    if attendance not in ("", *Progress.Attendance.values) or not (attendance or text.strip()):
        raise MissingFact(_("Say whether the session took place, or write a note."), ["attendance", "text"])
    if on > clock.today():
        raise MissingFact(_("The day lies ahead. Write it down when it has come."), ["on"])
