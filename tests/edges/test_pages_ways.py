"""The reporter's pages where no name may go: told first, offered what is open, and nothing typed is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from cases.models import Concern
from sharing.models import Decision
from tests.abroad import settle
from tests.cases.look import count, row
from tests.cast import Cast, assemble
from tests.edges.api import is_problem, system
from tests.edges.pages import browser
from tests.stages import TOLD

pytestmark = pytest.mark.django_db
TYRA = "Tyra Teacher-SE"


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = assemble()
        settle(cast, "SE")
        yield cast
        transaction.set_rollback(True)


@pytest.fixture
def tyra(cast: Cast) -> Client:
    return browser(cast, TYRA)


def begun(client: Client) -> tuple[Any, Any]:
    """Begin a concern; return the page that comes first and the draft's reference."""
    answer = client.post(reverse("new_concern"), {"urgent": "no"})
    ref = answer.url.split("/")[2]
    return client.get(answer.url), ref


def choose(client: Client, ref: str, way: str) -> Any:
    return client.post(reverse("concern_way", args=[ref]), {"way": way})


def say(client: Client, ref: str, step: str, **typed: str) -> Any:
    return client.post(reverse("concern_step", args=[ref, step]), typed)


def test_the_first_page_says_that_no_name_may_go_and_asks_for_none(cast: Cast, tyra: Client) -> None:
    page, _ref = begun(tyra)
    text = page.content.decode()
    assert "The law does not let your agency tell" in text
    assert 'name="name"' not in text
    for way in ("consent", "nameless", "duty"):
        assert f'value="{way}"' in text


def test_whoever_may_tell_the_name_meets_the_first_question_at_once(cast: Cast) -> None:
    page, _ref = begun(browser(cast, "Tove Teacher"))
    assert "What did you see or hear yourself?" in page.content.decode()


def test_the_duty_is_shown_with_whom_to_tell_the_section_and_how(tyra: Client) -> None:
    _page, ref = begun(tyra)
    text = choose(tyra, ref, "duty").content.decode()
    assert (
        "Social SE" in text and "Socialtjänstlagen" in text and "You must" in text and "How to do it" in text
    )


def test_the_nameless_way_asks_neither_name_nor_age_and_ends_with_a_receipt(cast: Cast, tyra: Client) -> None:
    _page, ref = begun(tyra)
    following = choose(tyra, ref, "nameless").url
    asked = ""
    while "/check/" not in following:
        asked += tyra.get(following).content.decode()
        typed = {"seen": "Says he will join them.", "age_band": "15-17", "recognisable": "no"}
        following = tyra.post(following, typed).url
    assert 'name="name"' not in asked and 'name="age"' not in asked and 'name="contact"' not in asked
    sent = tyra.post(following, {})
    assert sent.url == reverse("concern_receipt", args=[ref])
    assert "Concern received" in tyra.get(sent.url).content.decode()


def test_a_refusal_on_the_last_page_is_on_record_and_loses_no_word(cast: Cast, tyra: Client) -> None:
    _page, ref = begun(tyra)
    choose(tyra, ref, "named")
    actor = cast.actor(TYRA)
    # Chosen by hand: the page offers no such way.
    assert choose(tyra, ref, "named").status_code == 422
    choose(tyra, ref, "consent")
    say(tyra, ref, "consent", age="19", consent_by="guardian", consent_proof="On paper, on Monday.")
    say(tyra, ref, "seen", seen=TOLD["seen"])
    say(tyra, ref, "person", name=TOLD["name"], age="19")
    before = count(Decision, actor)
    answer = tyra.post(reverse("concern_check", args=[ref]), {})
    assert answer.status_code == 422
    assert "Choose another way" in answer.content.decode()
    assert count(Decision, actor) > before
    kept = row(Concern, actor, ref=ref)
    assert (kept.state, kept.answers["seen"], kept.answers["name"]) == ("draft", TOLD["seen"], TOLD["name"])


def test_the_check_shows_what_may_name_somebody(tyra: Client) -> None:
    _page, ref = begun(tyra)
    choose(tyra, ref, "nameless")
    say(tyra, ref, "seen", seen="It is Fabian again.")
    text = tyra.get(reverse("concern_check", args=[ref])).content.decode()
    assert "“Fabian” looks like the name" in text


def test_places_online_are_added_one_by_one_and_taken_away(cast: Cast, tyra: Client) -> None:
    _page, ref = begun(tyra)
    choose(tyra, ref, "nameless")
    path = reverse("concern_step", args=[ref, "online"])
    assert tyra.post(path, {"channel": "gaming", "place": "A server", "more": "1"}).url == path
    tyra.post(path, {"channel": "messenger", "with_whom": "a stranger", "more": "1"})
    assert "A server" in tyra.get(path).content.decode()
    tyra.post(path, {"remove": "0"})
    assert row(Concern, cast.actor(TYRA), ref=ref).answers["places"] == [
        {"channel": "messenger", "with_whom": "a stranger"}
    ]


def test_a_place_without_its_channel_is_asked_for(tyra: Client) -> None:
    _page, ref = begun(tyra)
    choose(tyra, ref, "nameless")
    answer = say(tyra, ref, "online", place="A server", online="He said it there.")
    assert answer.status_code == 422
    assert (
        "Choose where it was." in answer.content.decode() and "He said it there." in answer.content.decode()
    )


def test_the_api_refuses_with_the_ways_that_remain_and_keeps_the_refusal(cast: Cast) -> None:
    actor = cast.client("SE-school")
    before = count(Decision, actor)
    document = is_problem(system(cast, "SE-school").log(key="abroad-1"), 422, "refused-by-law")
    assert document["ways"] == ["consent", "nameless", "duty"]
    assert count(Decision, actor) > before
    assert count(Concern, actor) == 0


def test_the_api_logs_without_a_name_under_the_same_key(cast: Cast) -> None:
    body = {"way": "nameless", "seen": "Says he will join.", "age_band": "15-17", "recognisable": "no"}
    body["places"] = [{"channel": "gaming", "place": "A server"}]  # type: ignore[assignment]
    answer = system(cast, "SE-school").log(body, key="abroad-1")
    assert answer.status_code == 201
    logged = row(Concern, cast.client("SE-school"), ref=answer.json()["ref"])
    assert (logged.way, logged.channels) == ("nameless", ["gaming"])
