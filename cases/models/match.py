"""Whether another house knows the same person: the question, and each house's own side of a hit."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.concern import Concern
from cases.models.triage import Triage
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class Inquiry(Referenced):
    """A coordinator's question whether another house knows the person of one concern.

    States:
        asked     waiting for the worker, which compares in the name of each house in turn
        answered  `hit` says whether another house may be named; it looks the same where none knows the person
                  and where none may be named

    `asking` is the reference under which the law's answers are recorded, one for each house.

    .. pii: sealed reason about a person; names the asker by id
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Being looked up")
        ANSWERED = "answered", _("Answered")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="inquiries")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="inquiries")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    purpose = models.CharField(max_length=40)
    reason = SealedField()
    asking = models.UUIDField(null=True)
    hit = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The desk that may see the triage of the concern."""
        return Q(desk_id=actor.agency_id, concern__in=Triage.objects.visible_to(actor).values("concern_id"))


class Match(Referenced):
    """One house's side of a hit: its own concern, and that another house holds one about the same person.

    Each house has a row of its own and never reaches the other's; `pair` binds the two, and is the same for
    every question about one concern. `inquiry` is set on the side that asked. Where the other house may not
    be told (`told` is false) there is this side alone. `asking` is the reference under which the law's answer
    to that is recorded. `theirs_at` says since when the other side has released, `reasons` keeps what was
    decided here, by whom, when and why.

    States:
        waiting   nobody here has decided yet; should be done by `due_at`
        released  this house is ready to be asked, item by item; nothing flows by it
        withheld  not, or no longer
        ended     one of the two concerns is closed

    .. pii: links a person's concern to another house; sealed reasons
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for your decision")
        RELEASED = "released", _("Released")
        WITHHELD = "withheld", _("Withheld")
        ENDED = "ended", _("Ended")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="matches")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="matches")
    other = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, null=True, related_name="matches")
    pair = models.UUIDField()
    told = models.BooleanField(default=True)
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reasons = SealedField()
    asking = models.UUIDField(null=True)
    found_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    theirs_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "desk", "secret"], condition=~Q(state="ended"), name="a_running_side_once"
            )
        ]
        indexes = [
            models.Index(fields=["desk", "due_at"], name="match_desk_due", condition=Q(state="waiting"))
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The desk that may see the triage of its own concern; secret ones only when cleared."""
        seen = Triage.objects.visible_to(actor).values("concern_id")
        mine = Q(desk_id=actor.agency_id, concern__in=seen)
        return mine if actor.cleared else mine & Q(secret=False)

    @property
    def both(self) -> bool:
        """Whether both houses have released."""
        return self.state == self.State.RELEASED and self.theirs_at is not None

    def must_be(self, *states: str) -> None:
        """Refuse unless the match is in one of the states."""
        must_be(self.state, states)
