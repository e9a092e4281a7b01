"""Say what shall be different, and change it without losing what somebody else wrote."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.discretion import must_be_plain_on
from cases.actions.plan import reopen_plan
from cases.models import Case, Goal
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, Overtaken


@transaction.atomic
def set_goal(*, actor: Actor, case: UUID, family: str, text: str, indicator: str, due_on: date) -> UUID:
    """Put a goal into the plan: what shall be there, how one would see it, until when, for which aim."""
    actor.must("work-case")
    row = _open_case(actor, case)
    _must_say(family, text, indicator)
    must_be_plain_on(actor, row, told={"text": text, "indicator": indicator})
    made = Goal.objects.create(
        case=row,
        family=family,
        text=text.strip(),
        indicator=indicator.strip(),
        due_on=due_on,
        made_at=clock.now(),
        made_by=actor.user_id,
    )
    reopen_plan(actor, row)
    _record(actor, row, "goal.set", made)
    return made.ref


@transaction.atomic
def change_goal(
    *, actor: Actor, case: UUID, ref: UUID, version: int, family: str, text: str, indicator: str, due_on: date
) -> None:
    """Change a goal that nobody else has changed since it was read.

    Raises:
        Overtaken: somebody else saved first; show both texts and ask again with the new version.
    """
    actor.must("work-case")
    row = _open_case(actor, case)
    goal = rows.goal(actor, row, ref, lock=True)
    _must_say(family, text, indicator)
    must_be_plain_on(actor, row, told={"text": text, "indicator": indicator})
    if goal.version != version:
        raise Overtaken(_("A colleague has changed this since you opened it. Compare both, then save again."))
    goal.family, goal.text, goal.indicator, goal.due_on = family, text.strip(), indicator.strip(), due_on
    goal.version += 1
    goal.save(update_fields=["family", "text", "indicator", "due_on", "version"])
    reopen_plan(actor, row)
    _record(actor, row, "goal.changed", goal)


@transaction.atomic
def move_goal(*, actor: Actor, case: UUID, ref: UUID, state: str) -> None:
    """Say that a goal is reached, given up, or worked on again."""
    actor.must("work-case")
    row = _open_case(actor, case)
    if state not in Goal.State.values:
        raise MissingFact(_("Choose worked on, reached or given up."), ["state"])
    goal = rows.goal(actor, row, ref, lock=True)
    goal.state, goal.version = state, goal.version + 1
    goal.save(update_fields=["state", "version"])
    _record(actor, row, "goal.moved", goal, state=state)


def _open_case(actor: Actor, ref: UUID) -> Case:
    case = rows.case(actor, ref, lock=True)
    case.must_be(Case.State.OPEN)
    return case


def _must_say(family: str, text: str, indicator: str) -> None:
    missing = [name for name, value in (("text", text), ("indicator", indicator)) if not value.strip()]
    if family not in Goal.Family.values:
        missing.append("family")
    if missing:
        raise MissingFact(_("Say the goal, how one would see it, and which aim it serves."), missing)


def _record(actor: Actor, case: Case, kind: str, goal: Goal, **codes: Any) -> None:
    secret = case.track == Case.Track.SECURITY
    trail.record(actor, kind, goal.ref, file=case.ref, keeper=case.custodian_id, secret=secret, **codes)
