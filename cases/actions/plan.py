"""Agree who does what by when, and how it is meant to work."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies.models import Agency
from audit import trail
from cases import rows
from cases.actions.discretion import must_be_plain_on
from cases.models import Case, Plan, PlannedMeasure
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from mechanisms import balance
from mechanisms import rows as ways
from mechanisms.models import Mechanism


@transaction.atomic
def plan_measure(
    *,
    actor: Actor,
    case: UUID,
    agency: UUID,
    mechanism: str,
    what: str,
    effect: str,
    due_on: date,
    also: Collection[str] = (),
    cautioned: bool = False,
) -> UUID:
    """Put one measure of an agency on the case into its plan, tied to one or more of the nine mechanisms.

    One that works by force asks that its known side effects were read; the trail says that they were.
    """
    actor.must("work-case")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    _must_say(mechanism=mechanism, what=what, effect=effect)
    must_be_plain_on(actor, row, told={"what": what, "effect": effect})
    way, further = _ways(mechanism, also)
    if mechanism in balance.REPRESSIVE and not cautioned:
        raise MissingFact(_("Read what may go wrong with this, and say that you did."), ["cautioned"])
    made = PlannedMeasure.objects.create(
        case=row,
        agency=_owner(actor, row, agency),
        mechanism=way,
        also=further,
        what=what.strip(),
        effect=effect.strip(),
        due_on=due_on,
        made_at=clock.now(),
        made_by=actor.user_id,
    )
    reopen_plan(actor, row)
    codes = {"mechanism": mechanism, "also": further, "cautioned": cautioned}
    _record(actor, row, "measure.planned", made.ref, **codes)
    return made.ref


@transaction.atomic
def move_measure(*, actor: Actor, case: UUID, ref: UUID, state: str) -> None:
    """Say that a measure of the own agency on this case has begun or is done."""
    actor.must("work-case")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    measure = rows.measure(actor, row, ref, lock=True)
    if state not in PlannedMeasure.State.values:
        raise MissingFact(_("Choose planned, under way or done."), ["state"])
    measure.state = state
    measure.save(update_fields=["state"])
    _record(actor, row, "measure.moved", measure.ref, state=state)


@transaction.atomic
def adopt_plan(*, actor: Actor, case: UUID, answer: str = "") -> None:
    """Adopt the plan as it stands. Where its mix raises a question, the answer is written down with it."""
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    plan = rows.plan_of(actor, row, lock=True)
    if plan is None or not rows.goals_of(actor, row) or not rows.measures_of(actor, row):
        raise MissingFact(_("A plan needs a goal and a measure before it can be adopted."))
    plan.must_be(Plan.State.DRAFT)
    if rows.balance_questions(actor, row) and not answer.strip():
        raise MissingFact(_("Answer the question about the mix of the plan."), ["answer"])
    plan.state, plan.answer = Plan.State.ADOPTED, answer.strip() or None
    plan.adopted_at, plan.adopted_by = clock.now(), actor.user_id
    plan.save(update_fields=["state", "answer", "adopted_at", "adopted_by"])
    _record(actor, row, "plan.adopted", plan.ref)


def reopen_plan(actor: Actor, case: Case) -> None:
    """Begin the plan, or mark it as changed since it was adopted. For verbs that hold the case."""
    plan = rows.plan_of(actor, case, lock=True)
    if plan is None:
        Plan.objects.create(case=case)
    elif plan.state == Plan.State.ADOPTED:
        plan.state = Plan.State.DRAFT
        plan.save(update_fields=["state"])


def _must_say(**fields: str) -> None:
    if missing := [name for name, value in fields.items() if not value.strip()]:
        raise MissingFact(_("Say what is done, by which mechanism, and what it is meant to change."), missing)


def _ways(mechanism: str, also: Collection[str]) -> tuple[Mechanism, list[str]]:
    nine = {m.code: m for m in ways.mechanisms()}
    if mechanism not in nine or not set(also) <= nine.keys():
        raise MissingFact(_("Choose one of the nine mechanisms."), ["mechanism"])
    return nine[mechanism], sorted(set(also) - {mechanism})


def _owner(actor: Actor, case: Case, agency: UUID) -> Agency:
    # An agency that is not on the case and one that does not exist: the same answer.
    found: Agency | None = next((a for a in rows.agencies_on(actor, case) if a.ref == agency), None)
    if found is None:
        raise MissingFact(_("Choose an agency that takes part in this case."), ["agency"])
    return found


def _record(actor: Actor, case: Case, kind: str, about: UUID, **codes: Any) -> None:
    secret = case.track == Case.Track.SECURITY
    trail.record(actor, kind, about, file=case.ref, keeper=case.custodian_id, secret=secret, **codes)
