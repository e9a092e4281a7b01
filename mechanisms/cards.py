"""The nine, to readers."""

from dataclasses import dataclass

from agencies.discretion import harmless
from infohouse.core.actor import Actor
from mechanisms import rows
from mechanisms.catalogue import ANSWERS, QUESTIONS


@dataclass(frozen=True, slots=True)
class MechanismCard:
    """One way in which prevention works."""

    number: int
    code: str
    name: str
    how: str
    caution: str


def mechanism_cards() -> list[MechanismCard]:
    """Return the nine, in order."""
    return [MechanismCard(m.number, m.code, m.name, m.how, m.caution) for m in rows.mechanisms()]


@dataclass(frozen=True, slots=True)
class CatalogueCard:
    """One of the nine with the six questions answered."""

    code: str
    name: str
    answers: tuple[tuple[str, str], ...]


def catalogue(actor: Actor) -> list[CatalogueCard]:
    """Return the nine with what the model asks of each, in order; to whom only helps, what tells nothing."""
    return [
        CatalogueCard(
            m.code,
            str(m),
            tuple(
                harmless(actor, [(str(q), str(a)) for q, a in zip(QUESTIONS, ANSWERS[m.code], strict=True)])
            ),
        )
        for m in rows.mechanisms()
    ]
