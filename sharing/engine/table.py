"""Answers already worked out, kept for whoever asks the same again.

The interpreter (`steps.judge`) is the only place of meaning; this is a memo above it, one truth table a law,
filled on demand. The key holds the whole question but the item's id, and of the facts all that the rules for
this sender, recipient, category and purpose can read. What is no part of the key cannot decide, because the
interpreter is shown the key and nothing else: reading a fact outside it stops the run.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sharing.engine.answer import ItemAnswer
from sharing.engine.obligations import union
from sharing.engine.request import Datum, Request
from sharing.engine.situation import Situation, View
from sharing.engine.steps import judge

if TYPE_CHECKING:
    from sharing.engine.law import Law, Words

LIMIT = 8192  # answers kept for one law, about 15 MB; a full table is emptied and filled anew
NOWHERE: frozenset[str] = frozenset()
# What the steps read themselves, whatever the rules.
GENERAL_FACTS = frozenset(
    [
        "role_authorised",
        "erase_by_passed",
        "review_by_passed",
        "few_people_fit",
        "recipient_knows_identity",
        "consent",
        "event",
        "deferral_recorded",
    ]
)


class Shown(Mapping[str, object]):
    """The facts that a key holds; reading any other is a fault of the table, never an answer."""

    def __init__(self, names: frozenset[str], stated: Mapping[str, object]) -> None:
        self._names, self._stated = names, stated

    def __getitem__(self, name: str) -> object:
        if name not in self._names:
            raise LookupError(f"the fact {name!r} is read, but the table does not keep answers apart by it")
        return self._stated[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stated)

    def __len__(self) -> int:
        return len(self._stated)


def look_up(
    request: Request,
    datum: Datum,
    law: "Law",
    laws: Mapping[str, "Law"],
    *,
    abroad: bool = False,
    consent: bool = False,
) -> ItemAnswer:
    """Answer for one item under one law; work it out where nobody has asked before."""
    source, recipient, origin, facts = request.source, request.recipient, datum.origin, request.facts
    words = (source.kind, recipient.kind, datum.category, request.purpose)
    names = law.reads.get(words) or _reads(law, words)
    if not facts.keys() <= names:
        facts = {name: facts[name] for name in names.intersection(facts)}
    heard = request.history or (origin is not None and origin.forum != "none")
    cells = _foreign_cells(law, laws) if heard else NOWHERE
    key = (
        source, recipient, request.purpose, request.forum, request.initiative, request.track, request.age,
        request.history, datum[1:], frozenset(facts.items()), cells, abroad, consent,
    )  # fmt: skip
    kept = law.answers.get(key)
    if kept is None:
        shown = Shown(names, facts)
        found = work_out(request, datum, law, shown, cells, abroad=abroad, consent=consent)
        kept = _keep(law, key, found)
    return ItemAnswer(datum.id, *kept)


def work_out(
    request: Request, datum: Datum, law: "Law", facts: Mapping[str, object], foreign_cells: frozenset[str],
    *, abroad: bool, consent: bool,
) -> ItemAnswer:  # fmt: skip
    """Let the interpreter answer for one item that it is shown by itself."""
    alone = replace(request, jurisdiction=(), data=(), facts=facts)
    view = View(request=alone, law=law, abroad=abroad, foreign_cells=foreign_cells)
    return judge(Situation(view, datum), consent_everywhere=consent)


def _reads(law: "Law", words: "Words") -> frozenset[str]:
    """Name the facts that can decide between these bodies, whatever the forum."""
    if len(law.reads) >= LIMIT:
        law.reads.clear()
    law.reads[words] = GENERAL_FACTS.union(law.facts_read(words), law.no_fallback_facts)
    return law.reads[words]


def _keep(law: "Law", key: tuple[object, ...], found: ItemAnswer) -> tuple[Any, ...]:
    """Keep an answer without the item's id."""
    if len(law.answers) >= LIMIT:
        law.answers.clear()
    law.answers[key] = found[1:]
    return found[1:]


def _foreign_cells(law: "Law", laws: Mapping[str, "Law"]) -> frozenset[str]:
    """The forums of other countries whose secrecy binds whoever sat in them."""
    return union(other.secret_forums for other in laws.values() if other.country != law.country)
