"""The signed checkpoint over a stretch of the trail."""

from django.db import models


class Seal(models.Model):
    """One batch of events under one Merkle root that includes the root before it (RFC 6962, section 2.1).

    The batch is every event of the transactions numbered from `above` up to, not including, `below`.

    .. no_pii: digests only
    """

    above = models.CharField(max_length=20)
    below = models.CharField(max_length=20, unique=True)
    size = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"seal below transaction {self.below}"
