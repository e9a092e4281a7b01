"""Whether somebody is told in the morning that something waits."""

from django.conf import settings
from django.db import models

from agencies.models.user import User


class Digest(models.Model):
    """One person's choice about the morning mail, and the day on which the last one went.

    Without a row a person gets it, in the language of the agency's country. `told_on` makes it once a day.

    .. pii: a choice of staff
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="digest")
    by_mail = models.BooleanField(default=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, blank=True, default="")
    told_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"digest {self.pk}"
