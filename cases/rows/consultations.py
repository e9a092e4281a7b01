"""The door to questions without a name."""

from datetime import date
from uuid import UUID

from cases.models import Consultation
from cases.rows.one import one
from infohouse.core.actor import Actor
from infohouse.core.paging import Part, newest_first


def consultation(actor: Actor, ref: UUID, *, lock: bool = False) -> Consultation:
    """Return one question, or raise NotFound."""
    rows = Consultation.objects.visible_to(actor).select_related("agency", "desk")
    found: Consultation = one(rows, ref, lock=lock)
    return found


def own_consultations(actor: Actor, after: UUID | None = None) -> Part[Consultation]:
    """Return a part of what this person or system asked, newest first."""
    rows = Consultation.objects.visible_to(actor).filter(
        agency_id=actor.agency_id, asker_id=actor.user_id, client_id=actor.client_id
    )
    return newest_first(rows.select_related("agency", "desk"), by="asked_at", after=after)


def consultations_over(actor: Actor, day: date) -> list[Consultation]:
    """Return the questions to the own desk whose last day is over."""
    rows = Consultation.objects.visible_to(actor).filter(desk_id=actor.agency_id, erase_on__lte=day)
    return list(rows)
