"""What the law answered, agency by agency and item by item, before anything is sent."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from agencies import rows as directory
from agencies.discretion import harmless, telling_words
from agencies.permissions import COORDINATE
from cases import rows
from cases.actions.sharing import NOT_ANSWERED
from cases.actions.written import fields_for
from cases.models import Case
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.purpose import Purpose
from sharing import explain
from sharing import rows as law
from sharing.cards.signers import standing
from sharing.engine.vocabulary import FACTS
from sharing.models import Decision

OUTCOMES = {
    "permit": (_("Allowed"), "green"),
    "permit-with-obligations": (_("Allowed, with conditions"), "green"),
    "permit-deidentified": (_("Only without the name"), "yellow"),
    "duty": (_("Must be told"), "blue"),
    "deny": (_("Not allowed"), "red"),
}


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """One answer in words."""

    item: UUID
    item_label: str
    outcome: str
    outcome_label: str
    colour: str
    permits: bool
    sentence: str
    citations: tuple[str, ...]
    obligations: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """All answers about one agency."""

    agency: UUID
    name: str
    kind: str
    permits: bool
    asks: tuple[str, ...]
    already_asked: bool
    could_keep: bool
    on_case: bool
    nameless: bool
    decisions: tuple[DecisionCard, ...]

    @property
    def permits_some(self) -> bool:
        """Whether at least one item may go by name."""
        return any(d.permits for d in self.decisions)


@dataclass(frozen=True, slots=True)
class AskingCard:
    """One asking: for which purpose, about whom, with what answer."""

    asking: UUID
    purpose: str
    answers: tuple[AnswerCard, ...]
    laws: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    """An agency that may be asked."""

    ref: UUID
    name: str
    kind: str
    offers: str


def choices(actor: Actor, ref: UUID) -> list[AgencyChoice]:
    """Return the agencies that may be named for a case: neighbours, and other houses in the forum.

    Those of the security track are handed off to.
    """
    actor.must("coordinate")
    rows.case(actor, ref)
    near = [a for a in directory.neighbours(actor.agency_id) if a.kind != "security-service"]
    known = {a.pk for a in near}
    found = [*near, *(h for h in directory.seated_houses(actor.agency_id) if h.pk not in known)]
    return [AgencyChoice(a.ref, a.name, str(a.get_kind_display()), a.offers) for a in found]


def people(actor: Actor) -> list[tuple[str, str]]:
    """Return the colleagues who may answer for a disclosure by name: reference and name."""
    return [(str(u.ref), u.display_name) for u in directory.colleagues(actor)]


def askers(actor: Actor, ref: UUID) -> list[AgencyChoice]:
    """Return who may ask for something about a case; the security service shows to cleared people only."""
    rows.case(actor, ref)
    found = [
        a for a in directory.neighbours(actor.agency_id) if actor.cleared or a.kind != "security-service"
    ]
    chosen = [AgencyChoice(a.ref, a.name, str(a.get_kind_display()), a.offers) for a in found]
    return [a for a in chosen if not (actor.unaware and telling_words([a.name, a.kind]))]


# What a body may ask for; the person concerned has a form of their own.
ASKABLE = tuple(p for p in Purpose if p not in (Purpose.SUBJECT_ACCESS, Purpose.AUDIT))


def askable(actor: Actor) -> list[tuple[str, str]]:
    """Return the purposes for which somebody may ask: code and words."""
    return harmless(actor, [(p.value, p.label) for p in ASKABLE])


def asking_card(actor: Actor, ref: UUID, asking: UUID) -> AskingCard:
    """Return what the law answered at one asking on a case, or raise NotFound."""
    case = rows.case(actor, ref)
    decisions = [d for d in law.decisions_of(actor, asking) if d.file == case.ref]
    if not decisions:
        raise NotFound()
    labels = {i.ref: str(i.get_category_display()) for i in rows.items_of_case(actor, case)}
    by_agency: dict[int, list[Decision]] = {}
    for decision in decisions:
        by_agency.setdefault(decision.recipient_id, []).append(decision)
    return AskingCard(
        asking=asking,
        purpose=Purpose(decisions[0].purpose).label,
        facts=_open_facts(decisions),
        answers=tuple(_answer(actor, case, group, labels) for group in by_agency.values()),
        laws=tuple(dict.fromkeys(said for d in decisions for said in standing(d.packs))),
    )


def _answer(actor: Actor, case: Case, group: list[Decision], labels: dict[UUID, str]) -> AnswerCard:
    recipient = group[0].recipient
    return AnswerCard(
        agency=recipient.ref,
        name=recipient.name,
        kind=str(recipient.get_kind_display()),
        permits=all(d.permits for d in group),
        asks=tuple(fields_for(o for d in group for o in d.obligations)),
        on_case=recipient.pk in {a.pk for a in rows.agencies_on(actor, case)},
        nameless=_may_go_nameless(group),
        already_asked=rows.running_referral(actor, case, recipient.pk) is not None,
        could_keep=bool(directory.people_who(COORDINATE, recipient.pk)),
        decisions=tuple(decision_card(d, labels.get(d.item, "")) for d in group),
    )


def _may_go_nameless(group: list[Decision]) -> bool:
    """Whether a text without identity is the way: no answer refuses, and one allows no more."""
    allowed = all(d.permits or d.permits_nameless for d in group)
    return allowed and any(d.permits_nameless for d in group)


def _open_facts(decisions: list[Decision]) -> tuple[str, ...]:
    """Return the questions that a person can answer here; consent is recorded on a page of its own."""
    asked = [str(m["fact"]) for d in decisions if not d.permits for m in d.missing]
    return tuple(dict.fromkeys(f for f in asked if f in FACTS and f not in NOT_ANSWERED and f != "age"))


def decision_card(decision: Decision, label: str) -> DecisionCard:
    """Return one answer of the law in words."""
    return DecisionCard(
        item=decision.item,
        item_label=label,
        outcome=decision.outcome,
        outcome_label=str(OUTCOMES[decision.outcome][0]),
        colour=OUTCOMES[decision.outcome][1],
        permits=decision.permits,
        sentence=decision.sentence,
        citations=tuple(decision.citations),
        obligations=tuple(explain.labels(decision.obligations)),
        questions=tuple(explain.told(str(m["question"])) for m in decision.missing),
    )
