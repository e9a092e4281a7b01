"""Pages that no link leads to, through axe: forms half done, errors; and the reporter's path without scripts."""

import re

import pytest
from playwright.sync_api import Browser

from ops.platform import Platform
from tests.journeys.steps import Person

pytestmark = pytest.mark.journey


def test_the_pages_of_a_stranger_are_clean(browser: Browser, platform: Platform) -> None:
    stranger = Person(browser, platform.base_url)
    stranger.go("/accounts/login/")
    stranger.checked("login")
    stranger.go("/cases/")
    assert stranger.page.url.split("?")[0].endswith("/accounts/login/")


def test_a_form_with_errors_is_clean_and_keeps_what_was_typed(browser: Browser, platform: Platform) -> None:
    person = Person(browser, platform.base_url).sign_in(
        "karen.koordinatorsen", "Preventing violent extremism"
    )
    person.go("/desk/")
    person.click(person.page.locator("tbody tr", has_text="Assess a concern").locator("a").first)
    person.fill("What does the person need?", "Typed and kept.")
    person.press("Record the decision")
    person.checked("triage-with-errors")
    assert person.page.get_by_label("What does the person need?").input_value() == "Typed and kept."


def test_a_concern_is_logged_without_scripts(browser: Browser, platform: Platform) -> None:
    plain = Person(browser, platform.base_url, scripts=False)
    plain.sign_in("uffe.ungdomsklubsen", "Preventing violent extremism")
    reference = plain.log_concern("Seen with scripts switched off.")
    assert re.fullmatch(r"[0-9A-F]{8}", reference)


def test_the_pages_of_the_intake_are_clean_from_the_hat_to_the_receipt(
    browser: Browser, platform: Platform
) -> None:
    person = Person(browser, platform.base_url).sign_in("lis.lektiehjaelper", "Preventing violent extremism")
    person.go("/hat/")
    person.checked("hat")
    person.go("/concerns/new/")
    person.page.get_by_label("No", exact=True).check()
    person.press("Continue")
    person.press("Continue")
    person.checked("intake-with-error")
    person.fill("What did you see or hear yourself?", "Seen on the way through every page.")
    for step in ("seen", "when", "person", "online", "heard", "talked"):
        person.checked(f"intake-{step}")
        person.press("Continue")
    person.checked("intake-check")
    person.press("Send to the desk")
    person.checked("intake-receipt")


def test_the_answers_of_the_law_and_the_offer_are_clean(browser: Browser, platform: Platform) -> None:
    person = Person(browser, platform.base_url).sign_in(
        "karen.koordinatorsen", "Preventing violent extremism"
    )
    person.go("/cases/")
    person.click(person.page.locator("tbody tr", has_text="Social").first.locator("a"))
    person.click(person.page.get_by_role("link", name="Share and offer"))
    for agency in ("Ravnsholm Probation", "Ravnsholm Football Club"):
        person.page.get_by_label(re.compile(agency)).check()
    person.press("Ask the law")
    person.checked("answers")
    person.click(person.page.get_by_role("button", name=re.compile("Offer the case")).first)
    person.checked("offer")
    person.press("Send the offer")
    person.checked("offer-with-errors")
