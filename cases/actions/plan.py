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
from infohouse.core.errors import MissingFact, Overtaken
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
    way, further = _ways(mechanism, also, what=what, effect=effect, cautioned=cautioned)
    must_be_plain_on(actor, row, told={"what": what, "effect": effect})
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
def change_measure(
    *,
    actor: Actor,
    case: UUID,
    ref: UUID,
    version: int,
    agency: UUID,
    mechanism: str,
    what: str,
    effect: str,
    due_on: date,
    also: Collection[str] = (),
    cautioned: bool = False,
) -> None:
    """Change a measure that nobody else has changed since it was read; what it said before stays readable.

    Its agency may, and the body that keeps the case. An adopted plan becomes a draft again.

    Raises:
        Overtaken: somebody else saved first; show both and ask again with the new version.
    """
    actor.must("work-case")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    measure = rows.changeable_measure(actor, row, ref, lock=True)
    way, further = _ways(mechanism, also, what=what, effect=effect, cautioned=cautioned)
    must_be_plain_on(actor, row, told={"what": what, "effect": effect})
    if measure.state == PlannedMeasure.State.DONE:
        raise MissingFact(_("This measure is done. Plan what comes next as a measure of its own."))
    if measure.version != version:
        raise Overtaken(_("A colleague has changed this since you opened it. Compare both, then save again."))
    measure.earlier = [*(measure.earlier or []), _as_it_was(actor, measure)]
    measure.agency, measure.mechanism, measure.also = _owner(actor, row, agency), way, further
    measure.what, measure.effect, measure.due_on = what.strip(), effect.strip(), due_on
    measure.version += 1
    measure.save(update_fields=_CHANGED)
    reopen_plan(actor, row)
    codes = {"mechanism": mechanism, "also": further, "cautioned": cautioned}
    _record(actor, row, "measure.changed", measure.ref, **codes)


@transaction.atomic
def move_measure(*, actor: Actor, case: UUID, ref: UUID, state: str) -> None:
    """Say that a measure of the own agency on this case has begun or is done."""
    actor.must("work-case")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    measure = rows.measure(actor, row, ref, lock=True)
    if state not in PlannedMeasure.State.values:
        raise MissingFact(_("Choose planned, under way or done."), ["state"])
    measure.state, measure.version = state, measure.version + 1
    measure.save(update_fields=["state", "version"])
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


_CHANGED = ["agency", "mechanism", "also", "what", "effect", "due_on", "version", "earlier"]


def _as_it_was(actor: Actor, measure: PlannedMeasure) -> dict[str, Any]:
    """Return what a measure says now, with who is about to change it."""
    return {
        "until": clock.now().isoformat(),
        "by": actor.agency_id,
        "agency": measure.agency_id,
        "mechanism": measure.mechanism.code,
        "also": measure.also,
        "what": measure.what,
        "effect": measure.effect,
        "due_on": measure.due_on.isoformat(),
    }


def _ways(
    mechanism: str, also: Collection[str], *, what: str, effect: str, cautioned: bool
) -> tuple[Mechanism, list[str]]:
    """Return the mechanisms of a measure: one at least, each of the nine, and a caution where it forces."""
    fields = {"mechanism": mechanism, "what": what, "effect": effect}
    if missing := [name for name, value in fields.items() if not value.strip()]:
        raise MissingFact(_("Say what is done, by which mechanism, and what it is meant to change."), missing)
    nine = {m.code: m for m in ways.mechanisms()}
    if mechanism not in nine or not set(also) <= nine.keys():
        raise MissingFact(_("Choose one of the nine mechanisms."), ["mechanism"])
    if mechanism in balance.REPRESSIVE and not cautioned:
        raise MissingFact(_("Read what may go wrong with this, and say that you did."), ["cautioned"])
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
