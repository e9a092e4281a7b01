"""End what was passed on along the whole chain, and tell every receiver. Calls from other verbs only."""

from collections.abc import Callable, Iterable
from uuid import UUID

from audit import trail
from cases import rows
from cases.actions.consenting import Passing, covers
from cases.actions.disclosing import end_disclosures, in_the_name_of
from cases.actions.discretion import plain_reason
from cases.models import Case, Consent, Disclosure, Notice, Referral
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor, forget
from infohouse.core.purpose import Purpose, mask
from infohouse.core.wall import acting_as
from sharing import rows as law
from sharing.engine.answer import Basis

Which = Callable[[Actor, list[Disclosure]], list[Disclosure]]


def end_what_rested_on(actor: Actor, consent: Consent, *, why: str, kind: str) -> None:
    """End the disclosures, the access and the offers that rested on a consent; others stay."""
    case = consent.case
    passed = [
        d
        for d in rows.running_disclosures(actor, case=case)
        if covers(consent, Passing(d.recipient.ref, d.purposes, d.item_ref, d.category))
    ]
    revoke(actor, resting_on_consent(actor, passed), why=why, kind=kind, onward=resting_on_consent)
    with acting_as(in_the_name_of(actor, case.custodian_id)) as keeper:
        for referral in rows.referrals_of(keeper, case):
            if referral.state in Referral.READABLE:
                _end_offer(keeper, consent, referral)


def revoke(
    actor: Actor, passed: list[Disclosure], *, why: str, kind: str, onward: Which, reason: str = ""
) -> None:
    """End these disclosures and what their receivers passed on of the same items; tell each receiver.

    `onward` picks which of the further disclosures end as well.
    """
    while passed:
        end_disclosures(actor, passed, why=why)
        tell(actor, passed, kind=kind, reason=reason)
        passed = [further for made in passed for further in _passed_on(actor, made, onward)]


def tell(
    actor: Actor, passed: Iterable[Disclosure], *, kind: str, reason: str = "", correction: UUID | None = None
) -> None:
    """Send each receiver one notice about all that it holds of these, in the name of who passed it."""
    groups: dict[tuple[int, int, int | None], list[Disclosure]] = {}
    for made in passed:
        groups.setdefault((made.sender_id, made.recipient_id, made.case_id), []).append(made)
    for (sender_id, _recipient, _case), group in groups.items():
        with acting_as(in_the_name_of(actor, sender_id)) as sender:
            _send(sender, group, kind=kind, reason=reason, correction=correction)


def resting_on_consent(actor: Actor, passed: list[Disclosure]) -> list[Disclosure]:
    """Return those whose decision has no other basis than consent. Only its sender knows the decision."""
    found = []
    for sender_id in {d.sender_id for d in passed}:
        mine = [d for d in passed if d.sender_id == sender_id]
        with acting_as(in_the_name_of(actor, sender_id)) as sender:
            decisions = law.decisions_by_ref(sender, [d.decision for d in mine])
        found += [d for d in mine if decisions[d.decision].basis == Basis.CONSENT]
    return found


def all_of_them(actor: Actor, passed: list[Disclosure]) -> list[Disclosure]:
    """Return every further disclosure: for what should never have been passed at all."""
    return passed


def _passed_on(actor: Actor, made: Disclosure, onward: Which) -> list[Disclosure]:
    """Return what the receiver passed on of an item that it does not hold in another way."""
    with acting_as(in_the_name_of(actor, made.recipient_id)) as receiver:
        if made.origin_id == receiver.agency_id or rows.holds(receiver, made.item_id):
            return []
        return onward(receiver, rows.running_disclosures(receiver, item=made.item_id, by_me=True))


def _send(
    sender: Actor, made: list[Disclosure], *, kind: str, reason: str, correction: UUID | None
) -> Notice:
    first = made[0]
    notice: Notice = Notice.objects.create(
        kind=kind,
        sender_id=sender.agency_id,
        recipient_id=first.recipient_id,
        case_id=first.case_id,
        concern_id=None if first.case_id else rows.concern_behind(sender, first),
        items=list(dict.fromkeys(d.item_ref for d in made if d.item_ref)),
        correction=correction,
        reason=plain_reason(first.recipient, reason) or None,
        purposes=_purposes(made),
        secret=any(d.secret for d in made),
        made_at=clock.now(),
        made_by=sender.user_id,
        due_at=due_at(sender, "referral_answer"),
    )
    trail.record(
        sender,
        "notice.sent",
        notice.ref,
        file=rows.files_of(sender, made).get(first.pk),
        secret=notice.secret,
        recipient=notice.recipient_id,
        what=kind,
    )
    return notice


def _purposes(made: list[Disclosure]) -> int:
    return mask([p for p in Purpose if any(d.purposes & p.bit for d in made)])


def _end_offer(keeper: Actor, consent: Consent, referral: Referral) -> None:
    """Take back an offer that contains what may no longer go, and an accepted one that has nothing left."""
    contents = rows.contents_of(keeper, referral)
    decisions = law.decisions_by_ref(keeper, [c.decision for c in contents])
    agency, purpose = referral.recipient.ref, Purpose(referral.purpose).bit
    gone = [
        c
        for c in contents
        if decisions[c.decision].basis == Basis.CONSENT
        and covers(consent, Passing(agency, purpose, c.item.ref, c.item.category))
    ]
    nothing_left = len(gone) == len(contents)
    if not gone or (referral.state == Referral.State.ACCEPTED and not nothing_left):
        return
    referral.state = Referral.State.RECALLED
    referral.save(update_fields=["state"])
    trail.record(keeper, "referral.recalled", referral.ref, file=consent.case.ref)
    _end_access(keeper, consent.case, referral.recipient_id)


def _end_access(keeper: Actor, case: Case, agency_id: int) -> None:
    rows.access_of(keeper, case, agency_id).update(until=clock.now())
    forget()
