"""A worry talked through without any name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class Consultation(Referenced):
    """A question to the info-house that creates no person, and its answer.

    States:
        asked     waiting for the house, until `due_at`
        answered  the asker can read the answer
        turned    answered or not, the asker has begun a concern from it, by an act of its own

    It holds no field that could name somebody and no key to a concern: what was asked without a name stays
    without one, whatever is told later.

    .. pii: sealed text that should name nobody; goes on `erase_on`
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for an answer")
        ANSWERED = "answered", _("Answered")
        TURNED = "turned", _("Turned into a concern")

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="consultations")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="consulted")
    asker_id = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    question = SealedField()
    answer = SealedField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    erase_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["desk", "due_at"], name="consultation_desk_due")]

    @classmethod
    def reach(cls, actor: Actor) -> models.Q:
        """Whoever asked; staff of the desk with the duty to triage; the platform at the desk, to erase it."""
        asked = models.Q(agency_id=actor.agency_id, asker_id=actor.user_id or 0)
        return asked | models.Q(desk_id=actor.agency_id) if actor.can("triage") else asked

    def must_be(self, *states: str) -> None:
        """Refuse unless the consultation is in one of the states."""
        must_be(self.state, states)
