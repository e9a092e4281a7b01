"""Questions about the mix of a plan: hard and soft, police and others. Questions, never a block.

T. Bjørgo's model asks for a broad mix that is still proportionate; police lead mostly in disruption,
incapacitation and protection, and support elsewhere.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

REPRESSIVE = frozenset({"deterrence", "disruption", "incapacitation"})


@dataclass(frozen=True, slots=True)
class Part:
    """What the balance asks of one measure: how it works and what kind of agency does it."""

    mechanisms: frozenset[str]
    agency_kind: str

    @property
    def hard(self) -> bool:
        """Whether every way in which it works is repressive."""
        return bool(self.mechanisms) and self.mechanisms <= REPRESSIVE


def questions(parts: Collection[Part]) -> list[str]:
    """Return what should be asked before a plan is adopted; empty where the mix raises no question."""
    if not parts:
        return []
    asked, used = [], frozenset().union(*(p.mechanisms for p in parts))
    if used == {"deterrence"}:
        asked.append(_("The plan only deters. Who gives the person a reason to choose something else?"))
    elif all(p.hard for p in parts):
        asked.append(_("Every measure is repressive. Which supportive measure could stand beside them?"))
    if all(p.agency_kind == "police" for p in parts):
        asked.append(_("Only the police act. Which partner could take a part, or why is there none?"))
    return asked


def count(parts: Collection[Part]) -> tuple[int, int]:
    """Return how many measures are repressive, and how many are not."""
    hard = sum(p.hard for p in parts)
    return hard, len(parts) - hard
