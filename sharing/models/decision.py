"""The recorded answer of the law."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded
from sharing import explain
from sharing.engine.answer import Outcome


class Decision(Guarded):
    """May this item go to that agency, for this purpose? One answer, never changed.

    `asking` groups what was asked at one time. `item` is a reference, not a key: the law does not know the
    work. `question` holds kinds, codes and facts, enough to decide again years later with the packs named.
    `grounds` is what its sentence is made of.

    .. no_pii: references, codes and sections of law
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asking = models.UUIDField()
    at = models.DateTimeField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="decisions_asked")
    user_id = models.BigIntegerField(null=True)
    file = models.UUIDField()
    item = models.UUIDField()
    recipient = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="decisions_about")
    purpose = models.CharField(max_length=40)
    outcome = models.CharField(max_length=30, choices=[(o.value, o.value) for o in Outcome])
    basis = models.CharField(max_length=30)
    rules = ArrayField(models.CharField(max_length=40), default=list)
    citations = ArrayField(models.CharField(max_length=300), default=list)
    obligations = ArrayField(models.CharField(max_length=60), default=list)
    missing = models.JSONField(default=list)
    grounds = models.JSONField(default=dict)
    packs = models.JSONField(default=list)
    secret = models.BooleanField(default=False)
    question = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["asking"], name="decision_asking")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.ref}"

    @classmethod
    def reach(cls, actor: Actor) -> models.Q:
        """The agency that asked sees what it was told; about the security track only when cleared."""
        mine = models.Q(agency_id=actor.agency_id)
        return mine if actor.cleared else mine & models.Q(secret=False)

    @property
    def sentence(self) -> str:
        """The answer in words, in the reader's language."""
        return explain.said(self.grounds)

    @property
    def permits(self) -> bool:
        """Whether the item may go as it is, with its name on it."""
        return Outcome(self.outcome).named

    @property
    def permits_nameless(self) -> bool:
        """Whether the item may go where its identity was taken out."""
        return Outcome(self.outcome) is Outcome.DEIDENTIFIED
