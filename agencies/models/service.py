"""What an agency offers to somebody in need."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models.agency import Agency


class Service(models.Model):
    """One offer of an agency. Ordinary help is there for everybody; special help names extremism.

    `fits` holds codes of the sides of life that it helps with.

    .. no_pii: an offer of a public body
    """

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("Ordinary help")
        SPECIAL = "special", _("Special help")

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    fits = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_service_of_a_name")]

    def __str__(self) -> str:
        return self.name
