"""The level of a case to its keepers: the template in force, and how it came to it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from agencies import rows as directory
from cases import rows
from cases.levels import TEMPLATES
from cases.models import Approach
from infohouse.core.actor import Actor
from mechanisms import rows as ways


@dataclass(frozen=True, slots=True)
class ApproachCard:
    """One level that a case is or was worked at."""

    level: str
    label: str
    why: str
    who: str
    made_at: datetime
    offer_by: date
    steps: tuple[str, ...]
    mechanisms: tuple[str, ...]


def approach_cards(actor: Actor, case: UUID) -> list[ApproachCard]:
    """Return the levels of a case, the present one first; nothing where the reader does not keep it."""
    found = rows.approaches_of(actor, rows.case(actor, case))
    people = directory.names({a.made_by for a in found if a.made_by})
    names = {m.code: str(m) for m in ways.mechanisms()} if found else {}
    return [_card(a, people, names) for a in found]


def _card(approach: Approach, people: dict[int, str], mechanisms: dict[str, str]) -> ApproachCard:
    template = TEMPLATES[approach.level]
    return ApproachCard(
        level=approach.level,
        label=str(template.label),
        why=approach.why or "",
        who=people.get(approach.made_by or 0, ""),
        made_at=approach.made_at,
        offer_by=approach.offer_by,
        steps=tuple(str(s) for s in template.steps),
        mechanisms=tuple(mechanisms[code] for code in template.mechanisms if code in mechanisms),
    )
