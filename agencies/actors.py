"""Build the actor behind a request or a task."""

from django.utils.translation import gettext as _

from agencies.models import Agency, ApiClient, Membership, is_unaware
from agencies.permissions import READ_LAW, permissions_of, purposes_of
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed
from infohouse.core.purpose import Purpose

# Purposes whose own name tells nothing.
NEUTRAL = (Purpose.SUPPORT_DELIVERY, Purpose.CHILD_PROTECTION)


def purposes_for(hat: Membership) -> tuple[Purpose, ...]:
    """Return the purposes to choose from for a hat; who is told nothing meets none that tells."""
    purposes = purposes_of(hat.role)
    return tuple(p for p in purposes if p in NEUTRAL) if is_unaware(hat.agency) else purposes


def from_membership(hat: Membership, purpose: Purpose) -> Actor:
    """Return the person behind the hat, acting for one purpose of the role."""
    if purpose not in purposes_of(hat.role):
        raise NotAllowed(_("Your role does not act for this purpose. Choose another one."))
    unaware = is_unaware(hat.agency)
    # The pages of the law name what the cases are about.
    withheld = {READ_LAW} if unaware else set()
    return Actor(
        agency_id=hat.agency_id,
        kind=hat.agency.kind,
        country=hat.agency.country,
        role=hat.role,
        purpose=purpose,
        permissions=permissions_of(hat.role) - withheld,
        user_id=hat.user_id,
        employer_id=hat.employer_id,
        cleared=hat.cleared,
        unaware=unaware,
    )


def from_client(client: ApiClient, stated: str | None) -> Actor:
    """Return the machine client, acting for the purpose it stated.

    Raises:
        MissingFact: no purpose, or one that does not exist.
    """
    if stated not in {p.value for p in Purpose}:
        raise MissingFact(
            _("State the purpose in the header Infohouse-Purpose, for example support-delivery."), ["purpose"]
        )
    role = "house-client" if client.agency.kind == Agency.Kind.INFO_HOUSE else "client"
    return _machine(client.agency, role, Purpose(stated), client.pk)


def machine(agency: Agency, purpose: Purpose) -> Actor:
    """Return the platform itself, acting for one agency within one task."""
    return _machine(agency, "system", purpose, None)


def _machine(agency: Agency, role: str, purpose: Purpose, client_id: int | None) -> Actor:
    return Actor(
        agency_id=agency.pk,
        kind=agency.kind,
        country=agency.country,
        role=role,
        purpose=purpose,
        permissions=permissions_of(role),
        client_id=client_id,
        cleared=role == "system",
        unaware=role != "system" and is_unaware(agency),
    )
