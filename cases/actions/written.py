"""What a person puts down in writing before anything is sent, a field for each obligation."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from agencies import rows as directory
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotFound
from sharing.models import Decision

# Obligation of the law: the fields that fulfil it. All of one line must be filled.
ASKED: Mapping[str, tuple[str, ...]] = {
    "record-necessity": ("necessity",),
    "record-balancing": ("balancing",),
    "record-request": ("demand",),
    "record-best-interests": ("best_interests",),
    "human-decision": ("decider",),
    "consensus-required": ("agreed",),
    "exclude-secrets": ("checked_by",),
    "check-reidentification": ("reidentification",),
    "transfer-basis-check": ("transfer_basis",),
    "notify-subject": ("told_on",),
    "defer-notification": ("not_told_why", "not_told_until"),
}
# Somebody of the sender who answers for it by name; text otherwise.
PEOPLE = frozenset({"decider", "checked_by"})
DAYS = frozenset({"told_on", "not_told_until"})
# No law asks for it: why an agency of ordinary help must read words that tell it the context.
TELLING = "telling"
FIELDS = (*(field for fields in ASKED.values() for field in fields), TELLING)


def fields_for(obligations: Iterable[str]) -> list[str]:
    """Return the fields that these obligations ask for, in a steady order.

    Where the person must be told, the form also offers to say why not and until when.
    """
    owed = set(obligations)
    if "notify-subject" in owed:
        owed.add("defer-notification")
    return [field for code, fields in ASKED.items() if code in owed for field in fields]


def checked(actor: Actor, decisions: Iterable[Decision], *, given: Mapping[str, object]) -> dict[str, str]:
    """Return what was written, ready to be sealed.

    Raises:
        MissingFact: a decision asks for something in writing that is not there; it names the fields.
    """
    if unknown := given.keys() - set(FIELDS):
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")
    kept = {name: text for name, value in given.items() if (text := _text(actor, name, value))}
    must_be_there(decisions, kept)
    return kept


def must_be_there(decisions: Iterable[Decision], kept: Mapping[str, str]) -> None:
    """Raise MissingFact, naming the fields, where a decision asks for something that was not written."""
    if lacking := _lacking({o for d in decisions for o in d.obligations}, kept):
        raise MissingFact(
            _("The law asks for this in writing before anything is sent. Fill in what is missing."), lacking
        )


def _lacking(owed: set[str], kept: Mapping[str, str]) -> list[str]:
    if "notify-subject" in owed and all(kept.get(f) for f in ASKED["defer-notification"]):
        owed = owed - {"notify-subject"}
    return [f for code, fields in ASKED.items() if code in owed for f in fields if not kept.get(f)]


def _text(actor: Actor, name: str, value: object) -> str:
    if value in (None, ""):
        return ""
    if name in PEOPLE:
        return _colleague(actor, name, value)
    if name in DAYS:
        return value.isoformat() if isinstance(value, date) else date.fromisoformat(str(value)).isoformat()
    return str(value).strip()


def _colleague(actor: Actor, name: str, value: object) -> str:
    try:
        return str(directory.colleague(actor, UUID(str(value))).ref)
    except (NotFound, ValueError) as error:
        raise MissingFact(_("Name a colleague of your own agency."), [name]) from error
