"""Whether two concerns are about the same person: keyed fingerprints, and what people said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced
from cases.models.concern import Concern
from cases.models.triage import Triage
from infohouse.core.actor import Actor
from infohouse.core.guard import Guarded
from infohouse.core.sealed import SealedField


class Fingerprint(Guarded):
    """A keyed fingerprint of two parts of a name, with a possible year of birth or without one.

    Made of nothing else: no faith, no origin, no nationality. Equal ones make two concerns worth a look by a
    person, and say nothing more.

    .. pii: can be compared with another one, by whoever holds the key
    """

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="fingerprints")
    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="fingerprints")
    digest = models.CharField(max_length=32)
    dated = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "digest"], name="a_fingerprint_once")]
        indexes = [models.Index(fields=["desk", "digest"], name="fingerprint_desk_digest")]

    def __str__(self) -> str:
        return f"fingerprint {self.pk}"

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The desk that may see the triage of the concern."""
        seen = Triage.objects.visible_to(actor).values("concern_id")
        return Q(desk_id=actor.agency_id, concern__in=seen)


class Likeness(Referenced):
    """What somebody said of two concerns; remembered both ways. `notes` keeps every change with who and when.

    States:
        different  not the same person; not proposed again
        same       assessed together; both concerns stay, with their histories

    .. pii: links two concerns; sealed notes
    """

    class Verdict(models.TextChoices):
        DIFFERENT = "different", _("Not the same")
        SAME = "same", _("Assessed together")

    desk = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="likenesses")
    # The lower key first, so that a pair stands here once.
    first = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    follower = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    notes = SealedField()
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="a_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="the_lower_key_first"),
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The desk that may see both triages."""
        seen = Triage.objects.visible_to(actor).values("concern_id")
        return Q(desk_id=actor.agency_id, first__in=seen, second__in=seen)
