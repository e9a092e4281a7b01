"""What an unfounded concern teaches, as a tag that training can count. No person is behind it."""

from django.utils.translation import gettext_lazy as _

LESSONS = {
    "faith": _("Ordinary religious practice was taken for more"),
    "youth": _("Ordinary conflict, play or provocation"),
    "second-hand": _("It was heard from others and did not hold"),
    "looks": _("Clothes, language or origin were taken for a sign"),
    "other-need": _("There was a need, of another kind"),
    "malice": _("Somebody wanted to do harm by telling"),
    "method": _("Our own questions misled"),
}
