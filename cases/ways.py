"""Which ways a reporter's concern may take to the info-house, by law, before a word is written.

Logging is itself a disclosure. Where no rule lets a name go, three ways may remain: consent, a concern
without a name, or a duty to tell somebody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from agencies import rows as directory
from agencies.models import Agency
from cases.models import Item
from cases.models.case import HOUSE_PURPOSES
from infohouse.core.purpose import Purpose
from sharing.actions.decide import consult
from sharing.engine.answer import ItemAnswer, Outcome
from sharing.engine.request import Datum, Origin
from sharing.engine.vocabulary import NO_INVESTIGATIVE_USE
from sharing.explain import sentence
from sharing.question import Question

NAMED, CONSENT, NAMELESS, DUTY = "named", "consent", "nameless", "duty"
# What nearly every concern holds; who it is about and what was noticed go together or not at all.
USUAL = ("identity", "concern-narrative", "assessment")
# Whom a professional may have to tell directly, what for, and the facts that call the duty up.
DUTIES: tuple[tuple[str, Purpose, Mapping[str, object]], ...] = (
    ("social-services", Purpose.CHILD_PROTECTION, {"child_needs_support": True}),
    ("child-welfare", Purpose.CHILD_PROTECTION, {"child_needs_support": True}),
    ("municipality", Purpose.CHILD_PROTECTION, {"child_needs_support": True}),
    ("police", Purpose.THREAT_TO_LIFE, {"risk_level": "certain", "future_risk": "grave-offence"}),
)
_WHEN = {
    Purpose.CHILD_PROTECTION: _(
        "If you have reason to believe that somebody under 18 needs special support or protection."
    ),
    Purpose.THREAT_TO_LIFE: _(
        "If you know that a life is threatened or a grave crime is planned, while it can still be stopped."
    ),
}
_CHILD = 15  # an age below every country's line, for the duty towards children


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency that the law obliges the reporter to tell, or lets it tell, without any form of ours."""

    agency: str
    purpose: Purpose
    sentence: str
    must: bool
    when: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What is open to one agency."""

    named: bool
    consent: bool
    nameless: bool
    why_not: str
    duties: tuple[Duty, ...]
    kept_from_investigation: bool

    @property
    def open(self) -> list[str]:
        """The codes of the ways that are open."""
        ways = {NAMED: self.named, CONSENT: self.consent, NAMELESS: self.nameless, DUTY: bool(self.duties)}
        return [code for code, is_open in ways.items() if is_open]


def ways(agency_id: int) -> Ways:
    """Return the ways open to an agency, by the law in force today. Records nothing."""
    by_name = [a for purpose in HOUSE_PURPOSES for a in _asked(agency_id, purpose, USUAL)]
    closed = [a for a in by_name if not a.permits]
    agreed = {"consent": "given", "consent_by": "subject-and-guardian"}
    return Ways(
        named=not closed,
        consent=all(a.permits for p in HOUSE_PURPOSES for a in _asked(agency_id, p, USUAL, agreed)),
        nameless=all(
            a.outcome is Outcome.DEIDENTIFIED
            for p in HOUSE_PURPOSES
            for a in _asked(agency_id, p, (Item.Category.NAMELESS.value,))
        ),
        why_not=sentence(closed[0]) if closed else "",
        duties=_duties(agency_id) if closed else (),
        kept_from_investigation=all(NO_INVESTIGATIVE_USE in a.obligations for a in by_name),
    )


def to_house(
    agency_id: int,
    purpose: Purpose,
    data: tuple[Datum, ...],
    facts: Mapping[str, object] | None = None,
    age: int | None = None,
) -> Question:
    """Return the question whether an agency may pass these items to the info-house of its district."""
    house = directory.house_for(agency_id)
    assert house.host is not None, "house_for returns hosted forums only"
    return Question(
        sender=directory.agency(agency_id),
        recipient=house.host,
        purpose=purpose,
        data=data,
        forum=house,
        age=age,
        facts=dict(facts or {}),
    )


def usual_data(agency: Agency) -> tuple[Datum, ...]:
    """Return what nearly every concern holds, as the law sees it."""
    return _data(agency, USUAL)


def _asked(
    agency_id: int, purpose: Purpose, categories: tuple[str, ...], facts: Mapping[str, object] | None = None
) -> tuple[ItemAnswer, ...]:
    data = _data(directory.agency(agency_id), categories)
    return consult(to_house(agency_id, purpose, data, facts)).items


def _data(agency: Agency, categories: tuple[str, ...]) -> tuple[Datum, ...]:
    origin = Origin(kind=agency.kind, country=agency.country)
    return tuple(Datum(id=str(uuid4()), category=c, origin=origin) for c in categories)


def _duties(agency_id: int) -> tuple[Duty, ...]:
    own, near = directory.agency(agency_id), directory.neighbours(agency_id)
    found = (
        _duty(own, other, purpose, facts)
        for kind, purpose, facts in DUTIES
        for other in near
        if other.kind == kind and other.pk != own.pk
    )
    return tuple(duty for duty in found if duty)


def _duty(own: Agency, other: Agency, purpose: Purpose, facts: Mapping[str, object]) -> Duty | None:
    question = Question(
        sender=own,
        recipient=other,
        purpose=purpose,
        data=_data(own, ("concern-narrative",)),
        age=_CHILD,
        facts=facts,
    )
    (answer,) = consult(question).items
    if not answer.permits:
        return None
    must = answer.outcome is Outcome.DUTY
    return Duty(other.name, purpose, sentence(answer), must=must, when=str(_WHEN[purpose]))
