"""Word to a receiver that something it was given has changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from cases.models.concern import Concern
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import PurposeMask
from infohouse.core.sealed import SealedField


class Notice(Referenced):
    """What the receiver must know and answer: GDPR articles 7(3) and 19.

    States:
        open          sent; the receiver has not said what it did
        acknowledged  somebody of the receiver has said what was done, and answers for it

    `items` are references of what it is about, `correction` is the reference of what takes their place. The
    purposes are those for which the receiver held them: nobody else there need know.

    .. pii: that an agency held something about a person; sealed reason
    """

    class State(models.TextChoices):
        OPEN = "open", _("To acknowledge")
        ACKNOWLEDGED = "acknowledged", _("Acknowledged")

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Agreement withdrawn: stop using it")
        EXPIRED = "expired", _("Agreement expired: stop using it")
        RECALLED = "recalled", _("Called back: stop using it")
        CORRECTED = "corrected", _("Corrected: use the new entry")
        CLOSED = "closed", _("The case was closed: you no longer read it here")
        ERASED = "erased", _("Erased here: erase your copy")

    class Answer(models.TextChoices):
        SEEN = "seen", _("Seen and noted")
        ERASED = "erased", _("Erased in our own files")
        RETURNED = "returned", _("Returned to the sender")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    sender = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="notices_sent")
    recipient = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="notices_got")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="notices")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, related_name="notices")
    items = ArrayField(models.UUIDField(), default=list)
    correction = models.UUIDField(null=True)
    reason = SealedField()
    purposes = PurposeMask()
    secret = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-made_at"], name="notice_recipient_made"),
            models.Index(fields=["sender", "due_at"], name="notice_sender_due", condition=Q(state="open")),
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Who takes in word at the receiver, for the purposes it held it for; the sender's team or author."""
        sent = Q(sender_id=actor.agency_id) & (
            Q(case__in=Case.within(actor)) | Q(case=None, made_by=actor.user_id, made_by__isnull=False)
        )
        got = Q(recipient_id=actor.agency_id, purposes__allows=actor.purpose.bit)
        reach = sent | got if actor.can("read-inbox") else sent
        return reach if actor.cleared else reach & Q(secret=False)

    def must_be(self, *states: str) -> None:
        """Refuse unless the notice is in one of the states."""
        must_be(self.state, states)

    @property
    def overdue(self) -> bool:
        """Whether the receiver has not answered in time."""
        return self.state == self.State.OPEN and self.due_at < clock.now()
