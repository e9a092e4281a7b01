"""Plain values that template tags take; a dict with the same keys does as well.

None of these holds a model: views build them from cards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Colour = Literal["", "grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"]


@dataclass(frozen=True)
class Link:
    """A link; ``hidden`` is read out but not shown, to tell three "Change" links apart."""

    text: str
    href: str
    hidden: str = ""
    active: bool = False


@dataclass(frozen=True)
class Tag:
    """A short state with a colour that never carries the meaning alone."""

    text: str
    colour: Colour = ""


@dataclass(frozen=True)
class Row:
    """A row of a summary list; ``lines`` shows several paragraphs instead of one value."""

    key: str
    value: object = ""
    lines: Sequence[str] = ()
    tag: Tag | None = None
    links: Sequence[Link] = ()

    @property
    def has_value(self) -> bool:
        return bool(self.lines or self.tag or self.value not in (None, ""))


@dataclass(frozen=True)
class Task:
    """One task of a task list; without ``href`` it cannot be started yet."""

    title: str
    status: str
    href: str = ""
    hint: str = ""
    colour: Colour = ""


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers stand to the right."""

    text: str
    numeric: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell that is more than plain text."""

    text: object
    href: str = ""
    colour: Colour | None = None  # set: shown as a tag
    hint: str = ""


@dataclass(frozen=True)
class Entry:
    """What happened: on a timeline."""

    title: str
    at: datetime | date
    by: str = ""
    text: str = ""
    tag: Tag | None = None
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Fact:
    """A labelled value in an identity bar or a line of metadata."""

    key: str
    value: object


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; ``note`` stands in the table only."""

    label: str
    value: int
    note: str = ""
