"""The system of an agency that calls the API."""

import uuid

from django.db import models

from agencies.models.agency import Agency


class ApiClient(models.Model):
    """One OAuth application that acts for one agency, with its client credentials.

    .. no_pii: a machine
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="clients")
    application = models.OneToOneField(
        "oauth2_provider.Application", on_delete=models.CASCADE, related_name="client"
    )
    enabled = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"client of {self.agency}"
