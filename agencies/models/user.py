"""Staff, and the hats they wear."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from agencies.models.agency import Agency
from agencies.permissions import ROLE_CHOICES
from infohouse.core import clock


class User(AbstractUser):
    """Somebody who signs in. What they may do comes from a membership, never from the account.

    .. pii: staff name and address
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    @property
    def display_name(self) -> str:
        """The name that colleagues see."""
        return self.get_full_name() or self.username


class Membership(models.Model):
    """A hat: one person, one agency, one role, for a time.

    In an info-house `agency` is the house and `employer` the body that pays: a person keeps the home agency
    and works in the house at the same time. `cleared` opens the security track.

    .. pii: links staff to agencies
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    employer = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="employed")
    role = models.CharField(max_length=40, choices=ROLE_CHOICES)
    cleared = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"], condition=Q(until__isnull=True), name="one_running_hat"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.ref}"

    @staticmethod
    def running() -> Q:
        """Match memberships in force today."""
        day = clock.today()
        return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
