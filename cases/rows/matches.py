"""The door to inquiries, to matches, and to what a house holds about somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from cases.models import Case, Concern, Disclosure, Fingerprint, Inquiry, Match
from cases.rows.cases import cases_from
from cases.rows.concerns import triage_of
from cases.rows.one import one
from infohouse.core import clock
from infohouse.core.actor import Actor

# How long the desk shows that both houses have released.
SHOWN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Holding:
    """A concern that is on the desk or in an open case; `secret` where only cleared people may know of it."""

    concern: Concern
    cases: tuple[Case, ...]
    secret: bool


def inquiry(actor: Actor, ref: UUID, *, lock: bool = False) -> Inquiry:
    """Return one inquiry of the own desk, or raise NotFound."""
    found: Inquiry = one(Inquiry.objects.visible_to(actor).select_related("concern"), ref, lock=lock)
    return found


def inquiries_of(actor: Actor, concern: Concern) -> list[Inquiry]:
    """Return what was asked about a concern, newest first."""
    return list(Inquiry.objects.visible_to(actor).filter(concern=concern).order_by("-asked_at", "-pk"))


def match(actor: Actor, ref: UUID, *, lock: bool = False) -> Match:
    """Return one match of the own desk, or raise NotFound.

    Locked, both sides wait for each other: each verb writes on both, and would otherwise meet crosswise.
    """
    known = Match.objects.visible_to(actor).select_related("concern", "other", "inquiry")
    found: Match = one(known, ref, lock=False)
    if not lock:
        return found
    lock_pair(found.pair)
    found = one(known, ref, lock=True)
    return found


def lock_pair(pair: UUID) -> None:
    """Wait until nobody else is busy with either side of a pair; holds until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"match:{pair}"])


def matches_of(actor: Actor, concern: Concern) -> list[Match]:
    """Return the matches of a concern, newest first."""
    rows = Match.objects.visible_to(actor).filter(concern=concern).select_related("other", "inquiry")
    return list(rows.order_by("-found_at", "-pk"))


def running_matches(actor: Actor, concern: Concern) -> list[Match]:
    """Return the matches of a concern that have not ended."""
    rows = Match.objects.visible_to(actor).filter(concern=concern)
    return list(rows.exclude(state=Match.State.ENDED).order_by("pk"))


def sides(actor: Actor, pair: UUID) -> list[Match]:
    """Return what the acting house has of a pair that has not ended."""
    return list(Match.objects.visible_to(actor).filter(pair=pair).exclude(state=Match.State.ENDED))


def matches_to_mind(actor: Actor) -> list[Match]:
    """Return matches that wait for a decision, and those that both houses have lately released."""
    lately = Q(decided_at__gte=clock.now() - SHOWN) | Q(theirs_at__gte=clock.now() - SHOWN)
    both = Q(state=Match.State.RELEASED, theirs_at__isnull=False) & lately
    rows = Match.objects.visible_to(actor).filter(Q(state=Match.State.WAITING) | both)
    return list(rows.select_related("other", "concern").order_by("due_at", "pk"))


def holding(actor: Actor, concern: Concern) -> Holding | None:
    """Return a concern while the house works on it; None for what is closed or was not warranted."""
    cases = tuple(c for c in cases_from(actor, concern) if c.state == Case.State.OPEN)
    if concern.state != Concern.State.LOGGED and not cases:
        return None
    secret = triage_of(actor, concern).secret or any(c.track == Case.Track.SECURITY for c in cases)
    return Holding(concern, cases, secret)


def holdings_like(actor: Actor, digests: Iterable[str]) -> list[Holding]:
    """Return what the house holds about somebody with one of these fingerprints, newest first."""
    prints = Fingerprint.objects.visible_to(actor).filter(
        desk_id=actor.agency_id, dated=True, digest__in=list(digests)
    )
    known = Concern.objects.visible_to(actor).filter(
        desk_id=actor.agency_id, pk__in=prints.values("concern_id")
    )
    found = [holding(actor, concern) for concern in known.order_by("-logged_at", "-pk")]
    return [h for h in found if h is not None]


def dated_digests(actor: Actor, concern: Concern) -> list[str]:
    """Return the fingerprints of a concern that hold a year of birth."""
    rows = Fingerprint.objects.visible_to(actor).filter(concern=concern, dated=True)
    return list(rows.values_list("digest", flat=True))


def shared_since(actor: Actor, match: Match) -> bool:
    """Say whether something of the concern was passed to the other house since the match was found."""
    cases = [c.pk for c in cases_from(actor, match.concern)]
    passed = Disclosure.objects.visible_to(actor).filter(
        sender_id=actor.agency_id, recipient_id=match.other_id, made_at__gte=match.found_at
    )
    return bool(passed.filter(Q(case__in=cases) | Q(item__concern=match.concern)).exists())
