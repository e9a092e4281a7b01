"""When a file must be looked at again and when it must go."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_PERIOD = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?\Z")
REVIEW, ERASE = "review-by:", "erase-by:"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of calendar time, as ISO 8601 writes it: P6M, P1Y, P14D."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period of years, months, weeks and days."""
        found = _PERIOD.match(text)
        if found is None or not any(found.groups()):
            raise ValueError(f"{text!r} is no ISO 8601 period such as P6M, P1Y or P14D")
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        return cls(months=12 * years + months, days=7 * weeks + days)

    def after(self, start: date) -> date:
        """Count from a day; the 31st becomes the last day of a shorter month."""
        month_count = start.month - 1 + self.months
        year, month = start.year + month_count // 12, month_count % 12 + 1
        day = min(start.day, monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class DueDates:
    """The reviews and the erasure that follow from obligations."""

    reviews: tuple[date, ...]
    erase: date | None


def due_dates(obligations: Iterable[str], start: date) -> DueDates:
    """Turn `review-by:` and `erase-by:` obligations into days; the earliest erasure binds."""
    reviews, erasures = [], []
    for obligation in obligations:
        if obligation.startswith(REVIEW):
            reviews.append(Period.parse(obligation.removeprefix(REVIEW)).after(start))
        elif obligation.startswith(ERASE):
            erasures.append(Period.parse(obligation.removeprefix(ERASE)).after(start))
    return DueDates(reviews=tuple(sorted(reviews)), erase=min(erasures, default=None))
