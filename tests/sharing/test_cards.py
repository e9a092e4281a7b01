"""What the law desk says is what the engine says, in words for every code."""

import pytest

from agencies.permissions import HATS, ROLES
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import NotAllowed, NotFound
from infohouse.core.purpose import Purpose
from sharing.cards import answers, packs, words
from sharing.cards.answers import ASK, Stated
from sharing.engine.answer import Outcome
from sharing.engine.condition import MEANING, Condition
from sharing.engine.decide import decide
from sharing.engine.request import Body, Datum, Request
from sharing.engine.vocabulary import CATEGORIES, KINDS, PURPOSES, TRACKS
from sharing.pack import load

READER = Actor(1, "school", "DK", "reporter", Purpose.PVE_PREVENTION, frozenset({"read-law"}))
NOBODY = Actor(1, "school", "DK", "client", Purpose.PVE_PREVENTION)
COUNTRIES = ("be", "dk", "fi", "gb", "nl", "no", "se")
PLAIN = {"category": "concern-narrative", "purpose": "pve-prevention", "forum": "info-house"}


def test_every_word_of_the_vocabulary_has_a_label() -> None:
    assert set(words.KINDS) == KINDS
    assert set(words.CATEGORIES) == CATEGORIES
    assert set(words.PURPOSES) == PURPOSES
    assert set(words.TRACKS) == TRACKS


@pytest.mark.parametrize("op", sorted(MEANING))
def test_every_condition_a_rule_may_set_has_words(op: str) -> None:
    fact = "risk_level" if op in ("is", "not", "said", "unsaid", "at_least", "below", "above") else ""
    said = words.condition(Condition(op, ("possible",), fact))
    assert said.endswith(".") and "%" not in said


def test_the_seven_countries_are_listed_and_the_fictional_one_is_not() -> None:
    assert tuple(row.slug for row in packs.pack_rows(READER)) == COUNTRIES


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_of_a_pack_is_said_in_words_with_its_source(country: str) -> None:
    card = packs.rules_card(READER, country)
    assert len(card.rules) == len(load(country).rules)
    assert all(
        rule.citation and rule.text and rule.frm and rule.to and rule.confidence for rule in card.rules
    )


@pytest.mark.parametrize("forum", ["info-house", "none"])
def test_every_cell_of_the_matrix_is_what_the_engine_answers(forum: str) -> None:
    pack = load("dk")
    laws = {"DK": pack.law(clock.today())}
    seated = pack.forums[forum].members if forum != "none" else frozenset()
    card = answers.matrix_card(READER, "dk", **{**PLAIN, "forum": forum}, everybody=True)
    cells = [cell for _sender, row in card.rows for cell in row]
    for cell in cells:
        source, recipient = Body(cell.frm, "DK", cell.frm in seated), Body(cell.to, "DK", cell.to in seated)
        datum = Datum("any", PLAIN["category"])
        asked = Request(
            ("DK",), source, recipient, PLAIN["purpose"], (datum,), forum, facts={"necessary": True}
        )
        found = decide(asked, laws).items[0]
        wanted = ASK if found.outcome is Outcome.DENY and found.missing else found.outcome
        assert cell.outcome == wanted, cell
    assert len(cells) == len(KINDS) ** 2


def test_a_matrix_of_members_shows_the_members_of_the_forum_only() -> None:
    card = answers.matrix_card(READER, "dk", **PLAIN, everybody=False)
    assert set(card.kinds) == load("dk").forums["info-house"].members


def test_a_cell_says_what_its_matrix_says() -> None:
    card = answers.matrix_card(READER, "be", **{**PLAIN, "forum": "none"}, everybody=True)
    for cell in card.rows[0][1]:
        one = answers.cell_card(READER, "be", frm=cell.frm, to=cell.to, **{**PLAIN, "forum": "none"})
        assert one.outcome == cell.outcome


def test_a_cell_names_the_rule_that_decided_with_its_source_and_conditions() -> None:
    card = answers.cell_card(READER, "dk", frm="school", to="police", **PLAIN)
    assert [(r.id, r.citation, r.confidence) for r in card.decided] == [
        ("DK-R2", "Retsplejeloven § 115, stk. 2", "Read in the source")
    ]
    assert "Who sits in the forum: both." in card.decided[0].conditions[0]
    assert "not for investigation" in card.obligations


def test_a_rule_that_waits_for_an_answer_is_shown_with_its_question() -> None:
    stated = Stated(frm="school", to="municipality", category="concern-narrative", purpose="child-protection")
    card = answers.try_card(READER, "dk", stated)
    assert "DK-R9" in [r.id for r in card.nearly]
    assert ("How old is the person today?", "DK-R9") in card.questions


def test_the_answer_to_the_question_opens_what_waited_for_it() -> None:
    facts = {"child_needs_support": True}
    stated = Stated("school", "municipality", "concern-narrative", "child-protection", age=15, facts=facts)
    card = answers.try_card(READER, "dk", stated)
    assert (card.outcome, card.questions) == (Outcome.DUTY, ())
    assert any(step.startswith("DK-R9 opens") for step in card.steps)


def test_between_two_countries_both_laws_are_asked() -> None:
    here = Stated("school", "police", **{**PLAIN, "forum": "none"}, facts={"consent": "given"}, age=30)
    abroad = Stated("school", "police", **{**PLAIN, "forum": "none"}, facts={}, age=30, abroad="SE")
    assert here.as_request("DK").jurisdiction == ("DK",)
    assert abroad.as_request("DK").jurisdiction == ("DK", "SE")
    assert answers.try_card(READER, "dk", abroad).outcome != Outcome.PERMIT


@pytest.mark.parametrize("country", ["zz", "DK", "xx"])
def test_a_country_without_a_pack_is_absent(country: str) -> None:
    with pytest.raises(NotFound):
        packs.desk_card(READER, country)


def test_without_the_permission_no_law_is_shown() -> None:
    for read in (packs.pack_rows, lambda a: packs.rules_card(a, "dk"), lambda a: packs.desk_card(a, "dk")):
        with pytest.raises(NotAllowed):
            read(NOBODY)


def test_every_hat_may_read_the_law_and_no_machine_may() -> None:
    assert {role for role, (_, may, _) in ROLES.items() if "read-law" in may} == set(HATS)
