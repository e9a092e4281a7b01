"""Thirty-four invented people and the hats they wear. Each surname says that nobody is called so."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.hashers import make_password

from agencies import actors
from agencies.models import Agency, ApiClient, Membership, User
from cases.demo.agencies import SINCE
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose

PASSWORD = "only-for-the-demo"  # noqa: S105 - shown on the screen of every demo
PVE, TRIAGE = Purpose.PVE_PREVENTION, Purpose.TRIAGE_ASSESSMENT


@dataclass(frozen=True, slots=True)
class Hat:
    """Somebody, the agency acted for, the role, the employer where it is another one."""

    name: str
    agency: str
    role: str
    employer: str = ""
    cleared: bool = False

    @property
    def username(self) -> str:
        """The name typed at login."""
        letters = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "."})
        return self.name.lower().translate(letters)


HATS = (
    Hat("Tove Testlærer", "school", "reporter"),
    Hat("Sigurd Skoleprøve", "school", "reporter"),
    Hat("Lis Lektiehjælper", "school", "caseworker"),
    Hat("Viggo Værkstedsen", "college", "reporter"),
    Hat("Gitte Grundforløb", "college", "caseworker"),
    Hat("Mette Mentorprøve", "municipality", "caseworker"),
    Hat("Morten Modelborger", "municipality", "caseworker"),
    Hat("Signe Socialprøve", "social", "caseworker"),
    Hat("Sune Støtteperson", "social", "caseworker"),
    Hat("Bodil Børneprøve", "child", "caseworker"),
    Hat("Hanne Helbredsen", "health", "caseworker"),
    Hat("Pernille Psykprøve", "psychiatry", "caseworker"),
    Hat("Palle Prøvebetjent", "police", "officer"),
    Hat("Petra Patruljeprøve", "police", "officer"),
    Hat("Klaus Koordinatorsen", "police", "officer"),
    Hat("Egon Efterforskersen", "police", "investigator"),
    Hat("Kaj Kriminalprøve", "probation", "caseworker"),
    Hat("Ulla Ungeprøve", "youth", "caseworker"),
    Hat("Uffe Ungdomsklubsen", "youth", "reporter"),
    Hat("Jytte Jobprøve", "jobs", "caseworker"),
    Hat("Frede Fodboldsen", "club", "caseworker"),
    Hat("Karen Koordinatorsen", "house", "coordinator", employer="municipality", cleared=True),
    Hat("Kirsten Kaffekande", "house", "coordinator", employer="social", cleared=True),
    Hat("Klaus Koordinatorsen", "house", "coordinator", employer="police", cleared=True),
    Hat("Knud Kuffertsen", "house", "coordinator", employer="police"),
    Hat("Henrik Husprøve", "house", "house-worker", employer="social"),
    Hat("Helle Husblas", "house", "house-worker", employer="psychiatry"),
    Hat("Olga Operatørsen", "house", "operator"),
    Hat("Dorthe Dataprøve", "house", "data-protection-officer", employer="municipality"),
    Hat("Rune Registerprøve", "house", "data-protection-officer", employer="police"),
    Hat("Cecilie Centerprøve", "centre", "prevention-centre", cleared=True),
    Hat("Carl Centrumsen", "centre", "prevention-centre", cleared=True),
    Hat("Fie Fjernprøve", "far-school", "caseworker"),
    Hat("Yrsa Yderprøve", "other-house", "coordinator", cleared=True),
    Hat("Ynge Ydermands", "other-town", "caseworker"),
)
KAREN, KIRSTEN, KLAUS, HENRIK = (
    "Karen Koordinatorsen",
    "Kirsten Kaffekande",
    "Klaus Koordinatorsen",
    "Henrik Husprøve",
)


@dataclass
class Cast:
    """Everybody of the demo, ready to act."""

    agencies: dict[str, Agency]
    hats: dict[tuple[str, str], Membership] = field(default_factory=dict)

    def actor(self, name: str, agency: str = "house", purpose: Purpose = PVE) -> Actor:
        """Return somebody wearing the hat of an agency."""
        return actors.from_membership(self.hats[name, agency], purpose)

    def member(self, agency: str, role: str = "caseworker") -> Membership:
        """Return the first person of an agency in a role."""
        return next(h for (_, key), h in self.hats.items() if key == agency and h.role == role)

    def client(self, agency: str, purpose: Purpose = PVE) -> Actor:
        """Return an agency's own system."""
        found = ApiClient.objects.select_related("agency").get(agency=self.agencies[agency])
        return actors.from_client(found, purpose.value)

    def desk(self) -> Actor:
        """Return the platform itself, at the desk of the house."""
        return actors.machine(self.agencies["house"], TRIAGE)

    def ref(self, agency: str) -> UUID:
        """Return the public reference of an agency."""
        return self.agencies[agency].ref


def hire(agencies: dict[str, Agency]) -> Cast:
    """Return the cast, making the people and hats that are missing."""
    cast = Cast(agencies)
    known = {u.username: u for u in User.objects.filter(username__in=[h.username for h in HATS])}
    # Hashing is slow on purpose; all accounts share the printed password, so they may share its hash.
    hashed = make_password(PASSWORD) if len(known) < len({h.username for h in HATS}) else ""
    for hat in HATS:
        user = known.get(hat.username) or _account(hat, hashed)
        known[hat.username] = user
        cast.hats[hat.name, hat.agency] = _hat(hat, user, agencies)
    return cast


def _account(hat: Hat, hashed: str) -> User:
    first, last = hat.name.split(" ", 1)
    return User.objects.create(username=hat.username, first_name=first, last_name=last, password=hashed)


def _hat(hat: Hat, user: User, agencies: dict[str, Agency]) -> Membership:
    fields = {"employer": agencies[hat.employer or hat.agency], "cleared": hat.cleared, "since": SINCE}
    own = Membership.objects.select_related("agency", "employer", "user")
    made, _ = own.get_or_create(
        user=user, agency=agencies[hat.agency], role=hat.role, until=None, defaults=fields
    )
    return made
