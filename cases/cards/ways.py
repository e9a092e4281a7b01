"""What a reporter is told before a name is asked for."""

from dataclasses import dataclass
from uuid import UUID

from agencies import rows as directory
from agencies.discretion import neutral
from cases import rows
from cases.models import Concern
from cases.ways import Ways, ways
from infohouse.core.actor import Actor
from sharing.consent import consent_rule


@dataclass(frozen=True, slots=True)
class WayCard:
    """What is open to a draft, and who would have to agree."""

    ref: UUID
    way: str
    desk: str
    ways: Ways
    consent: str


def way_card(actor: Actor, ref: UUID) -> WayCard:
    """Return the ways that are open to a draft, by the law in force today."""
    concern = rows.concern(actor, ref)
    concern.must_be(Concern.State.DRAFT)
    return WayCard(
        ref=concern.ref,
        way=concern.way,
        desk=neutral(actor, directory.agency(concern.desk_id)),
        ways=ways(actor.agency_id),
        consent=consent_rule(actor.country, None).sentence,
    )
