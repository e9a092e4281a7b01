"""Ask the person, write down the answer, take it back."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.revoking import end_what_rested_on
from cases.models import Case, Consent, Disclosure, Item, Notice
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, Refused
from infohouse.core.purpose import Purpose, mask
from sharing.consent import ConsentRule, consent_rule

Ended, Kind = Disclosure.Ended, Notice.Kind


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: yes or no, by whom, how it can be proved, on which day, until when."""

    agrees: bool
    by: str
    form: str
    proof: str
    on: date
    understands: bool | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which agencies may be told, for which purposes, of what; without categories and items of everything."""

    agencies: Collection[UUID]
    purposes: Collection[Purpose]
    categories: Collection[str] = ()
    items: Collection[UUID] = field(default_factory=tuple)


@transaction.atomic
def ask_consent(*, actor: Actor, case: UUID, scope: Scope) -> UUID:
    """Write down what the person or a guardian is asked to agree to, and return its reference."""
    actor.must("coordinate")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    _must_have_a_scope(scope)
    agencies = [directory.agency_by_ref(ref).ref for ref in scope.agencies]
    items = [item.ref for item in rows.items_by_ref(actor, scope.items)]
    made = Consent.objects.create(
        case=row,
        agencies=agencies,
        purposes=mask(scope.purposes),
        categories=sorted(set(scope.categories) & set(Item.Category.values)),
        items=items,
        asked_at=clock.now(),
        asked_by=actor.user_id,
    )
    _record(actor, made, "consent.asked")
    return made.ref


@transaction.atomic
def record_consent(*, actor: Actor, ref: UUID, said: Said) -> None:
    """Write down the answer with its proof.

    Raises:
        Refused: those who agreed cannot agree for somebody of this age; the law's sentence says who can.
        MissingFact: the proof, the day or, where maturity matters, whether the person understands.
    """
    actor.must("coordinate")
    consent = rows.consent(actor, ref, lock=True)
    consent.must_be(Consent.State.ASKED)
    rule = consent_rule(actor.country, consent.case.age_today)
    _must_be_complete(rule, said)
    if said.agrees and not rule.good(said.by, said.understands):
        raise Refused(f"{rule.sentence} ({rule.source})")
    consent.state = Consent.State.GIVEN if said.agrees else Consent.State.REFUSED
    consent.by, consent.form, consent.proof = said.by, said.form, said.proof.strip()
    consent.understands, consent.answered_on = said.understands, said.on
    consent.answered_at, consent.recorded_by = clock.now(), actor.user_id
    consent.expires_on = said.until if said.agrees else None
    consent.save(update_fields=_ANSWER)
    if said.agrees:
        _record(actor, consent, "consent.given")
    else:
        _record(actor, consent, "consent.refused")


@transaction.atomic
def withdraw_consent(*, actor: Actor, ref: UUID) -> None:
    """Write down that the agreement is taken back; what rested on it ends at once and its receivers are told.

    Anybody on the case may, since taking back must be as easy as giving (GDPR article 7(3)).
    """
    actor.must("work-case")
    consent = rows.consent(actor, ref, lock=True)
    consent.must_be(Consent.State.GIVEN)
    _end(consent, Consent.State.WITHDRAWN)
    _record(actor, consent, "consent.withdrawn")
    end_what_rested_on(actor, consent, why=Ended.CONSENT, kind=Kind.WITHDRAWN)


@transaction.atomic
def expire_consents(*, actor: Actor) -> int:
    """End the agreements whose last day is over, with what rested on them; return how many."""
    over = rows.consents_over(actor)
    for consent in over:
        _end(consent, Consent.State.EXPIRED)
        _record(actor, consent, "consent.expired")
        end_what_rested_on(actor, consent, why=Ended.CONSENT_EXPIRED, kind=Kind.EXPIRED)
    return len(over)


_ANSWER = [
    "state",
    "by",
    "form",
    "proof",
    "understands",
    "answered_on",
    "answered_at",
    "recorded_by",
    "expires_on",
]


def _must_have_a_scope(scope: Scope) -> None:
    if not scope.agencies or not scope.purposes:
        raise MissingFact(
            _("Say which agencies may be told and for which purposes."), ["agencies", "purposes"]
        )


def _must_be_complete(rule: ConsentRule, said: Said) -> None:
    if said.by not in Consent.Giver.values or said.form not in Consent.Form.values or not said.proof.strip():
        raise MissingFact(
            _("Say who answered, and how it can be proved: the paper, or who was there."),
            ["by", "form", "proof"],
        )
    if said.on > clock.today():
        raise MissingFact(_("The answer cannot lie in the future."), ["on"])
    if said.agrees and (said.until is None or said.until <= clock.today()):
        raise MissingFact(_("Say until which day the agreement holds; it must lie ahead."), ["until"])
    if said.agrees and rule.asks_understanding and said.understands is None and said.by != Consent.Giver.BOTH:
        raise MissingFact(_("Say whether the person understands what agreeing means."), ["understands"])


def _end(consent: Consent, state: str) -> None:
    consent.state, consent.ended_at = state, clock.now()
    consent.save(update_fields=["state", "ended_at"])


def _record(actor: Actor, consent: Consent, kind: str) -> None:
    case = consent.case
    trail.record(
        actor,
        kind,
        consent.ref,
        file=case.ref,
        keeper=case.custodian_id,
        secret=case.track == Case.Track.SECURITY,
    )
