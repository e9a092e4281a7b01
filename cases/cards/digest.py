"""What waits for somebody today, in a few numbers; the desk and the lists have the lines."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from agencies import actors
from agencies import rows as directory
from agencies.models import Membership
from agencies.permissions import purposes_of
from cases.cards.desk import DeskCard, grouped, waiting
from cases.cards.waiting import Waiting
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of work that waits: how much of it, and how much of that is overdue."""

    what: str
    count: int
    late: int


@dataclass(frozen=True, slots=True)
class DigestCard:
    """What waits for the reader, counted by kind; the lines, a part of them; and how the reader is told."""

    reasons: tuple[Reason, ...]
    desk: DeskCard
    by_mail: bool
    language: str


def digest_card(actor: Actor, number: int = 1) -> DigestCard:
    """Return what waits for the actor, for the purpose stated."""
    found = waiting(actor)
    choice = directory.digest(directory.person(actor))
    language = choice.language or directory.language_of(actor.country)
    return DigestCard(tuple(_reasons(found)), grouped(found, number), choice.by_mail, language)


def how_many(hats: Iterable[Membership]) -> int:
    """Return how many things wait for somebody, over all hats and purposes, each thing once."""
    found: set[tuple[object, ...]] = set()
    for hat in hats:
        for purpose in purposes_of(hat.role):
            with acting_as(actors.from_membership(hat, purpose)) as actor, transaction.atomic():
                found |= {(w.page, w.ref, w.what, w.source) for w in waiting(actor)}
    return len(found)


def _reasons(found: Iterable[Waiting]) -> list[Reason]:
    """Return the kinds of work, most overdue first. A note that says why is a kind of its own."""
    now = clock.now()
    all_of, late = Counter[str](), Counter[str]()
    for line in found:
        what = f"{line.what}: {line.note}" if line.note else line.what
        all_of[what] += 1
        late[what] += line.due_at is not None and line.due_at < now
    kinds = [Reason(what, count, late[what]) for what, count in all_of.items()]
    return sorted(kinds, key=lambda kind: (-kind.late, -kind.count, kind.what))
