"""Periods and due dates."""

from datetime import date

import pytest

from sharing.engine.retention import Period, due_dates
from sharing.pack import load

START = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("P6M", date(2027, 2, 28)),
        ("P1Y", date(2027, 8, 31)),
        ("P14D", date(2026, 9, 14)),
        ("P1Y6M2W", date(2028, 3, 14)),
    ],
)
def test_a_period_is_counted_in_calendar_time(text: str, day: date) -> None:
    assert Period.parse(text).after(START) == day


@pytest.mark.parametrize("text", ["", "P", "6M", "P6", "PT6H", "P6M "])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        Period.parse(text)


def test_closing_obligations_become_dates() -> None:
    dates = due_dates(load("GB").retention.closing | {"log"}, START)
    assert dates.reviews == (date(2027, 2, 28), date(2027, 8, 31))
    assert dates.erase == date(2032, 8, 31)


def test_the_earliest_erasure_binds_and_none_is_none() -> None:
    assert due_dates({"erase-by:P5Y", "erase-by:P1Y"}, START).erase == date(2027, 8, 31)
    assert due_dates({"log"}, START).erase is None
