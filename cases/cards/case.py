"""A case to the people who work on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from audit import trail
from cases import rows
from cases.actions.discretion import is_told_nothing, neutral
from cases.cards.items import ItemCard, item_cards
from cases.cards.referrals import ReferralRow, referral_rows
from cases.cards.words import short
from cases.models import Case, HandOff, Item, PlannedMeasure
from infohouse.core.actor import Actor
from infohouse.core.paging import Part
from mechanisms import rows as ways

WHY = {
    "law-allows": _("the law allows it"),
    "needs-consent": _("needs the person's consent"),
    "has-an-offer": _("has an offer that fits"),
    "not-police": _("not the police"),
    "sits-in-the-forum": _("sits in the info-house"),
}


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
class ProposalCard:
    """An agency that routing found, with the reasons."""

    agency: UUID
    name: str
    kind: str
    place: int
    outcome: str
    sentence: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOffCard:
    """The package to the prevention centre."""

    ref: UUID
    short: str
    state: str
    state_label: str
    sender: str
    recipient: str
    prepared_at: datetime
    sent_at: datetime | None
    receipt_due_at: datetime | None
    received_at: datetime | None
    necessity: str
    items: tuple[ItemCard, ...]


@dataclass(frozen=True, slots=True)
class CaseCard:
    """Everything about one case that this reader may see."""

    row: CaseRow
    forum: str
    items: Part[ItemCard]
    referrals: Part[ReferralRow]
    proposals: tuple[ProposalCard, ...]
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
        forum="" if is_told_nothing(actor) else case.forum.name,
        items=Part.of(item_cards(actor, items), items.older),
        referrals=part_of_offers(actor, ref),
        proposals=_proposals(actor, case),
        measures=tuple(measure_card(actor, m, nine) for m in rows.measures_of(actor, case)),
        agencies=tuple((a.ref, a.name) for a in rows.agencies_on(actor, case)),
        hand_off=_hand_off(hand_off, ()) if hand_off else None,
        blockers=tuple(str(b) for b in rows.blockers(actor, case)) if mine else (),
    )


def hand_off_rows(actor: Actor, after: UUID | None = None) -> Part[HandOffCard]:
    """Return a part of the packages the actor may know of, without their content, newest first."""
    found = rows.hand_offs(actor, after)
    return Part.of([_hand_off(h, ()) for h in found], found.older)


def hand_off_card(actor: Actor, ref: UUID) -> HandOffCard:
    """Return one package with its items, and record that it was shown."""
    hand_off = rows.hand_off(actor, ref)
    items = rows.items_of_hand_off(actor, hand_off)
    trail.record(actor, "hand-off.shown", hand_off.ref, keeper=hand_off.sender_id, secret=True)
    return _hand_off(hand_off, tuple(item_cards(actor, items)))


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
        age=case.age,
        mine=case.custodian_id == actor.agency_id,
    )


def measure_card(actor: Actor, measure: PlannedMeasure, nine: dict[str, str]) -> MeasureCard:
    """Return one line of the plan."""
    return MeasureCard(
        ref=measure.ref,
        what=measure.what,
        effect=measure.effect,
        mechanism=str(measure.mechanism),
        also=tuple(nine[code] for code in measure.also),
        agency=measure.agency.name,
        due_on=measure.due_on,
        state=measure.state,
        state_label=str(measure.get_state_display()),
        own=measure.agency_id == actor.agency_id,
    )


def _proposals(actor: Actor, case: Case) -> tuple[ProposalCard, ...]:
    return tuple(
        ProposalCard(
            agency=p.agency.ref,
            name=p.agency.name,
            kind=str(p.agency.get_kind_display()),
            place=p.place,
            outcome=p.outcome,
            sentence=p.sentence,
            why=tuple(str(WHY[code]) for code in p.reasons),
        )
        for p in rows.proposals_of(actor, case)
    )


def _hand_off(hand_off: HandOff, items: tuple[ItemCard, ...]) -> HandOffCard:
    return HandOffCard(
        ref=hand_off.ref,
        short=short(hand_off.ref),
        state=hand_off.state,
        state_label=str(hand_off.get_state_display()),
        sender=hand_off.sender.name,
        recipient=hand_off.recipient.name,
        prepared_at=hand_off.prepared_at,
        sent_at=hand_off.sent_at,
        receipt_due_at=hand_off.receipt_due_at,
        received_at=hand_off.received_at,
        necessity=hand_off.necessity or "",
        items=items,
    )
