"""End a case and set its erase date."""

from uuid import UUID

from django.db import transaction

from audit import trail
from cases import rows
from cases.models import Case
from cases.periods import due_on
from infohouse.core.actor import Actor
from infohouse.core.errors import WrongState


@transaction.atomic
def close_case(*, actor: Actor, ref: UUID) -> None:
    """Close a case that has no open offers; the pack says when it is erased.

    Raises:
        WrongState: something still stops it; the message lists what.
    """
    actor.must("coordinate")
    case = rows.case(actor, ref, lock=True)
    case.must_be(Case.State.OPEN)
    if stops := rows.blockers(actor, case):
        raise WrongState(" ".join(str(s) for s in stops))
    case.state, case.erase_on = Case.State.CLOSED, due_on(actor, "erase")
    case.save(update_fields=["state", "erase_on"])
    trail.record(actor, "case.closed", case.ref)
