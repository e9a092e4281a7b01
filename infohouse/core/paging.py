"""Long lists in parts; nothing is cut off in silence.

Histories go on by key, as fast on the last part as on the first. Work that waits is numbered: it is never
that much, moves while one looks at it, and one wants to know how much it is.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from infohouse.core.errors import NotFound

T = TypeVar("T")
SIZE = 50


class Part(list[T]):
    """A part of a list. `older` is the reference after which the next part begins; None at the end."""

    older: UUID | None = None

    @classmethod
    def of(cls, found: list[T], older: UUID | None) -> "Part[T]":
        """Return the part that holds these."""
        made = cls(found)
        made.older = older
        return made


def newest_first(rows: QuerySet[Any], *, by: str, after: UUID | None = None, size: int = SIZE) -> Part[Any]:
    """Return the newest rows, or those that follow the one with a reference.

    Raises:
        NotFound: no such row among these; absent and invisible are the same.
    """
    if after is not None:
        last = rows.filter(ref=after).first()
        if last is None:
            raise NotFound()
        at = getattr(last, by)
        rows = rows.filter(Q(**{f"{by}__lt": at}) | Q(**{by: at}, pk__lt=last.pk))
    found = list(rows.order_by(f"-{by}", "-pk")[: size + 1])
    return Part.of(found[:size], found[size - 1].ref if len(found) > size else None)


class Sheet(list[T]):
    """One numbered part of a list in order of urgency, and how much there is in all."""

    number: int = 1
    total: int = 0

    @classmethod
    def of(cls, found: Iterable[T], like: "Sheet[Any]") -> "Sheet[T]":
        """Return the same part with other things in the places of those."""
        made = cls(found)
        made.number, made.total = like.number, like.total
        return made

    @property
    def sheets(self) -> int:
        """How many parts there are; an empty list has one."""
        return max(1, -(-self.total // SIZE))

    @property
    def numbers(self) -> list[int]:
        """Which parts are worth a link, in order; 0 stands where some are left out."""
        near = sorted({1, self.number - 1, self.number, self.number + 1, self.sheets} & self._all)
        kept: list[int] = []
        for at in near:
            gap = at - kept[-1] if kept else 1
            kept += [at] if gap == 1 else [at - 1, at] if gap == 2 else [0, at]
        return kept

    @property
    def _all(self) -> set[int]:
        return set(range(1, self.sheets + 1))


def sheet(rows: QuerySet[Any] | Sequence[Any], number: int = 1) -> Sheet[Any]:
    """Return one part of rows that have a steady order; past the end the last one, since work gets less."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    made: Sheet[Any] = Sheet()
    made.total = total
    made.number = min(max(1, number), made.sheets)
    made.extend(rows[(made.number - 1) * SIZE : made.number * SIZE])
    return made
