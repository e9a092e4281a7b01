"""The security track: send the package, acknowledge it, take it on or send it back, miss a receipt."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.actions.asking import must_be_reviewed, waits
from cases.actions.disclosing import disclose, end_disclosures, must_permit
from cases.actions.routing import ask_about_package
from cases.actions.written import checked
from cases.models import Case, Disclosure, HandOff
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from sharing import rows as law


@transaction.atomic
def send_hand_off(*, actor: Actor, ref: UUID, **written: object) -> None:
    """Send a prepared package to the prevention centre, with what the law asks for in writing.

    What the law does not let pass stays behind; where nothing may pass, it is refused with the sections.
    """
    actor.must("hand-off")
    hand_off = rows.hand_off(actor, ref, lock=True)
    hand_off.must_be(HandOff.State.PREPARED)
    asked = list(law.decisions_by_ref(actor, hand_off.decisions).values())
    allowed = {d.item: d for d in asked if d.permits and not waits(hand_off.case, d)}
    if not allowed:
        must_be_reviewed(hand_off.case, asked)
        must_permit(asked[0])
    kept = checked(actor, allowed.values(), given=written)
    for item in rows.items_by_ref(actor, allowed):
        disclose(
            actor=actor,
            item=item,
            decision=allowed[item.ref],
            stage=Disclosure.Stage.HAND_OFF,
            forum=hand_off.case.forum.code,
            case=hand_off.case,
            written=kept,
        )
    _mark_sent(actor, hand_off, kept.get("necessity", ""))


@transaction.atomic
def receive_hand_off(*, actor: Actor, ref: UUID) -> None:
    """Acknowledge a package; the sender sees it."""
    actor.must("receive-hand-off")
    hand_off = rows.hand_off(actor, ref, lock=True)
    hand_off.must_be(HandOff.State.SENT)
    hand_off.state, hand_off.received_at = HandOff.State.RECEIVED, clock.now()
    hand_off.save(update_fields=["state", "received_at"])
    _tell(actor, hand_off, "hand-off.received")


@transaction.atomic
def answer_hand_off(*, actor: Actor, ref: UUID, takes: bool, reason: str = "", text: str = "") -> None:
    """Say whether the prevention centre takes it on, or send it back with a reason.

    What is sent back is read by the centre no more, and stands on the house's desk.
    """
    actor.must("receive-hand-off")
    hand_off = rows.hand_off(actor, ref, lock=True)
    hand_off.must_be(HandOff.State.RECEIVED)
    if not takes and reason not in HandOff.Reason.values:
        raise MissingFact(_("Choose why it goes back."), ["reason"])
    hand_off.state = HandOff.State.TAKEN if takes else HandOff.State.RETURNED
    hand_off.reason, hand_off.answer = "" if takes else reason, text.strip() or None
    hand_off.answered_at = clock.now()
    hand_off.save(update_fields=["state", "reason", "answer", "answered_at"])
    if takes:
        _tell(actor, hand_off, "hand-off.taken")
        return
    end_disclosures(actor, rows.passed_with(actor, hand_off), why=Disclosure.Ended.DECLINED)
    _tell(actor, hand_off, "hand-off.returned")


@transaction.atomic
def prepare_again(*, actor: Actor, ref: UUID) -> None:
    """Put a package that was sent back together anew, with what is known now and what the law says now."""
    actor.must("hand-off")
    hand_off = rows.hand_off(actor, ref, lock=True)
    hand_off.must_be(HandOff.State.RETURNED)
    case = rows.case(actor, hand_off.case.ref)
    case.must_be(Case.State.OPEN)
    hand_off.decisions = ask_about_package(actor, case=case, service=hand_off.recipient)
    asked = list(law.decisions_by_ref(actor, hand_off.decisions).values())
    must_be_reviewed(case, [d for d in asked if d.permits] or asked)
    hand_off.state, hand_off.alarmed_at = HandOff.State.PREPARED, None
    hand_off.save(update_fields=["decisions", "state", "alarmed_at"])
    trail.record(actor, "hand-off.prepared", hand_off.ref, file=case.ref, secret=True)


@transaction.atomic
def alarm_receipts(*, actor: Actor) -> int:
    """Raise the alarm for packages whose receipt is missing on its day; return how many. Each rings once."""
    late = rows.unreceipted(actor)
    for hand_off in late:
        hand_off.alarmed_at = clock.now()
        hand_off.save(update_fields=["alarmed_at"])
        trail.record(actor, "hand-off.unreceipted", hand_off.ref, file=hand_off.case.ref, secret=True)
    return len(late)


def _tell(actor: Actor, hand_off: HandOff, kind: str) -> None:
    trail.record(actor, kind, hand_off.ref, keeper=hand_off.sender_id, secret=True)


def _mark_sent(actor: Actor, hand_off: HandOff, necessity: str) -> None:
    hand_off.state, hand_off.sent_at, hand_off.necessity = HandOff.State.SENT, clock.now(), necessity
    hand_off.receipt_due_at = due_at(actor, "referral_answer")
    hand_off.save(update_fields=["state", "sent_at", "necessity", "receipt_due_at"])
    trail.record(actor, "hand-off.sent", hand_off.ref, file=hand_off.case.ref, secret=True)
