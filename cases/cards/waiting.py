"""One line of what waits for somebody, whatever it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.utils import timezone

# What has no day of its own comes after everything that has one.
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is to be done, why now, on which page, until when, and whom it concerns."""

    what: str
    page: str
    ref: UUID
    short: str
    due_at: datetime | None
    source: str = ""
    age: int | None = None
    state: str = ""
    state_label: str = ""
    mine: bool = False
    note: str = ""

    @property
    def order(self) -> tuple[datetime, str, str, str]:
        """Where it stands in a list: the most urgent first, and always at the same place."""
        return (self.due_at or NEVER, str(self.ref), self.what, self.source)


def evening(day: date) -> datetime:
    """Return the end of a day, which is when what is due on it becomes late."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
