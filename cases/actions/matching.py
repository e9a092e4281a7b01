"""Does another house know this person? Hit or no hit on keyed fingerprints; each house decides for itself.

Nothing is read across the wall. The platform takes turns: it takes the digests in the name of the house that
asks, and compares them in the name of each other house with what that house itself reaches. Neither row ever
holds a key of the other house's concern.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import actors
from agencies import rows as directory
from agencies.models import Agency
from audit import trail
from cases import rows
from cases.actions.disclosing import in_the_name_of, itself
from cases.actions.provenance import by_ways
from cases.actions.written import fields_for
from cases.models import Inquiry, Item, Match, Triage
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, WrongState
from infohouse.core.purpose import Purpose
from infohouse.core.tokens import token
from infohouse.core.wall import acting_as
from sharing.actions.decide import decide
from sharing.question import Question

# Each question shows that somebody is in trouble; a person who was asked about often is marked by it.
MOST = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes from house to house: digests, who asks for what purpose, and the pair it would make."""

    digests: tuple[str, ...]
    asker: Agency
    purpose: Purpose
    pair: UUID


@transaction.atomic
def ask_other_houses(*, actor: Actor, ref: UUID, reason: str) -> UUID:
    """Ask whether another house knows the person of a concern on the own desk; the worker looks it up.

    Raises:
        WrongState: it cannot be asked, or not now; the message says why.
        MissingFact: nobody says why it is necessary.
    """
    actor.must("triage")
    triage = rows.triage(actor, ref, lock=True)
    if stops := obstacle(actor, triage):
        raise WrongState(stops)
    if not reason.strip():
        raise MissingFact(_("Say why you need to know it for this person."), ["reason"])
    made = Inquiry.objects.create(
        concern=triage.concern,
        desk_id=triage.desk_id,
        purpose=actor.purpose.value,
        reason=reason.strip(),
        asked_at=clock.now(),
        asked_by=actor.user_id,
    )
    trail.record(actor, "inquiry.made", made.ref, file=triage.concern.ref)
    return made.ref


def obstacle(actor: Actor, triage: Triage) -> str:
    """Return why no other house can be asked about a concern, or nothing."""
    if triage.secret:
        return _("What is on the security track is asked for on its own ways, not here.")
    with acting_as(itself(actor.agency_id)) as house:
        held = rows.matches.holding(house, triage.concern)
    if held is None:
        return _("Nothing is open about this concern.")
    if not rows.matches.dated_digests(actor, triage.concern):
        return _("It needs a name and an age. A name alone would point at the wrong person.")
    asked = rows.matches.inquiries_of(actor, triage.concern)
    if any(i.state == Inquiry.State.ASKED for i in asked):
        return _("The last question is still being looked up.")
    return _("It was asked as often as may be.") if len(asked) >= MOST else ""


@transaction.atomic
def answer_inquiry(*, actor: Actor, ref: UUID) -> None:
    """Look up, house by house, who holds a concern about the person. Done twice, it is done once.

    The law is asked twice: may this house show that it holds something, and may the other one. Always in the
    same way, so that nothing in the asking house tells one "no" from another.
    """
    inquiry = rows.matches.inquiry(actor, ref, lock=True)
    if inquiry.state != Inquiry.State.ASKED:
        return
    own = rows.matches.holding(actor, inquiry.concern)
    if own is not None and not own.secret:
        inquiry.asking = uuid4()
        others = [house for house in directory.houses() if house.pk != actor.agency_id]
        inquiry.hit = any([_look_up(actor, inquiry, own, house) for house in others])
    inquiry.state, inquiry.answered_at = Inquiry.State.ANSWERED, clock.now()
    inquiry.save(update_fields=["state", "answered_at", "asking", "hit"])
    trail.record(actor, "inquiry.answered", inquiry.ref, file=inquiry.concern.ref)


@transaction.atomic
def release_match(*, actor: Actor, ref: UUID, reason: str) -> None:
    """Say that the own house is ready to be asked by the other one. Nothing flows by it.

    Raises:
        NotAllowed: the other house was not told.
    """
    _decide(actor, ref, Match.State.RELEASED, reason, kind="match.released")


@transaction.atomic
def withhold_match(*, actor: Actor, ref: UUID, reason: str) -> None:
    """Say that the own house is not ready, or no longer; possible until something was shared.

    Raises:
        NotAllowed: something was passed to the other house since.
    """
    _decide(actor, ref, Match.State.WITHHELD, reason, kind="match.withheld")


def _look_up(actor: Actor, inquiry: Inquiry, own: rows.matches.Holding, house: Agency) -> bool:
    """Say whether one other house holds something and may say so; both sides get their row."""
    purpose = Purpose(inquiry.purpose)
    if not _may_tell(actor, own, to=house, purpose=purpose, asking=inquiry.asking or uuid4()):
        return False
    if any(m.told and m.other_id == house.pk for m in rows.matches.running_matches(actor, inquiry.concern)):
        return True
    pair = UUID(token(f"{inquiry.concern.ref}:{house.pk}", "match"))
    digests = tuple(rows.matches.dated_digests(actor, inquiry.concern))
    wanted = Wanted(digests, directory.agency(actor.agency_id), purpose, pair)
    with acting_as(actors.machine(house, Purpose.TRIAGE_ASSESSMENT)) as holder:
        hit = _compare(holder, wanted)
    if hit:
        _keep(actor, own, other=house, pair=pair, inquiry=inquiry, told=True)
    return hit


def _compare(holder: Actor, wanted: Wanted) -> bool:
    """Write down what the acting house holds about somebody, and say whether the asking house may be told."""
    found = rows.matches.holdings_like(holder, wanted.digests)
    for secret in [h for h in found if h.secret][:1]:
        _keep(holder, secret, other=wanted.asker, pair=wanted.pair, told=False)
    plain = [(h, uuid4()) for h in found if not h.secret]
    for one, asking in plain:
        if _may_tell(holder, one, to=wanted.asker, purpose=wanted.purpose, asking=asking):
            _keep(holder, one, other=wanted.asker, pair=wanted.pair, told=True, asking=asking)
            return True
    for one, asking in plain[:1]:
        _keep(holder, one, other=wanted.asker, pair=wanted.pair, told=False, asking=asking)
    return False


def _may_tell(actor: Actor, own: rows.matches.Holding, *, to: Agency, purpose: Purpose, asking: UUID) -> bool:
    """Ask the law whether a house may show that it holds a concern, and record the answer.

    That it exists is the least of what was told, and never freer than that. What a person would have to write
    or to weigh first, the platform does not: then it is no.
    """
    items = rows.items_of_concern(actor, own.concern)
    question = Question(
        sender=directory.agency(actor.agency_id),
        recipient=to,
        purpose=purpose,
        data=(),
        forum=directory.forum_of_host(actor.agency_id),
        track="social" if own.cases else "untriaged",
        age=own.concern.age_today,
        facts={name: value for case in own.cases for name, value in case.clocks.items()},
    )
    told = [i for i in items if i.category == Item.Category.NARRATIVE]
    made = [
        answer
        for way in by_ways(actor, question, items=told)
        for answer in decide(actor=actor, file=own.concern.ref, question=way, asking=asking)
    ]
    return bool(made) and all(d.permits and _is_free(d.obligations) for d in made)


def _is_free(obligations: Iterable[str]) -> bool:
    # The necessity is written: it is the reason for which the question was asked.
    return set(fields_for(obligations)) <= {"necessity"}


def _keep(
    actor: Actor,
    own: rows.matches.Holding,
    *,
    other: Agency,
    pair: UUID,
    told: bool,
    inquiry: Inquiry | None = None,
    asking: UUID | None = None,
) -> None:
    """Write the acting house's side, or mend the one it has from an earlier question."""
    known = next((m for m in rows.matches.sides(actor, pair) if m.secret == own.secret), None)
    if known is not None:
        known.told, known.asking = known.told or told, asking or known.asking
        known.save(update_fields=["told", "asking"])
        return
    made = Match.objects.create(
        concern=own.concern,
        desk_id=actor.agency_id,
        other=other,
        inquiry=inquiry,
        pair=pair,
        told=told,
        secret=own.secret,
        asking=asking,
        found_at=clock.now(),
        due_at=due_at(actor, "referral_answer"),
    )
    trail.record(actor, "match.found", made.ref, file=own.concern.ref, secret=own.secret, recipient=other.pk)


def _decide(actor: Actor, ref: UUID, state: Match.State, reason: str, *, kind: str) -> None:
    actor.must("triage")
    match = rows.matches.match(actor, ref, lock=True)
    match.must_be(*({Match.State.WAITING, Match.State.RELEASED, Match.State.WITHHELD} - {state}))
    if not reason.strip():
        raise MissingFact(_("Say why."), ["reason"])
    if state == Match.State.RELEASED and not match.told:
        raise NotAllowed(_("The other house was not told that you hold something. Call it if it must know."))
    if match.state == Match.State.RELEASED:
        _must_not_be_shared(actor, match)
    said = {"at": clock.now().isoformat(), "by": actor.user_id, "state": state.value, "text": reason.strip()}
    match.state, match.decided_at, match.reasons = state, clock.now(), [*(match.reasons or []), said]
    match.save(update_fields=["state", "decided_at", "reasons"])
    if match.told:
        _tell_other_side(actor, match)
    trail.record(
        actor, kind, match.ref, file=match.concern.ref, secret=match.secret, recipient=match.other_id
    )


def _must_not_be_shared(actor: Actor, match: Match) -> None:
    with acting_as(itself(actor.agency_id)) as house:
        if rows.matches.shared_since(house, match):
            raise NotAllowed(
                _("Something was passed to that house already. Call it back in the list of receivers.")
            )


def _tell_other_side(actor: Actor, match: Match) -> None:
    """Let the other side know since when this one has released; the reason stays here."""
    since = match.decided_at if match.state == Match.State.RELEASED else None
    with acting_as(in_the_name_of(actor, match.other_id)) as other:
        for side in rows.matches.sides(other, match.pair):
            if side.told:
                side.theirs_at = since
                side.save(update_fields=["theirs_at"])
