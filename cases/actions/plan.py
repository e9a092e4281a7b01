"""Agree who does what by when, and how it is meant to work."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.models import Case, PlannedMeasure
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from mechanisms import rows as ways


@transaction.atomic
def plan_measure(
    *, actor: Actor, case: UUID, agency: UUID, mechanism: str, what: str, effect: str, due_on: date
) -> UUID:
    """Put one measure of an agency on the case into its plan, tied to one of the nine mechanisms."""
    actor.must("work-case")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    fields = {"mechanism": mechanism, "what": what, "effect": effect}
    if missing := [name for name, value in fields.items() if not value.strip()]:
        raise MissingFact(_("Say what is done, by which mechanism, and what it is meant to change."), missing)
    # An agency that is not on the case and one that does not exist: the same answer.
    owner = next((a for a in rows.agencies_on(actor, row) if a.ref == agency), None)
    if owner is None:
        raise MissingFact(_("Choose an agency that takes part in this case."), ["agency"])
    way = next((m for m in ways.mechanisms() if m.code == mechanism), None)
    if way is None:
        raise MissingFact(_("Choose one of the nine mechanisms."), ["mechanism"])
    made = PlannedMeasure.objects.create(
        case=row,
        agency=owner,
        mechanism=way,
        what=what.strip(),
        effect=effect.strip(),
        due_on=due_on,
        made_at=clock.now(),
        made_by=actor.user_id,
    )
    trail.record(
        actor, "measure.planned", made.ref, file=row.ref, keeper=row.custodian_id, mechanism=mechanism
    )
    return made.ref


@transaction.atomic
def move_measure(*, actor: Actor, ref: UUID, state: str) -> None:
    """Say that a measure of the own agency has begun or is done."""
    actor.must("work-case")
    measure = rows.measure(actor, ref, lock=True)
    if state not in PlannedMeasure.State.values:
        raise MissingFact(_("Choose planned, under way or done."), ["state"])
    measure.state = state
    measure.save(update_fields=["state"])
    trail.record(
        actor,
        "measure.moved",
        measure.ref,
        file=measure.case.ref,
        keeper=measure.case.custodian_id,
        state=state,
    )
