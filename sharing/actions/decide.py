"""Ask the law and write down its answer."""

from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from audit import trail
from infohouse.core import clock
from infohouse.core.actor import Actor
from sharing import explain, pack
from sharing.engine.answer import Answer, ItemAnswer
from sharing.engine.decide import decide as ask_engine
from sharing.models import Decision
from sharing.question import Question


@transaction.atomic
def decide(*, actor: Actor, file: UUID, question: Question, asking: UUID | None = None) -> list[Decision]:
    """Return one recorded Decision per item, in the order asked. Refusals are recorded like permissions."""
    answer = consult(question)
    common = _common(actor, file, question, asking or uuid4())
    made = [Decision.objects.create(**common, **_answer_fields(item)) for item in answer.items]
    _record(actor, file, common["asking"], question, answer)
    return made


def consult(question: Question) -> Answer:
    """Return what the law would say, without writing it down. For advice; nothing may be sent on it."""
    # All laws, not only the two asked: an item's origin abroad can close what both would open.
    day = clock.today()
    return ask_engine(question.as_request(), {p.country: p.law(day) for p in pack.all_packs().values()})


def _packs(question: Question) -> list[pack.Pack]:
    return [pack.in_force(country, clock.today()) for country in question.countries]


def _common(actor: Actor, file: UUID, question: Question, asking: UUID) -> dict[str, Any]:
    return {
        "asking": asking,
        "at": clock.now(),
        "agency_id": actor.agency_id,
        "user_id": actor.user_id,
        "file": file,
        "recipient": question.recipient,
        "purpose": question.purpose.value,
        "secret": question.track == "security",
        "question": _as_codes(asdict(question.as_request())),
        "packs": [{"country": p.country, "version": p.version, "digest": p.digest} for p in _packs(question)],
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
        secret=question.track == "security",
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
