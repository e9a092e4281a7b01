"""The law in the database: what every pack said, which versions were proposed, and who signed them."""

import uuid

from django.db import models

from infohouse.core.errors import WrongState


class PackText(models.Model):
    """The content of a pack under its digest. Never changed; the digest is checked at every reading.

    .. no_pii: the law
    """

    digest = models.CharField(max_length=64, primary_key=True)
    country = models.CharField(max_length=2)
    version = models.CharField(max_length=40)
    canonical = models.TextField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.country} {self.version} {self.digest[:12]}"


class PackVersion(models.Model):
    """One country's pack on its way into force.

    proposed: its rules, scenarios and the floor were checked; nobody or one person has signed.
    activated: two persons of different bodies have signed; it decides from `start` on.
    withdrawn: taken back before its start.
    `before` is the pack that would decide on the start without it.

    .. no_pii: the law, and which body wants it changed
    """

    class State(models.TextChoices):
        PROPOSED = "proposed"
        ACTIVATED = "activated"
        WITHDRAWN = "withdrawn"

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.ForeignKey(PackText, on_delete=models.PROTECT, related_name="versions")
    before = models.ForeignKey(PackText, on_delete=models.PROTECT, null=True, related_name="+")
    country = models.CharField(max_length=2)
    scenarios = models.TextField()
    reason = models.CharField(max_length=500)
    start = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    user_id = models.BigIntegerField()
    at = models.DateTimeField()
    activated_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "start"], name="version_in_force")]

    def __str__(self) -> str:
        return f"{self.country} from {self.start}: {self.state}"

    def must_be(self, *states: str) -> None:
        """Raise WrongState unless the version is in one of these states."""
        if self.state not in states:
            raise WrongState()


class PackSignature(models.Model):
    """One person's signature under a version. Two bodies, two persons: the constraints say so.

    .. pii: which member of staff signed
    """

    version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="signatures")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    user_id = models.BigIntegerField()
    role = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "user_id"], name="one_signature_a_person"),
            models.UniqueConstraint(fields=["version", "employer"], name="one_signature_a_body"),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"
