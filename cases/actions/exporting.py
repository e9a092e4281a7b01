"""Take a copy of what one may read out of the house."""

from uuid import UUID

from django.db import transaction

from audit import trail
from cases import rows
from cases.models import Case, Item
from infohouse.core.actor import Actor


@transaction.atomic
def export_items(*, actor: Actor, case: UUID) -> list[Item]:
    """Return the items of a case that the actor may read at this moment, and record that they were taken."""
    actor.must("work-case")
    row = rows.case(actor, case)
    items = rows.items_of_case(actor, row)
    secret = row.track == Case.Track.SECURITY
    shown = [str(item.ref) for item in items]
    trail.record(actor, "case.exported", row.ref, keeper=row.custodian_id, secret=secret, items=shown)
    return items
