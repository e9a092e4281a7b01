"""What is due to be erased, and the tombstone that stays when it is gone."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.base import Referenced, must_be
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.sealed import SealedField


class Erasure(Referenced):
    """One file whose day has come: a case, or a concern that led to none.

    States:
        due       found by the clock; waits for a first person
        proposed  a first person has looked at what would go and asks a second one
        done      a second person has released it; this row is the tombstone

    `about` is the random reference of what was erased: a reference and no key, since that row goes. A
    database trigger writes in which transaction it was released; rows of a case go in no other.

    .. pii: a sealed reason why it is held, emptied by the erasure; else references and counts
    """

    class State(models.TextChoices):
        DUE = "due", _("Due")
        PROPOSED = "proposed", _("Waiting for a second person")
        DONE = "done", _("Erased")

    class Kind(models.TextChoices):
        CASE = "case", _("Case")
        CONCERN = "concern", _("Concern")

    about = models.UUIDField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    custodian = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="erasures")
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    due_on = models.DateField()
    found_at = models.DateTimeField()
    hold_until = models.DateField(null=True)
    hold_reason = SealedField()
    proposed_by = models.BigIntegerField(null=True)
    proposed_at = models.DateTimeField(null=True)
    released_by = models.BigIntegerField(null=True)
    released_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done")
                | (
                    Q(proposed_by__isnull=False, released_by__isnull=False) & ~Q(proposed_by=F("released_by"))
                ),
                name="two_people_erase",
            )
        ]

    @classmethod
    def reach(cls, actor: Actor) -> Q:
        """Staff of the custodian who may erase, and who operate; of the security track only when cleared."""
        if not (actor.can("erase") or actor.can("operate")):
            return Q(pk__in=[])
        mine = Q(custodian_id=actor.agency_id)
        return mine if actor.cleared else mine & Q(secret=False)

    def must_be(self, *states: str) -> None:
        """Refuse unless the erasure is in one of the states."""
        must_be(self.state, states)

    @property
    def held(self) -> bool:
        """Whether somebody has put it off, for a reason and until a day that has not come."""
        return self.hold_until is not None and self.hold_until > clock.today()
