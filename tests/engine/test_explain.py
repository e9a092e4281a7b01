"""Answers in words."""

import json

import pytest

from sharing import explain
from sharing.engine.answer import Answer
from sharing.engine.vocabulary import BASELINE, OBLIGATIONS
from tests.engine.asking import ask, item


@pytest.mark.parametrize("obligation", sorted(OBLIGATIONS))
def test_every_obligation_has_words_of_its_own(obligation: str) -> None:
    assert explain.label(obligation) != obligation


def test_dated_obligations_are_said_in_time() -> None:
    assert explain.label("review-by:P6M") == "review after 6 months"
    assert explain.label("erase-by:P1Y") == "erase after 1 year"


def test_the_baseline_is_not_repeated() -> None:
    assert explain.labels(BASELINE | {"purpose-bound"}) == ["only for the stated purpose"]


def test_a_permission_names_its_section_and_its_marks() -> None:
    said = explain.sentence(ask("school+ > police+", "pve-prevention", forum="ssp"))
    assert said.startswith("May be shared under Retsplejeloven § 115, stk. 2. Carries: ")
    assert "not for investigation" in said


def test_a_duty_says_must() -> None:
    said = explain.sentence(
        ask("school > municipality", "child-protection", age=14, child_needs_support=True)
    )
    assert said == "Must be shared under Barnets lov §§ 133 og 135."


def test_a_refusal_says_why() -> None:
    said = explain.sentence(ask("school > police", "criminal-investigation", item(heard="school:ssp")))
    assert said.startswith("May not be shared: What the forums know")
    assert "(Retsplejeloven § 115, stk. 2, sidste pkt.)" in said


def test_a_refusal_names_the_question_to_answer_first() -> None:
    said = explain.sentence(
        ask("municipality > security-service", "national-security-prevention", initiative="request")
    )
    assert "First answer: Has the security service asked in writing?" in said


def test_a_nameless_way_says_so() -> None:
    assert explain.sentence(ask("school > police", "pve-prevention")).startswith(
        "May be shared without identity only"
    )


def test_consent_is_named_as_the_basis() -> None:
    said = explain.sentence(ask("municipality+ > ngo", "support-delivery", forum="ssp", consent="given"))
    assert "Rests on consent." in said


def test_a_bundle_says_each_item() -> None:
    said = explain.sentence(
        ask("school+ > police+", "pve-prevention", item(id="a"), item(id="b"), forum="ssp")
    )
    assert said.startswith("May be shared together. Item 1: May be shared under")
    assert "Item 2: " in said


def test_the_steps_show_what_nearly_applied() -> None:
    answer = ask("health > police", "threat-to-life", item("health-record"), obvious_public_interest=True)
    lines = explain.steps(answer.items[0])
    assert any(line.startswith("DK-R10 waits for an answer") for line in lines)
    assert any(line.startswith("To answer: How strong is the suspicion") for line in lines)


@pytest.mark.parametrize(
    "asked",
    [
        ask("school+ > police+", "pve-prevention", forum="ssp"),
        ask("school > police", "criminal-investigation", item(heard="school:ssp")),
        ask("school > police", "pve-prevention"),
        ask("municipality > security-service", "national-security-prevention", initiative="request"),
        ask("school+ > police+", "pve-prevention", item(id="a"), item(id="b"), forum="ssp"),
    ],
)
def test_kept_grounds_say_what_the_answer_said(asked: Answer) -> None:
    kept = json.loads(json.dumps(explain.grounds(asked)))
    assert explain.said(kept) == explain.sentence(asked)


def test_nothing_kept_says_nothing() -> None:
    assert explain.said({}) == ""
