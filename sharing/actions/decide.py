"""Ask the law and write down its answer."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from audit import trail
from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import explain, store
from sharing.engine.answer import Answer, ItemAnswer
from sharing.engine.decide import decide as ask_engine
from sharing.models import Decision
from sharing.pack import Pack
from sharing.question import Question


@transaction.atomic
def decide(*, actor: Actor, file: UUID, question: Question, asking: UUID | None = None) -> list[Decision]:
    """Return one recorded Decision per item, in the order asked. Refusals are recorded like permissions."""
    packs = store.packs_on(clock.today())
    answer = _ask(question, packs)
    named = _named(question, packs)
    store.keep(named)
    common = _common(actor, file, question, asking or uuid4()) | {"packs": [_label(p) for p in named]}
    made = [Decision.objects.create(**common, **_answer_fields(item)) for item in answer.items]
    _record(actor, file, common["asking"], question, answer)
    return made


def consult(question: Question) -> Answer:
    """Return what the law would say, without writing it down. For advice; nothing may be sent on it."""
    return _ask(question, store.packs_on(clock.today()))


def _ask(question: Question, packs: Mapping[str, Pack]) -> Answer:
    # All laws, not only the two asked: an item's origin abroad can close what both would open.
    day = clock.today()
    return ask_engine(question.as_request(), {country: p.law(day) for country, p in packs.items()})


def _named(question: Question, packs: Mapping[str, Pack]) -> list[Pack]:
    """Return the packs an answer rests on: those asked, and those whose secret forums an item comes from."""
    forums = {d.origin.forum for d in question.data if d.origin is not None}
    heard = [country for country, p in packs.items() if p.secret_forums & forums]
    return [packs[country] for country in dict.fromkeys((*question.countries, *heard)) if country in packs]


def _label(pack: Pack) -> dict[str, str]:
    return {"country": pack.country, "version": pack.version, "digest": pack.digest}


def _common(actor: Actor, file: UUID, question: Question, asking: UUID) -> dict[str, Any]:
    return {
        "asking": asking,
        "at": clock.now(),
        "agency_id": actor.agency_id,
        "user_id": actor.user_id,
        "file": file,
        "recipient": question.recipient,
        "purpose": question.purpose.value,
        "secret": question.hidden,
        "question": _as_codes(asdict(question.as_request())),
    }


def _answer_fields(item: ItemAnswer) -> dict[str, Any]:
    return {
        "item": UUID(item.datum_id),
        "outcome": item.outcome.value,
        "basis": item.basis,
        "rules": list(item.rules),
        "citations": list(item.citations),
        "obligations": sorted(item.obligations),
        "missing": [{"fact": q.fact, "question": q.sentence, "rule": q.rule} for q in item.missing],
        "grounds": explain.grounds(item),
    }


def _record(actor: Actor, file: UUID, asking: UUID, question: Question, answer: Answer) -> None:
    trail.record(
        actor,
        "sharing.decided",
        asking,
        file=file,
        secret=question.hidden,
        recipient=question.recipient.pk,
        outcome=answer.outcome.value,
    )


def _as_codes(value: Any) -> Any:
    """Return the request as plain JSON: sets sorted, so that equal questions look equal."""
    if hasattr(value, "_asdict"):
        return _as_codes(value._asdict())
    if isinstance(value, dict):
        return {k: _as_codes(v) for k, v in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (list, tuple)):
        return [_as_codes(v) for v in value]
    return value
