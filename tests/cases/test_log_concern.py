"""From the draft to the desk: logged once, decided by law, and on its way."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from cases.actions.intake import log_concern, log_concern_by_system, save_draft, start_draft
from cases.models import Concern, Disclosure, Item
from infohouse.core.actor import Actor
from infohouse.core.errors import Duplicate, MissingFact, NotAllowed, NotFound
from sharing.models import Decision
from tests.cases.look import count, disclosed, happened, readable, refused, row, waiting
from tests.cast import Cast
from tests.stages import TOLD, do

SIX = {**TOLD, "contact": "Class 9b.", "believed": "That he is alone.", "talked": "Nobody."}


@pytest.fixture
def tove(cast: Cast) -> Actor:
    return cast.actor("Tove Teacher")


@pytest.fixture
def draft(tove: Actor) -> UUID:
    ref = do(start_draft, tove)
    do(save_draft, tove, ref=ref, answers=SIX)
    return ref


def test_a_logged_concern_becomes_items_that_keep_fact_belief_and_hearsay_apart(
    tove: Actor, draft: UUID
) -> None:
    do(log_concern, tove, ref=draft)
    concern = row(Concern, tove, ref=draft)
    assert (concern.state, concern.answers, concern.age) == ("logged", None, 16)
    assert readable(tove, concern=concern) == {
        "identity/fact",
        "contact/fact",
        "concern-narrative/fact",
        "concern-narrative/hearsay",
        "assessment/assessment",
        "family-relations/fact",
    }


def test_the_house_gets_each_item_on_a_decision_that_permits(cast: Cast, tove: Actor, draft: UUID) -> None:
    do(log_concern, tove, ref=draft)
    advice = row(Concern, tove, ref=draft).advice  # what the law said before anything was typed
    decided = count(Decision, tove) - count(Decision, tove, asking=advice)
    assert decided == count(Disclosure, tove, stage="intake") == 12  # six items, two purposes
    with_desk = disclosed(cast.desk())
    assert with_desk == 12


def test_the_event_its_delivery_and_the_concern_come_together(tove: Actor, draft: UUID) -> None:
    do(log_concern, tove, ref=draft)
    assert happened(tove, "concern.logged", draft) == 1
    assert waiting("cases.open_triage") == 1


def test_sent_twice_it_is_logged_once(tove: Actor, draft: UUID) -> None:
    assert do(log_concern, tove, ref=draft) == do(log_concern, tove, ref=draft) == draft
    assert happened(tove, "concern.logged", draft) == waiting("cases.open_triage") == 1
    assert count(Item, tove) == 6


def test_without_what_was_seen_the_draft_stays_as_it_was(tove: Actor, draft: UUID) -> None:
    do(save_draft, tove, ref=draft, answers={"seen": "   "})
    refusal = refused(MissingFact, log_concern, tove, ref=draft)
    assert refusal.questions == ("seen",)
    kept = row(Concern, tove, ref=draft)
    assert (kept.state, kept.answers["name"]) == ("draft", "Fabian Fiktiv")
    assert count(Item, tove) == waiting("cases.open_triage") == 0


def test_a_colleague_cannot_send_it(cast: Cast, tove: Actor, draft: UUID) -> None:
    refused(NotFound, log_concern, cast.actor("Tim Teacher"), ref=draft)
    assert row(Concern, tove, ref=draft).state == "draft"


def test_a_colleague_of_the_reporter_reads_none_of_it(cast: Cast, tove: Actor, draft: UUID) -> None:
    do(log_concern, tove, ref=draft)
    tim = cast.actor("Tim Teacher")
    assert readable(tim) == set()
    assert count(Concern, tim) == 0


def test_the_database_holds_no_readable_word_of_it(tove: Actor, draft: UUID) -> None:
    do(log_concern, tove, ref=draft)
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(i::text, '') from cases_item i")
        assert "Fabian" not in str(cursor.fetchone()[0])
        cursor.execute("select string_agg(e::text, '') from audit_event e")
        assert "Fabian" not in str(cursor.fetchone()[0])


def send(system: Actor, key: str = "our-7", **changed: Any) -> tuple[UUID, bool]:
    return do(log_concern_by_system, system, key=key, answers={**TOLD, **changed})


def test_a_system_logs_in_one_act(cast: Cast) -> None:
    system = cast.client("school")
    ref, new = send(system)
    assert new
    assert row(Concern, system, ref=ref).state == "logged"
    assert waiting("cases.open_triage") == 1


def test_the_same_key_with_the_same_content_is_the_same_concern(cast: Cast) -> None:
    system = cast.client("school")
    first, _ = send(system)
    assert send(system) == (first, False)
    assert count(Concern, system) == waiting("cases.open_triage") == 1


def test_the_same_key_with_other_content_is_refused(cast: Cast) -> None:
    system = cast.client("school")
    send(system)
    refused(
        Duplicate, log_concern_by_system, system, key="our-7", answers={**TOLD, "seen": "Something else."}
    )
    assert count(Concern, system) == 1


def test_the_key_of_another_agencys_system_says_nothing(cast: Cast) -> None:
    send(cast.client("school"))
    _, new = send(cast.client("police"), seen="Something else.")
    assert new


def test_a_system_that_says_nothing_seen_logs_nothing(cast: Cast) -> None:
    system = cast.client("school")
    refused(MissingFact, log_concern_by_system, system, key="our-8", answers={"name": "Fabian Fiktiv"})
    assert count(Concern, system) == 0


def test_a_role_that_may_not_log_is_refused(cast: Cast) -> None:
    refused(NotAllowed, log_concern_by_system, cast.desk(), key="our-9", answers=TOLD)
