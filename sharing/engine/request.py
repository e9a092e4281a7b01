"""What is asked: may this item go from here to there, for that?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

NO_FACTS: Mapping[str, object] = MappingProxyType({})


class Body(NamedTuple):
    """A sender or a recipient; `member` says that it sits in the forum of the request."""

    kind: str
    country: str
    member: bool = False


class Origin(NamedTuple):
    """Who first recorded an item, and through which forum it came."""

    kind: str
    forum: str = "none"
    country: str | None = None


class Datum(NamedTuple):
    """One item of information with the marks it carries."""

    id: str
    category: str
    about: str = "general"
    origin: Origin | None = None
    carries: frozenset[str] = frozenset()
    separable: bool = True
    sources: tuple[str, ...] = ()
    erase_by_passed: bool = False
    review_by_passed: bool = False


class Step(NamedTuple):
    """An earlier disclosure of the items, and the travelling obligations it imposed."""

    frm: str
    to: str
    forum: str = "none"
    purpose: str = ""
    imposed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """One question to the law; all items are about the same person."""

    jurisdiction: tuple[str, ...]
    source: Body
    recipient: Body
    purpose: str
    data: tuple[Datum, ...]
    forum: str = "none"
    initiative: str = "own"
    track: str = "untriaged"
    age: int | None = None
    facts: Mapping[str, object] = field(default_factory=lambda: NO_FACTS)
    history: tuple[Step, ...] = ()
