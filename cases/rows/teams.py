"""The door to the people on a case."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from agencies import actors
from agencies import rows as directory
from cases.models import Access, Case, Team, TeamMember
from cases.rows.one import one
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as

REACHED = "of cases that the door has just given; the wall holds each row to its case as well"


def own_team(actor: Actor, case: Case, *, lock: bool = False) -> Team:
    """Return the own agency's team on a case, or raise NotFound."""
    rows = Team.objects.visible_to(actor).filter(case=case, agency_id=actor.agency_id)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise NotFound()
    return found


def teams_of(actor: Actor, case: Case) -> list[Team]:
    """Return the teams of a case: the own one, and all where the agency keeps the case."""
    rows = Team.objects.visible_to(actor).filter(case=case).select_related("agency")
    return list(rows.order_by("agency__name"))


def members_of(actor: Actor, case: Case) -> list[TeamMember]:
    """Return who is or was on the teams of a case, as far as the actor may know, in order of joining."""
    rows = TeamMember.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("team").order_by("pk"))


def member(actor: Actor, ref: UUID, *, lock: bool = False) -> TeamMember:
    """Return one membership on the own agency's team, or raise NotFound."""
    rows = TeamMember.objects.visible_to(actor).filter(team__agency_id=actor.agency_id)
    found: TeamMember = one(rows.select_related("team__group", "case"), ref, lock=lock)
    return found


def present(team: Team, members: list[TeamMember]) -> list[TeamMember]:
    """Return who of a team is on it today and still works for the agency."""
    there = directory.still_there(team.agency_id)
    return [m for m in members if m.team_id == team.pk and m.runs and m.user_id in there]


def own_members(actor: Actor, case: Case) -> QuerySet[Any]:
    """Return who of the own agency is still on a case, as a query."""
    rows = TeamMember.objects.visible_to(actor).filter(team__agency_id=actor.agency_id)
    return rows.filter(case=case, ended_at__isnull=True)


def deserted_teams(actor: Actor) -> list[Team]:
    """Return the teams on the own agency's open cases on which nobody is left.

    Asked as the agency itself: where the last person has gone, no person reaches the case any more. Asked
    table by table: joined, every pair of rows is held to every policy, which takes minutes for a thousand.
    """
    house = actors.machine(directory.agency(actor.agency_id), Purpose.PVE_PREVENTION)
    with acting_as(house):
        reached = Case.objects.visible_to(house).filter(custodian_id=house.agency_id, state=Case.State.OPEN)
        cases = {c.pk: c for c in reached if actor.cleared or c.track != Case.Track.SECURITY}
        running = Access.objects.unscoped(REACHED).filter(custodian_id=house.agency_id, until=None)
        live = set(running.values_list("case_id", "agency_id"))
        found = Team.objects.unscoped(REACHED).filter(case__in=cases).select_related("agency").order_by("pk")
        teams = [t for t in found if (t.case_id, t.agency_id) in live]
        members = list(TeamMember.objects.unscoped(REACHED).filter(team__in=[t.pk for t in teams]))
    for team in teams:
        team.case = cases[team.case_id]
    at = {t.pk: t.agency_id for t in teams}
    there = directory.staff_of(set(at.values()))
    manned = {m.team_id for m in members if m.runs and (at[m.team_id], m.user_id) in there}
    return [t for t in teams if t.pk not in manned]
