"""What a house may know of other houses: that one holds something, whom to call, what each has decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.matching import MOST, obstacle
from cases.cards.concerns import TriageRow, triage_row
from cases.cards.waiting import Waiting
from cases.cards.words import short
from cases.models import Case, Concern, Inquiry, Match
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class InquiryCard:
    """One question to other houses and its answer."""

    asked_at: datetime
    asked_by: str
    reason: str
    answered_at: datetime | None
    hit: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of the own house, with its reason."""

    at: datetime
    who: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class MatchRow:
    """That another house holds something, in one line."""

    ref: UUID
    other: str
    phone: str
    state: str
    state_label: str
    found_at: datetime
    asked_by_us: bool
    told: bool
    both: bool


@dataclass(frozen=True, slots=True)
class OthersCard:
    """What was asked of other houses about one concern, and what came of it."""

    row: TriageRow
    inquiries: tuple[InquiryCard, ...]
    matches: tuple[MatchRow, ...]
    obstacle: str
    left: int


@dataclass(frozen=True, slots=True)
class MatchCard:
    """One house's side of a hit. Of the other side only that it is there, and whether it has released."""

    row: MatchRow
    triage: UUID
    concern: str
    theirs_at: datetime | None
    decided: tuple[Decided, ...]
    can_release: bool
    can_withhold: bool
    agency: UUID
    cases: tuple[tuple[UUID, str], ...]


def others_card(actor: Actor, ref: UUID) -> OthersCard:
    """Return what was asked of other houses about a concern on the desk."""
    actor.must("triage")
    triage = rows.triage(actor, ref)
    asked = rows.matches.inquiries_of(actor, triage.concern)
    trail.record(actor, "triage.shown", triage.ref, file=triage.concern.ref, secret=triage.secret)
    people = directory.names({i.asked_by for i in asked if i.asked_by})
    return OthersCard(
        row=triage_row(actor, triage),
        inquiries=tuple(_inquiry(i, people) for i in asked),
        matches=_rows_of(actor, triage.concern),
        obstacle=obstacle(actor, triage),
        left=max(MOST - len(asked), 0),
    )


def known_elsewhere(actor: Actor, ref: UUID) -> tuple[MatchRow, ...]:
    """Return the matches of a concern on the desk, for its page."""
    return _rows_of(actor, rows.triage(actor, ref).concern)


def concerns_behind(actor: Actor, case: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return the triages behind a case on the social track from which other houses can be asked."""
    row = rows.case(actor, case)
    if not actor.can("triage") or row.track != Case.Track.SOCIAL or row.custodian_id != actor.agency_id:
        return ()
    found = rows.triages_of(actor, [c.pk for c in rows.concerns_of(actor, row)])
    return tuple((t.ref, short(t.concern.ref)) for t in found if not t.secret)


def match_card(actor: Actor, ref: UUID) -> MatchCard:
    """Return the own side of a hit."""
    actor.must("triage")
    match = rows.matches.match(actor, ref)
    said = match.reasons or []
    trail.record(actor, "match.shown", match.ref, file=match.concern.ref, secret=match.secret)
    people = directory.names({s["by"] for s in said if s["by"]})
    return MatchCard(
        row=_row(match),
        triage=rows.triage_of(actor, match.concern).ref,
        concern=short(match.concern.ref),
        theirs_at=match.theirs_at,
        decided=tuple(_decided(s, people) for s in reversed(said)),
        can_release=match.told and match.state in (Match.State.WAITING, Match.State.WITHHELD),
        can_withhold=match.state in (Match.State.WAITING, Match.State.RELEASED),
        agency=match.other.ref,
        cases=_to_share_from(actor, match),
    )


def matches_waiting(actor: Actor) -> list[Waiting]:
    """Return the matches that nobody here has decided on; what both have released has no day any more."""
    return [
        Waiting(_asked_for(m), "match", m.ref, short(m.concern.ref), _due(m), m.other.name)
        for m in rows.matches.matches_to_mind(actor)
    ]


def _due(match: Match) -> datetime | None:
    return None if match.both else match.due_at


def _asked_for(match: Match) -> str:
    if match.both:
        return _("Both houses have released")
    return _("Decide what the house releases") if match.told else _("Another house asked")


def _rows_of(actor: Actor, concern: Concern) -> tuple[MatchRow, ...]:
    return tuple(_row(m) for m in rows.matches.matches_of(actor, concern))


def _row(match: Match) -> MatchRow:
    return MatchRow(
        ref=match.ref,
        other=match.other.name,
        phone=match.other.phone,
        state=match.state,
        state_label=_("Both have released") if match.both else str(match.get_state_display()),
        found_at=match.found_at,
        asked_by_us=match.inquiry_id is not None,
        told=match.told,
        both=match.both,
    )


def _inquiry(inquiry: Inquiry, people: dict[int, str]) -> InquiryCard:
    return InquiryCard(
        asked_at=inquiry.asked_at,
        asked_by=people.get(inquiry.asked_by or 0, ""),
        reason=str(inquiry.reason or ""),
        answered_at=inquiry.answered_at,
        hit=inquiry.hit,
    )


def _decided(said: dict[str, Any], people: dict[int, str]) -> Decided:
    return Decided(
        at=datetime.fromisoformat(said["at"]),
        who=people.get(said["by"] or 0, ""),
        what=str(Match.State(said["state"]).label),
        why=said["text"],
    )


def _to_share_from(actor: Actor, match: Match) -> tuple[tuple[UUID, str], ...]:
    """Return the cases from which the reader can go on, once both houses have released."""
    if not match.both or not actor.can("coordinate"):
        return ()
    found = rows.cases_from(actor, match.concern)
    ours = [c for c in found if c.state == Case.State.OPEN and c.track == Case.Track.SOCIAL]
    return tuple((c.ref, short(c.ref)) for c in ours if c.custodian_id == actor.agency_id)
