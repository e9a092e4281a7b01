"""The door to plans: goals, measures, what came of them."""

from uuid import UUID

from cases.models import Case, Goal, Plan, PlannedMeasure, Progress
from cases.rows.one import one
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, newest_first
from mechanisms import balance


def plan_of(actor: Actor, case: Case, *, lock: bool = False) -> Plan | None:
    """Return the plan of a case, if it was begun."""
    rows = Plan.objects.visible_to(actor).filter(case=case)
    found: Plan | None = (rows.select_for_update(of=("self",)) if lock else rows).first()
    return found


def goals_of(actor: Actor, case: Case) -> list[Goal]:
    """Return the goals of a case, the nearest first."""
    return list(Goal.objects.visible_to(actor).filter(case=case))


def goal(actor: Actor, case: Case, ref: UUID, *, lock: bool = False) -> Goal:
    """Return one goal of a case, or raise NotFound."""
    found: Goal = one(Goal.objects.visible_to(actor).filter(case=case), ref, lock=lock)
    return found


def measures_of(actor: Actor, case: Case) -> list[PlannedMeasure]:
    """Return the measures in the plan of a case."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("agency", "mechanism"))


def measure(actor: Actor, case: Case, ref: UUID, *, lock: bool = False) -> PlannedMeasure:
    """Return one measure of the own agency on this case, or raise NotFound."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(agency_id=actor.agency_id, case=case)
    found: PlannedMeasure = one(rows.select_related("mechanism", "agency"), ref, lock=lock)
    return found


def changeable_measure(actor: Actor, case: Case, ref: UUID, *, lock: bool = False) -> PlannedMeasure:
    """Return one measure of a case that the own agency does, or any where it keeps the case; or NotFound."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(case=case)
    if case.custodian_id != actor.agency_id:
        rows = rows.filter(agency_id=actor.agency_id)
    found: PlannedMeasure = one(rows.select_related("mechanism", "agency"), ref, lock=lock)
    return found


def progress_of(actor: Actor, case: Case) -> list[Progress]:
    """Return what came of the measures of a case, as far as the actor may read it, newest first."""
    rows = Progress.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("agency", "corrects"))


def part_of_progress(actor: Actor, case: Case, measure: UUID, after: UUID | None = None) -> Part[Progress]:
    """Return a part of what came of one measure of a case, newest first, or raise NotFound."""
    known: PlannedMeasure = one(
        PlannedMeasure.objects.visible_to(actor).filter(case=case), measure, lock=False
    )
    rows = Progress.objects.visible_to(actor).filter(measure=known)
    return newest_first(rows.select_related("agency"), by="made_at", after=after)


def corrected_among(actor: Actor, entries: list[Progress]) -> set[int]:
    """Return the keys of those of these entries that a later one corrects."""
    rows = Progress.objects.visible_to(actor).filter(corrects__in=[e.pk for e in entries])
    return set(rows.values_list("corrects_id", flat=True))


def own_progress(actor: Actor, measure: PlannedMeasure, ref: UUID) -> Progress:
    """Return one entry of the own agency about a measure, or raise NotFound."""
    rows = Progress.objects.visible_to(actor).filter(measure=measure, agency_id=actor.agency_id)
    found: Progress = one(rows, ref, lock=False)
    return found


def balance_parts(actor: Actor, case: Case) -> list[balance.Part]:
    """Return what the balance of a plan looks at, measure by measure."""
    return [
        balance.Part(frozenset({m.mechanism.code, *m.also}), m.agency.kind) for m in measures_of(actor, case)
    ]


def balance_questions(actor: Actor, case: Case) -> list[str]:
    """Return what should be asked about the mix of a plan."""
    return balance.questions(balance_parts(actor, case))


def unfinished_of_own(actor: Actor, case: Case) -> bool:
    """Say whether a measure of the own agency in the plan of a case still waits or runs."""
    rows = PlannedMeasure.objects.visible_to(actor).filter(case=case, agency_id=actor.agency_id)
    return bool(rows.exclude(state=PlannedMeasure.State.DONE).exists())
