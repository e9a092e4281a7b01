"""An age was told on a day; years pass. Somebody is taken for of age once that is sure."""

from datetime import UTC, date, datetime

import pytest

from infohouse.core import clock
from infohouse.core.ages import at_least


@pytest.mark.parametrize(
    ("age", "told", "today", "found"),
    [
        (17, date(2026, 3, 10), date(2026, 3, 10), 17),
        (17, date(2026, 3, 10), date(2027, 3, 9), 17),
        (17, date(2026, 3, 10), date(2027, 3, 10), 18),
        (17, date(2026, 3, 10), date(2028, 3, 9), 18),
        (16, date(2026, 12, 31), date(2027, 1, 1), 16),
        (16, date(2026, 3, 10), date(2028, 3, 11), 18),
        (17, date(2028, 2, 29), date(2029, 2, 28), 17),
        (17, date(2028, 2, 29), date(2029, 3, 1), 18),
        (17, date(2026, 3, 10), date(2026, 3, 9), 17),
        (17, None, date(2029, 1, 1), 17),
        (None, date(2026, 3, 10), date(2029, 1, 1), None),
    ],
    ids=[
        "the same day",
        "a day before the year is full",
        "a year to the day",
        "a day before the second year is full",
        "another year in the calendar only",
        "two years and a day",
        "a leap day, the day before",
        "a leap day, the day after",
        "a day before it was told",
        "no day was kept",
        "no age was told",
    ],
)
def test_the_person_has_the_age_told_and_the_full_years_since(
    age: int | None, told: date | None, today: date, found: int | None
) -> None:
    with clock.travel(datetime(today.year, today.month, today.day, 12, tzinfo=UTC)):
        assert at_least(age, told) == found
