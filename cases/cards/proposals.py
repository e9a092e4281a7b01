"""What routing proposed for a case, and what was chosen, to the coordinator."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from agencies import rows as directory
from agencies.models import Agency, Service
from cases import rows
from cases.actions.choosing import questions
from cases.models import ActionDecision, Case, Proposal
from infohouse.core.actor import Actor

WHY = {
    "trusted-person": _("the person says: I know and trust them"),
    "trusted-family": _("the family says that the person knows and trusts them"),
    "trusted-school": _("the school says that the person knows and trusts them"),
    "law-allows": _("the law allows it"),
    "needs-consent": _("needs the person's consent"),
    "meets-need": _("meets a need that was named"),
    "ordinary": _("ordinary help"),
    "special": _("special help"),
    "has-an-offer": _("has an offer that fits"),
    "not-police": _("not the police"),
    "sits-in-the-forum": _("sits in the info-house"),
}


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """An agency and its offer that routing found, with the reasons."""

    ref: UUID
    agency: UUID
    name: str
    kind: str
    service: str
    special: bool
    place: int
    outcome: str
    sentence: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionCard:
    """Who was chosen, until when, what stood beside it and why."""

    ref: UUID
    agency: UUID
    name: str
    service: str
    place: int
    considered: tuple[str, ...]
    against: str
    police: str
    due_at: datetime
    asking: UUID | None
    made_at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class ChoiceCard:
    """One proposal that is about to be chosen: what stands before it, and what will be asked."""

    proposal: ProposalCard
    others: tuple[ProposalCard, ...]
    asks: tuple[str, ...]


def proposal_cards(actor: Actor, case: Case) -> tuple[ProposalCard, ...]:
    """Return what was proposed, in order."""
    return tuple(_proposal(p) for p in rows.proposals_of(actor, case))


def action_cards(actor: Actor, case: Case) -> tuple[ActionCard, ...]:
    """Return what was decided about who acts, newest first."""
    found = rows.actions_of(actor, case)
    if not found:
        return ()
    people = directory.names({a.made_by for a in found if a.made_by})
    names = {p.ref: _named(p) for p in rows.proposals_of(actor, case)}
    return tuple(_action(a, people, names) for a in found)


def choice_card(actor: Actor, case: UUID, proposal: UUID) -> ChoiceCard:
    """Return one proposal with the others beside it, for the page on which somebody chooses."""
    actor.must("coordinate")
    row = rows.case(actor, case)
    found = rows.proposal(actor, row, proposal)
    others = tuple(p for p in proposal_cards(actor, row) if p.ref != found.ref)
    return ChoiceCard(_proposal(found), others, tuple(questions(actor, case=row, proposal=found)))


def _named(proposal: Proposal) -> str:
    service = proposal.service
    return f"{proposal.agency.name}: {service.name}" if service else proposal.agency.name


def _proposal(proposal: Proposal) -> ProposalCard:
    agency: Agency = proposal.agency
    service: Service | None = proposal.service
    return ProposalCard(
        ref=proposal.ref,
        agency=agency.ref,
        name=agency.name,
        kind=str(agency.get_kind_display()),
        service=service.name if service else "",
        special=service is not None and service.kind == Service.Kind.SPECIAL,
        place=proposal.place,
        outcome=proposal.outcome,
        sentence=proposal.sentence,
        why=tuple(str(WHY[code]) for code in proposal.reasons),
    )


def _action(action: ActionDecision, people: dict[int, str], names: dict[UUID, str]) -> ActionCard:
    why = dict(action.why or {})
    return ActionCard(
        ref=action.ref,
        agency=action.agency.ref,
        name=action.agency.name,
        service=action.service.name if action.service else "",
        place=action.place,
        considered=tuple(names[ref] for ref in action.considered if ref in names),
        against=why.get("against", ""),
        police=why.get("police", ""),
        due_at=action.due_at,
        asking=action.asking,
        made_at=action.made_at,
        who=people.get(action.made_by or 0, ""),
    )
