"""Open a case, let an agency in, put people on its team. Calls from other verbs only."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

from django.contrib.auth.models import Group
from guardian.shortcuts import assign_perm

from agencies.models import Agency, Forum
from cases.models import Access, Case, Concern, Team, TeamMember
from cases.models.case import HOUSE_MASK, WORK_ON_CASE
from cases.periods import due_on
from infohouse.core import clock
from infohouse.core.actor import Actor, forget

AGAIN = "who accepts a case again need not be on its agency's former team"


def open_case(actor: Actor, *, concern: Concern, forum: Forum, track: str, members: Iterable[int]) -> Case:
    """Open a case on one track, kept by the forum's host, with these people of it on the team.

    What it begins with is settled afterwards (`settling`), for every concern in the same way.
    """
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
    form_team(case=case, agency_id=actor.agency_id, members=members)
    return case


def let_in(actor: Actor, *, case: Case, agency_id: int, purposes: int) -> None:
    """Grant an agency access to a case, or renew it; only its custodian can (the wall holds it to that)."""
    granted = Access.objects.unscoped("the door shows an agency its own grants; the custodian renews any")
    granted.update_or_create(
        agency_id=agency_id,
        case=case,
        defaults={"purposes": purposes, "until": None},
        create_defaults={
            "custodian_id": actor.agency_id,
            "purposes": purposes,
            "secret": case.track == Case.Track.SECURITY,
            "opened_at": case.opened_at,
        },
    )
    forget()


def widen(*, case: Case, agency_id: int, purposes: int) -> None:
    """Let an agency that works on a case look at it for further purposes as well."""
    granted = Access.objects.unscoped("the door shows an agency its own grants; the custodian renews any")
    for access in granted.filter(case=case, agency_id=agency_id):
        access.purposes |= purposes
        access.save(update_fields=["purposes"])
    forget()


def form_team(*, case: Case, agency_id: int, members: Iterable[int], lead: int | None = None) -> Team:
    """Put people of one agency on a case: guardian's permission, through a group of their own.

    An agency that takes a case on again keeps its team; the lead is the new one.
    """
    before = Team.objects.unscoped(AGAIN).filter(case=case, agency_id=agency_id)
    team: Team = before.select_related("group").first() or _new_team(case, agency_id)
    there = {m.user_id: m for m in TeamMember.objects.unscoped(AGAIN).filter(team=team, ended_at=None)}
    for member in there.values():
        if member.role == TeamMember.Role.LEAD and lead not in (None, member.user_id):
            _renew(member, TeamMember.Role.MEMBER)
    for person in {m for m in members if m is not None}:
        role = TeamMember.Role.LEAD if person == lead else TeamMember.Role.MEMBER
        if person in there:
            _renew(there[person], role)
        else:
            join_team(None, team=team, person=person, role=role)
    return team


def _new_team(case: Case, agency_id: int) -> Team:
    group = Group.objects.create(name=str(uuid4()))
    assign_perm(WORK_ON_CASE, group, case)
    made: Team = Team.objects.create(case=case, agency_id=agency_id, group=group)
    return made


def _renew(member: TeamMember, role: str) -> None:
    member.role, member.until = role, None
    member.save(update_fields=["role", "until"])
    forget()


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
