"""A district like the Danish one under another country's law. The people are as invented as those of the cast."""

from agencies.models import Agency, District, Forum, Mandate
from tests.cast import SINCE, Cast, _hire, connect

AGENCIES = {
    "school": "school",
    "police": "police",
    "social": "social-services",
    "child": "child-welfare",
    "house": "info-house",
}
# The law of the country that the duty to report a child who fares ill stands in.
DUTY = {"SE": "Socialtjänstlagen", "FI": "Lastensuojelulaki", "NO": "Barnevern"}


def settle(cast: Cast, country: str) -> str:
    """Add a district to the cast, with a teacher who reports and a coordinator; return the teacher's name."""
    place = District.objects.create(name=f"District {country}", country=country)
    for key, kind in AGENCIES.items():
        cast.agencies[f"{country}-{key}"] = Agency.objects.create(
            name=f"{key.title()} {country}", kind=kind, country=country, district=place
        )
    house = cast.agencies[f"{country}-house"]
    forum = Forum.objects.create(code="info-house", name=f"Info-house {country}", district=place, host=house)
    for key in AGENCIES:
        Mandate.objects.create(forum=forum, agency=cast.agencies[f"{country}-{key}"], since=SINCE)
    teacher, coordinator = f"Tyra Teacher-{country}", f"Kim Coordinator-{country}"
    for name, agency, role in (
        (teacher, "school", "reporter"),
        (coordinator, "house", "coordinator"),
        (f"Cai Caseworker-{country}", "social", "caseworker"),
    ):
        key = f"{country}-{agency}"
        cast.hats[name] = _hire(cast, name, key, key, role, cleared=False)
    connect(cast.agencies[f"{country}-school"])
    return teacher
