"""The legal setting in which several agencies meet, and the licence to sit in it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from agencies.models.agency import Agency, District
from infohouse.core import clock


class Forum(models.Model):
    """An SSP, a PSP, an info-house of one district; the code is the rule pack's.

    `host` is the agency that runs it and keeps its files: the info-house itself, where there is one.

    .. no_pii: a public body
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="forums")
    host = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="hosted_forums")
    agencies: "models.ManyToManyField[Agency, Mandate]" = models.ManyToManyField(
        Agency, through="Mandate", related_name="forums"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "code"], name="one_forum_of_a_kind_in_a_district")
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def members(self) -> frozenset[int]:
        """The agencies at the table today: the host, and those with a running mandate."""
        seated = self.mandates.filter(Mandate.running()).values_list("agency_id", flat=True)
        return frozenset([*seated, *([self.host_id] if self.host_id else [])])


class Mandate(models.Model):
    """An agency's licence to take part in a forum.

    .. no_pii: a public body
    """

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="mandates")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="mandates")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "agency"], condition=Q(until__isnull=True), name="one_running_mandate"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} in {self.forum}"

    @staticmethod
    def running() -> Q:
        """Match mandates in force today."""
        day = clock.today()
        return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


# Kinds that give ordinary help to anybody.
ORDINARY = frozenset(
    {
        Agency.Kind.NGO,
        Agency.Kind.EMPLOYMENT_SERVICES,
        Agency.Kind.SELF_GOVERNING,
        Agency.Kind.SUPPORT_PROVIDER,
        Agency.Kind.EMPLOYER,
    }
)


def is_unaware(agency: Agency) -> bool:
    """Say whether an agency gives ordinary help, sits in no forum, and so is not told why a case exists."""
    if agency.kind not in ORDINARY:
        return False
    seated = Mandate.objects.filter(Mandate.running(), agency=agency)
    return not (seated.exists() or Forum.objects.filter(host=agency).exists())
