"""The people of the tests. All are invented; Nosy must never get in anywhere."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from oauth2_provider.models import Application

from agencies import actors
from agencies.models import Agency, ApiClient, District, Forum, Mandate, Membership, User
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose

PVE, TRIAGE = Purpose.PVE_PREVENTION, Purpose.TRIAGE_ASSESSMENT
SINCE = date(2020, 1, 1)
SECRET = "an invented client secret for tests"


@dataclass
class Cast:
    """One Danish district, its house, its agencies and its people, each with a hat."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    hats: dict[str, Membership] = field(default_factory=dict)

    def actor(self, name: str, purpose: Purpose = PVE) -> Actor:
        """Return somebody of the cast, acting for a purpose."""
        return actors.from_membership(self.hats[name], purpose)

    def user(self, name: str) -> User:
        return self.hats[name].user

    def ref(self, agency: str) -> UUID:
        return self.agencies[agency].ref

    def client(self, agency: str, purpose: str = PVE.value) -> Actor:
        """Return the own system of an agency, acting for a purpose."""
        return actors.from_client(ApiClient.objects.get(agency=self.agencies[agency]), purpose)

    def desk(self) -> Actor:
        """Return the platform itself at the house's desk."""
        return actors.machine(self.agencies["house"], TRIAGE)


AGENCIES = {
    "school": ("Ravnsholm School", "school"),
    "police": ("Ravnsholm Police", "police"),
    "municipality": ("Ravnsholm Municipality", "municipality"),
    "social": ("Ravnsholm Social Services", "social-services"),
    "house": ("Info-house Ravnsholm", "info-house"),
    "club": ("Ravnsholm Football Club", "ngo"),
    "far-school": ("Fjernby School", "school"),
}
MEMBERS = ("school", "police", "municipality", "social", "house")

# name: (agency, employer, role, cleared)
PEOPLE = {
    "Tove Teacher": ("school", "school", "reporter", False),
    "Tim Teacher": ("school", "school", "reporter", False),  # a colleague, never on Tove's concerns
    "Olga Officer": ("police", "police", "officer", False),
    "Ivan Investigator": ("police", "police", "investigator", False),
    "Karen Coordinator": ("house", "municipality", "coordinator", True),
    "Kurt Coordinator": ("house", "municipality", "coordinator", True),  # same employer as Karen
    "Pia Police-seat": ("house", "police", "coordinator", True),  # the second person
    "Hans House-worker": ("house", "social", "house-worker", False),  # no clearance
    "Sara Social-worker": ("municipality", "municipality", "caseworker", False),
    "Svend Social-worker": ("municipality", "municipality", "caseworker", False),  # never on the team
    "Carl Clubman": ("club", "club", "caseworker", False),
    "Petra Prevention-centre": ("pet", "pet", "prevention-centre", True),
    "Otto Operator": ("house", "house", "operator", False),
    "Doro Data-officer": ("house", "municipality", "data-protection-officer", False),
    "Nosy Stranger": ("far-school", "far-school", "caseworker", False),  # must never get in
}


def assemble() -> Cast:
    """Make the whole cast in the database."""
    cast = Cast()
    near = District.objects.create(name="Ravnsholm", country="DK")
    far = District.objects.create(name="Fjernby", country="DK")
    for key, (name, kind) in AGENCIES.items():
        cast.agencies[key] = Agency.objects.create(
            name=name, kind=kind, country="DK", district=far if key.startswith("far") else near
        )
    cast.agencies["pet"] = Agency.objects.create(
        name="Prevention Centre", kind="security-service", country="DK"
    )
    forum = Forum.objects.create(
        code="info-house", name="Info-house Ravnsholm", district=near, host=cast.agencies["house"]
    )
    for key in MEMBERS:
        Mandate.objects.create(forum=forum, agency=cast.agencies[key], since=SINCE)
    for name, (agency, employer, role, cleared) in PEOPLE.items():
        cast.hats[name] = _hire(cast, name, agency, employer, role, cleared)
    for key in ("school", "police", "municipality", "club"):
        connect(cast.agencies[key])
    return cast


def _hire(cast: Cast, name: str, agency: str, employer: str, role: str, cleared: bool) -> Membership:
    """Give somebody an account and a hat."""
    first, last = name.split(" ", 1)
    user = User(username=name.lower().replace(" ", "."), first_name=first, last_name=last)
    user.set_password("an invented password")
    user.save()
    return Membership.objects.create(
        user=user,
        agency=cast.agencies[agency],
        employer=cast.agencies[employer],
        role=role,
        cleared=cleared,
        since=SINCE,
    )


def connect(agency: Agency) -> ApiClient:
    """Give an agency a system of its own."""
    application = Application.objects.create(
        name=agency.name,
        client_id=f"client-{agency.country}-{agency.kind}",
        client_secret=SECRET,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
    )
    return ApiClient.objects.create(agency=agency, application=application)
