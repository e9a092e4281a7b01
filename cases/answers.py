"""What the intake form asks, and which items its answers become.

What was seen is kept apart from what was heard and from what is believed. No category is asked for. What was
online is structured: channel, place, contact, as often as needed. Without a name everything becomes a case
without identity, and nothing that names somebody is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cases.models import Concern, Item

Answers = Mapping[str, object]
Way = Concern.Way

CHANNELS = {
    "social-media": _("Social media"),
    "messenger": _("Messages and closed groups"),
    "gaming": _("Games and voice chat"),
    "video": _("Video and live streams"),
    "forum": _("Forums and image boards"),
    "website": _("A website"),
    "market": _("Shops and markets"),
    "other": _("Somewhere else online"),
}
AGE_BANDS = {
    "under-15": _("Under 15"),
    "15-17": _("15 to 17"),
    "18-20": _("18 to 20"),
    "over-20": _("21 or over"),
}
GIVERS = {
    "subject": _("The person"),
    "guardian": _("A parent or guardian"),
    "subject-and-guardian": _("The person and a parent or guardian"),
}
MOST_PLACES = 10
ENTRY = ("channel", "place", "with_whom")
# Answers of the narrative, in the order in which they are read out to the detector of names.
FREE_TEXT = ("seen", "when", "online", "heard", "believed", "talked")

CONSENT = ("consent_by", "consent_proof")
REQUIRED = {Way.NAMED: ("seen",), Way.CONSENT: ("seen", *CONSENT), Way.NAMELESS: ("seen", "recognisable")}


@dataclass(frozen=True, slots=True)
class Statement:
    """One item to be made: its category, its nature, its content."""

    category: str
    nature: str
    content: dict[str, str]


def statements(answers: Answers, way: str = Way.NAMED) -> list[Statement]:
    """Return the items that the answers become, without the empty ones."""
    category, nature = Item.Category, Item.Nature
    nameless = way == Way.NAMELESS
    seen = ("age_band", "seen", "when", "online") if nameless else ("seen", "when", "online")
    told = [
        Statement(category.NARRATIVE, nature.FACT, _taken(answers, *seen)),
        *(Statement(category.NARRATIVE, nature.FACT, entry) for entry in places(answers)),
        Statement(category.NARRATIVE, nature.HEARSAY, _taken(answers, "heard")),
        Statement(category.ASSESSMENT, nature.ASSESSMENT, _taken(answers, "believed")),
        Statement(category.FAMILY, nature.FACT, _taken(answers, "talked")),
    ]
    if nameless:
        return [Statement(category.NAMELESS, s.nature, s.content) for s in told if s.content]
    who = [
        Statement(category.IDENTITY, nature.FACT, _taken(answers, "name")),
        Statement(category.CONTACT, nature.FACT, _taken(answers, "contact")),
    ]
    return [s for s in [*who, *told] if s.content]


def file_statement(kind: str, size: int) -> Statement:
    """Return the item that a file becomes; what it shows is in the file alone."""
    content = {"file": f"{kind.upper()}, {-(-size // 1024)} kB"}
    return Statement(Item.Category.NARRATIVE, Item.Nature.FACT, content)


def places(answers: Answers) -> list[dict[str, str]]:
    """Return what was online, entry by entry; an entry without a known channel is none."""
    given = answers.get("places")
    entries = given if isinstance(given, list) else []
    found = [_taken(entry, *ENTRY) for entry in entries[:MOST_PLACES] if isinstance(entry, Mapping)]
    return [entry for entry in found if entry.get("channel") in CHANNELS]


def channels(answers: Answers) -> list[str]:
    """Return the codes of the channels, each once."""
    return sorted({entry["channel"] for entry in places(answers)})


def missing(answers: Answers, way: str = Way.NAMED) -> list[str]:
    """Return the required answers that are not there yet."""
    return [key for key in REQUIRED[Way(way)] if not _text(answers, key)]


def age(answers: Answers, way: str = Way.NAMED) -> int | None:
    """Return the age in full years, where it was stated; without a name none is kept."""
    stated = answers.get("age")
    if way == Way.NAMELESS or stated in (None, ""):
        return None
    return int(str(stated))


def facts(answers: Answers, way: str) -> dict[str, object]:
    """Return what the answers say to the law about the way chosen."""
    if way == Way.NAMELESS:
        return {"few_people_fit": _text(answers, "recognisable") == "yes"}
    if way == Way.CONSENT:
        stated: dict[str, object] = {"consent": "given", "consent_by": _text(answers, "consent_by")}
        if understands := _text(answers, "consent_understands"):
            stated["minor_understands"] = understands == "yes"
        return stated
    return {}


def consent(answers: Answers) -> dict[str, str]:
    """Return who agreed and how it can be proved."""
    return _taken(answers, "consent_by", "consent_understands", "consent_proof")


def free_text(answers: Answers) -> list[str]:
    """Return everything that was typed freely, for the check of what may name somebody."""
    typed = [_text(answers, key) for key in FREE_TEXT]
    return [t for t in typed + [_text(e, key) for e in places(answers) for key in ENTRY[1:]] if t]


def _taken(answers: Answers, *keys: str) -> dict[str, str]:
    return {key: _text(answers, key) for key in keys if _text(answers, key)}


def _text(answers: Answers, key: str) -> str:
    return str(answers.get(key) or "").strip()
