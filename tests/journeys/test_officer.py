"""The officer: tells with a phone in one hand what was seen on patrol, and later reads what came of it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.hands import ByKeyboard, ByTouch
from tests.journeys.house import assess
from tests.journeys.steps import Person

pytestmark = pytest.mark.journey
SEEN = "The same van stood at the youth club again, with the lights off."


def log_from_the_start_page(person: Person) -> str:
    """Go from the start page to the receipt, with an answer to every question that needs one."""
    person.go("/")
    person.menu("My concerns")
    person.press("Log a concern")
    person.tell(SEEN, name="Fabian Fiktivsen", believed="Somebody older picks him up.")
    reference = person.receipt()
    assert re.fullmatch(r"[0-9A-F]{8}", reference)
    return reference


def test_an_officer_tells_by_phone_what_was_seen_on_patrol_and_later_reads_the_answer(
    browser: Browser, platform: Platform, coordinator: Person
) -> None:
    officer = ByTouch(browser, platform.base_url)
    officer.sign_in("petra.patruljeproeve", "Preventing violent extremism")
    reference = log_from_the_start_page(officer)
    expect(officer.page.get_by_role("heading", name="What happens next")).to_be_visible()
    officer.menu("My concerns")
    officer.follow(reference)
    expect(officer.page.get_by_text("has not answered yet")).to_be_visible()
    officer.checked("officer-waits")
    assess(coordinator, reference)
    officer.page.reload()
    expect(officer.page.get_by_text("Looked at").first).to_be_visible()
    expect(officer.page.get_by_text("has not answered yet")).to_have_count(0)
    assert officer.sees(SEEN), "what was told stays readable to whoever told it"
    officer.checked("officer-feedback")


def test_A24_a_concern_takes_few_keys_beside_the_text(browser: Browser, platform: Platform) -> None:
    """Nine pages; on each the skip link, what is to be filled in, and Continue."""
    officer = ByKeyboard(browser, platform.base_url)
    officer.sign_in("palle.proevebetjent", "Preventing violent extremism")
    officer.keys = 0
    log_from_the_start_page(officer)
    assert officer.keys <= 70, officer.keys


def test_A24_a_concern_takes_few_taps_on_a_phone(browser: Browser, platform: Platform) -> None:
    officer = ByTouch(browser, platform.base_url)
    officer.sign_in("palle.proevebetjent", "Preventing violent extremism")
    officer.taps = 0
    log_from_the_start_page(officer)
    assert officer.taps <= 18, officer.taps
