"""Files on a draft: taken by content, sealed, and passed on as items of their own."""

from base64 import b64encode
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit import trail
from cases import rows
from cases.files import NotTaken, taken
from cases.models import Attachment, Concern
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound

MOST = 5  # on one concern


@transaction.atomic
def attach(*, actor: Actor, ref: UUID, raw: bytes) -> UUID:
    """Put a file on a draft and return its reference. Its name is not kept.

    Raises:
        NotTaken: too large, not of a kind that is taken, or one too many.
    """
    actor.must("log-concern")
    concern = rows.concern(actor, ref, lock=True)
    concern.must_be(Concern.State.DRAFT)
    if len(rows.attachments_of(actor, concern)) >= MOST:
        raise NotTaken(_("Five files are the most. Remove one first."))
    kind, clean = taken(raw)
    made = Attachment.objects.create(
        agency_id=actor.agency_id,
        author_id=actor.user_id,
        client_id=actor.client_id,
        concern=concern,
        kind=kind,
        size=len(clean),
        content=b64encode(clean).decode(),
        made_at=clock.now(),
    )
    trail.record(actor, "attachment.added", made.ref, file=concern.ref, keeper=concern.desk_id, type=kind)
    return made.ref


@transaction.atomic
def detach(*, actor: Actor, ref: UUID) -> None:
    """Take a file off a draft."""
    attachment = rows.attachment(actor, ref, lock=True)
    if attachment.concern is None:  # read as a part of what somebody else told
        raise NotFound()
    attachment.concern.must_be(Concern.State.DRAFT)
    concern = attachment.concern
    trail.record(actor, "attachment.removed", attachment.ref, file=concern.ref, keeper=concern.desk_id)
    Attachment.objects.visible_to(actor).filter(pk=attachment.pk).delete()
