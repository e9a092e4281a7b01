"""The closed list of conditions a rule may set.

A condition answers True, False, or None where a person has not yet said. None never opens a rule and never
lifts a prohibition (E1); conditions made with `said` and `unsaid` ask only whether somebody has stated it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sharing.engine.consent import good_consent
from sharing.engine.situation import Situation
from sharing.engine.vocabulary import FACTS, RISK_SCALE

Verdict = bool | None
Test = Callable[[Situation], Verdict]

MEANING: Mapping[str, str] = {
    "is": "the fact is one of these values",
    "not": "the fact is known, and is none of these values",
    "said": "somebody has stated that the fact is one of these values",
    "unsaid": "nobody has stated that the fact is one of these values",
    "at_least": "the fact is known and reaches this number, or this step of the risk scale",
    "below": "the fact is known and is less than this number",
    "above": "the fact is known and is more than this number",
    "age_below": "the person is known to be younger than this",
    "age_from": "the person is known to be this old or older",
    "consent": "consent was given by the right persons (E15)",
    "about": "the item is about one of these (general, future-risk, past-offence, both)",
    "track": "the case is on one of these tracks",
    "initiative": "the disclosure is made on own initiative, or on request",
    "members": "who sits in the forum: both, source, recipient, recipient-outside",
    "abroad": "whether the two bodies are of two countries",
    "forum_data": "whether the item comes from, or is passed in connection with, a forum of this country",
    "heard_in_forum": "the sender has the item from a forum of this country",
    "not_from_forum": "the item came through no forum, and is not passed in one",
    "recorded_by": "one of these kinds is stated to have recorded the item",
    "own_item": "the sender recorded the item itself",
    "own_service": "sender and recipient are of one kind, so that it stays in one service",
    "unmarked": "the item does not carry this mark",
    "outside_forum": "the disclosure is not made in one of these forums",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One question about a situation: an operator of the list, a fact if it needs one, values."""

    op: str
    values: tuple[object, ...] = (True,)
    fact: str = ""

    def __post_init__(self) -> None:
        if self.op not in MEANING:
            raise ValueError(f"unknown condition {self.op!r}")

    @property
    def asks(self) -> tuple[str, ...]:
        """The facts whose absence leaves this condition open."""
        if self.op == "consent":
            return ("consent", "age", "minor_understands")
        if self.op.startswith("age_"):
            return ("age",)
        return (self.fact,) if self.fact else ()

    def compile(self) -> Test:
        """Return the test as one function."""
        return _MAKERS[self.op](self)

    def __str__(self) -> str:
        values = ", ".join(str(v) for v in self.values)
        return f"{self.fact or self.op} {self.op if self.fact else ''} {values}".replace("  ", " ")


def _known(condition: Condition) -> Callable[[Situation], object]:
    fact = condition.fact
    default = FACTS[fact].default if fact in FACTS else None
    return lambda s: s.facts.get(fact, default)


def _is(condition: Condition) -> Test:
    fact, values = condition.fact, condition.values
    default = FACTS[fact].default

    def test(s: Situation) -> Verdict:
        value = s.facts.get(fact, default)
        return None if value is None else value in values

    return test


def _not(condition: Condition) -> Test:
    inner = _is(condition)

    def test(s: Situation) -> Verdict:
        verdict = inner(s)
        return None if verdict is None else not verdict

    return test


def _said(condition: Condition) -> Test:
    fact, values = condition.fact, condition.values
    return lambda s: s.facts.get(fact) in values


def _unsaid(condition: Condition) -> Test:
    fact, values = condition.fact, condition.values
    return lambda s: s.facts.get(fact) not in values


def _at_least(condition: Condition) -> Test:
    read, least = _known(condition), condition.values[0]
    if condition.fact == "risk_level":
        reached = frozenset(RISK_SCALE[RISK_SCALE.index(str(least)) :])

        def on_scale(s: Situation) -> Verdict:
            value = read(s)
            return None if value is None else value in reached

        return on_scale

    def number(s: Situation) -> Verdict:
        value = read(s)
        return value >= least if isinstance(value, int | float) and isinstance(least, int | float) else None

    return number


def _above(condition: Condition) -> Test:
    read, floor = _known(condition), condition.values[0]

    def test(s: Situation) -> Verdict:
        value = read(s)
        return value > floor if isinstance(value, int | float) and isinstance(floor, int | float) else None

    return test


def _below(condition: Condition) -> Test:
    reached = _at_least(condition)

    def test(s: Situation) -> Verdict:
        verdict = reached(s)
        return None if verdict is None else not verdict

    return test


def _age_below(condition: Condition) -> Test:
    line = condition.values[0]
    if not isinstance(line, int):
        raise ValueError("an age line is a whole number")
    return lambda s: None if s.request.age is None else s.request.age < line


def _age_from(condition: Condition) -> Test:
    line = condition.values[0]
    if not isinstance(line, int):
        raise ValueError("an age line is a whole number")
    return lambda s: None if s.request.age is None else s.request.age >= line


def _consent(condition: Condition) -> Test:
    return lambda s: good_consent(s.facts, age=s.request.age, minors=s.law.minors)


def _members(condition: Condition) -> Test:
    seats: dict[object, Test] = {
        "both": lambda s: s.view.source_sits and s.view.recipient_sits,
        "source": lambda s: s.view.source_sits,
        "recipient": lambda s: s.view.recipient_sits,
        "recipient-outside": lambda s: not s.view.recipient_sits,
    }
    return seats[condition.values[0]]


def _values(condition: Condition, read: Callable[[Situation], object]) -> Test:
    values = condition.values
    return lambda s: read(s) in values


_MAKERS: dict[str, Callable[[Condition], Test]] = {
    "is": _is,
    "not": _not,
    "said": _said,
    "unsaid": _unsaid,
    "at_least": _at_least,
    "above": _above,
    "below": _below,
    "age_below": _age_below,
    "age_from": _age_from,
    "consent": _consent,
    "members": _members,
    "about": lambda c: _values(c, lambda s: s.datum.about),
    "track": lambda c: _values(c, lambda s: s.request.track),
    "initiative": lambda c: _values(c, lambda s: s.request.initiative),
    "abroad": lambda c: lambda s: s.view.abroad in c.values,
    "forum_data": lambda c: lambda s: s.forum_data() in c.values,
    "heard_in_forum": lambda c: lambda s: s.heard_in(s.law.forums),
    "not_from_forum": lambda c: (
        lambda s: s.forum == "none" and s.origin_forum == "none" and not s.forum_data()
    ),
    "recorded_by": lambda c: lambda s: s.datum.origin is not None and s.datum.origin.kind in c.values,
    "own_item": lambda c: lambda s: s.origin_kind == s.request.source.kind,
    "own_service": lambda c: lambda s: s.request.source.kind == s.request.recipient.kind,
    "unmarked": lambda c: lambda s: s.marks.isdisjoint(c.values),
    "outside_forum": lambda c: lambda s: s.forum not in c.values,
}
