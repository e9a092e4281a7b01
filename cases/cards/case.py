"""A case to the people who work on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from agencies.discretion import neutral
from audit import trail
from cases import rows
from cases.cards.hand_offs import HandOffCard, hand_off_stub
from cases.cards.items import ItemCard, item_cards
from cases.cards.proposals import ActionCard, ProposalCard, action_cards, proposal_cards
from cases.cards.referrals import ReferralRow, referral_rows
from cases.cards.words import short
from cases.models import Case, Item, PlannedMeasure
from infohouse.core.actor import Actor
from infohouse.core.paging import Part
from mechanisms import rows as ways


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the case list."""

    ref: UUID
    short: str
    track: str
    track_label: str
    state: str
    state_label: str
    custodian: str
    opened_at: datetime
    review_on: date
    erase_on: date | None
    age: int | None
    mine: bool
    frozen: bool


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One line of the plan."""

    ref: UUID
    what: str
    effect: str
    mechanism: str
    also: tuple[str, ...]
    agency: str
    due_on: date
    state: str
    state_label: str
    own: bool


@dataclass(frozen=True, slots=True)
class CaseCard:
    """Everything about one case that this reader may see."""

    row: CaseRow
    forum: str
    items: Part[ItemCard]
    referrals: Part[ReferralRow]
    proposals: tuple[ProposalCard, ...]
    actions: tuple[ActionCard, ...]
    joint: str
    measures: tuple[MeasureCard, ...]
    agencies: tuple[tuple[UUID, str], ...]
    hand_off: HandOffCard | None
    blockers: tuple[str, ...]


def case_rows(actor: Actor, after: UUID | None = None) -> Part[CaseRow]:
    """Return a part of the cases whose team the actor is on, newest first."""
    actor.must("work-case")
    found = rows.cases(actor, after)
    return Part.of([case_row(actor, c) for c in found], found.older)


def frame_row(actor: Actor, ref: UUID) -> CaseRow:
    """Return what the frame of a page of a case needs: nothing of the person, so nothing is recorded."""
    return case_row(actor, rows.case(actor, ref))


def items_to_choose(actor: Actor, ref: UUID) -> list[ItemCard]:
    """Return every item of a case, for a form that chooses among them, and record that they were shown."""
    case = rows.case(actor, ref)
    items = rows.items_of_case(actor, case)
    _record_look(actor, case, items)
    return item_cards(actor, items)


def part_of_items(actor: Actor, ref: UUID, after: UUID | None = None) -> Part[ItemCard]:
    """Return a part of the items of a case, newest first, and record that they were shown."""
    case = rows.case(actor, ref)
    found = rows.part_of_items(actor, case, after)
    _record_look(actor, case, found)
    return Part.of(item_cards(actor, found), found.older)


def part_of_offers(actor: Actor, ref: UUID, after: UUID | None = None) -> Part[ReferralRow]:
    """Return a part of the offers made of a case, newest first; they are the custodian's."""
    case = rows.case(actor, ref)
    if case.custodian_id != actor.agency_id:
        return Part()
    found = rows.part_of_referrals(actor, case, after)
    return Part.of(referral_rows(actor, found), found.older)


def _record_look(actor: Actor, case: Case, items: Sequence[Item]) -> None:
    trail.record(
        actor,
        "case.shown",
        case.ref,
        keeper=case.custodian_id,
        secret=case.track == Case.Track.SECURITY,
        items=[str(i.ref) for i in items],
    )


def case_card(actor: Actor, ref: UUID) -> CaseCard:
    """Return one case with its newest items and offers, and record what was shown."""
    case = rows.case(actor, ref)
    items = rows.part_of_items(actor, case)
    _record_look(actor, case, items)
    mine = case.custodian_id == actor.agency_id
    hand_off, nine = rows.hand_off_of(actor, case), ways.names()
    return CaseCard(
        row=case_row(actor, case),
        forum="" if actor.unaware else case.forum.name,
        items=Part.of(item_cards(actor, items), items.older),
        referrals=part_of_offers(actor, ref),
        proposals=proposal_cards(actor, case) if mine else (),
        actions=action_cards(actor, case) if mine else (),
        joint=_joint(actor, case),
        measures=tuple(measure_card(actor, m, nine) for m in rows.measures_of(actor, case)),
        agencies=tuple((a.ref, neutral(actor, a)) for a in rows.agencies_on(actor, case)),
        hand_off=hand_off_stub(hand_off) if hand_off else None,
        blockers=tuple(str(b) for b in rows.blockers(actor, case)) if mine else (),
    )


def case_row(actor: Actor, case: Case) -> CaseRow:
    """Return what every page of a case says about it."""
    return CaseRow(
        ref=case.ref,
        short=short(case.ref),
        track=case.track,
        track_label=str(case.get_track_display()),
        state=case.state,
        state_label=str(case.get_state_display()),
        custodian=neutral(actor, case.custodian),
        opened_at=case.opened_at,
        review_on=case.review_on,
        erase_on=case.erase_on,
        age=case.age_today,
        mine=case.custodian_id == actor.agency_id,
        frozen=case.frozen,
    )


def measure_card(actor: Actor, measure: PlannedMeasure, nine: dict[str, str]) -> MeasureCard:
    """Return one line of the plan."""
    return MeasureCard(
        ref=measure.ref,
        what=measure.what,
        effect=measure.effect,
        mechanism=str(measure.mechanism),
        also=tuple(nine[code] for code in measure.also),
        agency=neutral(actor, measure.agency),
        due_on=measure.due_on,
        state=measure.state,
        state_label=str(measure.get_state_display()),
        own=measure.agency_id == actor.agency_id,
    )


def _joint(actor: Actor, case: Case) -> str:
    """Return the state of the summary that crosses between two tracks, to those who may know of it."""
    joint = rows.joint_of(actor, case) if actor.cleared else None
    return str(joint.get_state_display()) if joint else ""
