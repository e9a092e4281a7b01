"""Offer a case to an agency, and what becomes of the offer."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import actors
from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.asking import must_be_reviewed
from cases.actions.disclosing import disclose, end_disclosures, end_nameless, must_permit
from cases.actions.discretion import must_be_meant, must_not_tell, plan_must_be_plain, words_that_tell
from cases.actions.giving import name_heir, take_over
from cases.actions.opening import form_team, let_in
from cases.actions.written import checked
from cases.models import Case, Disclosure, Referral, ReferralItem
from cases.models.case import HOUSE_MASK
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, WrongState
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from sharing import rows as law
from sharing.models import Decision


@transaction.atomic
def refer_case(
    *,
    actor: Actor,
    case: UUID,
    asking: UUID,
    recipient: UUID,
    request: str,
    preview: Collection[UUID] = (),
    whole: bool = False,
    **written: object,
) -> UUID:
    """Offer a case on the decisions of one asking, and return the referral's reference.

    Every decision must permit, and what it asks for in writing must be in `written`. Only the items named in
    `preview` are disclosed now; the others on acceptance. `whole` is for `give_away` alone.
    """
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    decisions = [
        d for d in law.decisions_of(actor, asking) if d.recipient.ref == recipient and d.file == row.ref
    ]
    must_be_reviewed(row, decisions)
    kept = _must_be_ready(actor, decisions, request, written)
    if rows.running_referral(actor, row, decisions[0].recipient_id):
        raise WrongState(_("This agency has already been asked. Recall that offer first."))
    if decisions[0].recipient_id == actor.agency_id:
        raise MissingFact(_("Choose another agency than your own."), ["recipient"])
    _must_be_discreet(actor, row, decisions, request, kept)
    if rows.offer_of_the_whole(actor, row):
        raise WrongState(_("The case itself is offered to another agency. Recall that offer first."))
    end_nameless(actor, row.ref, recipient_id=decisions[0].recipient_id)
    referral = _offer(actor, row, decisions[0], request, whole)
    _add_contents(actor, row, referral, decisions, kept, preview)
    trail.record(actor, "referral.offered", referral.ref, file=row.ref, recipient=referral.recipient_id)
    return referral.ref


@transaction.atomic
def pull_referral(*, actor: Actor, ref: UUID) -> None:
    """Fetch the preview of an offer to the own agency. Fetched again, it stays fetched."""
    actor.must("answer-referral")
    referral = rows.received_referral(actor, ref, lock=True)
    if referral.state == Referral.State.PULLED:
        return
    referral.must_be(Referral.State.OFFERED)
    referral.state, referral.pulled_at = Referral.State.PULLED, clock.now()
    referral.pulled_by = actor.user_id
    referral.save(update_fields=["state", "pulled_at", "pulled_by"])
    _tell(actor, referral, "referral.pulled")


@transaction.atomic
def accept_referral(*, actor: Actor, ref: UUID, lead: UUID, version: int | None = None) -> None:
    """Take on a pulled referral and name the lead professional; the full items open with it.

    `version` is the one that was read: where the sender has changed the offer since, it must be read again.
    """
    actor.must("answer-referral")
    referral = rows.received_referral(actor, ref, lock=True)
    referral.must_be(Referral.State.PULLED)
    if version not in (None, referral.version):
        raise WrongState(_("The sender has changed the offer since you opened it. Read it again."))
    person = directory.colleague(actor, lead)
    _answer(actor, referral, Referral.State.ACCEPTED, lead_id=person.pk)
    # What was offered is the sender's to give: the grant is written in its name, under its wall.
    with acting_as(_sender(referral)) as sender:
        case = _open_up(sender, referral)
        if referral.whole:
            name_heir(sender, case, heir_id=referral.recipient_id)
    members = {person.pk, actor.user_id} - {None}
    form_team(case=case, agency_id=actor.agency_id, members=[m for m in members if m], lead=person.pk)
    if referral.whole:
        take_over(actor, case)
    _tell(actor, referral, "referral.accepted", case=case)


@transaction.atomic
def decline_referral(*, actor: Actor, ref: UUID, reason: str) -> None:
    """Refuse an offer with a coded reason that reaches the sender; what was disclosed ends."""
    actor.must("answer-referral")
    if reason not in Referral.Reason.values:
        raise MissingFact(_("Choose the reason for declining."), ["reason"])
    referral = rows.received_referral(actor, ref, lock=True)
    referral.must_be(*Referral.OPEN)
    _answer(actor, referral, Referral.State.DECLINED, reason=reason)
    with acting_as(_sender(referral)) as sender:
        _end_disclosures(sender, referral, Disclosure.Ended.DECLINED)
    _tell(actor, referral, "referral.declined")


@transaction.atomic
def recall_referral(*, actor: Actor, ref: UUID, case: UUID | None = None) -> None:
    """Withdraw an offer that nobody has accepted; the agency no longer sees that it existed."""
    actor.must("coordinate")
    referral = rows.sent_referral(actor, ref, case=case, lock=True)
    referral.must_be(*Referral.OPEN)
    _end_disclosures(actor, referral, Disclosure.Ended.RECALLED)
    referral.state = Referral.State.RECALLED
    referral.save(update_fields=["state"])
    trail.record(actor, "referral.recalled", referral.ref, file=referral.case.ref)


def _sender(referral: Referral) -> Actor:
    # For the purpose for which a house keeps its cases: it reads them for no other, whatever was offered.
    return actors.machine(referral.sender, Purpose.PVE_PREVENTION)


def _must_be_ready(
    actor: Actor, decisions: list[Decision], request: str, written: Mapping[str, object]
) -> dict[str, str]:
    if not decisions:
        raise WrongState(_("Ask the law about this agency first."))
    for decision in decisions:
        must_permit(decision)
    kept = checked(actor, decisions, given=written)
    if not request.strip():
        raise MissingFact(_("Say what you ask this agency to do."), ["request"])
    return kept


def _must_be_discreet(
    actor: Actor, case: Case, decisions: list[Decision], request: str, kept: Mapping[str, str]
) -> None:
    """Refuse an offer of ordinary help that would tell the context by its purpose, by a word, or by the plan.

    All items are looked at now: on acceptance it is not the sender who acts.
    """
    recipient = decisions[0].recipient
    must_not_tell(recipient, purpose=decisions[0].purpose, texts=[request])
    items = rows.items_by_ref(actor, [d.item for d in decisions])
    must_be_meant(recipient, items=items, written=kept)
    plan_must_be_plain(actor, case, reader=recipient)


def _offer(actor: Actor, case: Case, decision: Decision, request: str, whole: bool) -> Referral:
    return Referral.objects.create(
        case=case,
        sender_id=actor.agency_id,
        recipient_id=decision.recipient_id,
        purpose=decision.purpose,
        request=request.strip(),
        whole=whole,
        age=case.age_today,
        offered_at=clock.now(),
        offered_by=actor.user_id,
        due_at=due_at(actor, "referral_answer"),
    )


def _add_contents(
    actor: Actor,
    case: Case,
    referral: Referral,
    decisions: list[Decision],
    kept: Mapping[str, str],
    preview: Collection[UUID],
) -> None:
    items = {item.ref: item for item in rows.items_by_ref(actor, [d.item for d in decisions])}
    for decision in decisions:
        item = items[decision.item]
        ReferralItem.objects.create(
            referral=referral,
            item=item,
            decision=decision.ref,
            in_preview=item.ref in preview,
            written=dict(kept),
        )
        if item.ref in preview:
            disclose(
                actor=actor,
                item=item,
                decision=decision,
                stage=Disclosure.Stage.PREVIEW,
                forum=case.forum.code,
                case=case,
                written=kept,
            )


def _answer(actor: Actor, referral: Referral, state: str, **fields: object) -> None:
    fields = {"state": state, "answered_at": clock.now(), "answered_by": actor.user_id, **fields}
    for name, value in fields.items():
        setattr(referral, name, value)
    referral.save(update_fields=list(fields))


def _open_up(sender: Actor, referral: Referral) -> Case:
    case = rows.case_of(sender, referral)
    purposes = Purpose(referral.purpose).bit | (HOUSE_MASK if referral.whole else 0)
    let_in(sender, case=case, agency_id=referral.recipient_id, purposes=purposes)
    contents = rows.contents_of(sender, referral)
    decisions = law.decisions_by_ref(sender, [c.decision for c in contents])
    for content in contents:
        if words_that_tell(referral.recipient, items=[content.item], written=content.written or {}):
            continue  # the agency has lost its seat since: what it may no longer be told stays behind
        disclose(
            actor=sender,
            item=content.item,
            decision=decisions[content.decision],
            stage=Disclosure.Stage.FULL,
            forum=case.forum.code,
            case=case,
            written=content.written or {},
        )
    return case


def _end_disclosures(actor: Actor, referral: Referral, why: str) -> None:
    end_disclosures(actor, rows.sent_disclosures(actor, referral), why=why)


def _tell(actor: Actor, referral: Referral, kind: str, case: Case | None = None) -> None:
    trail.record(
        actor, kind, referral.ref, file=case.ref if case else referral.ref, keeper=referral.sender_id
    )
