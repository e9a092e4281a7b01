"""What is done, by whom, until when, and how it is meant to work."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class PlannedMeasure(Referenced):
    """One measure in the plan of a case. Without a mechanism it cannot be planned.

    States:
        planned  agreed, not begun
        running  under way
        done     finished

    .. pii: sealed text about help for a person
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="measures")
    mechanism = models.ForeignKey("mechanisms.Mechanism", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    what = SealedField()
    effect = SealedField()
    due_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Whoever works on the case."""
        return Q(case__in=Case.within(actor))
