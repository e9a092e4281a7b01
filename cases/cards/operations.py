"""What the machinery is doing, to whoever operates it. No content, no person."""

from dataclasses import dataclass
from datetime import datetime

from audit import outbox
from audit import rows as trail_rows
from cases import rows
from infohouse.core.actor import Actor


@dataclass(frozen=True, slots=True)
class FailedCard:
    """One delivery that was given up."""

    delivery: int
    task: str
    since: datetime
    tries: int
    failure: str


@dataclass(frozen=True, slots=True)
class OperationsCard:
    """The state of the outbox."""

    waiting: int
    oldest: datetime | None
    failed: tuple[FailedCard, ...]
    not_erased: int


def operations_card(actor: Actor) -> OperationsCard:
    """Return the state of the outbox."""
    actor.must("operate")
    return OperationsCard(
        waiting=trail_rows.undone_count(),
        oldest=trail_rows.oldest_undone(),
        failed=tuple(
            FailedCard(d.pk, d.task, d.made_at, d.tries, d.failure) for d in trail_rows.failed_deliveries()
        ),
        not_erased=rows.overdue_erasures(actor),
    )


def try_again(actor: Actor, delivery: int) -> None:
    """Put a failed delivery back into the queue."""
    actor.must("operate")
    outbox.try_again(delivery)
