"""Open a case, let an agency in, put people on its team. Calls from other verbs only."""

from collections.abc import Iterable
from uuid import uuid4

from django.contrib.auth.models import Group
from guardian.shortcuts import assign_perm

from agencies.models import Agency, Forum
from cases.models import Access, Case, CaseConcern, Concern, Team
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
    group.user_set.add(*[m for m in members if m is not None])
    team: Team = Team.objects.create(case=case, agency_id=agency_id, group=group, lead_id=lead)
    forget()
    return team


def security_service(country: str) -> Agency | None:
    """Return the country's security service, where one takes part."""
    return Agency.objects.filter(country=country, kind=Agency.Kind.SECURITY_SERVICE).first()
