"""Who inside an agency works on a case."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from cases.models.base import Referenced
from cases.models.case import Case
from infohouse.core import clock
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


class TeamMember(Referenced):
    """One person on one team, in a role, from a day until a day. Ended, never deleted before erasure.

    The door asks for the dates at every request, so that an end needs no job to take effect.

    .. pii: links staff to cases
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead professional")
        DEPUTY = "deputy", _("Deputy lead")
        MEMBER = "member", _("Works with the person")
        ADVISER = "adviser", _("Adviser")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team_members")
    user_id = models.BigIntegerField()
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True)
    added_by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user_id"], condition=Q(ended_at__isnull=True), name="once_on_a_team"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(ended_at__isnull=True, role="lead"), name="one_lead_of_a_team"
            ),
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """On a case one works on: the own agency's people, and everybody where the agency keeps it."""
        mine = Q(team__agency_id=actor.agency_id) | Q(case__custodian_id=actor.agency_id)
        return mine & Q(case__in=Case.within(actor))

    @staticmethod
    def running(prefix: str = "") -> Q:
        """Match memberships in force today, behind a lookup."""
        day = clock.today()
        ahead = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
        return ahead & Q(**{f"{prefix}ended_at__isnull": True, f"{prefix}since__lte": day})

    @property
    def runs(self) -> bool:
        """Whether this membership is in force today."""
        day = clock.today()
        return self.ended_at is None and self.since <= day and (self.until is None or self.until >= day)
