"""Open a case, let an agency in, put people on its team. Calls from other verbs only."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

from django.contrib.auth.models import Group
from guardian.shortcuts import assign_perm

from agencies.models import Agency, Forum
from cases.models import Access, Case, CaseConcern, Concern, Team, TeamMember
from cases.models.case import HOUSE_MASK, WORK_ON_CASE
from cases.periods import due_on
from infohouse.core import clock
from infohouse.core.actor import Actor, forget


def open_case(actor: Actor, *, concern: Concern, forum: Forum, track: str, members: Iterable[int]) -> Case:
    """Open a case on one track, kept by the forum's host, with these people of it on the team."""
    case = Case.objects.create(
        custodian_id=actor.agency_id,
        forum=forum,
        track=track,
        opened_at=clock.now(),
        review_on=due_on(actor, "review"),
        age=concern.age,
        age_on=concern.age_on,
    )
    let_in(actor, case=case, agency_id=actor.agency_id, purposes=HOUSE_MASK)
    CaseConcern.objects.create(case=case, concern=concern)
    form_team(case=case, agency_id=actor.agency_id, members=members)
    return case


def let_in(actor: Actor, *, case: Case, agency_id: int, purposes: int) -> None:
    """Grant an agency access to a case; only its custodian can (the wall holds it to that)."""
    Access.objects.create(
        agency_id=agency_id,
        case=case,
        custodian_id=actor.agency_id,
        purposes=purposes,
        secret=case.track == Case.Track.SECURITY,
        opened_at=case.opened_at,
    )
    forget()


def form_team(*, case: Case, agency_id: int, members: Iterable[int], lead: int | None = None) -> Team:
    """Put people of one agency on a case: guardian's permission, through a group of their own."""
    group = Group.objects.create(name=str(uuid4()))
    assign_perm(WORK_ON_CASE, group, case)
    team: Team = Team.objects.create(case=case, agency_id=agency_id, group=group)
    for person in {m for m in members if m is not None}:
        role = TeamMember.Role.LEAD if person == lead else TeamMember.Role.MEMBER
        join_team(None, team=team, person=person, role=role)
    return team


def join_team(
    actor: Actor | None, *, team: Team, person: int, role: str, until: date | None = None
) -> TeamMember:
    """Put one person on a team from today; the group's permission and the dates open the case together."""
    made: TeamMember = TeamMember.objects.create(
        team=team,
        case_id=team.case_id,
        user_id=person,
        role=role,
        since=clock.today(),
        until=until,
        added_by=actor.user_id if actor else None,
    )
    team.group.user_set.add(person)
    forget()
    return made


def security_service(country: str) -> Agency | None:
    """Return the country's security service, where one takes part."""
    return Agency.objects.filter(country=country, kind=Agency.Kind.SECURITY_SERVICE).first()
