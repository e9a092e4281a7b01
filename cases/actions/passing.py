"""Pass items straight on: to an agency already on the case, and back again by whoever contributed them."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from agencies import actors
from agencies import rows as directory
from audit import trail
from cases import rows
from cases.actions.disclosing import disclose, must_permit
from cases.actions.opening import widen
from cases.actions.revoking import all_of_them, revoke
from cases.actions.written import checked
from cases.models import Case, Disclosure, Item, Notice
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, WrongState
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as
from sharing import rows as law
from sharing.models import Decision


@transaction.atomic
def share_items(
    *,
    actor: Actor,
    case: UUID,
    asking: UUID,
    recipient: UUID,
    items: Collection[UUID],
    **written: object,
) -> None:
    """Pass items to an agency that works on the case already, each on a decision that permits it.

    The agency may then look at the case for the purpose asked about as well.
    """
    actor.must("coordinate")
    row = rows.case(actor, case, lock=True)
    row.must_be(Case.State.OPEN)
    if recipient not in {a.ref for a in rows.agencies_on(actor, row)}:
        raise WrongState(_("This agency does not work on the case. Offer it the case instead."))
    decisions = _decisions(actor, row, asking, recipient, set(items))
    for decision in decisions:
        must_permit(decision)
    kept = checked(actor, decisions, given=written)
    found = {item.ref: item for item in rows.items_by_ref(actor, items)}
    for decision in decisions:
        disclose(
            actor=actor,
            item=found[decision.item],
            decision=decision,
            stage=Disclosure.Stage.FULL,
            forum=row.forum.code,
            case=row,
            written=kept,
        )
    to = decisions[0].recipient
    widen(case=row, agency_id=to.pk, purposes=Purpose(decisions[0].purpose).bit)
    trail.record(actor, "items.shared", row.ref, recipient=to.pk)


def _decisions(actor: Actor, case: Case, asking: UUID, recipient: UUID, items: set[UUID]) -> list[Decision]:
    asked = [d for d in law.decisions_of(actor, asking) if d.file == case.ref and d.item in items]
    found = [d for d in asked if d.recipient.ref == recipient]
    if not items or {d.item for d in found} != items:
        raise WrongState(_("Ask the law about this agency first."))
    if rows.passed_on(actor, [d.ref for d in found]):
        raise WrongState(_("This has been passed on already."))
    return found


@transaction.atomic
def withdraw_item(*, actor: Actor, ref: UUID, why: str) -> None:
    """Take back what the own agency contributed: nobody else reads it any more, nor a note made of it.

    It goes with all that it corrects and all that corrects it. Every receiver is told, along the whole chain.
    The ledger keeps the lines.
    """
    actor.must("work-case")
    item = rows.own_item(actor, ref, lock=True)
    if item.withdrawn_at is not None:
        raise WrongState(_("This has been taken back already."))
    if not why.strip():
        raise MissingFact(_("Say why your agency takes it back."), ["why"])
    for entry in rows.whole_entry(actor, item):
        _take_back(actor, entry, why)


def _take_back(actor: Actor, item: Item, why: str) -> None:
    item.withdrawn_at = clock.now()
    item.save(update_fields=["withdrawn_at"])
    trail.record(actor, "item.withdrawn", item.ref, file=item.case.ref if item.case else item.ref)
    # As the agency itself: what somebody without clearance does not know of must end as well.
    with acting_as(actors.machine(directory.agency(actor.agency_id), Purpose.PVE_PREVENTION)) as agency:
        passed = rows.running_disclosures(agency, item=item.pk)
        revoke(
            agency,
            passed,
            why=Disclosure.Ended.RELEASE,
            kind=Notice.Kind.RECALLED,
            onward=all_of_them,
            reason=why,
        )
    for holder in {d.recipient_id for d in passed}:
        _end_notes(holder, item, why)


def _end_notes(holder: int, item: Item, why: str) -> None:
    """End what a receiver passed on in notes made of the item."""
    with acting_as(actors.machine(directory.agency(holder), Purpose.PVE_PREVENTION)) as agency:
        for note in rows.notes_of(agency, item.ref):
            passed = rows.running_disclosures(agency, item=note.pk)
            revoke(
                agency,
                passed,
                why=Disclosure.Ended.RELEASE,
                kind=Notice.Kind.RECALLED,
                onward=all_of_them,
                reason=why,
            )
