"""Look at all rows of a guarded model, agency by agency, as each may see its own."""

from typing import Any

from agencies import actors
from cases.demo.people import PVE, TRIAGE, Cast
from infohouse.core.purpose import Purpose
from infohouse.core.wall import acting_as

PURPOSES = (PVE, TRIAGE, Purpose.SUPPORT_DELIVERY, Purpose.NATIONAL_SECURITY_PREVENTION)


def rows_of(cast: Cast, model: Any) -> list[Any]:
    """Return every row that some agency of the demo holds, once."""
    found: dict[int, Any] = {}
    for agency in cast.agencies.values():
        for purpose in PURPOSES:
            with acting_as(actors.machine(agency, purpose)):
                found.update({row.pk: row for row in model.objects.unscoped("a test looks at everything")})
    return list(found.values())
