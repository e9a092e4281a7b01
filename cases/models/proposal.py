"""What routing found for a case, with the reasons; and what a coordinator chose."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.models.base import Referenced
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField
from sharing import explain


class Proposal(Referenced):
    """Advice to the coordinator, who chooses. It ranks agencies and their offers for a task, never people.

    .. no_pii: agencies, offers and codes of reasons
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proposals")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="proposals")
    service = models.ForeignKey(
        "agencies.Service", on_delete=models.PROTECT, null=True, related_name="proposals"
    )
    place = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=30)
    grounds = models.JSONField(default=dict)
    reasons = ArrayField(models.CharField(max_length=40), default=list)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "agency", "service"],
                nulls_distinct=False,
                name="one_proposal_per_case_agency_and_service",
            )
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The case team of the custodian."""
        return Q(case__in=Case.within(actor), case__custodian_id=actor.agency_id)

    @property
    def sentence(self) -> str:
        """What the law says, in words and in the reader's language."""
        return explain.said(self.grounds)


class ActionDecision(Referenced):
    """Who is to act, chosen by a person, until when: a clock. `considered` holds the proposals beside it.

    `why` holds the reasons that were asked for: against the ranking, and for the police where others could
    lead. `asking` is the law's answer that the worker prepared for it.

    .. pii: sealed reasons about a person
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="actions")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="actions")
    service = models.ForeignKey(
        "agencies.Service", on_delete=models.PROTECT, null=True, related_name="actions"
    )
    place = models.PositiveSmallIntegerField()
    considered = ArrayField(models.UUIDField(), default=list)
    why = SealedField()
    due_at = models.DateTimeField()
    asking = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The case team of the custodian."""
        return Q(case__in=Case.within(actor), case__custodian_id=actor.agency_id)
