"""Two concerns, one person? Found by keyed fingerprints, said by people, and never melted together."""

from itertools import combinations
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.settling import add_to_cases, hide, unsettle
from cases.models import Case, Concern, Fingerprint, Item, Likeness, Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed
from infohouse.core.tokens import name_parts, token


def digests(name: str, concern: Concern) -> dict[str, bool]:
    """Return the fingerprints of a name and age: digest, and whether a year of birth is in it.

    Two parts of a name at a time, so that a middle name more or less does not matter. Somebody of an age was
    born in one of two years.
    """
    parts = sorted(name_parts(name))
    pairs = ["+".join(pair) for pair in combinations(parts, 2)] or parts
    years = []
    if concern.age is not None and concern.age_on is not None:
        born = concern.age_on.year - concern.age
        years = [born, born - 1]
    found = {token(pair, "alike"): False for pair in pairs}
    found |= {token(f"{pair}:{year}", "alike"): True for pair in pairs for year in years}
    return found


def fingerprint(actor: Actor, *, concern: Concern) -> None:
    """Write the fingerprints of a concern that has reached the desk. Called by other verbs only."""
    items = [i for i in rows.items_of_concern(actor, concern) if i.category == Item.Category.IDENTITY]
    found: dict[str, bool] = {}
    for item in items:
        found |= digests(str((item.content or {}).get("name", "")), concern)
    Fingerprint.objects.bulk_create(
        Fingerprint(concern=concern, desk_id=concern.desk_id, digest=digest, dated=dated)
        for digest, dated in found.items()
    )


@transaction.atomic
def say_different(*, actor: Actor, ref: UUID, other: UUID) -> None:
    """Say that two concerns are not about the same person; they are not proposed to each other again."""
    actor.must("triage")
    one, two = rows.triage(actor, ref, lock=True), rows.triage(actor, other, lock=True)
    said = rows.likeness(actor, one.concern, two.concern, lock=True)
    if said and said.verdict == Likeness.Verdict.SAME:
        raise NotAllowed(_("They are assessed together. Part them first."))
    if said is None:
        _say(actor, one.concern, two.concern, Likeness.Verdict.DIFFERENT, "")
    trail.record(actor, "concern.told-apart", one.concern.ref, secret=one.secret or two.secret)


@transaction.atomic
def join_concern(*, actor: Actor, ref: UUID, into: UUID, note: str) -> None:
    """Assess a concern together with another one. Both stay, each with its history, linked to the same case.

    It is the same worry told twice, so that one look serves for both; a new worry about somebody whose case
    runs is assessed for itself (`join_case`).

    Raises:
        NotAllowed: the other one led to no open case that the actor works on.
        MissingFact: nobody says why they are the same.
    """
    actor.must("triage")
    follower, leader = rows.triage(actor, ref, lock=True), rows.triage(actor, into, lock=True)
    follower.must_be(Triage.State.OPEN)
    leader.must_be(Triage.State.OPEN, Triage.State.DECIDED)
    if follower.pk == leader.pk or not note.strip():
        raise MissingFact(_("Say what shows that it is the same person."), ["note"])
    follower.state, follower.secret = Triage.State.JOINED, leader.secret
    follower.save(update_fields=["state", "secret"])
    hide(actor, follower.concern, secret=leader.secret)
    _say(actor, follower.concern, leader.concern, Likeness.Verdict.SAME, note.strip(), follower.concern)
    trail.record(actor, "concern.joined", follower.concern.ref, secret=leader.secret)
    if leader.state == Triage.State.DECIDED:
        _follow_into_cases(actor, follower.concern, leader)


@transaction.atomic
def part_concern(*, actor: Actor, ref: UUID, note: str) -> None:
    """Undo a joining, with the reason; the concern is back on the desk, and what was said stays on record."""
    actor.must("triage")
    triage = rows.triage(actor, ref, lock=True)
    triage.must_be(Triage.State.JOINED)
    if not note.strip():
        raise MissingFact(_("Say why they are parted."), ["note"])
    for said in rows.likenesses_of(actor, triage.concern):
        if said.follower_id == triage.concern_id and said.verdict == Likeness.Verdict.SAME:
            said.verdict, said.follower = Likeness.Verdict.DIFFERENT, None
            said.notes = [*(said.notes or []), _note(actor, note.strip())]
            said.save(update_fields=["verdict", "follower", "notes"])
    unsettle(actor, triage.concern)
    trail.record(actor, "concern.parted", triage.concern.ref, secret=triage.secret)
    hide(actor, triage.concern, secret=False)
    triage.state, triage.secret = Triage.State.OPEN, False
    triage.save(update_fields=["state", "secret"])


def _follow_into_cases(actor: Actor, concern: Concern, leader: Triage) -> None:
    cases = [c for c in rows.cases_from(actor, leader.concern) if c.state == Case.State.OPEN]
    if not cases:
        raise NotAllowed(_("That one led to no open case that you work on. Assess this one for itself."))
    add_to_cases(actor, concern, cases=cases, secret=leader.secret)


def _say(
    actor: Actor, one: Concern, two: Concern, verdict: str, note: str, follower: Concern | None = None
) -> None:
    said = rows.likeness(actor, one, two, lock=True)
    first, second = sorted((one.pk, two.pk))
    if said is None:
        said = Likeness(desk_id=one.desk_id, first_id=first, second_id=second)
    said.verdict, said.follower = verdict, follower
    said.notes = [*(said.notes or []), _note(actor, note)]
    said.made_at, said.made_by = clock.now(), actor.user_id
    said.save()


def _note(actor: Actor, text: str) -> dict[str, Any]:
    return {"at": clock.now().isoformat(), "by": actor.user_id, "text": text}
