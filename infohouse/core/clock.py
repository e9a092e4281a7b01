"""The time, in one place, so that demo data can be made as if a year had passed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_pretended: ContextVar[datetime | None] = ContextVar("pretended_time", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _pretended.get() or timezone.now()


def today() -> date:
    """Return the present day in the house's time zone."""
    return timezone.localdate(now())


@contextmanager
def travel(to: datetime) -> Iterator[None]:
    """Pretend that it is another moment. For demo data and tests; no product code calls it."""
    token = _pretended.set(to)
    try:
        yield
    finally:
        _pretended.reset(token)
