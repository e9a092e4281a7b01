"""What a held review does to the information of a case: its time begins anew. Calls from other verbs only."""

from cases import rows
from cases.actions.disclosing import first_review, in_the_name_of
from cases.models import Case, Disclosure
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as


def begin_periods_anew(actor: Actor, case: Case) -> int:
    """Lift what waits for a review of this case, and count each period from today; return how many.

    What the custodian holds of the case and what was passed on in it, each line in the name of its sender;
    and the custodian's own notes, whose day is the first of their sources.
    """
    held = [*rows.holdings(actor, case), *rows.running_disclosures(actor, case=case)]
    waiting = {made.pk: made for made in held if made.frozen_at}
    for made in waiting.values():
        _renew(actor, made)
    for note in rows.items_of_case(actor, case):
        days = [d.frozen_at for d in waiting.values() if d.item_ref in note.sources and d.frozen_at]
        if note.frozen_at and note.agency_id == actor.agency_id:
            note.frozen_at = min(days, default=None)
            note.save(update_fields=["frozen_at"])
    return len(waiting)


def _renew(actor: Actor, made: Disclosure) -> None:
    made.frozen_at = first_review(made.conditions)
    with acting_as(in_the_name_of(actor, made.sender_id)):
        made.save(update_fields=["frozen_at"])
