"""What the intake form asks, and which items its answers become.

What was seen is kept apart from what was heard and from what is believed. No category is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.models import Item

Answers = Mapping[str, object]

REQUIRED = ("seen",)


@dataclass(frozen=True, slots=True)
class Statement:
    """One item to be made: its category, its nature, its content."""

    category: str
    nature: str
    content: dict[str, str]


def statements(answers: Answers) -> list[Statement]:
    """Return the items that the answers become, without the empty ones."""
    category, nature = Item.Category, Item.Nature
    made = [
        Statement(category.IDENTITY, nature.FACT, _taken(answers, "name")),
        Statement(category.CONTACT, nature.FACT, _taken(answers, "contact")),
        Statement(category.NARRATIVE, nature.FACT, _taken(answers, "seen", "when", "online")),
        Statement(category.NARRATIVE, nature.HEARSAY, _taken(answers, "heard")),
        Statement(category.ASSESSMENT, nature.ASSESSMENT, _taken(answers, "believed")),
        Statement(category.FAMILY, nature.FACT, _taken(answers, "talked")),
    ]
    return [s for s in made if s.content]


def missing(answers: Answers) -> list[str]:
    """Return the required answers that are not there yet."""
    return [key for key in REQUIRED if not _text(answers, key)]


def age(answers: Answers) -> int | None:
    """Return the age in full years, where it was stated."""
    stated = answers.get("age")
    return int(str(stated)) if stated not in (None, "") else None


def _taken(answers: Answers, *keys: str) -> dict[str, str]:
    return {key: _text(answers, key) for key in keys if _text(answers, key)}


def _text(answers: Answers, key: str) -> str:
    return str(answers.get(key) or "").strip()
