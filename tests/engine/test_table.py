"""The table answers what the interpreter would, whatever was asked before."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

import pytest

from sharing.engine import decide as engine
from sharing.engine import table
from sharing.engine.answer import Answer, ItemAnswer
from sharing.engine.law import Law
from sharing.engine.obligations import union
from sharing.engine.request import Body, Datum, Origin, Request, Step
from sharing.engine.situation import Situation, View
from sharing.engine.steps import judge
from sharing.scenarios import request_from
from tests.engine.asking import ask, item, laws
from tests.engine.strategies import (
    CATEGORIES,
    FACTS,
    FORUMS,
    KINDS,
    MARKS,
    PURPOSES,
    RARE_FACTS,
    random_request,
)

REQUESTS = 20_000
EVERY_FACT: Mapping[str, tuple[Any, ...]] = {
    **FACTS, **{name: (value,) for name, value in RARE_FACTS.items()}, "event": ("case-closed",), "age": (3,),
}  # fmt: skip


def interpret(
    request: Request,
    datum: Datum,
    law: Law,
    laws: Mapping[str, Law],
    *,
    abroad: bool = False,
    consent: bool = False,
) -> ItemAnswer:
    """Ask the interpreter itself, which sees the whole request and every law."""
    cells = union(other.secret_forums for other in laws.values() if other.country != law.country)
    view = View(request=request, law=law, abroad=abroad, foreign_cells=cells)
    return judge(Situation(view, datum), consent_everywhere=consent)


def plainly(request: Request) -> Answer:
    """Decide without the table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "look_up", interpret)
        return engine.decide(request, laws())


def agree(request: Request) -> None:
    """Compare everything: outcome, duties, rules, citations, questions and reasons, item by item."""
    assert engine.decide(request, laws()) == plainly(request), request


def test_table_and_interpreter_agree_on_twenty_thousand_random_requests() -> None:
    seed = random.SystemRandom().randrange(2**32)
    rng = random.Random(seed)
    for number in range(REQUESTS):
        request = request_from(*random_request(rng))
        assert engine.decide(request, laws()) == plainly(request), (seed, number, request)


def test_a_warm_table_notices_every_change_of_the_question() -> None:
    rng = random.Random(7)
    for _ in range(250):
        request = request_from(*random_request(rng))
        engine.decide(request, laws())
        for changed in changes(request, rng):
            agree(changed)


def changes(request: Request, rng: random.Random) -> Iterator[Request]:
    """Change one thing at a time: every field, every field of a field, every fact."""
    for name, others in OTHER_FIELDS.items():
        yield replace(request, **{name: rng.choice(others)})
    for end in ("source", "recipient"):
        body: Body = getattr(request, end)
        for name, others in OTHER_BODIES.items():
            yield replace(request, **{end: body._replace(**{name: rng.choice(others)})})
    for name, others in OTHER_ITEMS.items():
        changed = request.data[0]._replace(**{name: rng.choice(others)})
        yield replace(request, data=(changed, *request.data[1:]))
    for name, values in EVERY_FACT.items():
        yield replace(request, facts={**request.facts, name: rng.choice((*values, None))})
    for name in request.facts:
        yield replace(request, facts={n: v for n, v in request.facts.items() if n != name})


ALL_FORUMS = ("none", *(forum for forums in FORUMS.values() for forum in forums))
MARKED = tuple(frozenset({mark}) for mark in MARKS)
OTHER_FIELDS: dict[str, tuple[Any, ...]] = {
    "jurisdiction": (("DK",), ("SE", "NO"), ("BE",), ("FR",), ()),
    "purpose": PURPOSES,
    "forum": ALL_FORUMS,
    "initiative": ("own", "request"),
    "track": ("untriaged", "social", "security", "closed"),
    "age": (None, 9, 13, 17, 19, 30),
    "history": tuple((Step("school", "police", forum, "", marks),) for forum in ALL_FORUMS for marks in MARKED),
}  # fmt: skip
OTHER_BODIES: dict[str, tuple[Any, ...]] = {
    "kind": KINDS, "country": ("DK", "SE", "FI", "NO", "GB", "BE", "NL", "FR"), "member": (True, False),
}  # fmt: skip
OTHER_ITEMS: dict[str, tuple[Any, ...]] = {
    "id": ("another",),
    "category": CATEGORIES,
    "about": ("general", "future-risk", "past-offence", "both"),
    "origin": (None, *(Origin(kind, forum) for kind in ("police", "school") for forum in ALL_FORUMS)),
    "carries": MARKED,
    "separable": (False,),
    "sources": (("police",), ("health-record", "criminal-conviction"), ("intelligence",)),
    "erase_by_passed": (True,),
    "review_by_passed": (True,),
}


def test_the_changes_above_leave_no_field_out() -> None:
    assert {*OTHER_FIELDS, "source", "recipient", "data", "facts"} == {
        field.name for field in fields(Request)
    }
    assert set(OTHER_BODIES) == set(Body._fields)
    assert set(OTHER_ITEMS) == set(Datum._fields)


def test_an_answer_from_the_table_speaks_of_the_item_that_was_asked() -> None:
    for name in ("first", "second"):
        assert ask("police > school", "pve-prevention", item(id=name)).items[0].datum_id == name


def test_one_law_beside_other_laws_keeps_its_answers_apart() -> None:
    """What was heard in a Belgian cell is closed in the Netherlands where the Belgian law is at hand (P7)."""
    heard = Datum("0", "case-note", origin=Origin("panel", "lisc-r"))
    seats = Body("municipality", "NL", True), Body("police", "NL", True)
    request = Request(("NL",), *seats, "pve-prevention", (heard,), forum="pga-conference")
    alone = {"NL": laws()["NL"]}
    assert [engine.decide(request, known).permits for known in (alone, laws(), alone)] == [True, False, True]


def test_a_full_table_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "LIMIT", 5)
    law = laws()["DK"]
    for age in range(20):
        ask("police > school", "pve-prevention", age=age)
    assert len(law.answers) <= 5
