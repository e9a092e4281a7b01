"""Ordinary help without the context: whoever gives it is told what is needed, never why the case exists.

Held where something is passed on, so that no form can forget it (architecture papers A97 and B32).
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from agencies.actors import NEUTRAL
from agencies.discretion import telling_words
from agencies.models import Agency, is_unaware
from cases import rows
from cases.actions.written import TELLING
from cases.models import Case, Item
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact


def must_not_tell(recipient: Agency, *, purpose: str, texts: Iterable[str], field: str = "request") -> None:
    """Refuse an offer of ordinary help that would tell the context by its purpose or by a word in it.

    `field` is the question that such a word was written for.

    Raises:
        MissingFact: another purpose is needed, or words must be left out.
    """
    if not is_unaware(recipient):
        return
    if purpose not in NEUTRAL:
        raise MissingFact(
            _("This agency gives ordinary help and is not told the context. Ask for giving support."),
            ["purpose"],
        )
    must_be_plain(recipient, {field: " ".join(texts)})


def must_be_plain(reader: Agency, told: Mapping[str, str]) -> None:
    """Refuse texts of ours that would tell the reader the context; they are written anew."""
    wrong = [name for name, text in told.items() if telling_words([text])]
    if wrong and is_unaware(reader):
        words = ", ".join(telling_words(told.values()))
        raise MissingFact(
            _("This agency is not told the context. Leave out: %(words)s") % {"words": words}, wrong
        )


def words_that_tell(recipient: Agency, *, items: Iterable[Item], written: Mapping[str, str]) -> list[str]:
    """Return words of items that would tell the recipient the context and that nobody meant to pass on."""
    if written.get(TELLING):
        return []
    # A name tells nothing, whatever it reminds of.
    read = [item for item in items if item.category != Item.Category.IDENTITY]
    words = telling_words(value for item in read for value in (item.content or {}).values())
    return words if words and is_unaware(recipient) else []


def must_be_meant(recipient: Agency, *, items: Iterable[Item], written: Mapping[str, str]) -> None:
    """Refuse information whose words would tell the recipient the context, unless it is written why it must.

    What somebody else has recorded cannot be written anew: it is left out, or passed on deliberately.
    """
    if words := words_that_tell(recipient, items=items, written=written):
        raise MissingFact(
            _(
                "This agency is not told the context, but the information says: %(words)s. Leave that out or "
                "make a note without these words. If the agency must read them, say why."
            )
            % {"words": ", ".join(words)},
            [TELLING],
        )


def must_be_plain_on(actor: Actor, case: Case, *, told: Mapping[str, str]) -> None:
    """Refuse a text for the plan of a case that would tell the context to an agency on it."""
    if telling_words(told.values()):
        for agency in rows.agencies_on(actor, case):
            must_be_plain(agency, told)


def plan_must_be_plain(actor: Actor, case: Case, *, reader: Agency) -> None:
    """Refuse to let an agency onto a case whose plan would tell it the context."""
    if not is_unaware(reader):
        return
    goals, measures = rows.goals_of(actor, case), rows.measures_of(actor, case)
    texts = [t for g in goals for t in (g.text, g.indicator)] + [
        t for m in measures for t in (m.what, m.effect)
    ]
    if words := telling_words(texts):
        raise MissingFact(
            _("This agency reads the plan and is not told the context. Change in the plan first: %(words)s")
            % {"words": ", ".join(words)}
        )


def plain_reason(reader: Agency, reason: str) -> str:
    """Return a reason as the reader may read it: none where it would tell the context."""
    tells = bool(telling_words([reason])) and is_unaware(reader)
    return "" if tells else reason.strip()
