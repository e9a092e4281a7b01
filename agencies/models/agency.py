"""A body of one kind in one country."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class District(models.Model):
    """The area one info-house serves, often a police district.

    .. no_pii: a place
    """

    name = models.CharField(max_length=100)
    country = models.CharField(max_length=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country", "name"], name="one_district_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """Police, a school, a social service, a club. Its kind and country say which law it lives under.

    .. no_pii: a public body
    """

    class Kind(models.TextChoices):
        POLICE = "police", _("Police")
        SECURITY_SERVICE = "security-service", _("Security service")
        PROSECUTOR = "prosecutor", _("Prosecutor")
        COURT = "court", _("Court")
        SCHOOL = "school", _("School")
        SOCIAL_SERVICES = "social-services", _("Social services")
        CHILD_WELFARE = "child-welfare", _("Child welfare")
        HEALTH = "health", _("Health")
        PSYCHIATRY = "psychiatry", _("Psychiatry")
        PROBATION = "probation", _("Probation")
        PRISON = "prison", _("Prison")
        MUNICIPALITY = "municipality", _("Municipality")
        MAYOR = "mayor", _("Mayor")
        YOUTH_SERVICES = "youth-services", _("Youth services")
        EMPLOYMENT_SERVICES = "employment-services", _("Employment services")
        SELF_GOVERNING = "self-governing-institution", _("Self-governing institution")
        NGO = "ngo", _("Civil society organisation")
        INFO_HOUSE = "info-house", _("Info-house")
        PANEL = "panel", _("Panel")
        SUPPORT_PROVIDER = "support-provider", _("Support provider")
        MIGRATION_AUTHORITY = "migration-authority", _("Migration authority")
        EMPLOYER = "employer", _("Employer")
        RESEARCHER = "researcher", _("Researcher")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    country = models.CharField(max_length=2)
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, related_name="agencies")
    offers = models.CharField(max_length=200, blank=True, default="")
    # Of its desk: whom colleagues of other bodies call.
    phone = models.CharField(max_length=40, blank=True, default="")
    public_task = models.BooleanField(default=False)
    # Asks from outside and takes no part: no people, no systems, in no list to choose from.
    outside = models.BooleanField(default=False)
    # Under which it shows to agencies of ordinary help; see agencies.discretion.
    neutral_name = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(fields=["country", "district", "name"], name="one_agency_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name
