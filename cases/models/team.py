"""Who inside an agency works on a case."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from guardian.models import GroupObjectPermissionBase

from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded


class CaseGroupObjectPermission(GroupObjectPermissionBase):
    """django-guardian's table for cases, with a direct key instead of a generic one.

    Guardian says who inside an agency is on the team. It never carries sharing between agencies.

    .. pii: links staff groups to cases
    """

    content_object = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team_permissions")


class Team(Guarded):
    """The people of one agency who work on one case; the group holds guardian's permission on it.

    .. pii: links staff to cases
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="teams")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="teams")
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="team")
    lead_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "agency"], name="one_team_per_case_and_agency")
        ]

    def __str__(self) -> str:
        return f"team {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """On a case one works on: the own agency's team, and all teams where the agency keeps it."""
        mine = Q(agency_id=actor.agency_id) | Q(case__custodian_id=actor.agency_id)
        return mine & Q(case__in=Case.within(actor))
