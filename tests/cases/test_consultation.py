"""A worry talked through without any name: asked, answered, and a concern only by an act of its own."""

from uuid import UUID

import pytest
from django.db import connection

from audit.models import Event
from cases.actions.consulting import answer_advice, ask_advice, turn_into_concern
from cases.actions.intake import log_concern
from cases.actions.purging import purge_consultations
from cases.cards.consultations import consultation_card, own_consultations
from cases.cards.desk import waiting as on_the_desk
from cases.models import Concern, Consultation, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.errors import MissingFact, NotAllowed, NotFound, WrongState
from tests.cases.look import count, happened, refused, row, waiting
from tests.cast import Cast
from tests.stages import do, seen_by

ASKED = "Somebody in a class repeats one sentence. Is that something to worry about?"
KAREN, HANS, TOVE = "Karen Coordinator", "Hans House-worker", "Tove Teacher"


@pytest.fixture
def tove(cast: Cast) -> Actor:
    return cast.actor(TOVE)


@pytest.fixture
def question(tove: Actor) -> UUID:
    return do(ask_advice, tove, question=ASKED)


def test_A85_a_question_without_a_name_creates_no_person(tove: Actor, question: UUID) -> None:
    assert count(Concern, tove) == count(Item, tove) == 0
    assert waiting("cases.open_triage") == 0
    assert happened(tove, "consultation.asked", question) == 1


def test_A85_a_consultation_has_no_field_that_could_name_anybody() -> None:
    about_people = {"name", "age", "contact", "person", "subject", "concern", "case", "item", "channels"}
    assert not {f.name for f in Consultation._meta.get_fields()} & about_people


def test_the_answer_is_promised_with_a_time(tove: Actor, question: UUID) -> None:
    with seen_by(tove):
        card = consultation_card(tove, question)
    assert card.row.state == "asked"
    assert 0 < (card.row.due_at - clock.now()).days <= 7
    assert card.row.desk == "Info-house Ravnsholm"


def test_the_house_answers_on_its_desk_and_the_asker_reads_it(
    cast: Cast, tove: Actor, question: UUID
) -> None:
    hans = cast.actor(HANS)
    with seen_by(hans):
        assert [c.ref for c in on_the_desk(hans)] == [question]
    do(answer_advice, hans, ref=question, answer="Talk with the parents first.")
    with seen_by(tove):
        assert consultation_card(tove, question).answer == "Talk with the parents first."
        assert [c.state for c in own_consultations(tove)] == ["answered"]
    with seen_by(hans):
        assert on_the_desk(hans) == []


def test_A85_a_concern_comes_of_it_only_by_an_act_of_its_own(tove: Actor, question: UUID) -> None:
    draft = do(turn_into_concern, tove, ref=question)
    concern = row(Concern, tove, ref=draft)
    assert (concern.state, concern.answers) == ("draft", {"seen": ASKED})
    assert waiting("cases.open_triage") == 0
    do(log_concern, tove, ref=draft)
    assert waiting("cases.open_triage") == 1
    assert row(Consultation, tove, ref=question).state == "turned"


def test_A85_no_key_leads_from_the_question_to_the_concern(cast: Cast, tove: Actor, question: UUID) -> None:
    draft = do(turn_into_concern, tove, ref=question)
    with seen_by(tove):
        assert not Event.objects.visible_to(tove).filter(file=question, about=draft).exists()
        told = [str(e.codes) for e in Event.objects.visible_to(tove).filter(about=question)]
    assert not [codes for codes in told if str(draft) in codes]


def test_the_desk_is_warned_of_what_may_name_somebody_and_the_asker_not_stopped(
    cast: Cast, tove: Actor
) -> None:
    ref = do(ask_advice, tove, question="It is about Fabian, telephone 12 34 56 78.")
    karen = cast.actor(KAREN)
    with seen_by(karen):
        assert len(consultation_card(karen, ref).hints) == 2


def test_the_desk_is_told_which_agency_asked_and_not_who(cast: Cast, question: UUID) -> None:
    karen = cast.actor(KAREN)
    with seen_by(karen):
        shown = str(consultation_card(karen, question))
    assert "Ravnsholm School" in shown and "Tove" not in shown


def test_nobody_else_meets_it(cast: Cast, question: UUID) -> None:
    for name in ("Tim Teacher", "Olga Officer", "Sara Social-worker", "Nosy Stranger"):
        refused(NotFound, turn_into_concern, cast.actor(name), ref=question)
        assert count(Consultation, cast.actor(name)) == 0


def test_the_desk_makes_no_concern_of_it(cast: Cast, question: UUID) -> None:
    refused(MissingFact, turn_into_concern, cast.actor(KAREN), ref=question)


def test_an_empty_question_and_an_empty_answer_are_none(cast: Cast, tove: Actor, question: UUID) -> None:
    assert refused(MissingFact, ask_advice, tove, question=" ").questions == ("question",)
    assert refused(MissingFact, answer_advice, cast.actor(KAREN), ref=question, answer=" ").questions == (
        "answer",
    )


def test_a_reporter_answers_nothing(tove: Actor, question: UUID) -> None:
    refused(NotAllowed, answer_advice, tove, ref=question, answer="Mine.")


def test_it_is_answered_once_and_turned_once(cast: Cast, tove: Actor, question: UUID) -> None:
    do(answer_advice, cast.actor(KAREN), ref=question, answer="Yes.")
    refused(WrongState, answer_advice, cast.actor(HANS), ref=question, answer="No.")
    do(turn_into_concern, tove, ref=question)
    refused(WrongState, turn_into_concern, tove, ref=question)


def test_the_database_holds_no_readable_word_of_it(tove: Actor, question: UUID) -> None:
    with seen_by(tove), connection.cursor() as cursor:
        cursor.execute("select string_agg(c::text, '') from cases_consultation c")
        found = str(cursor.fetchone()[0])
    assert str(question) in found and "sentence" not in found


def test_it_goes_on_its_day_and_not_before(cast: Cast, tove: Actor, question: UUID) -> None:
    assert do(purge_consultations, cast.desk()) == 0
    row_before = row(Consultation, tove, ref=question)
    with clock.travel(clock.now().replace(year=row_before.erase_on.year + 1)):
        assert do(purge_consultations, cast.desk()) == 1
    assert count(Consultation, tove) == 0
