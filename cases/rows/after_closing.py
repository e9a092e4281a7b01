"""The door to what stays with an agency that took part in a closed case: its own entries, no more.

It no longer reaches the case; the offer that it accepted says when the case ended and who of it was there.
"""

from agencies import actors
from agencies import rows as directory
from cases.models import Item, Referral
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as


def took_part(actor: Actor, referral: Referral) -> bool:
    """Say whether the actor, or the agency's own system, was on the case of an offer when it was closed."""
    if referral.closed_on is None or referral.recipient_id != actor.agency_id:
        return False
    return actor.is_machine or actor.user_id in referral.readers


def own_entries(actor: Actor, referral: Referral) -> list[Item]:
    """Return what the own agency wrote into the closed case of an offer, to those who were on it.

    Asked as the agency itself, since no person of it reaches the case any more. A note made of what others
    told is not among them: it would tell their words.
    """
    if not took_part(actor, referral):
        return []
    agency = actors.machine(directory.agency(actor.agency_id), actor.purpose)
    with acting_as(agency):
        own = Item.objects.visible_to(agency).filter(agency_id=actor.agency_id, case_id=referral.case_id)
        return list(own.filter(sources=[]).select_related("agency").order_by("pk"))
