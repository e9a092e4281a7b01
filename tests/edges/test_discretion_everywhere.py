"""Whoever gives ordinary help meets no word of the context on any page, in any header, in any answer."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from agencies.actors import from_membership
from agencies.discretion import telling_words
from tests.cast import assemble
from tests.edges.api import system
from tests.edges.helper_scene import CARL, SUPPORT, Helped, everything
from tests.edges.pages import LISTS, THINGS, Page, browser
from tests.edges.test_api_table import TABLE, Line
from tests.promises.addresses import PAGES

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "da")
# Open to the helper's role, and still never its own.
NEVER = {
    "invitation": "only agencies with a seat are invited to the board",
    "invitation_finish": "only agencies with a seat are invited to the board",
    "invitation_decline": "only agencies with a seat are invited to the board",
    "law_gaps": "counts what the law refused, in the words of the law",
}


@pytest.fixture(scope="module")
def club(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Helped]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield everything(assemble())
        transaction.set_rollback(True)


class Refs(dict[str, Any]):
    """References; of what the helper never has, one of nothing."""

    def __missing__(self, key: str) -> Any:
        return 1 if key == "failed" else uuid4()


def told(answer: Any) -> list[str]:
    """Return the words of an answer that tell, its headers included, in its own language.

    The product's name stands in machine names that nobody meets on a screen: files of the design, the codes
    of the API.
    """
    text = answer.content.decode()
    for name in ("/infohouse/", "urn:infohouse:", "Infohouse-Purpose"):
        text = text.replace(name, "")
    return telling_words([text, *(f"{name}: {value}" for name, value in answer.headers.items())])


def answers(club: Helped, page: Page, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Any]:
    """Yield what the helper gets at an address in each language; what a form does is taken back."""
    refs = Refs(club.refs)
    for language in languages:
        with transaction.atomic():
            client = browser(club.cast, CARL, SUPPORT, headers={"accept-language": language})
            yield page.call(client, refs)
            if page.post is not None:
                yield client.post(page.path(refs), {})
            transaction.set_rollback(True)


@pytest.mark.parametrize("page", [*LISTS, *THINGS], ids=str)
def test_B32_no_page_tells_the_helper_the_context(club: Helped, page: Page) -> None:
    assert [(a.status_code, told(a)) for a in answers(club, page) if told(a)] == []


def test_B32_every_page_of_the_helper_is_looked_at_with_something_on_it(club: Helped) -> None:
    carl = from_membership(club.cast.hats[CARL], SUPPORT)
    his = {name for name, need in PAGES.items() if carl.can(need)}
    opened = {
        page.name
        for page in (*LISTS, *THINGS)
        if page.name in his
        for answer in answers(club, page, LANGUAGES[:1])
        if answer.status_code in (200, 302, 409, 422)
    }
    assert his - opened == set(NEVER)


def test_B32_the_helper_chooses_no_purpose_that_tells(club: Helped) -> None:
    for language in LANGUAGES:
        client = browser(club.cast, CARL, SUPPORT, headers={"accept-language": language})
        page = client.get(reverse("hat"))
        assert page.status_code == 200 and told(page) == []


@pytest.mark.parametrize("line", TABLE, ids=lambda line: f"{line.method} {line.path}")
def test_B32_the_api_does_not_tell_the_system_of_the_helper(club: Helped, line: Line) -> None:
    if line.path == "/schema":
        return  # the contract is public, and the same for everybody
    calls = [
        called(club, line, ref) for ref in (club.case, club.refs["concern"], club.refs["told"], *offers(club))
    ]
    assert [told(answer) for answer in calls if told(answer)] == []
    assert any(answer.status_code < 500 for answer in calls)


def offers(club: Helped) -> tuple[Any, ...]:
    return club.refs["pulled"], club.refs["accepted"]


def called(club: Helped, line: Line, ref: Any) -> Any:
    """Call an address as the club's system, and take back what it did."""
    by = system(club.cast, "club", SUPPORT)
    headers = {"Idempotency-Key": "key"} if line.path == "/concerns" else {}
    with transaction.atomic():
        answer = by.call(line.method, line.path.replace("{}", str(ref)), line.body, **headers)
        transaction.set_rollback(True)
    return answer


def test_B32_a_system_that_states_no_purpose_is_not_told_the_context(club: Helped) -> None:
    assert told(system(club.cast, "club").with_purpose(None).get("/cases")) == []


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/nowhere/", "/hat/"])
def test_B32_nobody_is_told_before_the_login(club: Helped, path: str) -> None:
    answer = Client(raise_request_exception=False).get(path, follow=True)
    assert told(answer) == []
