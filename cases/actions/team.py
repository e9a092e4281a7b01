"""Who works on a case, from when until when. Each agency manages its own people."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.opening import join_team
from cases.models import Case, TeamMember
from infohouse.core import clock
from infohouse.core.actor import Actor, forget
from infohouse.core.errors import MissingFact, NotFound, WrongState


@transaction.atomic
def add_member(*, actor: Actor, case: UUID, person: UUID, role: str, until: date | None = None) -> UUID:
    """Put a colleague on the own agency's team, from today and until a day where one is given."""
    actor.must("work-case")
    row = rows.case(actor, case)
    team = rows.own_team(actor, row, lock=True)
    if role not in TeamMember.Role.values or role == TeamMember.Role.LEAD:
        raise MissingFact(_("Choose a role; the lead is handed over on its own."), ["role"])
    if until is not None and until < clock.today():
        raise MissingFact(_("Choose a day that lies ahead."), ["until"])
    able = directory.workers(actor, cleared=row.track == Case.Track.SECURITY)
    user = next((u for u in able if u.ref == person), None)
    if user is None:
        raise MissingFact(_("Choose a colleague whose role includes work on this case."), ["person"])
    for before in rows.members_of(actor, row):
        if before.team_id == team.pk and before.user_id == user.pk and before.ended_at is None:
            _make_room(actor, before)
    made = join_team(actor, team=team, person=user.pk, role=role, until=until)
    _record(actor, row, made, "member.joined", until=until.isoformat() if until else "")
    return made.ref


@transaction.atomic
def end_membership(*, actor: Actor, case: UUID, member: UUID) -> None:
    """End a colleague's work on a case. What they could open is closed at their next request.

    Raises:
        WrongState: it is the lead, or nobody would be left.
    """
    actor.must("work-case")
    row = rows.case(actor, case)
    team = rows.own_team(actor, row, lock=True)
    leaving = _member_on(actor, row, member)
    others = [m for m in rows.present(team, rows.members_of(actor, row)) if m.pk != leaving.pk]
    if not others:
        raise WrongState(_("Nobody of your agency would be left on this case. Add a colleague first."))
    if leaving.role == TeamMember.Role.LEAD:
        raise WrongState(_("Hand the lead over to a colleague first."))
    _end(actor, leaving)
    _record(actor, row, leaving, "member.left")


@transaction.atomic
def hand_over_lead(*, actor: Actor, case: UUID, member: UUID) -> None:
    """Make a colleague on the team its lead; whoever led stays on as a member."""
    actor.must("work-case")
    row = rows.case(actor, case)
    team = rows.own_team(actor, row, lock=True)
    chosen = _member_on(actor, row, member)
    if chosen not in rows.present(team, rows.members_of(actor, row)):
        raise WrongState(_("Choose somebody who is on the team today."))
    for other in rows.members_of(actor, row):
        if other.team_id == team.pk and other.role == TeamMember.Role.LEAD and other.ended_at is None:
            _change_role(other, TeamMember.Role.MEMBER)
    _change_role(chosen, TeamMember.Role.LEAD)
    _record(actor, row, chosen, "lead.handed-over")


@transaction.atomic
def take_over_team(*, actor: Actor, case: UUID) -> None:
    """Take a case of the own house on whose team nobody is left; the way back for what was deserted."""
    actor.must("coordinate")
    deserted = rows.deserted_teams(actor)
    own = (t for t in deserted if t.case.ref == case and t.agency_id == actor.agency_id)
    team = next(own, None)
    if team is None or actor.user_id is None:
        raise NotFound()
    made = join_team(actor, team=team, person=actor.user_id, role=TeamMember.Role.MEMBER)
    _record(actor, team.case, made, "member.joined", until="")


def _member_on(actor: Actor, case: Case, ref: UUID) -> TeamMember:
    found = rows.member(actor, ref, lock=True)
    if found.case_id != case.pk or found.ended_at is not None:
        raise NotFound()
    return found


def _make_room(actor: Actor, before: TeamMember) -> None:
    if before.runs:
        raise MissingFact(_("This colleague is on the team already."), ["person"])
    _end(actor, before)


def _end(actor: Actor, leaving: TeamMember) -> None:
    leaving.ended_at, leaving.ended_by = clock.now(), actor.user_id
    leaving.save(update_fields=["ended_at", "ended_by"])
    leaving.team.group.user_set.remove(leaving.user_id)
    forget()


def _change_role(member: TeamMember, role: str) -> None:
    member.role = role
    member.save(update_fields=["role"])


def _record(actor: Actor, case: Case, member: TeamMember, kind: str, **codes: str) -> None:
    secret = case.track == Case.Track.SECURITY
    trail.record(
        actor,
        kind,
        member.ref,
        file=case.ref,
        keeper=case.custodian_id,
        secret=secret,
        person=member.user_id,
        role=member.role,
        **codes,
    )
