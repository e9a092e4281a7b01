"""In which order agencies and their offers are proposed, and the reasons that are shown.

Whom the person trusts comes first, unless the law closes the door for good. Then: what the law allows, a lead
that is not the police at primary and secondary level, what meets a need, ordinary help before special help.
The order is advice about a task. Nothing here looks at a person, and no ideology reaches this file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from agencies.models import Agency, Service
from cases.levels import TERTIARY
from sharing.engine.answer import Answer, Outcome

LAW = {
    Outcome.DUTY: 0,
    Outcome.PERMIT: 0,
    Outcome.OBLIGED: 0,
    Outcome.DEIDENTIFIED: 1,
    Outcome.DENY: 2,
}


@dataclass(frozen=True, slots=True)
class Need:
    """What triage found that help must fit."""

    level: str = ""
    sides: frozenset[str] = frozenset()
    trusted: UUID | None = None
    trusted_by: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One agency with one of its offers, or without a named one, and what the law says."""

    agency: Agency
    service: Service | None
    answer: Answer
    seated: bool

    @property
    def open(self) -> bool:
        """Whether the law allows it, or would once a question is answered, such as consent."""
        return self.answer.outcome != Outcome.DENY or any(i.missing for i in self.answer.items)

    @property
    def police(self) -> bool:
        """Whether the police would act."""
        return self.agency.kind == Agency.Kind.POLICE

    @property
    def special(self) -> bool:
        """Whether the offer names extremism."""
        return self.service is not None and self.service.kind == Service.Kind.SPECIAL

    def trusted(self, need: Need) -> bool:
        """Say whether the person knows and trusts the people of this agency."""
        return self.agency.ref == need.trusted

    def fits(self, need: Need) -> bool:
        """Say whether the offer meets a need that was named."""
        return self.service is not None and bool(need.sides & set(self.service.fits))


def ranked(options: Iterable[Option], need: Need) -> list[Option]:
    """Return the options in the order in which they are proposed."""
    return sorted(options, key=lambda option: _place(option, need))


def reasons(option: Option, need: Need) -> list[str]:
    """Return the codes of what speaks for an option, the weightiest first."""
    facts = {
        f"trusted-{need.trusted_by}": option.trusted(need),
        "law-allows": option.answer.permits,
        "needs-consent": not option.answer.permits,
        "meets-need": option.fits(need),
        "ordinary": option.service is not None and not option.special,
        "special": option.special,
        "has-an-offer": option.service is None and bool(option.agency.offers),
        "not-police": not option.police,
        "sits-in-the-forum": option.seated,
    }
    return [code for code, holds in facts.items() if holds]


def asks_why_police(option_is_police: bool, level: str) -> bool:
    """Say whether choosing the police needs a reason: at primary and secondary level others lead."""
    return option_is_police and level != TERTIARY


def _place(option: Option, need: Need) -> tuple[object, ...]:
    return (
        not (option.trusted(need) and option.open),
        LAW[option.answer.outcome],
        asks_why_police(option.police, need.level),
        not option.fits(need),
        option.special,
        option.service is None and not option.agency.offers,
        option.agency.name,
        option.service.name if option.service else "",
    )
