"""One of everything that a page of the law can be about."""

from datetime import timedelta
from uuid import UUID

from infohouse.core import clock
from infohouse.core.purpose import Purpose
from sharing.actions.versions import propose_pack
from sharing.models import Decision
from tests import stages
from tests.cast import Cast

DORO = "Doro Data-officer"


def law_of(cast: Cast) -> dict[str, UUID]:
    """Propose a version of the law, and return a decision of the house as well."""
    doro = cast.actor(DORO, Purpose.AUDIT)
    start = clock.today() + timedelta(days=9)
    version = stages.do(propose_pack, doro, country="DK", start=start, reason="As it is.")
    with stages.seen_by(doro):
        decision = Decision.objects.visible_to(doro).values_list("ref", flat=True)[0]
    return {"version": version, "decision": decision}
