"""An agency that routing found for a case, with the reasons."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.models.base import Referenced
from cases.models.case import Case
from infohouse.core.actor import Actor
from sharing import explain


class Proposal(Referenced):
    """Advice to the coordinator, who chooses. It ranks agencies for a task, never people.

    .. no_pii: agencies and codes of reasons
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proposals")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="proposals")
    place = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=30)
    grounds = models.JSONField(default=dict)
    reasons = ArrayField(models.CharField(max_length=40), default=list)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["case", "agency"], name="one_proposal_per_case_and_agency")
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The case team of the custodian."""
        return Q(case__in=Case.within(actor), case__custodian_id=actor.agency_id)

    @property
    def sentence(self) -> str:
        """What the law says of this agency, in the reader's language."""
        return explain.said(self.grounds)
