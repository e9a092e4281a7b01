"""The invented district Ravnsholm, and a house elsewhere: agencies, forums, the systems that call the API."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from oauth2_provider.models import Application

from agencies.models import Agency, ApiClient, District, Forum, Mandate
from cases.demo.services import stock

Kind = Agency.Kind
SINCE = date(2024, 1, 1)
CLIENT_SECRET = "only-for-the-demo-of-ravnsholm"  # noqa: S105 - shown on the screen of every demo
NEAR, FAR, ELSEWHERE, NATIONAL = "Ravnsholm", "Fjernby", "Yderby", ""
PLACES = (NEAR, FAR, ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Body:
    """One agency: what it is called, what it is, what it offers to somebody in need."""

    name: str
    kind: str
    offers: str = ""
    district: str = NEAR
    public_task: bool = False
    neutral_name: str = ""
    phone: str = ""


BODIES: dict[str, Body] = {
    "school": Body(
        "Ravnsholm School", Kind.SCHOOL, "Class with two teachers, after-school meals, a trusted adult"
    ),
    "college": Body(
        "Ravnsholm Vocational College",
        Kind.SELF_GOVERNING,
        "Bridging courses, an apprenticeship with a mentor",
        public_task=True,
    ),
    "municipality": Body(
        "Ravnsholm Municipality",
        Kind.MUNICIPALITY,
        "Mentor, parent coach, housing, contact person in the evening",
    ),
    "social": Body(
        "Ravnsholm Social Services", Kind.SOCIAL_SERVICES, "Family counselling, support person, relief stay"
    ),
    "child": Body(
        "Ravnsholm Child Welfare", Kind.CHILD_WELFARE, "Child's examination, family therapy, foster care"
    ),
    "health": Body(
        "Health Region Ravnsholm", Kind.HEALTH, "Health visitor, talks with a young people's doctor"
    ),
    "psychiatry": Body(
        "Ravnsholm Psychiatry", Kind.PSYCHIATRY, "Outpatient assessment within four weeks, home visits"
    ),
    "police": Body(
        "Ravnsholm Police",
        Kind.POLICE,
        "Preventive talk with the young person and the parents",
        neutral_name="Ravnsholm Citizen Contact",
    ),
    "probation": Body(
        "Ravnsholm Probation Service", Kind.PROBATION, "Exit talks, supervision, help around release"
    ),
    "youth": Body(
        "Ravnsholm Youth Service", Kind.YOUTH_SERVICES, "Street workers, spare-time job, boxing and music"
    ),
    "jobs": Body(
        "Ravnsholm Job Centre", Kind.EMPLOYMENT_SERVICES, "Work trial, adult apprenticeship, career advice"
    ),
    "club": Body("Ravnsholm Football Club", Kind.NGO, "Training three evenings a week, volunteer trainer"),
    "house": Body(
        "Info-house Ravnsholm",
        Kind.INFO_HOUSE,
        neutral_name="Ravnsholm Coordination Office",
        phone="+45 55 50 10 01",
    ),
    "centre": Body("National Prevention Centre", Kind.SECURITY_SERVICE, district=NATIONAL),
    "far-school": Body("Fjernby School", Kind.SCHOOL, "Homework cafe", district=FAR),
    "other-house": Body(
        "Info-house Yderby",
        Kind.INFO_HOUSE,
        district=ELSEWHERE,
        neutral_name="Yderby Coordination Office",
        phone="+45 55 50 10 02",
    ),
    "other-town": Body("Yderby Municipality", Kind.MUNICIPALITY, "Mentor", district=ELSEWHERE),
}
HOUSE_TABLE = [
    "school",
    "college",
    "municipality",
    "social",
    "child",
    "health",
    "psychiatry",
    "police",
    "probation",
    "youth",
    "jobs",
    "house",
    "other-house",
]
SSP_TABLE = ["school", "college", "municipality", "social", "child", "police", "youth"]
OTHER_TABLE = ["other-town", "other-house", "house"]
CONNECTED = ("municipality", "police", "school", "club", "house")


def settle() -> dict[str, Agency]:
    """Return the agencies by their short names, making what is missing."""
    districts = {name: District.objects.get_or_create(country="DK", name=name)[0] for name in PLACES}
    made = {key: _found(body, districts.get(body.district)) for key, body in BODIES.items()}
    _seat(made, districts[NEAR], "info-house", "Info-house Ravnsholm", host="house", table=HOUSE_TABLE)
    _seat(
        made, districts[ELSEWHERE], "info-house", "Info-house Yderby", host="other-house", table=OTHER_TABLE
    )
    _seat(made, districts[NEAR], "ssp", "SSP Ravnsholm", host="municipality", table=SSP_TABLE)
    missing = [k for k in CONNECTED if not Application.objects.filter(client_id=client_id(k)).exists()]
    # Hashing is slow on purpose; the systems share the printed secret, so they may share its hash.
    hashed = make_password(CLIENT_SECRET) if missing else ""
    for key in missing:
        _connect(key, made[key], hashed)
    stock(made)
    return made


def client_id(key: str) -> str:
    """Return the name under which an agency's system asks for its token."""
    return f"ravnsholm-{key}"


def _found(body: Body, district: District | None) -> Agency:
    fields = {"kind": body.kind, "offers": body.offers, "public_task": body.public_task}
    fields["neutral_name"] = body.neutral_name
    fields["phone"] = body.phone
    made, _ = Agency.objects.get_or_create(country="DK", district=district, name=body.name, defaults=fields)
    return made


def _seat(
    made: dict[str, Agency], district: District, code: str, name: str, *, host: str, table: list[str]
) -> None:
    forum, _ = Forum.objects.get_or_create(
        district=district, code=code, defaults={"name": name, "host": made[host]}
    )
    for key in table:
        Mandate.objects.get_or_create(forum=forum, agency=made[key], until=None, defaults={"since": SINCE})


def _connect(key: str, agency: Agency, hashed: str) -> None:
    application = Application.objects.create(
        name=f"Case system of {agency.name}",
        client_id=client_id(key),
        client_secret=hashed,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
    )
    ApiClient.objects.create(agency=agency, application=application)
