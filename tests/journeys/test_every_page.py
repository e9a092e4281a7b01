"""Whoever follows every link finds clean pages that fit a phone, and in Danish no English is left."""

import re
from collections.abc import Iterator
from urllib.parse import urlparse

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser

from ops import tongues
from ops.platform import Platform
from tests.journeys.steps import Person

pytestmark = pytest.mark.journey

# One of each kind of work; the hat where there is a choice.
PEOPLE = {
    "karen.koordinatorsen": "Preventing violent extremism",
    "mette.mentorproeve": "Preventing violent extremism",
    "tove.testlaerer": "Preventing violent extremism",
    "cecilie.centerproeve": "",
    "dorthe.dataproeve": "",
    "olga.operatoersen": "",
}
NOT_PAGES = re.compile(r"logout|/export|/download|\.(txt|json|csv|pdf|ics)$|/api/|/design/")
MOST = 60
seen_by_axe: set[str] = set()


def view_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def pages(person: Person) -> Iterator[tuple[str, str]]:
    """Walk breadth first from the start page, one page of each kind."""
    waiting, known = ["/"], {""}
    for _step in range(MOST):
        if not waiting:
            return
        person.go(waiting.pop(0))
        path = urlparse(person.page.url).path
        view = view_of(path)
        known.add(view)
        yield view, path
        for link in person.page.eval_on_selector_all("a[href]", "links => links.map(l => l.href)"):
            found = urlparse(link)
            kind = view_of(found.path)
            if (
                found.netloc == urlparse(person.base).netloc
                and kind not in known
                and not NOT_PAGES.search(link)
            ):
                known.add(kind)
                waiting.append(found.path + (f"?{found.query}" if found.query else ""))


@pytest.mark.parametrize("username", PEOPLE)
def test_every_page_that_somebody_can_reach_is_clean_and_fits_a_phone(
    browser: Browser, platform: Platform, username: str
) -> None:
    person = Person(browser, platform.base_url).sign_in(username, PEOPLE[username])
    errors: list[str] = []
    person.page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    for view, _path in pages(person):
        if view not in seen_by_axe:
            seen_by_axe.add(view)
            person.checked(f"page-{view}")
    assert errors == []


def english() -> set[str]:
    """Return English texts that read otherwise in Danish, those of a few letters left out."""
    catalog = tongues.read(tongues.LOCALES / "da" / "LC_MESSAGES" / "django.po")
    plain = [m for m in catalog if isinstance(m.id, str) and m.string != m.id and len(m.id) > 8]
    return {m.id for m in plain if not tongues.PLACEHOLDER.search(m.id)}


@pytest.mark.parametrize("username", PEOPLE)
def test_in_danish_no_english_is_left(browser: Browser, platform: Platform, username: str) -> None:
    person = Person(browser, platform.base_url).sign_in(username, PEOPLE[username])
    person.press("Dansk")
    texts, left = english(), []
    for view, _path in pages(person):
        assert person.page.locator("html").get_attribute("lang") == "da"
        lines = {line.strip() for line in person.page.locator("body").inner_text().splitlines()}
        lines |= set(person.page.locator("option, button, legend, label").all_inner_texts())
        left += [f"{view}: {line}" for line in sorted(lines & texts)]
    assert "\n".join(left) == ""
