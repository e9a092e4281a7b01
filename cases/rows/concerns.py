"""The door to intake: concerns and triages."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models.functions import Coalesce

from cases.models import Concern, Triage
from cases.rows.one import one
from infohouse.core.actor import Actor
from infohouse.core.errors import NotFound
from infohouse.core.paging import Part, newest_first


def concern(actor: Actor, ref: UUID, *, lock: bool = False) -> Concern:
    """Return one concern, or raise NotFound."""
    found: Concern = one(Concern.objects.visible_to(actor), ref, lock=lock)
    return found


def own_concerns(actor: Actor, after: UUID | None = None) -> Part[Concern]:
    """Return a part of the concerns this person or system logged or is typing, newest first."""
    rows = Concern.objects.visible_to(actor).filter(agency_id=actor.agency_id, client_id=actor.client_id)
    if not actor.is_machine:
        rows = rows.filter(reporter_id=actor.user_id)
    return newest_first(rows, by="started_at", after=after)


def drafts_before(actor: Actor, moment: datetime) -> list[Concern]:
    """Return the drafts of the own agency that nobody typed into since a moment, locked."""
    rows = Concern.objects.visible_to(actor).filter(agency_id=actor.agency_id, state=Concern.State.DRAFT)
    left = rows.annotate(typed_at=Coalesce("saved_at", "started_at")).filter(typed_at__lt=moment)
    return list(left.select_for_update(of=("self",)))


def concern_by_key(actor: Actor, key: str) -> Concern | None:
    """Return what the client logged under its own key before, if anything."""
    return Concern.objects.visible_to(actor).filter(client_id=actor.client_id, key=key).first()


def take_turns(actor: Actor, key: str) -> None:
    """Wait until no other request of the client is busy with the key; holds until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{actor.client_id}:{key}"])


def triage(actor: Actor, ref: UUID, *, lock: bool = False) -> Triage:
    """Return one triage of the own desk, or raise NotFound."""
    found: Triage = one(Triage.objects.visible_to(actor).select_related("concern__agency"), ref, lock=lock)
    return found


def triage_of(actor: Actor, concern: Concern) -> Triage:
    """Return the triage of a concern, or raise NotFound."""
    found = Triage.objects.visible_to(actor).filter(concern=concern).first()
    if found is None:
        raise NotFound()
    return found
