"""Who works on a case, to those who may know."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from agencies import rows as directory
from agencies.discretion import neutral
from cases import rows
from cases.cards.case import CaseRow, case_row
from cases.cards.words import short
from cases.models import Case, Team, TeamMember
from infohouse.core.actor import Actor

# For the forms: code and words. Who leads is handed over, never joined as.
ROLES = tuple(TeamMember.Role.choices)
JOINING = tuple(choice for choice in ROLES if choice[0] != TeamMember.Role.LEAD)


@dataclass(frozen=True, slots=True)
class MemberCard:
    """One person on a team."""

    ref: UUID
    name: str
    role: str
    role_label: str
    since: date
    until: date | None
    ended_at: datetime | None
    runs: bool
    gone: bool
    movable: bool


@dataclass(frozen=True, slots=True)
class TeamCard:
    """The people of one agency."""

    agency: str
    own: bool
    members: tuple[MemberCard, ...]
    deserted: bool


@dataclass(frozen=True, slots=True)
class TeamsCard:
    """All teams of a case that the reader may know of, and whom the reader can add."""

    row: CaseRow
    teams: tuple[TeamCard, ...]
    colleagues: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class DesertedRow:
    """A case on which nobody of an agency is left."""

    ref: UUID
    short: str
    agency: str
    own: bool


def teams_card(actor: Actor, ref: UUID) -> TeamsCard:
    """Return the teams of a case: each agency sees its own, the custodian sees all."""
    actor.must("work-case")
    case = rows.case(actor, ref)
    members = rows.members_of(actor, case)
    names = directory.names({m.user_id for m in members})
    secret = case.track == Case.Track.SECURITY
    return TeamsCard(
        row=case_row(actor, case),
        teams=tuple(_team(actor, t, members, names) for t in rows.teams_of(actor, case)),
        colleagues=tuple((u.ref, u.display_name) for u in directory.workers(actor, cleared=secret)),
    )


def deserted_rows(actor: Actor) -> list[DesertedRow]:
    """Return the cases of the own house on which nobody of an agency is left; for coordinators."""
    if not actor.can("coordinate"):
        return []
    return [
        DesertedRow(t.case.ref, short(t.case.ref), t.agency.name, t.agency_id == actor.agency_id)
        for t in rows.deserted_teams(actor)
    ]


def _team(actor: Actor, team: Team, members: list[TeamMember], names: dict[int, str]) -> TeamCard:
    present = rows.present(team, members)
    own = team.agency_id == actor.agency_id
    return TeamCard(
        agency=neutral(actor, team.agency),
        own=own,
        members=tuple(_member(m, names, m in present, own) for m in members if m.team_id == team.pk),
        deserted=not present,
    )


def _member(member: TeamMember, names: dict[int, str], present: bool, own: bool) -> MemberCard:
    return MemberCard(
        ref=member.ref,
        name=names.get(member.user_id, ""),
        role=member.role,
        role_label=str(member.get_role_display()),
        since=member.since,
        until=member.until,
        ended_at=member.ended_at,
        runs=member.runs,
        gone=member.runs and not present,
        movable=own and member.runs,
    )
