"""Add what the own agency knows to a case; passing it on is a decision of its own."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.consenting import by_consent
from cases.actions.disclosing import datum, disclose, must_permit
from cases.actions.written import checked
from cases.models import Case, Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from infohouse.core.purpose import Purpose
from sharing.actions.decide import decide
from sharing.question import Question


@transaction.atomic
def contribute_item(
    *, actor: Actor, case: UUID, category: str, nature: str, text: str, **written: object
) -> UUID:
    """Write down one item of the own agency and, where it is not the custodian, let the custodian have it."""
    actor.must("work-case")
    row = rows.case(actor, case)
    row.must_be(Case.State.OPEN)
    if category not in Item.Category.values or nature not in Item.Nature.values or not text.strip():
        raise MissingFact(_("Choose what it is and write it down."), ["category", "nature", "text"])
    item = Item.objects.create(
        agency_id=actor.agency_id,
        author_id=actor.user_id,
        category=category,
        nature=nature,
        content={"text": text.strip()},
        made_at=clock.now(),
        case=row,
    )
    trail.record(actor, "item.contributed", item.ref, file=row.ref, keeper=row.custodian_id)
    if row.custodian_id != actor.agency_id:
        _pass_to_custodian(actor, row, item, **written)
    return item.ref


def _pass_to_custodian(actor: Actor, case: Case, item: Item, **written: object) -> None:
    # For the purpose for which a house keeps its cases: under any other, nobody there could read it.
    keeper = directory.agency(case.custodian_id)
    ((said, _items),) = by_consent(
        actor, case, recipient=keeper, purpose=Purpose.PVE_PREVENTION, items=[item]
    )
    question = Question(
        sender=directory.agency(actor.agency_id),
        recipient=keeper,
        purpose=Purpose.PVE_PREVENTION,
        data=(datum(item, []),),
        forum=case.forum,
        track=case.track,
        age=case.age,
        facts=said,
    )
    (decision,) = decide(actor=actor, file=case.ref, question=question)
    must_permit(decision)
    disclose(
        actor=actor,
        item=item,
        decision=decision,
        stage=Disclosure.Stage.FULL,
        forum=case.forum.code,
        case=case,
        written=checked(actor, [decision], given=written),
    )
