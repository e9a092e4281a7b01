"""Requests from outside, with what the law says of each item; and the answer to the person concerned."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies import rows as directory
from agencies.discretion import neutral, plain_role, purpose_in_words
from audit import rows as trail_rows
from audit import trail
from audit.models import Event
from cases import rows
from cases.actions.written import fields_for
from cases.cards.items import ItemCard, item_cards
from cases.cards.sharing import DecisionCard, decision_card
from cases.cards.timeline import LOOKED
from cases.cards.words import FIELDS, short
from cases.models import Case, Item, OutsideRequest
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose
from sharing import rows as law
from sharing.engine.vocabulary import NO_INVESTIGATIVE_USE
from sharing.models import Decision

LEFT_OUT = gettext_lazy("[left out: it is about somebody else]")
# Parts of a concern that are about others, whoever wrote them.
ABOUT_OTHERS = frozenset({"heard", "talked"})


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request in a list."""

    ref: UUID
    short: str
    kind: str
    kind_label: str
    asker: str
    purpose: str
    state: str
    state_label: str
    due_on: date
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class AskedItem:
    """What the law says of one item; and under what the holder has it, where a mark from there closes it."""

    decision: DecisionCard
    came_under: str


@dataclass(frozen=True, slots=True)
class RequestCard:
    """One request, what was demanded, what the law says, what was decided by whom."""

    row: RequestRow
    case: UUID
    written: bool
    demand: str
    basis: str
    registered_by: str
    decisions: tuple[AskedItem, ...]
    own_items: int
    asks: tuple[str, ...]
    mine_to_decide: bool
    given: tuple[UUID, ...]
    reason: str
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One entry as the person concerned reads it."""

    label: str
    nature: str
    fields: tuple[tuple[str, str], ...]
    origin: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SubjectLook:
    """One look, without the names of staff."""

    at: datetime
    who: str
    what: str
    purpose: str


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What the person concerned is handed: entries, whom to ask for the rest, and who looked."""

    row: RequestRow
    case: UUID
    holder: str
    entries: tuple[OwnEntry, ...]
    ask_elsewhere: tuple[str, ...]
    receivers: tuple[str, ...]
    looks: tuple[SubjectLook, ...]


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    """What a body is handed: the items given, the sections of what was not."""

    row: RequestRow
    case: UUID
    holder: str
    items: tuple[ItemCard, ...]
    refused: tuple[AskedItem, ...]
    reason: str


def request_rows(actor: Actor, ref: UUID) -> list[RequestRow]:
    """Return who asked the own agency about the person of a case."""
    return [_row(actor, r) for r in rows.outside_requests_of(actor, rows.case(actor, ref))]


def request_card(actor: Actor, ref: UUID) -> RequestCard:
    """Return one request with the law's answers, and record that it was shown."""
    request = rows.outside_request(actor, ref)
    decisions = _decisions(actor, request)
    _shown(actor, request)
    people = directory.names({p for p in (request.registered_by, request.decided_by) if p})
    by_name = any("human-decision" in d.obligations for d in decisions)
    return RequestCard(
        row=_row(actor, request),
        case=request.case.ref,
        written=request.written,
        demand=request.demand or "",
        basis=request.basis or "",
        registered_by=people.get(request.registered_by or 0, ""),
        decisions=_asked(actor, request, decisions),
        own_items=len(request.own_items),
        asks=tuple(
            field
            for field in fields_for(o for d in decisions if d.permits for o in d.obligations)
            if field not in ("demand", "decider")
        ),
        mine_to_decide=actor.can("decide-request")
        and not (by_name and actor.user_id == request.registered_by),
        given=tuple(request.given),
        reason=request.reason or "",
        decided_at=request.decided_at,
        decided_by=people.get(request.decided_by or 0, ""),
    )


def body_answer(actor: Actor, ref: UUID) -> BodyAnswer:
    """Return what a body is handed, for print."""
    request = rows.outside_request(actor, ref)
    _shown(actor, request)
    items = rows.items_by_ref(actor, request.given)
    kept = [d for d in _decisions(actor, request) if d.item not in set(request.given)]
    return BodyAnswer(
        row=_row(actor, request),
        case=request.case.ref,
        holder=neutral(actor, request.holder),
        items=tuple(item_cards(actor, items)),
        refused=_asked(actor, request, kept),
        reason=request.reason or "",
    )


def own_answer(actor: Actor, ref: UUID) -> OwnAnswer:
    """Return what the person concerned is handed, masked as the law asks, for print."""
    request = rows.outside_request(actor, ref)
    _shown(actor, request)
    decisions = {d.item: d for d in _decisions(actor, request)}
    items = rows.items_by_ref(actor, request.given)
    elsewhere = [d.item for d in decisions.values() if "refer-to-controller" in d.obligations]
    return OwnAnswer(
        row=_row(actor, request),
        case=request.case.ref,
        holder=neutral(actor, request.holder),
        entries=tuple(
            masked_entry(item, decisions[item.ref].obligations, request.masked or ()) for item in items
        ),
        ask_elsewhere=tuple(sorted({neutral(actor, i.agency) for i in rows.items_by_ref(actor, elsewhere)})),
        receivers=_receivers(actor, request.case),
        looks=_looks(actor, request.case),
    )


def masked_entry(item: Item, obligations: Sequence[str], words: Sequence[str]) -> OwnEntry:
    """Return an entry without who reported, without others, and without the words a decider chose."""
    reported = "redact-reporter" in obligations and item.concern_id is not None
    others = "redact-third-party" in obligations
    whole = item.category == "reporter-identity" or (
        others and (item.category == Item.Category.FAMILY or item.nature == Item.Nature.HEARSAY)
    )
    fields = []
    for name, text in (item.content or {}).items():
        hidden = whole or (others and name in ABOUT_OTHERS)
        fields.append((str(FIELDS.get(name, name)), str(LEFT_OUT) if hidden else _without(str(text), words)))
    return OwnEntry(
        label=str(item.get_category_display()),
        nature=str(item.get_nature_display()),
        fields=tuple(fields),
        origin=_("Somebody who was worried") if reported else item.agency.name,
        made_at=item.made_at,
    )


def _without(text: str, words: Sequence[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(re.escape(word), "█████", text, flags=re.IGNORECASE)
    return text


def _receivers(actor: Actor, case: Case) -> tuple[str, ...]:
    """Return who was given something, without the security track, whoever reads this."""
    found = rows.disclosures_about(actor, case)
    return tuple(sorted({neutral(actor, d.recipient) for d in found if not d.secret}))


def _looks(actor: Actor, case: Case) -> tuple[SubjectLook, ...]:
    """Return who looked, newest first: agency and role. Nothing of the security track, whoever reads this."""
    concerns = rows.concerns_of(actor, case)
    files = [case.ref, *(c.ref for c in concerns), *(r.ref for r in rows.referrals_of(actor, case))]
    reporters = {c.agency_id for c in concerns}
    before = {c.ref for c in concerns}
    events = [e for e in trail_rows.all_events_of(actor, files, LOOKED) if not e.secret]
    given = {int(e.codes["recipient"]) for e in events if "recipient" in e.codes}
    known = directory.agencies_by_key({e.agency_id for e in events} | given)
    names = {pk: neutral(actor, agency) for pk, agency in known.items()}
    return tuple(
        SubjectLook(
            at=e.at,
            who=_who(actor, e, names, reported=e.agency_id in reporters and e.file in before),
            what=str(LOOKED[e.kind]),
            purpose=purpose_in_words(actor, Purpose(e.purpose)),
        )
        for e in events
    )


def _who(actor: Actor, event: Event, names: Mapping[int, str], *, reported: bool) -> str:
    if "recipient" in event.codes:
        return names.get(event.codes["recipient"], _("An agency"))
    if reported:
        return _("Somebody who was worried")
    return ", ".join(
        filter(None, (plain_role(actor, event.role), names.get(event.agency_id, _("An agency"))))
    )


def _row(actor: Actor, request: OutsideRequest) -> RequestRow:
    return RequestRow(
        ref=request.ref,
        short=short(request.ref),
        kind=request.kind,
        kind_label=str(request.get_kind_display()),
        asker=neutral(actor, request.asker) if request.asker else _("The person concerned"),
        purpose=purpose_in_words(actor, Purpose(request.purpose)),
        state=request.state,
        state_label=str(request.get_state_display()),
        due_on=request.due_on,
        registered_at=request.registered_at,
    )


def _decisions(actor: Actor, request: OutsideRequest) -> list[Decision]:
    return law.decisions_of(actor, request.asking) if request.asking else []


def _asked(actor: Actor, request: OutsideRequest, decisions: Sequence[Decision]) -> tuple[AskedItem, ...]:
    items = rows.items_of_case(actor, request.case)
    labels = {i.ref: f"{i.get_category_display()} ({i.get_nature_display()})" for i in items}
    under = {d.item_ref: d.sentence for d in rows.held(actor, items) if NO_INVESTIGATIVE_USE in d.carries}
    return tuple(
        AskedItem(
            decision_card(d, labels.get(d.item, short(d.item))),
            "" if d.permits else under.get(d.item, ""),
        )
        for d in decisions
    )


def _shown(actor: Actor, request: OutsideRequest) -> None:
    trail.record(
        actor,
        "request.shown",
        request.ref,
        file=request.case.ref,
        keeper=request.case.custodian_id,
        secret=request.secret,
    )
