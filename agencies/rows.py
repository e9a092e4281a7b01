"""The door to the directory: who exists, in which forum, with whom. No case is behind it."""

import hashlib
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from oauth2_provider.models import AccessToken

from agencies.models import Agency, ApiClient, Digest, Forum, Membership, Service, User
from agencies.permissions import HATS, WORK_CASE, permissions_of
from infohouse.core.actor import Actor
from infohouse.core.errors import InfohouseError, MissingFact, NotFound

SCOPE = "agency"
# Who may ask without taking part. The security service is never typed in: it is known.
OUTSIDE_KINDS = ("court", "prosecutor", "police", "migration-authority", "employer", "researcher", "ngo")


class NoHouse(InfohouseError):
    """The agency's district has no info-house to take concerns."""

    code = "no-house"


def agency(pk: int) -> Agency:
    """Return one agency."""
    return Agency.objects.get(pk=pk)


def agency_by_ref(ref: UUID) -> Agency:
    """Return one agency by its public reference, or raise NotFound."""
    found = Agency.objects.filter(ref=ref).first()
    if found is None:
        raise NotFound()
    return found


def name_by_ref(ref: str) -> str:
    """Return the name of an agency by its public reference, or the empty text."""
    found = Agency.objects.filter(ref=ref).values_list("name", flat=True).first() if ref else None
    return found or ""


def house_for(agency_id: int) -> Forum:
    """Return the info-house forum of the agency's district, or raise NoHouse."""
    own = agency(agency_id)
    forum = (
        Forum.objects.filter(code="info-house", district=own.district, host__isnull=False)
        .select_related("host")
        .first()
    )
    if own.district is None or forum is None:
        raise NoHouse(_("Your agency is not linked yet. Call the desk; nothing you typed is lost."))
    return forum


def houses() -> list[Agency]:
    """Return every info-house."""
    return list(Agency.objects.filter(kind=Agency.Kind.INFO_HOUSE).order_by("pk"))


def all_agencies() -> list[Agency]:
    """Return every agency: whoever keeps a case may have offers out."""
    return list(Agency.objects.order_by("pk"))


def hosted_forum(agency_id: int) -> Forum:
    """Return the info-house forum that this agency hosts."""
    return Forum.objects.select_related("host").get(code="info-house", host_id=agency_id)


def neighbours(agency_id: int) -> list[Agency]:
    """Return the other agencies of the same country and district, and the national ones."""
    own = agency(agency_id)
    rows = Agency.objects.filter(country=own.country, outside=False).exclude(pk=agency_id)
    return [a for a in rows.order_by("name") if a.district_id in (own.district_id, None)]


def seated_houses(agency_id: int) -> list[Agency]:
    """Return the other info-houses that sit in the forum which an agency hosts."""
    forum = forum_of_host(agency_id)
    keys = forum.members - {agency_id} if forum else frozenset()
    return list(Agency.objects.filter(pk__in=keys, kind=Agency.Kind.INFO_HOUSE).order_by("name"))


def services_of(agency_ids: Iterable[int]) -> dict[int, list[Service]]:
    """Return what agencies offer, by agency, ordinary help first."""
    found: dict[int, list[Service]] = {}
    for service in Service.objects.filter(agency_id__in=list(agency_ids)).order_by("kind", "name"):
        found.setdefault(service.agency_id, []).append(service)
    return found


def hats(user_id: int) -> list[Membership]:
    """Return the running memberships of a person."""
    rows = Membership.objects.filter(Membership.running(), user_id=user_id, user__is_active=True)
    return list(rows.select_related("agency", "employer", "user").order_by("agency__name", "role"))


def colleague(actor: Actor, ref: UUID) -> User:
    """Return a person with a running membership in the actor's agency, or raise NotFound."""
    found = User.objects.filter(ref=ref, is_active=True, pk__in=_staff(actor.agency_id)).first()
    if found is None:
        raise NotFound(_("Choose a colleague of your own agency as lead."))
    return found


def colleagues(actor: Actor) -> list[User]:
    """Return the people with a running membership in the actor's agency."""
    found = User.objects.filter(is_active=True, pk__in=_staff(actor.agency_id))
    return list(found.order_by("last_name", "first_name"))


def workers(actor: Actor, *, cleared: bool) -> list[User]:
    """Return the colleagues whose role works on cases; of the security track only those with clearance."""
    roles = [code for code in HATS if WORK_CASE in permissions_of(code)]
    hats = Membership.objects.filter(Membership.running(), agency_id=actor.agency_id, role__in=roles)
    if cleared:
        hats = hats.filter(cleared=True)
    found = User.objects.filter(is_active=True, pk__in=hats.values("user_id"))
    return list(found.order_by("last_name", "first_name"))


def still_there(agency_id: int) -> set[int]:
    """Return the people with a running membership in an agency."""
    return set(_staff(agency_id).values_list("user_id", flat=True))


def staff_of(agency_ids: set[int]) -> set[tuple[int, int]]:
    """Return who has a running membership in these agencies: agency and person."""
    rows = Membership.objects.filter(Membership.running(), agency_id__in=agency_ids)
    return set(rows.values_list("agency_id", "user_id"))


def people_who(permission: str, agency_id: int) -> list[User]:
    """Return the people of an agency whose running role carries a permission, in a steady order."""
    roles = [role for role in HATS if permission in permissions_of(role)]
    staff = _staff(agency_id).filter(role__in=roles)
    return list(User.objects.filter(is_active=True, pk__in=staff).order_by("last_name", "first_name", "pk"))


def forum_of_host(agency_id: int) -> Forum | None:
    """Return the info-house forum that this agency hosts, if it hosts one."""
    return Forum.objects.filter(code="info-house", host_id=agency_id).first()


def client_behind(token: str, uri: str) -> ApiClient | None:
    """Return the system that holds this access token, where token and system are good for the address.

    Asked here and not through the OAuth library's request, which would read the body of every call.
    """
    checksum = hashlib.sha256(token.encode()).hexdigest()
    found = AccessToken.objects.filter(token_checksum=checksum).first()
    if found is None or not found.is_valid([SCOPE]) or not found.allows_audience(uri):
        return None
    clients = ApiClient.objects.filter(application=found.application_id, enabled=True)
    return clients.select_related("agency").first()


def names(user_ids: set[int]) -> dict[int, str]:
    """Return display names by user id."""
    return {u.pk: u.display_name for u in User.objects.filter(pk__in=user_ids)}


def agencies_by_key(ids: set[int]) -> dict[int, Agency]:
    """Return agencies by id."""
    return {a.pk: a for a in Agency.objects.filter(pk__in=ids)}


def agency_names(ids: set[int]) -> dict[int, str]:
    """Return agency names by id."""
    return dict(Agency.objects.filter(pk__in=ids).values_list("pk", "name"))


def person(actor: Actor) -> User:
    """Return the person who acts."""
    assert actor.user_id is not None, "a machine is nobody"
    return User.objects.get(pk=actor.user_id)


def outside_body(country: str, name: str, kind: str) -> Agency:
    """Return a body that takes no part in the platform, made on its first request.

    Raises:
        MissingFact: no name, or a kind that takes part or is the security service.
    """
    if not name or kind not in OUTSIDE_KINDS:
        raise MissingFact(_("Say which body asks and of which kind it is."), ["body", "body_kind"])
    found = Agency.objects.filter(country=country, name=name, kind=kind, outside=True).first()
    return found or Agency.objects.create(country=country, name=name, kind=kind, outside=True)


def agencies_by_pk(keys: list[int]) -> list[Agency]:
    """Return agencies by their keys, in the order of their names."""
    return list(Agency.objects.filter(pk__in=keys).order_by("name", "pk"))


def agencies_by_ref(refs: set[UUID]) -> dict[UUID, Agency]:
    """Return agencies by their public reference."""
    return {a.ref: a for a in Agency.objects.filter(ref__in=refs)}


def digest(person: User, *, lock: bool = False) -> Digest:
    """Return what a person chose about the morning mail; to change it, locked."""
    if not lock:
        return Digest.objects.filter(user=person).first() or Digest(user=person)
    Digest.objects.get_or_create(user=person)
    return Digest.objects.select_for_update().get(user=person)


def people_to_tell(day: date) -> list[User]:
    """Return the people with an address who want the morning mail and have not had it on a day."""
    staff = Membership.objects.filter(Membership.running()).values("user_id")
    found = User.objects.filter(is_active=True, pk__in=staff).exclude(email="")
    return list(found.exclude(digest__by_mail=False).exclude(digest__told_on=day).order_by("pk"))


def language_of(country: str) -> str:
    """Return the language in which a country's agencies work, where the product speaks it."""
    return settings.COUNTRY_LANGUAGES.get(country, settings.LANGUAGE_CODE)


def _staff(agency_id: int):  # type: ignore[no-untyped-def]
    return Membership.objects.filter(Membership.running(), agency_id=agency_id).values("user_id")
