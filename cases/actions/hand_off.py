"""The security track: send the package, acknowledge it."""

from uuid import UUID

from django.db import transaction

from audit import trail
from cases import rows
from cases.actions.disclosing import disclose, must_permit
from cases.actions.written import checked
from cases.models import Disclosure, HandOff
from cases.periods import due_at
from infohouse.core import clock
from infohouse.core.actor import Actor
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
    allowed = {d.item: d for d in asked if d.permits}
    if not allowed:
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
    trail.record(actor, "hand-off.received", hand_off.ref, keeper=hand_off.sender_id, secret=True)


def _mark_sent(actor: Actor, hand_off: HandOff, necessity: str) -> None:
    hand_off.state, hand_off.sent_at, hand_off.necessity = HandOff.State.SENT, clock.now(), necessity
    hand_off.receipt_due_at = due_at(actor, "referral_answer")
    hand_off.save(update_fields=["state", "sent_at", "necessity", "receipt_due_at"])
    trail.record(actor, "hand-off.sent", hand_off.ref, file=hand_off.case.ref, secret=True)
