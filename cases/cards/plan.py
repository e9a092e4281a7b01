"""The plan of a case, to the people who work on it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from agencies import rows as directory
from agencies.discretion import neutral
from audit import trail
from cases import rows
from cases.cards.case import CaseRow, MeasureCard, case_row, measure_card
from cases.models import Case, Goal, Plan, PlannedMeasure, Progress
from cases.wording import goal_hints
from infohouse.core.actor import Actor
from infohouse.core.paging import Part
from mechanisms import balance
from mechanisms import rows as ways

# For the forms: code and words.
FAMILIES = tuple(Goal.Family.choices)
GOAL_STATES = tuple(Goal.State.choices)
MEASURE_STATES = tuple(PlannedMeasure.State.choices)
ATTENDANCE = tuple(Progress.Attendance.choices)


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal, with hints about its wording."""

    ref: UUID
    text: str
    indicator: str
    family: str
    family_label: str
    due_on: date
    state: str
    state_label: str
    version: int
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgressCard:
    """One entry about a measure; `corrected` says that a later entry corrects it."""

    ref: UUID
    on: date
    attendance: str
    attendance_label: str
    text: str
    by: str
    agency: str
    own: bool
    corrected: bool
    corrects: bool


@dataclass(frozen=True, slots=True)
class EarlierCard:
    """What a measure said before it was changed: until which moment, and which agency changed it."""

    until: datetime
    by: str
    what: str
    effect: str
    mechanism: str
    also: tuple[str, ...]
    agency: str
    due_on: date


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure, what it said before, the entries that this reader may see, and what a form begins with."""

    measure: MeasureCard
    progress: tuple[ProgressCard, ...]
    earlier: tuple[EarlierCard, ...]
    version: int
    agency: UUID
    mechanism: str
    also: tuple[str, ...]
    can_change: bool


@dataclass(frozen=True, slots=True)
class PlanCard:
    """Goals, measures, what came of them, and the questions that the mix raises."""

    row: CaseRow
    state: str
    state_label: str
    answer: str
    adopted_at: datetime | None
    adopted_by: str
    goals: tuple[GoalCard, ...]
    measures: tuple[MeasureLine, ...]
    questions: tuple[str, ...]
    hard: int
    soft: int
    agencies: tuple[tuple[UUID, str], ...]


def plan_card(actor: Actor, ref: UUID) -> PlanCard:
    """Return the plan of a case, and record that it was shown."""
    actor.must("work-case")
    case = rows.case(actor, ref)
    _record_look(actor, case)
    plan, progress = rows.plan_of(actor, case), rows.progress_of(actor, case)
    parts = rows.balance_parts(actor, case)
    hard, soft = balance.count(parts)
    return PlanCard(
        row=case_row(actor, case),
        state=plan.state if plan else "",
        state_label=str(plan.get_state_display()) if plan else "",
        answer=(plan.answer or "") if plan else "",
        adopted_at=plan.adopted_at if plan else None,
        adopted_by=_adopter(plan),
        goals=tuple(_goal(g) for g in rows.goals_of(actor, case)),
        measures=_lines(actor, case, progress),
        questions=tuple(balance.questions(parts)),
        hard=hard,
        soft=soft,
        agencies=tuple((a.ref, neutral(actor, a)) for a in rows.agencies_on(actor, case)),
    )


def part_of_progress(actor: Actor, ref: UUID, measure: UUID, after: UUID | None = None) -> Part[ProgressCard]:
    """Return a part of what came of one measure of a case, newest first, and record that it was shown."""
    actor.must("work-case")
    case = rows.case(actor, ref)
    found = rows.part_of_progress(actor, case, measure, after)
    _record_look(actor, case)
    names, corrected = _writers(actor, found), rows.corrected_among(actor, found)
    return Part.of([_entry(actor, p, names, corrected) for p in found], found.older)


def _record_look(actor: Actor, case: Case) -> None:
    secret = case.track == Case.Track.SECURITY
    trail.record(actor, "plan.shown", case.ref, keeper=case.custodian_id, secret=secret)


def _writers(actor: Actor, found: list[Progress]) -> dict[int, str]:
    """Return the names of those who wrote entries of the own agency."""
    return directory.names({p.made_by for p in found if p.made_by and p.agency_id == actor.agency_id})


def _lines(actor: Actor, case: Case, progress: list[Progress]) -> tuple[MeasureLine, ...]:
    names, nine = _writers(actor, progress), ways.names()
    corrected = {p.corrects_id for p in progress if p.corrects_id}
    measures = rows.measures_of(actor, case)
    agencies = directory.agency_names({pk for m in measures for e in m.earlier or () for pk in _who(e)})
    return tuple(
        MeasureLine(
            measure=measure_card(actor, m, nine),
            progress=tuple(_entry(actor, p, names, corrected) for p in progress if p.measure_id == m.pk),
            earlier=tuple(_earlier(e, nine, agencies) for e in reversed(m.earlier or [])),
            version=m.version,
            agency=m.agency.ref,
            mechanism=m.mechanism.code,
            also=tuple(m.also),
            can_change=m.state != PlannedMeasure.State.DONE
            and actor.agency_id in (m.agency_id, case.custodian_id),
        )
        for m in measures
    )


def _who(earlier: dict[str, Any]) -> tuple[int, int]:
    return earlier["by"], earlier["agency"]


def _earlier(earlier: dict[str, Any], nine: dict[str, str], agencies: dict[int, str]) -> EarlierCard:
    by, agency = _who(earlier)
    return EarlierCard(
        until=datetime.fromisoformat(earlier["until"]),
        by=agencies[by],
        what=earlier["what"],
        effect=earlier["effect"],
        mechanism=nine[earlier["mechanism"]],
        also=tuple(nine[code] for code in earlier["also"]),
        agency=agencies[agency],
        due_on=date.fromisoformat(earlier["due_on"]),
    )


def _adopter(plan: Plan | None) -> str:
    if plan is None or plan.adopted_by is None:
        return ""
    return directory.names({plan.adopted_by}).get(plan.adopted_by, "")


def _goal(goal: Goal) -> GoalCard:
    return GoalCard(
        ref=goal.ref,
        text=goal.text,
        indicator=goal.indicator,
        family=goal.family,
        family_label=str(goal.get_family_display()),
        due_on=goal.due_on,
        state=goal.state,
        state_label=str(goal.get_state_display()),
        version=goal.version,
        hints=tuple(goal_hints(goal.text, goal.indicator)),
    )


def _entry(actor: Actor, entry: Progress, names: dict[int, str], corrected: set[int]) -> ProgressCard:
    return ProgressCard(
        ref=entry.ref,
        on=entry.on,
        attendance=entry.attendance,
        attendance_label=str(entry.get_attendance_display()) if entry.attendance else "",
        text=entry.text or "",
        by=names.get(entry.made_by or 0, ""),
        agency=neutral(actor, entry.agency),
        own=entry.agency_id == actor.agency_id,
        corrected=entry.pk in corrected,
        corrects=entry.corrects_id is not None,
    )
