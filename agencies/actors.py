"""Build the actor behind a request or a task."""

from django.utils.translation import gettext as _

from agencies.models import Agency, ApiClient, Membership
from agencies.permissions import permissions_of, purposes_of
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed
from infohouse.core.purpose import Purpose


def from_membership(hat: Membership, purpose: Purpose) -> Actor:
    """Return the person behind the hat, acting for one purpose of the role."""
    if purpose not in purposes_of(hat.role):
        raise NotAllowed(_("Your role does not act for this purpose. Choose another one."))
    return Actor(
        agency_id=hat.agency_id,
        kind=hat.agency.kind,
        country=hat.agency.country,
        role=hat.role,
        purpose=purpose,
        permissions=permissions_of(hat.role),
        user_id=hat.user_id,
        employer_id=hat.employer_id,
        cleared=hat.cleared,
    )


def from_client(client: ApiClient, stated: str | None) -> Actor:
    """Return the machine client, acting for the purpose it stated.

    Raises:
        MissingFact: no purpose, or one that does not exist.
    """
    if stated not in {p.value for p in Purpose}:
        raise MissingFact(
            _("State the purpose in the header Infohouse-Purpose, for example pve-prevention."), ["purpose"]
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
    )
