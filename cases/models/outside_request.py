"""A demand from outside, or the wish of the person concerned to see what is held."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from cases.models.case import Case
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class OutsideRequest(Referenced):
    """Somebody asks the holder for what it knows about one person; a named person answers.

    States:
        open      registered, the law asked item by item; waits for a decider
        answered  given, what the law permits or obliges and the decider chose
        refused   nothing given, with the sections

    `asker` is a body, on the platform or outside of it; the person concerned has none. `items` are what was
    asked about, `own_items` what the asker recorded itself and finds in its own file. `masked` are words that
    the person concerned does not read.

    .. pii: who asked for whom and why; sealed demand, basis, reason and masked words
    """

    class State(models.TextChoices):
        OPEN = "open", _("To decide")
        ANSWERED = "answered", _("Answered")
        REFUSED = "refused", _("Refused")

    class Kind(models.TextChoices):
        BODY = "body", _("A body asks")
        SUBJECT = "subject", _("The person concerned asks")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    holder = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="requests_got")
    asker = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, null=True, related_name="requests_made"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outside_requests")
    purpose = models.CharField(max_length=40)
    written = models.BooleanField(default=False)
    demand = SealedField()
    basis = SealedField()
    due_on = models.DateField()
    items = ArrayField(models.UUIDField(), default=list)
    own_items = ArrayField(models.UUIDField(), default=list)
    asking = models.UUIDField(null=True)
    secret = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by = models.BigIntegerField(null=True)
    given = ArrayField(models.UUIDField(), default=list)
    masked = SealedField()
    reason = SealedField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-registered_at"], name="request_case_registered")]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """The holder's people on the case; demands of the security service only when cleared."""
        mine = Q(holder_id=actor.agency_id, case__in=Case.within(actor))
        return mine if actor.cleared else mine & Q(secret=False)

    def must_be(self, *states: str) -> None:
        """Refuse unless the request is in one of the states."""
        must_be(self.state, states)
