"""One item passed to one agency: the ledger of receivers."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced
from cases.models.case import Case
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import INVESTIGATIVE, NO_INVESTIGATIVE_USE, PurposeMask
from infohouse.core.sealed import SealedField
from sharing import explain


class Disclosure(Referenced):
    """On which decision, for which purposes, carrying what, until when. Ended, never deleted before erasure.

    `origin` repeats the item's agency under a composite key (migration 0002): an agency can pass on only what
    is its own or what was passed to it. `stage` says whom inside the receiving agency it is meant for.
    `written` holds what the law asked for in writing, a field for each obligation. From `frozen_at` on it
    waits for a review and is not passed on; after `until` it is not read.
    `item_ref` and `category` repeat the item's, since the ledger outlives the right to read the item.

    .. pii: that an item about a person was passed; sealed reasons
    """

    class Stage(models.TextChoices):
        INTAKE = "intake"
        PREVIEW = "preview"
        FULL = "full"
        HAND_OFF = "hand-off"
        REQUEST = "request"
        NAMELESS = "nameless"

    class Ended(models.TextChoices):
        DECLINED = "declined", _("The agency declined")
        RECALLED = "recalled", _("The offer was recalled")
        EXPIRED = "expired", _("The offer expired")
        CONSENT = "consent-withdrawn", _("Consent was withdrawn")
        RELEASE = "release-withdrawn", _("Whoever contributed it took it back")
        CORRECTED = "corrected", _("It was corrected")
        CLOSED = "closed", _("The work on the case ended")
        CONSENT_EXPIRED = "consent-expired", _("Consent expired")
        WRONG = "wrong", _("Called back: it is wrong")
        NAMED = "named", _("It came by name after all")
        IN_ERROR = "sent-in-error", _("Called back: sent in error")

    item = models.ForeignKey("cases.Item", on_delete=models.PROTECT, related_name="disclosures")
    origin = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="disclosures_of_own")
    sender = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="disclosures_made")
    recipient = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="disclosures_got")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="disclosures")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    item_ref = models.UUIDField(null=True)
    category = models.CharField(max_length=30, default="")
    decision = models.UUIDField()
    forum = models.CharField(max_length=40, default="none")
    # The forums on the way of the item: who told whom in which, in order; kinds and codes only.
    steps = models.JSONField(default=list)
    purposes = PurposeMask()
    carries = ArrayField(models.CharField(max_length=60), default=list)
    conditions = ArrayField(models.CharField(max_length=60), default=list)
    grounds = models.JSONField(default=dict)
    written = SealedField()
    secret = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)
    frozen_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, choices=Ended.choices, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(sender=models.F("recipient")), name="nobody_discloses_to_oneself"
            ),
            models.UniqueConstraint(
                fields=["item", "recipient", "decision", "stage"], name="one_disclosure_per_decision"
            ),
        ]
        indexes = [
            models.Index(fields=["item", "recipient"], name="disclosure_item_recipient"),
            models.Index(fields=["recipient", "-made_at"], name="disclosure_recipient_made"),
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """What the own agency passed on or received; secret ones only when cleared."""
        mine = Q(sender_id=actor.agency_id) | Q(recipient_id=actor.agency_id) | Q(origin_id=actor.agency_id)
        return mine if actor.cleared else mine & Q(secret=False)

    @property
    def sentence(self) -> str:
        """Why, in words and in the reader's language."""
        return explain.said(self.grounds)

    @classmethod
    def live_for(cls, actor: Actor) -> Any:
        """Return what the actor's agency holds at this moment for the purpose stated."""
        unexpired = Q(until__isnull=True) | Q(until__gt=clock.now())
        received = Q(recipient_id=actor.agency_id, ended_at__isnull=True)
        rows = cls.objects.visible_to(actor).filter(unexpired & received)
        if actor.purpose in INVESTIGATIVE:
            rows = rows.exclude(carries__contains=[NO_INVESTIGATIVE_USE])
        return rows.filter(purposes__allows=actor.purpose.bit)

    @property
    def forums(self) -> list[str]:
        """The forums on the way of the item, in order."""
        return [forum for _frm, _to, forum in self.steps]
