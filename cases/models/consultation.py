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
    asker_id = models.BigIntegerField(null=True)
    client_id = models.BigIntegerField(null=True)
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
        constraints = [
            models.CheckConstraint(
                condition=models.Q(asker_id__isnull=False, client_id__isnull=True)
                | models.Q(asker_id__isnull=True, client_id__isnull=False),
                name="asked_by_a_person_or_a_system",
            )
        ]

    @classmethod
    def reach(cls, actor: Actor) -> models.Q:
        """Who asked, person or system; staff of the desk with the duty to triage; the platform there."""
        asked = models.Q(agency_id=actor.agency_id, asker_id=actor.user_id, client_id=actor.client_id)
        return asked | models.Q(desk_id=actor.agency_id) if actor.can("triage") else asked

    def asked_by(self, actor: Actor) -> bool:
        """Whether this person or system put the question."""
        asker = (self.agency_id, self.asker_id, self.client_id)
        return asker == (actor.agency_id, actor.user_id, actor.client_id)

    def must_be(self, *states: str) -> None:
        """Refuse unless the consultation is in one of the states."""
        must_be(self.state, states)
