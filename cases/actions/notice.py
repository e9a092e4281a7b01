"""Say what was done about word from another agency."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.models import Notice
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact


@transaction.atomic
def acknowledge_notice(*, actor: Actor, ref: UUID, answer: str) -> None:
    """Say that the notice was seen, or what it is about erased or returned. The sender sees it."""
    actor.must("read-inbox")
    if answer not in Notice.Answer.values:
        raise MissingFact(_("Say what your agency has done."), ["answer"])
    notice = rows.received_notice(actor, ref, lock=True)
    notice.must_be(Notice.State.OPEN)
    notice.state, notice.answer = Notice.State.ACKNOWLEDGED, answer
    notice.answered_at, notice.answered_by = clock.now(), actor.user_id
    notice.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    trail.record(
        actor,
        "notice.acknowledged",
        notice.ref,
        keeper=notice.sender_id,
        secret=notice.secret,
        what=answer,
    )
