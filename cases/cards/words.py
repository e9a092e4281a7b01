"""Words that several cards share."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from infohouse.core import clock

FIELDS = {
    "name": gettext_lazy("Name"),
    "contact": gettext_lazy("Contact"),
    "seen": gettext_lazy("What was seen or heard"),
    "when": gettext_lazy("When and where"),
    "online": gettext_lazy("Online"),
    "heard": gettext_lazy("What others said"),
    "believed": gettext_lazy("What the reporter believes"),
    "talked": gettext_lazy("Who has talked to the person or the family"),
    "text": gettext_lazy("Text"),
}


def short(ref: UUID) -> str:
    """Return the first eight characters of a reference, for the eye. They say nothing about order or age."""
    return str(ref)[:8].upper()


def lateness(due: datetime) -> str:
    """Return the group of a due date, as coordinators read a list."""
    left = due - clock.now()
    if left < -timedelta(days=2):
        return str(_("Critically overdue"))
    if left < timedelta(0):
        return str(_("Overdue"))
    return str(_("Due soon")) if left < timedelta(days=1) else str(_("Later"))


LATENESS_ORDER = (
    gettext_lazy("Critically overdue"),
    gettext_lazy("Overdue"),
    gettext_lazy("Due soon"),
    gettext_lazy("Later"),
)
