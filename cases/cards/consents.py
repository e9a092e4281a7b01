"""What the person was asked and answered, and who can answer at this age."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from agencies import rows as directory
from agencies.actors import NEUTRAL
from agencies.discretion import neutral
from cases import rows
from cases.cards.words import short
from cases.models import Case, Consent, Item
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.purpose import Purpose, mask
from sharing.consent import consent_rule

# For the forms: code and words.
GIVERS = tuple(Consent.Giver.choices)
FORMS = tuple(Consent.Form.choices)
STATES = tuple(Consent.State.choices)


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One question to the person, its scope, and the answer with its proof."""

    ref: UUID
    short: str
    case: UUID
    state: str
    state_label: str
    agencies: tuple[str, ...]
    purposes: tuple[str, ...]
    about: tuple[str, ...]
    asked_at: datetime
    by: str
    form: str
    proof: str
    understands: bool | None
    answered_on: date | None
    recorded_by: str
    expires_on: date | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ConsentsCard:
    """All consents of a case, and the rule for this person."""

    rule: str
    source: str
    asks_understanding: bool
    consents: tuple[ConsentCard, ...]


def consents_card(actor: Actor, ref: UUID) -> ConsentsCard:
    """Return what was asked and answered on a case, and who must answer for somebody of this age."""
    case = rows.case(actor, ref)
    rule = consent_rule(actor.country, case.age_today)
    return ConsentsCard(
        rule=rule.sentence,
        source=rule.source,
        asks_understanding=rule.asks_understanding,
        consents=tuple(_cards(actor, case, _own_only(actor, rows.consents_of(actor, case)))),
    )


def _own_only(actor: Actor, found: list[Consent]) -> list[Consent]:
    """Leave out what an agency of ordinary help is not told of: what others may have, and for what."""
    if not actor.unaware:
        return found
    own, plain = directory.agency(actor.agency_id).ref, mask(NEUTRAL)
    return [c for c in found if own in c.agencies and not c.purposes & ~plain]


def consent_card(actor: Actor, ref: UUID) -> ConsentCard:
    """Return one consent of a case that the actor works on."""
    consent = rows.consent(actor, ref)
    if not _own_only(actor, [consent]):
        raise NotFound()
    return _cards(actor, consent.case, [consent])[0]


def _cards(actor: Actor, case: Case, found: Iterable[Consent]) -> list[ConsentCard]:
    found = list(found)
    known = directory.agencies_by_ref({ref for c in found for ref in c.agencies})
    agencies = {ref: neutral(actor, agency) for ref, agency in known.items()}
    people = directory.names({c.recorded_by for c in found if c.recorded_by})
    # The proof may name people at home: it stays with the body that keeps the case.
    keeps = case.custodian_id == actor.agency_id
    return [_card(case, c, agencies, people, keeps=keeps) for c in found]


def _card(
    case: Case, consent: Consent, agencies: dict[UUID, str], people: dict[int, str], *, keeps: bool
) -> ConsentCard:
    return ConsentCard(
        ref=consent.ref,
        short=short(consent.ref),
        case=case.ref,
        state=consent.state,
        state_label=str(consent.get_state_display()),
        agencies=tuple(agencies[ref] for ref in consent.agencies),
        purposes=tuple(p.label for p in Purpose if consent.purposes & p.bit),
        about=_about(consent),
        asked_at=consent.asked_at,
        by=str(consent.get_by_display()) if consent.by else "",
        form=str(consent.get_form_display()) if consent.form else "",
        proof=(consent.proof or "") if keeps else "",
        understands=consent.understands,
        answered_on=consent.answered_on,
        recorded_by=people.get(consent.recorded_by or 0, "") if keeps else "",
        expires_on=consent.expires_on,
        ended_at=consent.ended_at,
    )


def _about(consent: Consent) -> tuple[str, ...]:
    """Return the categories and single items it covers; nothing means everything on the case."""
    return (
        *(str(Item.Category(code).label) for code in consent.categories),
        *(short(ref) for ref in consent.items),
    )
