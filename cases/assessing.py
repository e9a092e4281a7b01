"""What may be answered when a concern is assessed: lists of codes and words, shared by forms and cards.

The ideology is a layer of the description and nothing else: it is sealed, so no query can sort, filter or
count by it, and no verb reads it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

CHECKS: dict[str, Any] = {
    "reporter": _("Somebody has talked with whoever told us"),
    "apart": _("What was seen is kept apart from what is believed"),
    "other-reasons": _("Other explanations were considered"),
    "known": _("It was checked whether the house knows of this already"),
    "subject": _("It was considered whether the person and the family can be asked"),
}
IDEOLOGIES: dict[str, Any] = {
    "right": _("Right-wing"),
    "left": _("Left-wing"),
    "religious": _("Religiously founded"),
    "separatist": _("Separatist or nationalist"),
    "against-state": _("Against the state and its institutions"),
    "against-women": _("Against women"),
    "single-issue": _("A single issue"),
    "mixed": _("Mixed"),
    "unclear": _("Unclear"),
    "none": _("None"),
}
TRUST: dict[str, Any] = {
    "person": _("The person says so"),
    "family": _("The family says so"),
    "school": _("The school says so"),
}


def in_words(codes: Iterable[str], words: Mapping[str, object]) -> list[str]:
    """Return codes in words."""
    return [str(words[code]) for code in codes if code in words]
