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
from cases import answers as form
from cases import rows
from cases.actions.disclosing import datum, disclose, must_permit
from cases.models import Concern, Disclosure, Item
from cases.models.case import HOUSE_PURPOSES
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import Duplicate, MissingFact
from sharing.actions.decide import decide
from sharing.question import Question

NECESSITY = "The reporter asks the info-house to look at this concern."


@transaction.atomic
def start_draft(*, actor: Actor) -> UUID:
    """Begin a concern that only its reporter sees, and return its reference."""
    actor.must("log-concern")
    return _new_concern(actor, directory.house_for(actor.agency_id)).ref


@transaction.atomic
def save_draft(*, actor: Actor, ref: UUID, answers: Mapping[str, object]) -> None:
    """Keep what was typed so far; later answers replace earlier ones of the same question."""
    concern = rows.concern(actor, ref, lock=True)
    concern.must_be(Concern.State.DRAFT)
    concern.answers = {**(concern.answers or {}), **answers}
    concern.save(update_fields=["answers"])


@transaction.atomic
def discard_draft(*, actor: Actor, ref: UUID) -> None:
    """Throw an unsent concern away."""
    concern = rows.concern(actor, ref, lock=True)
    concern.must_be(Concern.State.DRAFT)
    Concern.objects.visible_to(actor).filter(pk=concern.pk).delete()


@transaction.atomic
def log_concern(*, actor: Actor, ref: UUID) -> UUID:
    """Send the draft to the info-house and return its reference.

    Sent twice, it is logged once. The passing of each item to the house is decided by law like any other.
    """
    actor.must("log-concern")
    concern = rows.concern(actor, ref, lock=True)
    if concern.state == Concern.State.DRAFT:
        _log(actor, concern, dict(concern.answers or {}))
    return concern.ref


@transaction.atomic
def log_concern_by_system(*, actor: Actor, key: str, answers: Mapping[str, object]) -> tuple[UUID, bool]:
    """Log a concern from an agency's own system; return its reference and whether it is new.

    `key` is the client's own. The same key with the same content returns the first reference.

    Raises:
        Duplicate: the same key with other content.
    """
    actor.must("log-concern")
    digest = hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()
    rows.take_turns(actor, key)
    before = rows.concern_by_key(actor, key)
    if before is not None:
        if before.key_digest != digest:
            raise Duplicate(_("Use a new Idempotency-Key for a new concern."))
        return before.ref, False
    concern = _new_concern(actor, directory.house_for(actor.agency_id), key=key, key_digest=digest)
    _log(actor, concern, dict(answers))
    return concern.ref, True


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


def _log(actor: Actor, concern: Concern, answers: dict[str, object]) -> None:
    if open_questions := form.missing(answers):
        raise MissingFact(_("Say what you saw or heard before you send."), open_questions)
    concern.age, concern.age_on = form.age(answers), clock.today()
    items = [_make_item(actor, concern, statement) for statement in form.statements(answers)]
    _disclose_to_house(actor, concern, items)
    concern.state, concern.logged_at, concern.answers = Concern.State.LOGGED, clock.now(), None
    concern.save(update_fields=["age", "age_on", "state", "logged_at", "answers"])
    trail.record(actor, "concern.logged", concern.ref, keeper=concern.desk_id)


def _make_item(actor: Actor, concern: Concern, statement: form.Statement) -> Item:
    return Item.objects.create(
        agency_id=actor.agency_id,
        author_id=actor.user_id,
        category=statement.category,
        nature=statement.nature,
        content=statement.content,
        made_at=clock.now(),
        concern=concern,
    )


def _disclose_to_house(actor: Actor, concern: Concern, items: list[Item]) -> None:
    house = directory.house_for(actor.agency_id)
    assert house.host is not None, "house_for returns hosted forums only"
    for purpose in HOUSE_PURPOSES:
        question = Question(
            sender=directory.agency(actor.agency_id),
            recipient=house.host,
            purpose=purpose,
            data=tuple(datum(item, []) for item in items),
            forum=house,
            age=concern.age,
        )
        made = decide(actor=actor, file=concern.ref, question=question)
        for item, decision in zip(items, made, strict=True):
            must_permit(decision)
            disclose(
                actor=actor,
                item=item,
                decision=decision,
                stage=Disclosure.Stage.INTAKE,
                forum=house.code,
                written={"necessity": NECESSITY},
                file=concern.ref,
            )
