"""The gallery in a real browser at both widths: accessible, inside its frame, quiet under the CSP.

No server: the browser's requests are answered from the views and from the files that Django would serve.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from tests.design.gallery import PAGES, show

SITE = "http://localhost:9"  # nothing listens there; the route answers first
WIDTHS = {"desktop": 1280, "telephone": 375}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CSP = "; ".join(
    f"{name} {' '.join(sources)}" for name, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)


def answer(route: Route) -> None:
    """Answer from the static files or the gallery, under the product's own policy."""
    path = route.request.url.removeprefix(SITE)
    if path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/"))
        assert found, f"no such static file: {path}"
        kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
        route.fulfill(body=Path(found).read_bytes(), headers={"Content-Type": kind})
    else:
        name = path.removeprefix("/").replace("%20", " ")
        html = show(name).content.decode()
        route.fulfill(body=html, headers={"Content-Type": "text/html", "Content-Security-Policy": CSP})


@pytest.fixture(params=WIDTHS)
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTHS[request.param], "height": 800})
    context.route("**/*", answer)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"a desk of two hundred rows"}))
def test_a_page_is_accessible_fits_its_screen_and_breaks_no_policy(tab: Page, name: str) -> None:
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(f"{SITE}/{name}")
    found: list[dict[str, Any]] = Axe().run(tab).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    assert tab.evaluate(TOO_WIDE) == 0
    assert complaints == []


def test_two_hundred_rows_fit_the_screen(tab: Page) -> None:
    tab.goto(f"{SITE}/a desk of two hundred rows")
    assert tab.locator("tbody tr").count() == 200
    assert tab.evaluate(TOO_WIDE) == 0


def test_an_error_summary_takes_the_focus_and_leads_to_its_field(tab: Page) -> None:
    tab.goto(f"{SITE}/a question with an error")
    assert tab.evaluate("document.activeElement.className") == "govuk-error-summary"
    tab.click(".govuk-error-summary a")
    assert tab.evaluate("document.activeElement.id") == "id_account"


def test_a_choice_shows_what_belongs_to_it(tab: Page) -> None:
    tab.goto(f"{SITE}/fields")
    assert not tab.is_visible("#id_phone")
    tab.check("#id_contact_1")
    assert tab.is_visible("#id_phone")
    tab.check("#id_contact_0")
    assert not tab.is_visible("#id_phone")


def test_on_a_telephone_the_menu_opens(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    context.route("**/*", answer)
    tab = context.new_page()
    tab.goto(f"{SITE}/a case")
    assert not tab.is_visible("#navigation")
    tab.click(".govuk-service-navigation__toggle")
    assert tab.is_visible("#navigation")
    context.close()


def test_without_scripts_everything_is_there(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800}, java_script_enabled=False)
    context.route("**/*", answer)
    tab = context.new_page()
    tab.goto(f"{SITE}/a case")
    assert tab.is_visible("#navigation")
    tab.goto(f"{SITE}/fields")
    tab.check("#id_contact_1")
    assert tab.is_visible("#id_phone")
    assert tab.is_visible("main form button[type=submit]")
    context.close()


@pytest.fixture
def told(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that shows each of the given states in turn, and then keeps the last."""
    states: list[str] = []
    frame = '<body><script type="module" src="/static/infohouse/site.js"></script>'
    page = {"Content-Type": "text/html"}

    def tell(route: Route) -> None:
        route.fulfill(body=frame + (states.pop(0) if len(states) > 1 else states[0]), headers=page)

    context = browser.new_context()
    context.route("**/static/**", answer)
    context.route(f"{SITE}/filling", tell)
    yield context.new_page(), states
    context.close()


def test_a_part_that_asks_for_it_renews_itself(told: tuple[Page, list[str]]) -> None:
    tab, states = told
    states += ['<p id="x" data-refresh-seconds="0.1">half</p>', '<p id="x">full</p>', '<p id="x">too far</p>']
    tab.goto(f"{SITE}/filling")
    tab.wait_for_selector("#x:text('full')", timeout=5000)
    tab.wait_for_timeout(300)
    assert tab.inner_text("#x") == "full"


def test_when_the_part_is_gone_the_whole_page_comes_anew(told: tuple[Page, list[str]]) -> None:
    tab, states = told
    states += ['<p id="x" data-refresh-seconds="0.1">half</p>', "<p id=y>done</p>"]
    tab.goto(f"{SITE}/filling")
    tab.wait_for_selector("#y", timeout=5000)
    assert tab.locator("#x").count() == 0
