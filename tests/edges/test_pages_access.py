"""Every page as a stranger, as the wrong agency, for the wrong purpose, and as somebody who is right."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from infohouse.core.purpose import Purpose
from tests.edges.pages import (
    HANS,
    KAREN,
    LISTS,
    OLGA,
    PETRA,
    PIA,
    SARA,
    THINGS,
    Page,
    Scene,
    absent,
    bare,
    browser,
    set_scene,
)
from tests.promises.addresses import PAGES

pytestmark = pytest.mark.django_db
NOSY, TIM, IVAN, SVEND = "Nosy Stranger", "Tim Teacher", "Ivan Investigator", "Svend Social-worker"
KURT, OTTO = "Kurt Coordinator", "Otto Operator"
# Whom each thing must be hidden from: another agency, a colleague, another purpose, no clearance.
HIDDEN_FROM = {
    "draft": (NOSY, TIM, KAREN),
    "concern": (NOSY, TIM),
    "file": (NOSY, TIM, KAREN),
    "question": (NOSY, TIM),
    "decided": (NOSY, OLGA),
    "open": (NOSY, OLGA),
    "proposed": (NOSY, HANS),
    "invited": (NOSY, SARA, IVAN),
    "match": (NOSY, OLGA, "Fritz Far-coordinator"),
    "one": (NOSY, OLGA),
    "follower": (NOSY, OLGA),
    "received": (NOSY, HANS, KURT),
    "returned": (NOSY, HANS, KURT),
    "joined": (NOSY, HANS, SARA),
    "half": (NOSY, HANS, SARA),
    "social": (NOSY, SVEND, KURT),
    "security": (NOSY, HANS, SARA),
    "deserted": (NOSY, SARA, OLGA),
    "passed": (NOSY, SVEND, KURT),
    "entry": (NOSY, SVEND, KAREN),
    "told": (NOSY, OLGA, KURT),
    "closed": (NOSY, SARA, KURT),
    "due": (NOSY, SARA, HANS, OTTO),
    "to_release": (NOSY, SARA, HANS, OTTO),
    "request": (NOSY, SARA, KURT),
    "given": (NOSY, SVEND, KURT),
    "asked": (NOSY, SVEND, KURT),
    "pulled": (NOSY, SARA, IVAN),
    "accepted": (NOSY, OLGA, PIA),
    "prepared": (HANS, SARA, PETRA),
    "sent": (NOSY, HANS, KURT),
    "decision": (NOSY, KAREN),
}


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Set the scene once; each test undoes what it did, and the last one everything."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield set_scene()
        transaction.set_rollback(True)


def test_a_stranger_is_sent_to_the_login(scene: Scene) -> None:
    client, wrong = Client(), []
    for page in (*LISTS, *THINGS):
        answer = page.call(client, scene.refs)
        if not answer.get("Location", "").startswith("/accounts/login/?next="):
            wrong.append(str(page))
    assert wrong == []


def test_somebody_without_a_hat_is_sent_to_choose_one(scene: Scene) -> None:
    client = Client()
    client.force_login(scene.cast.user(KAREN))
    places = {str(page): page.call(client, scene.refs).get("Location") for page in (*LISTS, *THINGS)}
    assert {page for page, place in places.items() if place != reverse("hat")} == set()


@pytest.mark.parametrize("page", [*LISTS, *THINGS], ids=str)
def test_whoever_is_right_gets_the_page(scene: Scene, page: Page) -> None:
    for name in page.right[: 1 if page.post is None else 2]:
        with transaction.atomic():
            answer = page.call(browser(scene.cast, name), scene.refs)
            transaction.set_rollback(True)
        assert answer.status_code == page.status, name


@pytest.mark.parametrize("page", THINGS, ids=str)
def test_for_all_others_what_is_hidden_is_what_is_absent(scene: Scene, page: Page) -> None:
    nothing = absent(page, scene.refs)
    for name in HIDDEN_FROM[page.args[0]]:
        client = browser(scene.cast, name)
        hidden, missing = page.call(client, scene.refs), page.call(client, nothing)
        assert hidden.status_code in (403, 404), name
        assert hidden.status_code == missing.status_code, name
        assert bare(hidden, scene.refs) == bare(missing, nothing), name
        assert {**hidden.headers} == {**missing.headers}, name


@pytest.mark.parametrize("page", LISTS, ids=str)
def test_a_list_shows_nothing_to_those_it_is_not_for(scene: Scene, page: Page) -> None:
    for name in (NOSY, TIM, PETRA, OTTO):
        answer = page.call(browser(scene.cast, name), scene.refs)
        if name not in page.right:
            assert answer.status_code == 403 or not shown(answer, scene), name


@pytest.mark.parametrize("page", LISTS, ids=str)
def test_no_list_shows_the_stranger_anything(scene: Scene, page: Page) -> None:
    assert shown(page.call(browser(scene.cast, "Nosy Stranger"), scene.refs), scene) == set()


def shown(answer: Any, scene: Scene) -> set[str]:
    """Return what of somebody's work stands on a page; a version of the law is for everybody."""
    text = answer.content.decode()
    hidden = {key: ref for key, ref in scene.refs.items() if key != "version"}
    return {key for key, ref in hidden.items() if len(str(ref)) > 8 and str(ref) in text}


@pytest.mark.parametrize("page", [p for p in THINGS if SARA in p.right], ids=str)
def test_for_another_purpose_the_case_is_absent(scene: Scene, page: Page) -> None:
    client = browser(scene.cast, SARA, Purpose.SUPPORT_DELIVERY)
    nothing = absent(page, scene.refs)
    hidden, missing = page.call(client, scene.refs), page.call(client, nothing)
    assert (hidden.status_code, bare(hidden, scene.refs)) == (404, bare(missing, nothing))


@pytest.mark.parametrize("page", LISTS, ids=str)
def test_for_another_purpose_the_lists_are_empty(scene: Scene, page: Page) -> None:
    client = browser(scene.cast, SARA, Purpose.SUPPORT_DELIVERY)
    assert shown(page.call(client, scene.refs), scene) == set()


def test_a_purpose_outside_the_role_is_refused_everywhere(scene: Scene) -> None:
    client = browser(scene.cast, KAREN, Purpose.CRIMINAL_INVESTIGATION)
    answers = {str(page): page.call(client, scene.refs) for page in (*LISTS, *THINGS)}
    assert {page for page, a in answers.items() if a.status_code != 403 or shown(a, scene)} == set()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_other_methods_are_refused(scene: Scene, name: str) -> None:
    page = next(p for p in [*LISTS, *THINGS] if p.name == name)
    client = browser(scene.cast, page.right[0])
    answers = [getattr(client, method)(page.path(scene.refs)) for method in ("put", "delete", "options")]
    assert [a.status_code for a in answers] == [405, 405, 405]
