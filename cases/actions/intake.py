"""From the first keystroke to the receipt."""

import hashlib
import json
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from agencies.models import Forum
from audit import trail
from cases import rows
from cases.actions.telling import Answer, advise, tell
from cases.models import Concern
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import Duplicate, MissingFact


@transaction.atomic
def start_draft(*, actor: Actor) -> UUID:
    """Begin a concern that only its reporter sees, and return its reference.

    What the law lets the agency tell is asked and recorded at once, before anybody types a name.
    """
    actor.must("log-concern")
    concern = _new_concern(actor, directory.house_for(actor.agency_id))
    advise(actor, concern)
    return concern.ref


@transaction.atomic
def draft_by_system(*, actor: Actor, way: str, **answers: object) -> UUID:
    """Keep a concern from an agency's own system as a draft, for files to be put on it before it is sent."""
    ref = start_draft(actor=actor)
    choose_way(actor=actor, ref=ref, way=way)
    save_draft(actor=actor, ref=ref, answers=answers)
    return ref


@transaction.atomic
def save_draft(*, actor: Actor, ref: UUID, answers: Mapping[str, object]) -> None:
    """Keep what was typed so far; later answers replace earlier ones of the same question."""
    concern = rows.concern(actor, ref, lock=True)
    concern.must_be(Concern.State.DRAFT)
    concern.answers, concern.saved_at = {**(concern.answers or {}), **answers}, clock.now()
    concern.save(update_fields=["answers", "saved_at"])


@transaction.atomic
def discard_draft(*, actor: Actor, ref: UUID) -> None:
    """Throw an unsent concern away."""
    concern = rows.concern(actor, ref, lock=True)
    concern.must_be(Concern.State.DRAFT)
    Concern.objects.visible_to(actor).filter(pk=concern.pk).delete()


@transaction.atomic
def choose_way(*, actor: Actor, ref: UUID, way: str) -> None:
    """Say how a concern goes: with consent, without a name, or with it, which the law must then let pass."""
    concern = rows.concern(actor, ref, lock=True)
    concern.must_be(Concern.State.DRAFT)
    if way not in Concern.Way.values or way == Concern.Way.OPEN:
        raise MissingFact(_("Choose how this may go."), ["way"])
    concern.way = way
    concern.save(update_fields=["way"])
    trail.record(actor, "concern.way-chosen", concern.ref, keeper=concern.desk_id, way=way)


def log_concern(*, actor: Actor, ref: UUID) -> UUID:
    """Send the draft to the info-house and return its reference.

    Sent twice, it is logged once. The passing of each item to the house is decided by law like any other.

    Raises:
        Refused: the law does not let it go this way. The refusal is on record, and the draft as it was.
    """
    answer = _log_concern(actor, ref)
    answer.must_be_logged()
    return answer.concern


def log_concern_by_system(
    *, actor: Actor, key: str, answers: Mapping[str, object], way: str = Concern.Way.NAMED
) -> tuple[UUID, bool]:
    """Log a concern from an agency's own system; return its reference and whether it is new.

    `key` is the client's own. The same key with the same content returns the first reference.

    Raises:
        Duplicate: the same key with other content.
        Refused: the law does not let it go this way; the refusal is on record and names the ways that remain.
    """
    answer = _log_by_system(actor, key, answers, way)
    answer.must_be_logged()
    return answer.concern, answer.is_new


@transaction.atomic
def _log_concern(actor: Actor, ref: UUID) -> Answer:
    actor.must("log-concern")
    concern = rows.concern(actor, ref, lock=True)
    if concern.state != Concern.State.DRAFT:
        return Answer(concern.ref)
    return tell(actor, concern, answers=dict(concern.answers or {}))


@transaction.atomic
def _log_by_system(actor: Actor, key: str, answers: Mapping[str, object], way: str) -> Answer:
    actor.must("log-concern")
    content = json.dumps({**answers, "way": way}, sort_keys=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    rows.take_turns(actor, key)
    before = rows.concern_by_key(actor, key)
    if before is not None:
        if before.key_digest != digest:
            raise Duplicate(_("Use a new Idempotency-Key for a new concern."))
        return Answer(before.ref, is_new=False)
    with transaction.atomic():
        concern = _new_concern(
            actor, directory.house_for(actor.agency_id), key=key, key_digest=digest, way=way
        )
        answer = tell(actor, concern, answers=answers)
        if answer.refused_by:
            Concern.objects.visible_to(actor).filter(pk=concern.pk).delete()
    return answer


def _new_concern(actor: Actor, house: Forum, **fields: str) -> Concern:
    return Concern.objects.create(
        agency_id=actor.agency_id,
        desk_id=house.host_id,
        reporter_id=actor.user_id,
        client_id=actor.client_id,
        started_at=clock.now(),
        answers={},
        **fields,
    )
