"""What an agency of ordinary help may be told, and under which names: never why a case exists.

Such an agency sits in no forum. For it, the bodies whose name or kind would tell go by a neutral name
(architecture papers A97 and B32: mixing must not mark people).
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from agencies.models import Agency
from agencies.permissions import role_label
from infohouse.core.actor import Actor
from infohouse.core.purpose import Purpose

# Bodies whose part in a case would tell of what kind it is.
TELLING_KINDS = frozenset(
    {Agency.Kind.INFO_HOUSE, Agency.Kind.PANEL, Agency.Kind.POLICE, Agency.Kind.SECURITY_SERVICE}
)
# In English and Danish. Stems that no ordinary word holds count anywhere, so that compounds are found; the
# others as beginnings of words.
TELLING = re.compile(
    r"\w*(?:e[ck]?xtremi|ekstremis|jihad|infohus|terror|radi[ck]ali[sz]|foreign.fighter|fremmedkrig)\w*"
    r"|\b(?:info-?hou?se?|radi[ck]al|deradi|afradi|pve|islamis|(?:neo-?|ny)?nazis[mt]|hate crime|hadforbry"
    r"|security (?:track|service)|sikkerheds(?:spor|tjeneste)|efterretning|intelligence service)\w*"
    # Not as a beginning: Nazim and Nazira are names.
    r"|\b(?:neo-?|ny)?nazi(?:s|er|en|erne)?\b",
    re.IGNORECASE,
)


def telling_words(texts: Iterable[object]) -> list[str]:
    """Return the words in texts that would tell what kind of case it is, each once."""
    return list(dict.fromkeys(found[0] for text in texts for found in TELLING.finditer(str(text))))


def neutral(actor: Actor, agency: Agency) -> str:
    """Return the name under which the actor may know an agency."""
    hidden = actor.unaware and agency.pk != actor.agency_id
    return neutral_name(agency) if hidden else agency.name


def neutral_name(agency: Agency) -> str:
    """Return the name under which an agency shows to those who are told nothing."""
    if agency.neutral_name:
        return agency.neutral_name
    if agency.kind == Agency.Kind.INFO_HOUSE:
        return _("The public authority that asks you")
    if agency.kind in TELLING_KINDS or telling_words([agency.name]):
        return _("Another public authority")
    return agency.name


def plainly(actor: Actor, text: str) -> str:
    """Return a text of ours, or a neutral one where it would tell the actor the context."""
    if actor.unaware and telling_words([text]):
        return _("Passed to you by law for the help you were asked for, and for nothing else.")
    return text


def purpose_in_words(actor: Actor, purpose: Purpose) -> str:
    """Return a purpose in words that the actor may read."""
    if actor.unaware and telling_words([purpose.label]):
        return _("A task of that authority by law")
    return purpose.label


def plain_role(actor: Actor, code: str) -> str:
    """Return a role in words, or nothing where it would tell the actor the context."""
    label = role_label(code)
    return "" if actor.unaware and telling_words([label]) else label


def harmless(actor: Actor, choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return codes with their words, without those that would tell the actor the context."""
    return [(code, words) for code, words in choices if not (actor.unaware and telling_words([code, words]))]
