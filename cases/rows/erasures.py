"""The door to what is due to be erased, and the search for every row that goes with it.

An erasure reads past the door, since a row that nobody reaches any more must go as well. It never
reads past the wall: each agency that takes part is acted for in turn, and finds and deletes what is its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import connection, models

from agencies import actors
from agencies.models import Agency
from cases.erasure_plan import PLAN, Step
from cases.models import Case, CaseConcern, Concern, Disclosure, Erasure, Item, Referral, Team
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded
from infohouse.core.paging import Sheet, sheet
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as

REASON = "an erasure must find what no person reaches any more"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is erased, by key and by reference, and the agencies that hold rows about it."""

    cases: list[int]
    concerns: list[int]
    files: list[object]
    agencies: list[Agency] = field(default_factory=list)


def erasure(actor: Actor, ref: UUID, *, lock: bool = False) -> Erasure:
    """Return one erasure of the own agency, or raise NotFound."""
    found: Erasure = one(Erasure.objects.visible_to(actor), ref, lock=lock)
    return found


def erasures(actor: Actor, number: int = 1) -> Sheet[Erasure]:
    """Return a part of the erasures: what is not done, the latest first; then the newest tombstones."""
    done = models.Case(models.When(state=Erasure.State.DONE, then=1), default=0)
    rows = Erasure.objects.visible_to(actor).annotate(done=done)
    return sheet(rows.order_by("done", "-released_at", "due_on", "pk"), number)


def overdue_erasures(actor: Actor) -> int:
    """Return how many files are still there after their day, those on hold left out."""
    rows = Erasure.objects.visible_to(actor).exclude(state=Erasure.State.DONE)
    rows = rows.filter(due_on__lt=clock.today())
    return int(rows.exclude(hold_until__gt=clock.today()).count())


def cases_to_erase(actor: Actor) -> list[Case]:
    """Return the closed cases of the own agency whose day has come and that nobody has found yet."""
    known = Erasure.objects.visible_to(actor).values("about")
    rows = Case.objects.visible_to(actor).filter(custodian_id=actor.agency_id, state=Case.State.CLOSED)
    return list(rows.filter(erase_on__lte=clock.today()).exclude(ref__in=known).order_by("pk"))


def concerns_to_erase(actor: Actor) -> list[Concern]:
    """Return the concerns on the own desk whose day has come, that led to no case."""
    known = Erasure.objects.visible_to(actor).values("about")
    kept = CaseConcern.objects.visible_to(actor).values("concern_id")
    rows = Concern.objects.visible_to(actor).filter(desk_id=actor.agency_id, erase_on__lte=clock.today())
    return list(rows.exclude(ref__in=known).exclude(pk__in=kept).order_by("pk"))


def subject_of(erasure: Erasure) -> Subject:
    """Return what an erasure is about. A concern that another case rests on stays with that one."""
    with acting_as(house_of(erasure.custodian)) as actor:
        if erasure.kind == Erasure.Kind.CONCERN:
            own = list(Concern.objects.visible_to(actor).filter(ref=erasure.about))
            subject = Subject([], [c.pk for c in own], [c.ref for c in own])
        else:
            subject = _of_case(actor, erasure.about)
        agencies = _agencies(subject, erasure.custodian_id)
    return Subject(subject.cases, subject.concerns, subject.files, agencies)


def what_goes(subject: Subject) -> dict[Step, set[int]]:
    """Return the keys of every row that goes, step by step."""
    keys: dict[Step, set[int]] = {step: set() for step in PLAN}
    for agency in subject.agencies:
        with acting_as(house_of(agency)):
            for step in PLAN:
                keys[step] |= set(_rows(step, subject).values_list("pk", flat=True))
    return keys


def receivers_of(subject: Subject) -> dict[int, tuple[list[UUID], int]]:
    """Return who was given what: the items by reference and the purposes, for each agency that got one."""
    items: dict[int, set[UUID]] = {}
    purposes: dict[int, int] = {}
    step = next(s for s in PLAN if s.model is Disclosure)
    for agency in subject.agencies:
        with acting_as(house_of(agency)):
            for to, item, mask in _rows(step, subject).values_list("recipient_id", "item_ref", "purposes"):
                items.setdefault(to, set()).update([item] if item else [])
                purposes[to] = purposes.get(to, 0) | mask
    return {to: (sorted(refs), purposes[to]) for to, refs in items.items()}


def erase_rows(subject: Subject, keys: dict[Step, set[int]]) -> None:
    """Delete every row found, and hold the database to it that no key is left.

    Step by step, and in each agency by agency: the wall opens a row through its parents, which go later.
    """
    groups = _groups(keys)
    for step in PLAN:
        for agency in subject.agencies:
            with acting_as(house_of(agency)):
                rows = _all(step.model).filter(pk__in=keys[step])
                rows._raw_delete(rows.db)
    Group.objects.filter(pk__in=groups).delete()
    connection.check_constraints()


def house_of(agency: Agency) -> Actor:
    """Return the platform acting for an agency, for the purpose for which cases are kept."""
    return actors.machine(agency, Purpose.PVE_PREVENTION)


def _groups(keys: dict[Step, set[int]]) -> list[int]:
    teams = next(found for step, found in keys.items() if step.model is Team)
    return list(_all(Team).filter(pk__in=teams).values_list("group_id", flat=True))


def _rows(step: Step, subject: Subject) -> Any:
    return _all(step.model).filter(step.matches(subject.cases, subject.concerns, subject.files))


def _all(model: type[models.Model]) -> Any:
    manager: Any = model._meta.managers[0]
    return manager.unscoped(REASON) if issubclass(model, Guarded) else manager.get_queryset()


def _of_case(actor: Actor, ref: UUID) -> Subject:
    case = Case.objects.visible_to(actor).get(ref=ref)
    links = _all(CaseConcern)
    mine = set(links.filter(case=case).values_list("concern_id", flat=True))
    others = set(links.filter(concern__in=mine).exclude(case=case).values_list("concern_id", flat=True))
    concerns = list(_all(Concern).filter(pk__in=mine - others))
    return Subject([case.pk], [c.pk for c in concerns], [case.ref, *(c.ref for c in concerns)])


def _agencies(subject: Subject, custodian: int) -> list[Agency]:
    """Return all who hold rows, the custodian last: what hangs on a case is reached through its grants."""
    passed = _all(Disclosure)
    step = next(s for s in PLAN if s.model is Disclosure)
    keys: set[int] = set()
    for column in ("sender_id", "recipient_id", "origin_id"):
        keys |= _column(passed.filter(step.matches(subject.cases, subject.concerns, [])), column)
    keys |= _column(_all(Concern).filter(pk__in=subject.concerns), "agency_id")
    keys |= _column(_all(Item).filter(case__in=subject.cases), "agency_id")
    for model, column in ((Team, "agency_id"), (Referral, "recipient_id")):
        keys |= _column(_all(model).filter(case__in=subject.cases), column)
    others = Agency.objects.filter(pk__in=keys - {custodian}).order_by("pk")
    return [*others, Agency.objects.get(pk=custodian)]


def _column(rows: Iterable[Any], column: str) -> set[int]:
    return set(rows.values_list(column, flat=True))  # type: ignore[attr-defined]
