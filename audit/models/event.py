"""A fact that happened."""

import uuid

from django.db import models

from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded


class Event(Guarded):
    """One act or one look, written in the transaction of what it tells. Never changed, never deleted.

    Holds identifiers and codes only: an erased person leaves events that say nothing about them.
    `about` is the reference of the thing, `file` that of the case or concern it belongs to, `keeper_id` the
    agency that keeps that file. `secret` events are for actors who may know of the security track.

    .. no_pii: identifiers and codes
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    about = models.UUIDField()
    file = models.UUIDField()
    agency_id = models.BigIntegerField()
    keeper_id = models.BigIntegerField()
    user_id = models.BigIntegerField(null=True)
    client_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    secret = models.BooleanField(default=False)
    codes = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["file", "at"], name="event_file_at"),
            models.Index(fields=["agency_id", "at"], name="event_agency_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"

    @classmethod
    def reach(cls, actor: Actor) -> models.Q:
        """Own acts, and acts on files that the own agency keeps; secret ones only when cleared."""
        mine = models.Q(agency_id=actor.agency_id) | models.Q(keeper_id=actor.agency_id)
        return mine if actor.cleared else mine & models.Q(secret=False)
