"""Answers already worked out, kept for whoever asks the same again.

The interpreter (`steps.judge`) is the only place of meaning; this is a memo above it, one table a law, filled
on demand. The key holds the whole question but the item's id. What is no part of the key cannot decide: the
interpreter is shown no other item and no other law.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sharing.engine.answer import ItemAnswer
from sharing.engine.obligations import union
from sharing.engine.request import Datum, Request
from sharing.engine.situation import Situation, View
from sharing.engine.steps import judge

if TYPE_CHECKING:
    from sharing.engine.law import Law

LIMIT = 8192  # answers kept for one law, about 15 MB; a full table is emptied and filled anew
NOWHERE: frozenset[str] = frozenset()


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
    heard = request.history or (datum.origin is not None and datum.origin.forum != "none")
    cells = _foreign_cells(law, laws) if heard else NOWHERE
    key = (
        request.source, request.recipient, request.purpose, request.forum, request.initiative, request.track,
        request.age, frozenset(request.facts.items()), request.history, datum[1:], cells, abroad, consent,
    )  # fmt: skip
    kept = law.answers.get(key)
    if kept is None:
        if len(law.answers) >= LIMIT:
            law.answers.clear()
        found = work_out(request, datum, law, cells, abroad=abroad, consent=consent)
        kept = law.answers[key] = found[1:]
    return tuple.__new__(ItemAnswer, (datum.id, *kept))  # ItemAnswer(...) at two thirds of its cost


def work_out(
    request: Request, datum: Datum, law: "Law", cells: frozenset[str], *, abroad: bool, consent: bool
) -> ItemAnswer:
    """Let the interpreter answer for one item that it is shown by itself."""
    alone = replace(request, jurisdiction=(), data=())
    view = View(request=alone, law=law, abroad=abroad, foreign_cells=cells)
    return judge(Situation(view, datum), consent_everywhere=consent)


def _foreign_cells(law: "Law", laws: Mapping[str, "Law"]) -> frozenset[str]:
    """The forums of other countries whose secrecy binds whoever sat in them."""
    return union(other.secret_forums for other in laws.values() if other.country != law.country)
