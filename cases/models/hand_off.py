"""The package that a security case hands to the security service's prevention centre."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class HandOff(Referenced):
    """Only cleared people of the two bodies know that it exists.

    States:
        prepared  put together by routing, with the law's answer; waits for a coordinator
        sent      a coordinator has sent it, saying why it is necessary
        received  the prevention centre has acknowledged it
        taken     the prevention centre works on it
        returned  sent back with a reason; a coordinator of the house decides anew

    Where the receipt is missing on its day, `alarmed_at` is set, and every cleared coordinator of the house
    may see that it is missing, so that it does not wait for a team that is away.

    .. pii: that a person is on the security track; sealed necessity
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("Ready to send")
        SENT = "sent", _("Sent, not yet acknowledged")
        RECEIVED = "received", _("Acknowledged")
        TAKEN = "taken", _("Taken on")
        RETURNED = "returned", _("Sent back")

    class Reason(models.TextChoices):
        NO_THREAT = "no-threat", _("No threat that we would work on")
        NOT_OURS = "not-ours", _("Not our task")
        MORE = "more-needed", _("We would need to know more")

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="hand_off")
    sender = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="hand_offs_sent")
    recipient = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="hand_offs_got")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    decisions = ArrayField(models.UUIDField(), default=list)
    necessity = SealedField()
    prepared_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    receipt_due_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    alarmed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True, default="")
    answer = SealedField()

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Cleared people on the sender's team; cleared people of the recipient once it was sent."""
        if not actor.cleared:
            return Q(pk__in=[])
        sent = Q(sender_id=actor.agency_id, case__in=Case.within(actor))
        if actor.can("hand-off"):
            sent |= Q(sender_id=actor.agency_id, alarmed_at__isnull=False)
        got = Q(recipient_id=actor.agency_id) & ~Q(state=cls.State.PREPARED)
        return sent | got if actor.can("receive-hand-off") else sent

    def must_be(self, *states: str) -> None:
        """Refuse unless the hand-off is in one of the states."""
        must_be(self.state, states)
