"""One row by its reference."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from infohouse.core.errors import NotFound


def one(rows: QuerySet[Any], ref: UUID, *, lock: bool) -> Any:
    """Return the one row with a reference, locked if asked; raise NotFound."""
    if lock:
        # The door's joins may pass through nullable relations, which cannot be locked: lock the row itself.
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NotFound()
    return found
