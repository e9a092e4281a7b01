"""Consent, the list of receivers, notices and requests from outside in a real browser, each page through axe."""

import pytest
from playwright.sync_api import Browser

from ops.platform import Platform
from tests.journeys.steps import Person

pytestmark = pytest.mark.journey
HAT = "Preventing violent extremism"


@pytest.fixture
def karen(browser: Browser, platform: Platform) -> Person:
    return Person(browser, platform.base_url).sign_in("karen.koordinatorsen", HAT)


def case_with(karen: Person, part: str, words: str) -> str:
    """Return the address of a case of hers on whose page of that name the words stand."""
    karen.go("/cases/")
    links = karen.page.locator("tbody a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for link in links:
        karen.go(f"{link}{part}/")
        if karen.page.locator("main").inner_text().count(words):
            return str(link)
    raise AssertionError(f"no case shows {words!r} on {part}")


def test_a_consent_is_asked_recorded_and_withdrawn(karen: Person) -> None:
    case = case_with(karen, "consents", "From 18 on the person alone agrees")
    karen.press("Ask for consent")
    karen.checked("consent-ask")
    karen.page.get_by_label("Ravnsholm Football Club").check()
    karen.page.get_by_label("Giving support").check()
    karen.press("Keep the question")
    karen.checked("consent-record")
    for label in ("Yes, agreed", "A parent or guardian", "In writing"):
        karen.page.get_by_label(label, exact=True).check()
    karen.fill("How can it be proved?", "Signed, in the red folder.")
    for group, year in (("On which day?", "2025"), ("Until when does the agreement hold?", "2031")):
        dates = karen.page.get_by_role("group", name=group)
        for part, value in (("Day", "1"), ("Month", "2"), ("Year", year)):
            dates.get_by_label(part).fill(value)
    karen.press("Record the answer")
    assert karen.sees("nobody else can do it instead")  # the law's sentence; what was typed is still there
    karen.checked("consent-refused")
    karen.page.get_by_label("The person", exact=True).check()
    karen.press("Record the answer")
    assert karen.sees("The answer is recorded.")
    karen.checked("consents")
    karen.click(karen.page.locator("tbody tr", has_text="Given").first.locator("a"))
    karen.press("Record the withdrawal")
    assert karen.sees("The withdrawal is recorded.")
    karen.go(f"{case}receivers/")
    karen.checked("receivers")


def test_what_is_called_back_reaches_the_agency(browser: Browser, platform: Platform, karen: Person) -> None:
    case_with(karen, "receivers", "Called back: stop using it")
    karen.checked("receivers-with-a-recall")
    karen.click(karen.page.get_by_role("link", name="Call back").first)
    karen.checked("recall")
    frede = Person(browser, platform.base_url).sign_in("frede.fodboldsen", "Giving support")
    frede.go("/notices/")
    frede.checked("notices")
    frede.click(frede.page.locator("tbody tr", has_text="To acknowledge").first.locator("a"))
    frede.checked("notice")
    frede.page.get_by_label("Erased in our own files").check()
    frede.press("Acknowledge")
    assert frede.sees("Your answer is recorded.")


def test_requests_from_outside_are_filed_and_printed(karen: Person) -> None:
    case = case_with(karen, "requests", "Ravnsholm Police")
    karen.checked("requests")
    karen.click(karen.page.locator("tbody tr", has_text="Refused").first.locator("a"))
    karen.page.get_by_role("heading", name="What the law says").wait_for()
    karen.checked("request-refused")
    assert karen.sees("§ 115, stk. 2")
    karen.follow("The answer, for print")
    karen.checked("request-answer")
    karen.go(f"{case}requests/new/")
    karen.checked("request-new")
    karen.go(f"{case}requests/own/")
    karen.checked("request-own-new")
    karen.go(f"{case}requests/")
    karen.click(karen.page.locator("tbody tr", has_text="The person concerned").first.locator("a"))
    karen.checked("request-own")
    karen.fill("Which words must be left out?", "team")
    karen.press("Answer in my name")
    karen.page.get_by_role("heading", name="What is held about you").wait_for()
    assert karen.sees("What is held about you") and karen.sees("█████")
    karen.checked("request-own-answer")
