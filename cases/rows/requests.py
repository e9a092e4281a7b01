"""The door to requests from outside."""

from uuid import UUID

from cases.models import Case, OutsideRequest
from cases.rows.one import one
from infohouse.core.actor import Actor


def outside_request(actor: Actor, ref: UUID, *, lock: bool = False) -> OutsideRequest:
    """Return one request to the own agency, or raise NotFound."""
    rows = OutsideRequest.objects.visible_to(actor)
    found: OutsideRequest = one(
        rows.select_related("asker", "holder", "case__forum", "case__custodian"), ref, lock=lock
    )
    return found


def outside_requests_of(actor: Actor, case: Case) -> list[OutsideRequest]:
    """Return who asked the own agency about the person of a case, newest first."""
    rows = OutsideRequest.objects.visible_to(actor).filter(case=case)
    return list(rows.select_related("asker").order_by("-registered_at", "-pk"))
