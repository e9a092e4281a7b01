"""What a rule pack consists of: rules, forums, periods, age lines, and what is still open."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sharing.engine.consent import Minors
from sharing.engine.law import Law
from sharing.engine.retention import Period
from sharing.engine.rule import Rule


@dataclass(frozen=True, slots=True)
class Forum:
    """A legal setting in which several agencies meet."""

    code: str
    name: str
    members: frozenset[str]
    secret: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class KnownPeriod:
    """A period that the law, or the practice of some holder, names; shown, and not run by the platform."""

    what: str
    period: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Retention:
    """When a file is reviewed and erased, and how long triage and a referral may take."""

    review: Period
    erase: Period
    unfounded: Period
    triage_clock: Period
    referral_answer: Period
    closing: frozenset[str]
    source: str
    confidence: str
    known: tuple[KnownPeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What a data protection officer still has to decide, and the rules that hang on it."""

    text: str
    rules: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Pack:
    """One version of one country's law. Two packs with one digest are the same pack."""

    country: str
    name: str
    version: str
    digest: str
    canonical: str
    start: date
    notice: str
    confirmed_by: str | None
    rules: tuple[Rule, ...]
    forums: Mapping[str, Forum]
    retention: Retention
    age_lines: Mapping[str, int]
    feedback: Mapping[str, str]
    minors: Minors
    no_fallback_categories: frozenset[str] = frozenset()
    no_fallback_facts: tuple[str, ...] = ()
    access_deferral: bool = False
    open_points: tuple[OpenPoint, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and other.digest == self.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def members(self) -> Mapping[str, frozenset[str]]:
        """Which kinds of agency sit in each forum."""
        return {code: forum.members for code, forum in self.forums.items()}

    @property
    def secret_forums(self) -> frozenset[str]:
        """The forums whose secrecy binds whoever sat in them."""
        return frozenset(code for code, forum in self.forums.items() if forum.secret)

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on one day."""
        return tuple(rule for rule in self.rules if rule.valid_from <= day < rule.until)

    def law(self, day: date) -> Law:
        """The law of one day, compiled; the days between two changes share one compilation."""
        place = bisect_right(self.changes, day)
        if place not in self._laws:
            self._laws[place] = self._compile(day)
        return self._laws[place]

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """The days on which a rule begins or ends."""
        return tuple(sorted({day for rule in self.rules for day in (rule.valid_from, rule.until)}))

    def latest_start(self) -> date:
        """The day on which the last known change of this law enters into force."""
        return max((rule.valid_from for rule in self.rules), default=self.start)

    @cached_property
    def _laws(self) -> dict[int, Law]:
        return {}

    def _compile(self, day: date) -> Law:
        return Law(
            self.rules_on(day),
            country=self.country,
            forums=self.forums,
            secret_forums=self.secret_forums,
            minors=self.minors,
            closing=self.retention.closing,
            no_fallback_categories=self.no_fallback_categories,
            no_fallback_facts=self.no_fallback_facts,
            access_deferral=self.access_deferral,
        )
