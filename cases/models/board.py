"""The board on which agencies lay down what they know, and the invitations to it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.dimensions import CHOICES as DIMENSIONS
from cases.models.base import Referenced, must_be
from cases.models.concern import Concern
from cases.models.item import Item
from cases.models.triage import Triage
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.ages import at_least
from infohouse.core.guard import Guarded


def _desk(actor: Actor) -> Q:
    """Match what belongs to a triage that the actor may know of."""
    return Q(desk_id=actor.agency_id, concern__in=Triage.objects.visible_to(actor).values("concern_id"))


class Invitation(Referenced):
    """An agency with a seat is asked what it knows, for one purpose, until a day.

    It is shown, on a decision of the law, who it is about and which dimensions are asked for, nothing else.

    States:
        sent       waits for the agency
        answered   the agency has laid down what it has
        declined   refused with a coded reason
        withdrawn  taken back by the house, or the concern was decided without it

    .. pii: that an agency is asked about a person
    """

    class State(models.TextChoices):
        SENT = "sent", _("Invited")
        ANSWERED = "answered", _("Has contributed")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Ended by the house")

    class Reason(models.TextChoices):
        NOT_KNOWN = "not-known", _("The person is not known to us")
        NOTHING_NEW = "nothing-new", _("We know nothing that would help")
        NOT_ALLOWED = "not-allowed", _("We may not pass on what we know")
        NO_TIME = "no-time", _("Not within this time")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="invitations")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="invitations_sent")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="invitations_got")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    purpose = models.CharField(max_length=40)
    dimensions = ArrayField(models.CharField(max_length=20), default=list)
    age = models.PositiveSmallIntegerField(null=True)
    sent_at = models.DateTimeField()
    sent_by = models.BigIntegerField(null=True)
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True, default="")

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "agency"], condition=Q(state="sent"), name="one_open_invitation"
            )
        ]
        indexes = [models.Index(fields=["agency", "due_at"], name="invitation_agency_due")]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The desk that may see the triage; whoever answers for the invited agency, for the purpose."""
        if not actor.can("answer-referral"):
            return _desk(actor)
        got = Q(agency_id=actor.agency_id, purpose=actor.purpose.value) & ~Q(state=cls.State.WITHDRAWN)
        return _desk(actor) | got

    def must_be(self, *states: str) -> None:
        """Refuse unless the invitation is in one of the states."""
        must_be(self.state, states)

    @property
    def age_today(self) -> int | None:
        """The age for the law: as it was known when the agency was asked, and the full years since."""
        return at_least(self.age, localdate(self.sent_at))

    @property
    def overdue(self) -> bool:
        """Whether the agency has not answered in time."""
        return self.state == self.State.SENT and self.due_at < clock.now()


class BoardEntry(Guarded):
    """One item on one of the nine dimensions, laid down by one agency.

    .. pii: links an item about a person to a side of life
    """

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="board")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="boards")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="board_entries")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="on_boards")
    dimension = models.CharField(max_length=20, choices=DIMENSIONS)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "dimension"], name="an_item_once_per_dimension")
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The desk that may see the triage; what one has laid down oneself, or the own system."""
        own = Q(agency_id=actor.agency_id)
        return _desk(actor) | (own if actor.is_machine else own & Q(made_by=actor.user_id))
