"""Who may ask other houses about a person, how often, and what the worker does with it."""

import pytest

from audit.models import Delivery, Event
from cases.actions.matching import MOST, answer_inquiry, ask_other_houses
from cases.actions.triage import triage_concern
from cases.models import Inquiry
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from tests import stages
from tests.cases.houses import (
    AGE,
    FAR_WORDS,
    NAME,
    WHY,
    answers,
    asked,
    far_desk,
    matches,
    others,
    second_house,
    told_here,
    told_there,
    work_off,
)
from tests.cases.look import count, refused, waiting
from tests.cast import Cast
from tests.stages import SECURITY, UNFOUNDED, do

BECAUSE = "The family moves between the two."


@pytest.fixture
def karen(cast: Cast) -> Actor:
    second_house(cast)
    return cast.actor("Karen Coordinator")


@pytest.fixture
def fritz(cast: Cast, karen: Actor) -> Actor:
    return cast.actor("Fritz Far-coordinator")


@pytest.mark.parametrize(
    ("name", "age"), [("Åse Skyggebo", AGE), (NAME, "23"), (NAME, "")], ids=["name", "age", "no age"]
)
def test_name_and_year_must_both_fit(cast: Cast, karen: Actor, name: str, age: str) -> None:
    told_there(cast, name, age)
    here = told_here(cast)
    asked(cast, here)
    assert answers(karen, here) == [False]


def test_a_concern_without_an_age_cannot_be_asked_about(cast: Cast, karen: Actor) -> None:
    here = told_here(cast, age="")
    assert "age" in others(karen, here).obstacle
    refused(WrongState, ask_other_houses, karen, ref=here, reason=WHY)


def test_who_does_not_triage_there_cannot_ask(cast: Cast, karen: Actor, fritz: Actor) -> None:
    here = told_here(cast)
    refused(NotFound, ask_other_houses, fritz, ref=here, reason=WHY)
    refused(NotAllowed, ask_other_houses, cast.actor("Tove Teacher"), ref=here, reason=WHY)
    refused(MissingFact, ask_other_houses, karen, ref=here, reason=" ")
    assert count(Inquiry, karen) == 0


def test_what_is_over_or_secret_is_not_asked_about(cast: Cast, karen: Actor) -> None:
    over, grave = told_here(cast), told_here(cast)
    do(triage_concern, karen, ref=over, assessment=UNFOUNDED)
    do(triage_concern, karen, ref=grave, assessment=SECURITY)
    for ref in (over, grave):
        refused(WrongState, ask_other_houses, karen, ref=ref, reason=WHY)


def test_a_question_is_asked_a_few_times_only_and_not_twice_at_once(cast: Cast, karen: Actor) -> None:
    here = told_here(cast)
    first = do(ask_other_houses, karen, ref=here, reason=WHY)
    refused(WrongState, ask_other_houses, karen, ref=here, reason=WHY)
    work_off(cast, first)
    for _again in range(MOST - 1):
        asked(cast, here)
    refused(WrongState, ask_other_houses, karen, ref=here, reason=WHY)
    assert others(karen, here).left == 0


def test_the_job_done_twice_makes_one_match(cast: Cast, karen: Actor, fritz: Actor) -> None:
    told_there(cast)
    here = told_here(cast)
    first = asked(cast, here)
    Delivery.objects.filter(task="cases.answer_inquiry").update(state=Delivery.State.WAITING)
    work_off(cast, first)
    do(answer_inquiry, cast.desk(), ref=first)
    asked(cast, here)
    assert answers(karen, here) == [True, True]
    assert (len(matches(karen)), len(matches(fritz))) == (1, 1)


def test_a_hidden_holding_is_noted_once_however_often_it_is_asked(
    cast: Cast, karen: Actor, fritz: Actor
) -> None:
    there, here = told_there(cast), told_here(cast)
    do(triage_concern, fritz, ref=there, assessment=SECURITY)
    asked(cast, here)
    asked(cast, here)
    assert len(matches(fritz)) == 1


def test_the_other_house_asking_back_learns_what_it_knows(cast: Cast, karen: Actor, fritz: Actor) -> None:
    there, here = told_there(cast), told_here(cast)
    asked(cast, here)
    asked(cast, there, fritz)
    assert answers(fritz, there) == [True]
    assert (len(matches(karen)), len(matches(fritz))) == (1, 1)


def test_nothing_about_a_person_stands_in_tasks_or_in_the_trail(cast: Cast, karen: Actor) -> None:
    told_there(cast)
    here = told_here(cast)
    asked(cast, here)
    kinds = ("inquiry.made", "inquiry.answered", "match.found")
    for actor in (cast.desk(), far_desk(cast)):
        with stages.seen_by(actor):
            found = [vars(e) for e in Event.objects.visible_to(actor).filter(kind__in=kinds)]
            assert found
            assert not any(word in str(found) for word in (NAME, "papfigur", WHY, FAR_WORDS))
    assert waiting("cases.answer_inquiry") == 1
