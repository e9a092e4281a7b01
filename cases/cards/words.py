"""Words that several cards share."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.answers import AGE_BANDS, CHANNELS, GIVERS
from infohouse.core import clock

FIELDS = {
    "name": gettext_lazy("Name"),
    "contact": gettext_lazy("Contact"),
    "seen": gettext_lazy("What was seen or heard"),
    "when": gettext_lazy("When and where"),
    "online": gettext_lazy("What happened online"),
    "places": gettext_lazy("Places online"),
    "channel": gettext_lazy("Where online"),
    "place": gettext_lazy("Place"),
    "with_whom": gettext_lazy("With whom"),
    "file": gettext_lazy("File"),
    "age": gettext_lazy("Age"),
    "age_band": gettext_lazy("About how old"),
    "recognisable": gettext_lazy("Could somebody be recognised?"),
    "consent_by": gettext_lazy("Who has agreed"),
    "consent_understands": gettext_lazy("Understands what agreeing means"),
    "consent_proof": gettext_lazy("When and how they agreed"),
    "heard": gettext_lazy("What others said"),
    "believed": gettext_lazy("What the reporter believes"),
    "talked": gettext_lazy("Who has talked to the person or the family"),
    "text": gettext_lazy("Text"),
    "source": gettext_lazy("Where we have it from"),
}


_YES_NO = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")}
# Answers that are codes, and their words.
CODES: dict[str, Mapping[str, object]] = {
    "channel": CHANNELS,
    "age_band": AGE_BANDS,
    "consent_by": GIVERS,
    "consent_understands": _YES_NO,
    "recognisable": _YES_NO,
}


def in_words(name: str, answer: str) -> str:
    """Return an answer as a reader sees it: a code in words, everything else as it is."""
    return str(CODES.get(name, {}).get(answer, answer))


def short(ref: UUID) -> str:
    """Return the first eight characters of a reference, for the eye. They say nothing about order or age."""
    return str(ref)[:8].upper()


LATE = (gettext_lazy("Critically overdue"), gettext_lazy("Overdue"))
LATENESS_ORDER = (*LATE, gettext_lazy("Due soon"), gettext_lazy("Later"))


def lateness(due: datetime | None) -> str:
    """Return the group of a due date, as coordinators read a list; what has no day comes later."""
    left = due - clock.now() if due else timedelta.max
    if left < -timedelta(days=2):
        return str(_("Critically overdue"))
    if left < timedelta(0):
        return str(_("Overdue"))
    return str(_("Due soon")) if left < timedelta(days=1) else str(_("Later"))
