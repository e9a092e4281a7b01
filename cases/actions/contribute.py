"""Add what the own agency knows to a case; passing it on is a decision of its own."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.asking import question_about
from cases.actions.consenting import by_consent
from cases.actions.disclosing import disclose, must_permit
from cases.actions.findable import make_findable
from cases.actions.provenance import by_ways
from cases.actions.written import checked
from cases.models import Case, Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact
from infohouse.core.purpose import Purpose
from sharing.actions.decide import decide

LEAST = 24  # letters of a text that cannot be the same by chance


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
    _must_not_copy(actor, row, text)
    item = Item.objects.create(
        agency_id=actor.agency_id,
        author_id=actor.user_id,
        category=category,
        nature=nature,
        content={"text": text.strip()},
        made_at=clock.now(),
        case=row,
    )
    make_findable(item)
    trail.record(actor, "item.contributed", item.ref, file=row.ref, keeper=row.custodian_id)
    pass_to_custodian(actor=actor, case=row, item=item, written=written)
    return item.ref


def pass_to_custodian(*, actor: Actor, case: Case, item: Item, written: Mapping[str, object]) -> None:
    """Let the body that keeps the case have an own item, where the law allows it; otherwise refuse."""
    if case.custodian_id == actor.agency_id:
        return
    # For the purpose for which a house keeps its cases: under any other, nobody there could read it.
    keeper = directory.agency(case.custodian_id)
    ((said, _items),) = by_consent(
        actor, case, recipient=keeper, purpose=Purpose.PVE_PREVENTION, items=[item]
    )
    question = question_about(actor, case, recipient=keeper, purpose=Purpose.PVE_PREVENTION, facts=said)
    # An overdue review freezes what lies in the file (T1); what is new comes in, for the review needs it.
    facts = {name: value for name, value in question.facts.items() if name != "review_by_passed"}
    (asked,) = by_ways(actor, replace(question, facts=facts), items=[item])
    (decision,) = decide(actor=actor, file=case.ref, question=asked)
    must_permit(decision)
    disclose(
        actor=actor,
        item=item,
        decision=decision,
        stage=Disclosure.Stage.FULL,
        forum=case.forum.code,
        case=case,
        written=checked(actor, [decision], given=written),
        waits=False,
    )


def is_copied(text: str, known: Item) -> bool:
    """Say whether a text repeats a known one, whatever its spaces, signs and capitals.

    Short texts are left alone: two agencies may well use the same few words.
    """
    mine = _letters(text)
    theirs = [_letters(str(value)) for value in (known.content or {}).values()]
    return any(min(len(mine), len(t)) >= LEAST and (t in mine or mine in t) for t in theirs)


def _must_not_copy(actor: Actor, case: Case, text: str) -> None:
    """Refuse a text that repeats what was received under marks: as a note it would keep them."""
    received = [i for i in rows.items_of_case(actor, case) if i.agency_id != actor.agency_id]
    if any(is_copied(text, item) for item in received):
        raise MissingFact(
            _("This repeats what another agency told. Make a note from it, so that its marks stay on it."),
            ["text"],
        )


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
