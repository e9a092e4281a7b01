"""Search by reference or by parts of a name, among what the reader may see; by nothing else, ever."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.cards.concerns import STATES
from cases.cards.words import short
from cases.models import Case, Concern, Referral, Triage
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from infohouse.core.tokens import name_tokens

MOST = 25
SHOWN = re.compile(r"[0-9a-f]{8}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is and where it stands, nothing of what was written in it."""

    place: str  # of which kind of page
    target: UUID
    kind: str
    short: str
    state: str
    state_label: str
    age: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Hits:
    """The newest that were found, and whether there are more."""

    rows: tuple[Hit, ...]
    more: bool


def search(actor: Actor, words: str) -> Hits:
    """Return what has this reference, or is about somebody whose name has all these parts.

    What is absent and what the reader may not see are the same: not there. The trail keeps how many were
    found, and not what was looked for.

    Raises:
        MissingFact: neither a reference nor a part of a name.
    """
    actor.must("work-case")
    span, tokens = _span(words.strip()), name_tokens(words)
    if span is None and not tokens:
        raise MissingFact(_("Type a reference, or a part of a name with two letters or more."), ["words"])
    limit = MOST + 1
    found = rows.by_reference(actor, *span, limit) if span is not None else rows.by_name(actor, tokens, limit)
    hits = sorted(_hits(found), key=lambda hit: hit.since, reverse=True)
    _record(actor, found, by="reference" if span else "name")
    return Hits(tuple(hits[:MOST]), more=len(hits) > MOST)


def _span(words: str) -> tuple[UUID, UUID] | None:
    """Return the first and the last reference that the words can mean."""
    if SHOWN.fullmatch(words):
        return UUID(words + "0" * 24), UUID(words + "f" * 24)
    try:
        return UUID(words), UUID(words)
    except ValueError:
        return None


def _record(actor: Actor, found: rows.Found, *, by: str) -> None:
    secret = any(c.track == Case.Track.SECURITY for c in found.cases) or any(t.secret for t in found.triages)
    trail.record(
        actor,
        "search.made",
        uuid4(),
        secret=secret,
        by=by,
        cases=len(found.cases),
        concerns=len(found.triages) + len(found.concerns),
        referrals=len(found.received) + len(found.sent),
    )


def _hits(found: rows.Found) -> Iterator[Hit]:
    yield from map(_case, found.cases)
    yield from map(_triage, found.triages)
    yield from map(_concern, found.concerns)
    yield from (_offer(r, "referral", r.ref) for r in found.received)
    yield from (_offer(r, "case", r.case.ref) for r in found.sent)


def _case(case: Case) -> Hit:
    state = str(case.get_state_display())
    return Hit(
        "case", case.ref, _("Case"), short(case.ref), case.state, state, case.age_today, case.opened_at
    )


def _triage(triage: Triage) -> Hit:
    concern, state = triage.concern, str(triage.get_state_display())
    return Hit(
        "triage",
        triage.ref,
        _("Concern on the desk"),
        short(concern.ref),
        triage.state,
        state,
        concern.age,
        triage.opened_at,
    )


def _concern(concern: Concern) -> Hit:
    return Hit(
        "concern",
        concern.ref,
        _("Concern of your own"),
        short(concern.ref),
        concern.state,
        STATES[Concern.State(concern.state)](),
        concern.age,
        concern.started_at,
    )


def _offer(offer: Referral, place: str, target: UUID) -> Hit:
    state, since = str(offer.get_state_display()), offer.offered_at
    age = offer.age_today if offer.state in Referral.READABLE else None
    return Hit(place, target, _("Offer"), short(offer.ref), offer.state, state, age, since)
