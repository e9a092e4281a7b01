"""Warranted or not; social, security, both or nothing; by whom and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.levels import CHOICES as LEVELS
from cases.models.base import Referenced, must_be
from cases.models.concern import Concern
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class Triage(Referenced):
    """The house's look at one concern.

    States:
        open       waiting for a coordinator, until `due_at`
        proposed   security track chosen by one person; a second one of another employer must confirm
        decided    finished
        joined     assessed together with another concern about the same person

    `findings` holds what else was found: needs, whom the person trusts, what was checked, and the ideology,
    which is sealed with the rest so that nothing can sort or filter by it.
    `secret` hides it from house staff without clearance once the security track is in play.

    .. pii: sealed reasons about a person; names deciders by id
    """

    class State(models.TextChoices):
        OPEN = "open", _("To assess")
        PROPOSED = "proposed", _("Waiting for a second person")
        DECIDED = "decided", _("Decided")
        JOINED = "joined", _("Assessed together with another")

    class Track(models.TextChoices):
        SOCIAL = "social", _("Social")
        SECURITY = "security", _("Security")
        BOTH = "both", _("Both")
        NONE = "none", _("Nothing further")

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="triage")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="triages")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    warranted = models.BooleanField(null=True)
    track = models.CharField(max_length=10, choices=Track.choices, blank=True, default="")
    secret = models.BooleanField(default=False)
    reasons = SealedField()
    findings = SealedField()
    level = models.CharField(max_length=10, choices=LEVELS, blank=True, default="")
    decider_id = models.BigIntegerField(null=True)
    decider_employer_id = models.BigIntegerField(null=True)
    confirmer_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["desk", "due_at"], name="triage_desk_due", condition=~models.Q(state="decided")
            )
        ]

    @classmethod
    def reach(cls, actor: Actor) -> models.Q:
        """Staff of the desk with the duty to triage; secret ones only when cleared."""
        if not actor.can("triage"):
            return models.Q(pk__in=[])
        mine = models.Q(desk_id=actor.agency_id)
        return mine if actor.cleared else mine & models.Q(secret=False)

    def must_be(self, *states: str) -> None:
        """Refuse unless the triage is in one of the states."""
        must_be(self.state, states)
