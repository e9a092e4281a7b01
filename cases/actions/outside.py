"""Register what somebody outside asks for, let the law answer item by item, and decide by name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from agencies.models import Agency
from audit import trail
from cases import rows
from cases.actions.asking import question_about
from cases.actions.disclosing import data, disclose, must_permit
from cases.actions.written import checked
from cases.models import Case, Disclosure, Item, OutsideRequest
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, Refused
from infohouse.core.purpose import Purpose
from sharing import rows as law
from sharing.actions.decide import decide
from sharing.engine.answer import Outcome
from sharing.models import Decision

Kind, State = OutsideRequest.Kind, OutsideRequest.State


@dataclass(frozen=True, slots=True)
class Demand:
    """What was demanded: by a body of the platform, or by one outside of it with its name and kind."""

    purpose: Purpose
    text: str
    basis: str
    due_on: date
    written: bool = False
    asker: UUID | None = None
    body: str = ""
    body_kind: str = ""


@transaction.atomic
def register_request(*, actor: Actor, case: UUID, demand: Demand, items: Collection[UUID]) -> UUID:
    """File a demand about the person of a case and ask the law about each item; return its reference.

    What the asker recorded itself is left out: it finds that in its own file.
    """
    actor.must("register-request")
    row = rows.case(actor, case)
    if not demand.text.strip() or not demand.basis.strip() or not items:
        raise MissingFact(
            _("File what is demanded, on which legal basis, and which information it is about."),
            ["text", "basis", "items"],
        )
    asker = _asker(actor, demand)
    chosen = rows.items_by_ref(actor, items)
    others = [i for i in chosen if i.agency_id != asker.pk]
    if not others:
        raise MissingFact(
            _("All of this comes from the asker itself, which finds it in its own file."), ["items"]
        )
    made = _register(
        actor,
        row,
        chosen=others,
        kind=Kind.BODY,
        asker=asker,
        purpose=demand.purpose.value,
        written=demand.written,
        demand=demand.text.strip(),
        basis=demand.basis.strip(),
        due_on=demand.due_on,
        own_items=[i.ref for i in chosen if i.agency_id == asker.pk],
        secret=asker.kind == Agency.Kind.SECURITY_SERVICE or row.track == Case.Track.SECURITY,
    )
    _ask(actor, row, made, asker, others, facts={"written_request": demand.written})
    return made.ref


@transaction.atomic
def register_own_request(
    *, actor: Actor, case: UUID, text: str, due_on: date, deferral_recorded: bool = False
) -> UUID:
    """File that the person concerned wants to see what is held; the law answers per item (S1 to S3)."""
    actor.must("register-request")
    row = rows.case(actor, case)
    if row.track == Case.Track.SECURITY:
        raise NotFound()
    if not text.strip():
        raise MissingFact(_("Write down who asks and how you made sure who it is."), ["text"])
    chosen = rows.items_of_case(actor, row)
    made = _register(
        actor,
        row,
        chosen=chosen,
        kind=Kind.SUBJECT,
        purpose=Purpose.SUBJECT_ACCESS.value,
        written=True,
        demand=text.strip(),
        due_on=due_on,
    )
    facts = {"deferral_recorded": True} if deferral_recorded else {}
    _ask(actor, row, made, directory.agency(actor.agency_id), chosen, facts=facts)
    return made.ref


@transaction.atomic
def answer_request(
    *, actor: Actor, ref: UUID, items: Collection[UUID], written: Mapping[str, object] | None = None
) -> None:
    """Give a body the chosen items on the decisions of its request.

    Raises:
        Refused: the law does not permit a chosen item, or obliges to give one that was not chosen.
    """
    request, decisions = _to_decide(actor, ref, Kind.BODY)
    chosen = [d for d in decisions if d.item in set(items)]
    if not chosen:
        raise MissingFact(_("Choose at least one item, or refuse the request."), ["items"])
    for decision in chosen:
        must_permit(decision)
    _must_not_withhold([d for d in decisions if d not in chosen])
    given = {**(written or {}), "demand": request.demand, **_decider(actor, chosen)}
    kept = checked(actor, chosen, given=given)
    by_ref = {item.ref: item for item in rows.items_by_ref(actor, [d.item for d in chosen])}
    for decision in chosen:
        disclose(
            actor=actor,
            item=by_ref[decision.item],
            decision=decision,
            stage=Disclosure.Stage.REQUEST,
            forum=request.case.forum.code,
            case=request.case,
            written=kept,
        )
    _close(actor, request, State.ANSWERED, given=[d.item for d in chosen])
    _record(actor, request, "request.answered", items=len(chosen))


@transaction.atomic
def answer_own_request(*, actor: Actor, ref: UUID, masked: Sequence[str] = ()) -> None:
    """Let the person concerned have what the law permits; reporters, others and these words are masked."""
    request, decisions = _to_decide(actor, ref, Kind.SUBJECT)
    permitted = [d.item for d in decisions if d.permits]
    words = [w.strip() for w in masked if w.strip()]
    _close(actor, request, State.ANSWERED, given=permitted, masked=words)
    _record(actor, request, "request.answered", items=len(permitted))


@transaction.atomic
def refuse_request(*, actor: Actor, ref: UUID, reason: str) -> None:
    """Refuse a body's request; the law's sections stand with it. A duty cannot be refused."""
    request, decisions = _to_decide(actor, ref, Kind.BODY)
    if not reason.strip():
        raise MissingFact(_("Say why it is refused."), ["reason"])
    _must_not_withhold(decisions)
    _close(actor, request, State.REFUSED, reason=reason.strip())
    _record(actor, request, "request.refused", items=0)


def _asker(actor: Actor, demand: Demand) -> Agency:
    if demand.asker is None:
        return directory.outside_body(actor.country, demand.body.strip(), demand.body_kind)
    found = directory.agency_by_ref(demand.asker)
    if found.pk == actor.agency_id or (found.kind == Agency.Kind.SECURITY_SERVICE and not actor.cleared):
        raise NotFound()
    return found


def _register(actor: Actor, case: Case, *, chosen: list[Item], **fields: object) -> OutsideRequest:
    made: OutsideRequest = OutsideRequest.objects.create(
        holder_id=actor.agency_id,
        case=case,
        items=[i.ref for i in chosen],
        asking=uuid4(),
        registered_at=clock.now(),
        registered_by=actor.user_id,
        **fields,
    )
    _record(actor, made, "request.registered", who=made.kind)
    return made


def _ask(
    actor: Actor,
    case: Case,
    request: OutsideRequest,
    recipient: Agency,
    items: list[Item],
    *,
    facts: Mapping[str, object],
) -> None:
    asked = question_about(
        actor,
        case,
        recipient=recipient,
        purpose=Purpose(request.purpose),
        data=data(actor, items),
        facts=facts,
    )
    question = replace(
        asked,
        track="closed" if case.state == Case.State.CLOSED else case.track,
        initiative="request",
        secret=request.secret,
        to_the_subject=request.kind == Kind.SUBJECT,
    )
    decide(actor=actor, file=case.ref, question=question, asking=request.asking)


def _to_decide(actor: Actor, ref: UUID, kind: str) -> tuple[OutsideRequest, list[Decision]]:
    """Return an open request and what the law said; not to who registered it, where it wants a decider."""
    actor.must("decide-request")
    request = rows.outside_request(actor, ref, lock=True)
    request.must_be(State.OPEN)
    if request.kind != kind or actor.is_machine:
        raise NotFound()
    assert request.asking is not None, "every request is registered with an asking"
    decisions = law.decisions_of(actor, request.asking)
    twice = actor.user_id == request.registered_by
    if twice and any("human-decision" in d.obligations for d in decisions):
        raise NotAllowed(_("The law asks for a decider by name: not who registered it."))
    return request, decisions


def _must_not_withhold(decisions: list[Decision]) -> None:
    for decision in decisions:
        if decision.outcome == Outcome.DUTY:
            raise Refused(decision.sentence, decision.citations)


def _decider(actor: Actor, decisions: list[Decision]) -> dict[str, object]:
    wanted = any("human-decision" in d.obligations for d in decisions)
    return {"decider": directory.person(actor).ref} if wanted else {}


def _close(actor: Actor, request: OutsideRequest, state: str, **fields: object) -> None:
    fields = {"state": state, "decided_at": clock.now(), "decided_by": actor.user_id, **fields}
    for name, value in fields.items():
        setattr(request, name, value)
    request.save(update_fields=list(fields))


def _record(actor: Actor, request: OutsideRequest, kind: str, **codes: object) -> None:
    asker = {"recipient": request.asker_id} if request.asker_id else {}
    trail.record(
        actor,
        kind,
        request.ref,
        file=request.case.ref,
        keeper=request.case.custodian_id,
        secret=request.secret,
        **asker,
        **codes,
    )
