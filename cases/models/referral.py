"""The offer of a case to an agency."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from cases.models.item import Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.ages import at_least
from infohouse.core.guard import Guarded
from infohouse.core.sealed import SealedField


class Referral(Referenced):
    """An agency is asked to take part, sees enough to say yes or no, and answers.

    States:
        offered   sent; the preview can be read
        pulled    the agency's system or a person has fetched the preview
        accepted  taken on; the full items are disclosed and a lead professional is named
        reported  accepted, and the agency has told the sender how it ended
        declined  refused with a coded reason that reaches the sender
        recalled  withdrawn by the sender
        expired   unanswered on its second due day; back on the sender's desk
        ended     accepted, and the case was closed before the agency told how it ended; it may tell it still

    An offer that is unanswered on its first due day is escalated: `escalated_to` is the colleague at the
    recipient who must answer now, with a new due day. `version` counts the sender's changes of an open offer.
    `whole` offers the case itself: whoever accepts becomes its custodian. `closed_on` and `erase_on` tell
    whoever took part when the case ended and goes; `readers` are the people who did.

    .. pii: that an agency is asked about a person; sealed message and outcome
    """

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        PULLED = "pulled", _("Seen by the agency")
        ACCEPTED = "accepted", _("Accepted")
        REPORTED = "reported", _("Outcome reported")
        DECLINED = "declined", _("Declined")
        RECALLED = "recalled", _("Recalled")
        EXPIRED = "expired", _("Expired")
        ENDED = "ended", _("The case was closed")

    class Reason(models.TextChoices):
        NO_CAPACITY = "no-capacity", _("No capacity at present")
        NOT_OUR_TASK = "not-our-task", _("Not our task")
        NO_TRUST = "no-trust", _("We are not the right people for this person")
        ALREADY_WITH_US = "already-with-us", _("Already helped by us in another way")

    class Outcome(models.TextChoices):
        DONE = "done", _("Carried out")
        STOPPED = "stopped", _("Begun, and stopped before the end")
        NOT_STARTED = "not-started", _("Did not begin")

    class Because(models.TextChoices):
        NOT_WANTED = "not-wanted", _("The person did not want it")
        NOT_REACHED = "not-reached", _("The person could not be reached")
        MOVED = "moved", _("The person moved away")
        DID_NOT_FIT = "did-not-fit", _("It turned out not to fit")
        OTHER_HELP = "other-help", _("Helped in another way")
        NO_CAPACITY = "no-capacity", _("No capacity")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    sender = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="referrals_sent")
    recipient = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="referrals_got")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    purpose = models.CharField(max_length=40)
    request = SealedField()
    offered_at = models.DateTimeField()
    offered_by = models.BigIntegerField(null=True)
    due_at = models.DateTimeField()
    pulled_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    lead_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True, default="")
    age = models.PositiveSmallIntegerField(null=True)
    whole = models.BooleanField(default=False)
    version = models.PositiveSmallIntegerField(default=1)
    pulled_by = models.BigIntegerField(null=True)
    escalated_at = models.DateTimeField(null=True)
    escalated_to = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True, default="")
    outcome_because = models.CharField(max_length=12, choices=Because.choices, blank=True, default="")
    reported_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    erase_on = models.DateField(null=True)
    readers = ArrayField(models.BigIntegerField(), default=list)

    OPEN = (State.OFFERED, State.PULLED)
    TAKEN = (State.ACCEPTED, State.REPORTED)
    # Whoever took it on helped, also when the case has been closed since.
    HELPED = (*TAKEN, State.ENDED)
    # Declined, recalled, expired and ended offers show that they were, and nothing of what they said.
    READABLE = (*OPEN, *TAKEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "recipient"],
                condition=Q(state__in=["offered", "pulled", "accepted"]),
                name="one_running_referral_per_case_and_agency",
            )
        ]
        indexes = [models.Index(fields=["recipient", "-offered_at"], name="referral_recipient_offered")]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The case team of sender or custodian; whoever answers at the recipient, for the purpose."""
        got = Q(recipient_id=actor.agency_id, purpose=actor.purpose.value) & ~Q(state=cls.State.RECALLED)
        sent = Q(sender_id=actor.agency_id, case__in=Case.within(actor)) | Q(case__in=Case.kept_by(actor))
        return sent | got if actor.can("answer-referral") else sent

    def must_be(self, *states: str) -> None:
        """Refuse unless the referral is in one of the states."""
        must_be(self.state, states)

    @property
    def age_today(self) -> int | None:
        """The age as it was known when the case was offered, and the full years since."""
        return at_least(self.age, localdate(self.offered_at))

    @property
    def overdue(self) -> bool:
        """Whether nobody has answered in time."""
        return self.state in self.OPEN and self.due_at < clock.now()


class ReferralItem(Guarded):
    """An item that goes with a referral, on a decision that permits it, and what was written about it.

    .. pii: sealed reasons
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="contents")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    decision = models.UUIDField()
    in_preview = models.BooleanField(default=False)
    written = SealedField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "item"], name="an_item_once_per_referral")]

    def __str__(self) -> str:
        return f"content {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Only the sender's case team; the recipient meets the disclosures made from it."""
        return Q(referral__sender_id=actor.agency_id, referral__case__in=Case.within(actor))


class ReferralVersion(Guarded):
    """What an offer said before its sender changed it: kept so that the receiver sees what changed.

    `added` and `removed` are references of items that came into the preview or left it with the change.

    .. pii: sealed message
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    request = SealedField()
    added = ArrayField(models.UUIDField(), default=list)
    removed = ArrayField(models.UUIDField(), default=list)
    changed_at = models.DateTimeField()
    changed_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "number"], name="one_version_of_a_number")]

    def __str__(self) -> str:
        return f"version {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever reaches the offer; the recipient while it may read the offer itself."""
        mine = Q(referral__in=Referral.objects.visible_to(actor).values("pk"))
        return mine & (~Q(referral__recipient_id=actor.agency_id) | Q(referral__state__in=Referral.READABLE))
