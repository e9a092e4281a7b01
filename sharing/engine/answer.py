"""What the law answers, with its reasons."""

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """The five answers; `DUTY` says that the law obliges the sender."""

    PERMIT = "permit"
    OBLIGED = "permit-with-obligations"
    DEIDENTIFIED = "permit-deidentified"
    DUTY = "duty"
    DENY = "deny"

    @property
    def named(self) -> bool:
        """Whether the item may go with the person's identity."""
        return self in NAMED


NAMED = frozenset({Outcome.PERMIT, Outcome.OBLIGED, Outcome.DUTY})


class Basis(StrEnum):
    """The legal basis an answer rests on."""

    DUTY = "statute-duty"
    LIFE = "life-and-limb"
    STATUTE = "statute-permission"
    CONSENT = "consent"
    DEIDENTIFIED = "deidentified"
    NONE = "none"


class Did(StrEnum):
    """What a rule did to an answer."""

    OPENED = "opened"
    CLOSED = "closed"
    FAILED = "failed"
    NEARLY = "nearly"


class Reason(NamedTuple):
    """One step of the reasoning."""

    rule: str
    did: Did
    citation: str
    text: str


class Question(NamedTuple):
    """A fact that nobody has stated and that a person must answer before the rule can open."""

    fact: str
    sentence: str
    rule: str


class ItemAnswer(NamedTuple):
    """The answer for one item."""

    datum_id: str
    outcome: Outcome
    basis: Basis
    rules: tuple[str, ...]
    citations: tuple[str, ...]
    obligations: frozenset[str]
    missing: tuple[Question, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def permits(self) -> bool:
        """Whether a named disclosure of this item is allowed."""
        return self.outcome in NAMED


class Answer(NamedTuple):
    """The answer for the bundle, and for each item in it."""

    outcome: Outcome
    obligations: frozenset[str]
    items: tuple[ItemAnswer, ...]

    @property
    def permits(self) -> bool:
        """Whether the whole bundle may go by name."""
        return self.outcome in NAMED

    def item(self, datum_id: str) -> ItemAnswer:
        """Find the answer for one item."""
        for answer in self.items:
            if answer.datum_id == datum_id:
                return answer
        raise KeyError(datum_id)
