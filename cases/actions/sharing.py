"""Ask the law about items of a case, before anything is sent."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from cases import rows
from cases.actions.asking import question_about
from cases.actions.consenting import CONSENT_FACTS, by_consent
from cases.actions.provenance import by_ways
from cases.models import Case
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, WrongState
from infohouse.core.purpose import Purpose
from sharing import rows as law
from sharing.actions.decide import decide
from sharing.engine.vocabulary import FACTS

# What the house itself knows or finds recorded; nobody answers it on the way.
NOT_ANSWERED = CONSENT_FACTS | {"public_task"}


@transaction.atomic
def ask_to_share(
    *,
    actor: Actor,
    case: UUID,
    items: Iterable[UUID],
    agencies: Iterable[UUID],
    purpose: Purpose,
    facts: Mapping[str, object] | None = None,
) -> UUID:
    """Record what the law says for each item and agency, and return the reference of the asking.

    Nothing is passed on. `facts` are answers to the engine's questions; what the person has agreed to is
    never among them, but read from the recorded consents, item by item.
    """
    actor.must("coordinate")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    chosen, named = rows.items_by_ref(actor, items), [directory.agency_by_ref(a) for a in agencies]
    if not chosen or not named:
        raise MissingFact(_("Choose at least one item and one agency."), ["items", "agencies"])
    if CONSENT_FACTS & set(facts or {}):
        raise MissingFact(_("Consent counts once it is recorded on the page for it."), sorted(CONSENT_FACTS))
    asking = uuid4()
    for recipient in named:
        for said, group in by_consent(actor, row, recipient=recipient, purpose=purpose, items=chosen):
            question = question_about(
                actor, row, recipient=recipient, purpose=purpose, facts={**(facts or {}), **said}
            )
            for way in by_ways(actor, question, items=group):
                decide(actor=actor, file=row.ref, question=way, asking=asking)
    return asking


@transaction.atomic
def ask_again(*, actor: Actor, case: UUID, asking: UUID, facts: Mapping[str, object]) -> UUID:
    """Ask the same once more with further answers to the law's questions; return the new asking."""
    actor.must("coordinate")
    before = [d for d in law.decisions_of(actor, asking) if d.file == rows.case(actor, case).ref]
    if not before:
        raise WrongState(_("Ask the law first."))
    known = before[0].question["facts"].items()
    told = {name: value for name, value in known if name in FACTS and name not in NOT_ANSWERED}
    return ask_to_share(
        actor=actor,
        case=case,
        items={d.item for d in before},
        agencies={d.recipient.ref for d in before},
        purpose=Purpose(before[0].purpose),
        facts={**told, **facts},
    )
