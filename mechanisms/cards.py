"""The nine, to readers."""

from dataclasses import dataclass

from mechanisms import rows


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
