"""The outbox: what an event still has to set in motion."""

from django.db import models

from audit.models.event import Event


class Delivery(models.Model):
    """One task that one event must reach. PostgreSQL is the truth; the broker only wakes the worker.

    States:
        waiting  nobody has taken it, or its lease ran out
        taken    handed to a worker until `leased_until`
        done     its effect is committed
        failed   tried too often; stands on the operations desk until a person tries again

    .. no_pii: identifiers and codes
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        TAKEN = "taken"
        DONE = "done"
        FAILED = "failed"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    task = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=100, blank=True, default="")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "task"], name="one_delivery_per_event_and_task")
        ]
        indexes = [
            models.Index(
                fields=["made_at"], name="delivery_undone", condition=models.Q(state__in=["waiting", "taken"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.pk}"
