"""What the recorded consents of a case say to the law. The only source of consent facts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from agencies.models import Agency
from cases import rows
from cases.models import Case, Consent, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose

CONSENT_FACTS = frozenset({"consent", "consent_by", "minor_understands"})
_ANSWERS = (Consent.State.GIVEN, Consent.State.REFUSED, Consent.State.WITHDRAWN)

Facts = Mapping[str, object]


class Passing(NamedTuple):
    """What would go, or went, where and for what."""

    agency: UUID
    purposes: int
    item: UUID | None
    category: str


def by_consent(
    actor: Actor, case: Case, *, recipient: Agency, purpose: Purpose, items: Iterable[Item]
) -> list[tuple[Facts, list[Item]]]:
    """Return the items in groups, each with what the person has said about passing it on.

    The newest answer whose scope covers agency, purpose and item counts. Where there is none the facts say
    nothing: the law then names the question that somebody must put to the person.
    """
    answers = sorted(filter(_speaks, rows.consents_of(actor, case)), key=_moment, reverse=True)
    groups: list[tuple[Facts, list[Item]]] = []
    for item in items:
        about = Passing(recipient.ref, purpose.bit, item.ref, item.category)
        said = _facts(next((c for c in answers if covers(c, about)), None))
        known = next((group for facts, group in groups if facts == said), None)
        if known is None:
            groups.append((said, [item]))
        else:
            known.append(item)
    return groups


def covers(consent: Consent, passing: Passing) -> bool:
    """Say whether a consent is about this agency, one of these purposes and this item."""
    whole = not consent.categories and not consent.items
    about = whole or passing.category in consent.categories or passing.item in consent.items
    return about and passing.agency in consent.agencies and bool(consent.purposes & passing.purposes)


def _speaks(consent: Consent) -> bool:
    """Whether it is an answer that counts today; what has run out says neither yes nor no."""
    over = consent.expires_on is not None and consent.expires_on <= clock.today()
    return consent.state in _ANSWERS and not (consent.state == Consent.State.GIVEN and over)


def _moment(consent: Consent) -> datetime:
    return consent.ended_at or consent.answered_at or consent.asked_at


def _facts(consent: Consent | None) -> Facts:
    if consent is None:
        return {}
    facts: dict[str, object] = {"consent": consent.state}
    if consent.state == Consent.State.GIVEN:
        facts["consent_by"] = consent.by
        if consent.understands is not None:
            facts["minor_understands"] = consent.understands
    return facts
