"""The nine dimensions on which a house lays down what is known, in two halves.

After the assessment tool of the Danish info-houses. What protects comes first. The board is a conversation:
nothing here is counted, summed or coloured.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

PROTECTS, WORRIES = "protects", "worries"
HALVES = {PROTECTS: _("Well-being and what protects"), WORRIES: _("Risk and threat")}


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the nine: its code, its half, its words."""

    code: str
    half: str
    label: object


NINE = (
    Dimension("personality", PROTECTS, _("Personality")),
    Dimension("vulnerability", PROTECTS, _("Mental vulnerability")),
    Dimension("family", PROTECTS, _("Family")),
    Dimension("leisure", PROTECTS, _("Network and leisure")),
    Dimension("education", PROTECTS, _("Education and employment")),
    Dimension("rhetoric", WORRIES, _("Convictions and rhetoric")),
    Dimension("violence", WORRIES, _("Willingness to use violence")),
    Dimension("crime", WORRIES, _("Criminal history")),
    Dimension("relations", WORRIES, _("Socialisation and relationships")),
)
BY_CODE = {d.code: d for d in NINE}
CHOICES: list[tuple[str, Any]] = [(d.code, d.label) for d in NINE]


def label(code: str) -> str:
    """Return a dimension in words."""
    return str(BY_CODE[code].label)
