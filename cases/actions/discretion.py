"""Ordinary help without the context: whoever gives it is told what is needed, never why the case exists.

An agency of ordinary help that sits in no forum of the house learns neither the house's name nor its purpose
(architecture papers A97 and B32: mixing must not mark people).
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from agencies import rows as directory
from agencies.models import Agency, Forum
from infohouse.core.actor import Actor, once
from infohouse.core.errors import MissingFact
from infohouse.core.purpose import Purpose

ORDINARY = frozenset(
    {
        Agency.Kind.NGO,
        Agency.Kind.EMPLOYMENT_SERVICES,
        Agency.Kind.SELF_GOVERNING,
        Agency.Kind.SUPPORT_PROVIDER,
        Agency.Kind.EMPLOYER,
    }
)
# Purposes whose own name tells nothing.
NEUTRAL = (Purpose.SUPPORT_DELIVERY, Purpose.CHILD_PROTECTION)
# In English and Danish, as beginnings of words.
TELLING = re.compile(
    r"\b(info-?hou?se?|infohus|e[ck]?xtremi|ekstremis|radi[ck]al|terror|jihad|nazi|deradi|afradi"
    r"|hate crime|hadforbry|security (track|service)|sikkerheds(spor|tjeneste)"
    r"|efterretning|intelligence service)\w*",
    re.IGNORECASE,
)


def telling_words(texts: Iterable[str]) -> list[str]:
    """Return the words in texts that would tell what kind of case it is, each once."""
    return list(dict.fromkeys(found[0] for text in texts for found in TELLING.finditer(text)))


def must_not_tell(
    recipient: Agency, forum: Forum, *, purpose: str, texts: Iterable[str], field: str = "request"
) -> None:
    """Refuse an offer of ordinary help that would tell the context by its purpose or by a word in it.

    `field` is the question that such a word was written for.

    Raises:
        MissingFact: another purpose is needed, or words must be left out.
    """
    if not _is_ordinary(recipient) or recipient.pk in forum.members:
        return
    if purpose not in NEUTRAL:
        raise MissingFact(
            _("This agency gives ordinary help and is not told the context. Ask for giving support."),
            ["purpose"],
        )
    if words := telling_words(texts):
        raise MissingFact(
            _("This agency is not told the context. Leave out: %(words)s") % {"words": ", ".join(words)},
            [field],
        )


def is_told_nothing(actor: Actor) -> bool:
    """Say whether the actor's agency gives ordinary help outside every forum."""
    if actor.kind not in ORDINARY:
        return False
    told: bool = once(("told", actor.agency_id), lambda: directory.sits_in_a_forum(actor.agency_id))
    return not told


def neutral(actor: Actor, agency: Agency) -> str:
    """Return the name under which the actor may know an agency."""
    return _named(agency, hidden=agency.kind == Agency.Kind.INFO_HOUSE and is_told_nothing(actor))


def neutral_for(reader: Agency, agency: Agency) -> str:
    """Return the name under which another agency may know an agency, to preview what it will read."""
    told = not _is_ordinary(reader) or directory.sits_in_a_forum(reader.pk)
    return _named(agency, hidden=agency.kind == Agency.Kind.INFO_HOUSE and not told)


def plainly(actor: Actor, text: str) -> str:
    """Return a text of ours, or a neutral one where it would tell the actor the context."""
    if telling_words([text]) and is_told_nothing(actor):
        return _("Passed to you by law for the help you were asked for, and for nothing else.")
    return text


def _named(agency: Agency, *, hidden: bool) -> str:
    return _("The public authority that asks you") if hidden else agency.name


def _is_ordinary(agency: Agency) -> bool:
    return agency.kind in ORDINARY
