"""The front door in a real browser: three minutes by keyboard and by touch, and every page of it clean."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from ops.platform import Platform
from tests.journeys.house import on_the_desk
from tests.journeys.steps import PHONE, Person

pytestmark = pytest.mark.journey
HAT = "Preventing violent extremism"
SEEN = "Meets the older ones at the harbour every night and has stopped talking to us."
# Three minutes, counted instead of clocked: pages to read, and keys or touches beside the words themselves.
MOST_PAGES, MOST_KEYS, MOST_TOUCHES = 9, 180, 20


@dataclass
class Hands:
    """Somebody who counts what the hands do."""

    page: Page
    pages: list[str] = field(default_factory=list)
    acts: int = 0

    @contextmanager
    def turning(self) -> Iterator[None]:
        """Wait for the page that an act leads to, and note it."""
        before = self.page.url.split("#")[0]
        yield
        self.page.wait_for_url(lambda url: url.split("#")[0] != before)
        self.page.wait_for_load_state("networkidle")
        self.pages.append(self.page.url)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.acts += 1

    def reach(self, tag: str, words: str = "") -> None:
        """Walk with the tab key to the first thing of a kind, through the navigation as well."""
        here = (
            "e => document.activeElement.matches(e[0]) && document.activeElement.textContent.includes(e[1])"
        )
        while not self.page.evaluate(here, [tag, words]):
            self.key("Tab")
            assert self.acts < 500, f"the keyboard does not reach {tag} on {self.page.url}"

    def tap(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.tap()  # type: ignore[arg-type]
        self.acts += 1


def test_A24_a_concern_is_sent_by_keyboard_within_the_limit(browser: Browser, platform: Platform) -> None:
    person = Person(browser, platform.base_url).sign_in("tove.testlaerer", HAT)
    hands = Hands(person.page)
    person.go("/concerns/new/")
    hands.reach("input[value=yes]")
    hands.key("ArrowDown")
    with hands.turning():
        hands.key("Enter")
    hands.reach("textarea")
    person.page.keyboard.type(SEEN)
    while "/check/" not in person.page.url:
        hands.reach("button", "Continue")
        with hands.turning():
            hands.key("Enter")
    hands.reach("button", "Send")
    with hands.turning():
        hands.key("Enter")
    expect(person.page.get_by_text("Concern received")).to_be_visible()
    assert len(hands.pages) <= MOST_PAGES, hands.pages
    assert hands.acts <= MOST_KEYS, hands.acts


def test_A24_a_concern_is_sent_by_touch_on_a_phone_within_the_limit(
    browser: Browser, platform: Platform
) -> None:
    person = Person(browser, platform.base_url).sign_in("palle.proevebetjent", HAT)
    phone = browser.new_context(
        base_url=platform.base_url,
        viewport=PHONE,  # type: ignore[arg-type]
        has_touch=True,
        is_mobile=True,
        storage_state=person.context.storage_state(),
    )
    hands = Hands(phone.new_page())
    hands.page.goto("/concerns/new/")
    hands.tap("No", "radio")
    with hands.turning():
        hands.tap("Continue")
    hands.page.get_by_label("What did you see or hear yourself?").tap()
    hands.page.keyboard.type(SEEN)
    while "/check/" not in hands.page.url:
        with hands.turning():
            hands.tap("Continue")
    with hands.turning():
        hands.tap("Send to the desk")
    expect(hands.page.get_by_text("Concern received")).to_be_visible()
    assert len(hands.pages) <= MOST_PAGES, hands.pages
    assert hands.acts <= MOST_TOUCHES, hands.acts
    phone.close()


def test_the_pages_of_the_way_without_a_name_are_clean(browser: Browser, platform: Platform) -> None:
    person = Person(browser, platform.base_url).sign_in("frede.fodboldsen", "Giving support")
    person.go("/concerns/new/")
    person.page.get_by_label("No", exact=True).check()
    person.press("Continue")
    person.checked("way")
    person.page.get_by_label("I may have a duty to tell somebody else").check()
    person.press("Continue")
    expect(person.page.get_by_role("heading", name="Whom you tell directly")).to_be_visible()
    person.checked("way-duty")
    person.page.go_back()
    person.page.get_by_label("Without a name").check()
    person.press("Continue")
    person.fill("What did you see or hear yourself?", "It is Fabian, and his number is 12 34 56 78.")
    for _ in ("seen", "when"):
        person.press("Continue")
    person.checked("nameless-about")
    person.press("Continue")
    person.page.get_by_label("Where was it?").select_option("gaming")
    person.fill("Which place there?", "A voice channel with a very long name that somebody thought of")
    person.press("Save and add another place")
    person.checked("nameless-online")
    for _ in ("online", "heard", "talked"):
        person.press("Continue")
    person.checked("nameless-recognise")
    person.page.get_by_label("No, many people would fit").check()
    person.press("Continue")
    person.checked("nameless-check")
    person.press("Send to the desk")
    person.checked("nameless-receipt")


def test_the_pages_of_a_question_and_of_files_are_clean(browser: Browser, platform: Platform) -> None:
    person = Person(browser, platform.base_url).sign_in("tove.testlaerer", HAT)
    person.go("/questions/")
    person.checked("questions")
    person.click(person.page.locator("tbody tr", has_text="Answered").locator("a").first)
    person.checked("question-answered")
    person.go("/questions/new/")
    person.fill("What do you want to talk through?", "Fabian from 9b has gone quiet.")
    person.press("Ask the desk")
    person.checked("question-hints")
    person.press("Ask as it is")
    person.checked("question-asked")
    person.go("/concerns/")
    person.checked("concerns-with-answers")
    person.click(person.page.locator("tbody tr", has_text="Draft").locator("a").first)
    person.follow("Add or remove files")
    note = {"name": "note.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x90\x00"}
    person.page.get_by_label("Choose a file").set_input_files(note)  # type: ignore[arg-type]
    person.press("Add the file")
    person.checked("files-with-error")
    text = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"Seen on Monday."}
    person.page.get_by_label("Choose a file").set_input_files(text)  # type: ignore[arg-type]
    person.press("Add the file")
    person.checked("files")


def take(person: Person, words: str) -> None:
    """Open the first line of the desk with these words."""
    assert on_the_desk(person, words)
    person.click(person.page.locator("tbody tr", has_text=words).get_by_role("link").first)


def test_the_desk_shows_what_else_waits_and_its_pages_are_clean(browser: Browser, platform: Platform) -> None:
    person = Person(browser, platform.base_url).sign_in("karen.koordinatorsen", HAT)
    person.go("/desk/")
    person.checked("desk-waiting")
    take(person, "Unfounded: say what it teaches")
    person.press("Save")
    person.checked("feedback-with-error")
    person.go("/desk/?channel=gaming")
    person.checked("desk-filtered")
    take(person, "Answer a question without a name")
    person.checked("question-desk")
