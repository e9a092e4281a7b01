"""The narrow table from which lists start and which the wall reads."""

from django.db import models
from django.db.models import Q

from cases.models.case import Case
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded
from infohouse.core.purpose import PurposeMask


class Access(Guarded):
    """One agency may look at one case, for these purposes, until then.

    Kept in step by the verbs that open, share and end. `custodian` is bound to the case by a composite key
    (migration 0002), so that only the keeper of a case can grant it. `opened_at` copies the sort column,
    `secret` says that the case is on the security track.

    .. pii: that an agency works on a case is itself confidential
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="access")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access")
    custodian = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="granted")
    purposes = PurposeMask()
    secret = models.BooleanField(default=False)
    until = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "agency"], name="one_access_per_case_and_agency")
        ]
        indexes = [models.Index(fields=["agency", "-opened_at", "case"], name="access_agency_opened")]

    def __str__(self) -> str:
        return f"access {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The own agency's live access for the stated purpose, and what it granted, to those on the case."""
        live = Q(until__isnull=True) | Q(until__gt=clock.now())
        mine = Q(case__in=Case.within(actor)) & (
            Q(custodian_id=actor.agency_id)
            | (Q(agency_id=actor.agency_id, purposes__allows=actor.purpose.bit) & live)
        )
        return mine if actor.cleared else mine & Q(secret=False)
