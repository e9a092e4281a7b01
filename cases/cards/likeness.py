"""Concerns that may be about the same person, side by side."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.cards.concerns import TriageRow, triage_row
from cases.cards.items import ItemCard, item_cards
from cases.models import Likeness, Triage
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class TwinCard:
    """One other concern: what it says, why it was found, and what was said of the pair."""

    row: TriageRow
    items: tuple[ItemCard, ...]
    why: str
    verdict: str
    can_join: bool


@dataclass(frozen=True, slots=True)
class TwinsCard:
    """One concern with all that may be about the same person."""

    row: TriageRow
    items: tuple[ItemCard, ...]
    twins: tuple[TwinCard, ...]
    joined: bool


def twins_card(actor: Actor, ref: UUID) -> TwinsCard:
    """Return a concern beside those that share a fingerprint, without those that were told apart."""
    actor.must("triage")
    triage = rows.triage(actor, ref)
    found = rows.alike(actor, triage.concern)
    said = {_other(s, triage): s.verdict for s in rows.likenesses_of(actor, triage.concern)}
    keys = [k for k in {*found, *said} if said.get(k) != Likeness.Verdict.DIFFERENT]
    trail.record(actor, "triage.shown", triage.ref, file=triage.concern.ref, secret=triage.secret)
    return TwinsCard(
        row=triage_row(actor, triage),
        items=_items(actor, triage),
        twins=tuple(_twin(actor, triage, t, found, said) for t in rows.triages_of(actor, keys)),
        joined=triage.state == Triage.State.JOINED,
    )


def twins_waiting(actor: Actor, triage: Triage) -> int:
    """Return how many concerns may be the same and nobody has said anything about yet."""
    said = {_other(s, triage) for s in rows.likenesses_of(actor, triage.concern)}
    return len(rows.alike(actor, triage.concern).keys() - said)


def _other(said: Likeness, triage: Triage) -> int:
    return said.second_id if said.first_id == triage.concern_id else said.first_id


def _items(actor: Actor, triage: Triage) -> tuple[ItemCard, ...]:
    return tuple(item_cards(actor, rows.items_of_concern(actor, triage.concern)))


def _twin(
    actor: Actor, triage: Triage, twin: Triage, found: dict[int, bool], said: dict[int, str]
) -> TwinCard:
    why = {True: _("Name and age fit."), False: _("The name fits; an age is not known."), None: ""}
    verdict = said.get(twin.concern_id, "")
    return TwinCard(
        row=triage_row(actor, twin),
        items=_items(actor, twin),
        why=why[found.get(twin.concern_id)],
        verdict=str(Likeness.Verdict(verdict).label) if verdict else "",
        can_join=not verdict and triage.state == Triage.State.OPEN and twin.state in ("open", "decided"),
    )
