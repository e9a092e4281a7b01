"""At which level a case is worked, since when, and why."""

from django.db import models
from django.db.models import Q

from cases.levels import CHOICES
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded
from infohouse.core.sealed import SealedField


class Approach(Guarded):
    """One choice of a level for a case; the newest counts, the older ones are its history.

    `offer_by` is the day by which somebody must have been asked to help.

    .. pii: sealed reason about a person
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="approaches")
    level = models.CharField(max_length=10, choices=CHOICES)
    why = SealedField()
    offer_by = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"approach {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The case team of the custodian."""
        return Q(case__in=Case.within(actor), case__custodian_id=actor.agency_id)
