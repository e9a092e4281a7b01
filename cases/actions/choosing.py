"""The action decision: whether and who acts, until when, and what was considered beside it."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Agency
from audit import trail
from cases import rows
from cases.actions.ranking import asks_why_police
from cases.models import ActionDecision, Case, Proposal
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact


@transaction.atomic
def choose_actor(
    *,
    actor: Actor,
    case: UUID,
    proposal: UUID,
    due_on: date,
    considered: Iterable[UUID] = (),
    against: str = "",
    police: str = "",
) -> UUID:
    """Decide who is to act, and start the clock. The worker then asks the law, so that an offer can be made.

    Raises:
        MissingFact: another proposal stands before it and nobody said why not that one; or the police were
            chosen where others could lead, without a reason; or the day has passed.
    """
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    found = rows.proposal(actor, row, proposal)
    _must_be_reasoned(actor, row, found, against, police)
    if due_on < clock.today():
        raise MissingFact(_("Choose a day that has not passed."), ["due_on"])
    known = {p.ref for p in rows.proposals_of(actor, row)} - {found.ref}
    made = ActionDecision.objects.create(
        case=row,
        agency=found.agency,
        service=found.service,
        place=found.place,
        considered=sorted(known & set(considered)),
        why={"against": against.strip(), "police": police.strip()},
        due_at=timezone.make_aware(datetime.combine(due_on, time(23, 59))),
        made_at=clock.now(),
        made_by=actor.user_id,
    )
    trail.record(
        actor, "action.decided", made.ref, file=row.ref, recipient=found.agency_id, place=found.place
    )
    return made.ref


def questions(actor: Actor, *, case: Case, proposal: Proposal) -> list[str]:
    """Return which reasons a choice asks for. Called by other verbs and cards only."""
    level = next((a.level for a in rows.approaches_of(actor, case)), "")
    asked = {
        "against": proposal.place > 1,
        "police": asks_why_police(proposal.agency.kind == Agency.Kind.POLICE, level),
    }
    return [name for name, holds in asked.items() if holds]


def _must_be_reasoned(actor: Actor, case: Case, proposal: Proposal, against: str, police: str) -> None:
    given = {"against": against, "police": police}
    missing = [name for name in questions(actor, case=case, proposal=proposal) if not given[name].strip()]
    if missing:
        raise MissingFact(
            _("Say why you choose otherwise than proposed. It is kept with the decision."), missing
        )
