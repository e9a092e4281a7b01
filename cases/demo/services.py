"""What the agencies of the invented district offer: ordinary help for everybody, and special help."""

from agencies.models import Agency, Service

ORDINARY, SPECIAL = Service.Kind.ORDINARY, Service.Kind.SPECIAL

# agency: (name, kind, sides of life that it helps with)
CATALOGUE: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "municipality": (
        ("Housing", ORDINARY, ("family",)),
        ("Contact person in the evening", ORDINARY, ("leisure", "personality")),
        ("Mentor for somebody drawn to extremism", SPECIAL, ("rhetoric", "relations")),
        ("Parent coach for families worried about extremism", SPECIAL, ("family", "rhetoric")),
    ),
    "social": (("Family counselling", ORDINARY, ("family",)), ("Support person", ORDINARY, ("personality",))),
    "child": (("Family therapy", ORDINARY, ("family", "vulnerability")),),
    "school": (("A trusted adult in the class", ORDINARY, ("education", "relations")),),
    "college": (("Apprenticeship with a mentor", ORDINARY, ("education",)),),
    "psychiatry": (("Outpatient assessment", ORDINARY, ("vulnerability",)),),
    "health": (("Talks with a young people's doctor", ORDINARY, ("vulnerability", "personality")),),
    "youth": (("Boxing and music", ORDINARY, ("leisure", "relations")),),
    "jobs": (("Career advice and work trial", ORDINARY, ("education",)),),
    "club": (("Training three evenings a week", ORDINARY, ("leisure",)),),
    "police": (("Preventive talk with the parents", ORDINARY, ("crime",)),),
    "probation": (("Exit talks", SPECIAL, ("crime", "relations", "rhetoric")),),
}


def stock(agencies: dict[str, Agency]) -> None:
    """Make what is missing of the catalogue."""
    for key, offers in CATALOGUE.items():
        for name, kind, fits in offers:
            words = {"kind": kind, "fits": list(fits)}
            Service.objects.get_or_create(agency=agencies[key], name=name, defaults=words)
