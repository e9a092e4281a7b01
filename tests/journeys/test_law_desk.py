"""The law desk in a browser: every page clean at desk and phone width, and the way from a cell to its rules."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, FilePayload

from ops.platform import Platform
from sharing.pack import shipped_texts
from tests.journeys.steps import Person

pytestmark = pytest.mark.journey
STOPS = (
    ("packs", "/law/"),
    ("matrix", "/law/dk/"),
    ("matrix-all", "/law/se/?show=all&forum=none"),
    ("cell", "/law/dk/cell/?from=school&to=police"),
    ("cell-nearly", "/law/dk/cell/?from=school&to=ngo"),
    ("try", "/law/dk/try/"),
    ("try-error", "/law/dk/try/?from=neighbour"),
    ("rules", "/law/dk/rules/"),
    ("periods", "/law/be/periods/"),
    ("versions", "/law/dk/versions/"),
    ("propose", "/law/dk/propose/"),
    ("compare", "/law/compare/"),
    ("decisions", "/law/decisions/"),
    ("gaps", "/law/gaps/"),
)


def test_every_page_of_the_law_desk_is_clean_and_fits_a_phone(browser: Browser, platform: Platform) -> None:
    officer = Person(browser, platform.base_url).sign_in("dorthe.dataproeve")
    for name, where in STOPS:
        officer.go(where)
        officer.checked(f"law-{name}")


def test_a_teacher_without_scripts_reads_from_the_matrix_to_the_section(
    browser: Browser, platform: Platform
) -> None:
    teacher = Person(browser, platform.base_url, scripts=False)
    teacher.sign_in("tove.testlaerer", "Preventing violent extremism")
    teacher.follow("The law")
    teacher.follow("Denmark")
    teacher.page.get_by_label("Information").select_option("Health record")
    teacher.press("Show")
    row = teacher.page.locator(
        "tbody tr", has=teacher.page.get_by_role("rowheader", name="School", exact=True)
    )
    teacher.click(row.get_by_role("link", name="to Police", exact=False))
    assert teacher.page.get_by_role("heading", level=1).inner_text().endswith("School to Police")
    assert teacher.sees("Retsplejeloven § 115, stk. 2")


def test_a_made_up_situation_is_answered_with_its_steps(browser: Browser, platform: Platform) -> None:
    officer = Person(browser, platform.base_url).sign_in("dorthe.dataproeve")
    officer.go("/law/dk/try/")
    officer.page.get_by_label("Purpose", exact=True).select_option("Protecting a child")
    officer.page.get_by_label("To", exact=True).select_option("Municipality")
    officer.fill("Age of the person", "15")
    officer.page.get_by_label("Is the threshold for reporting a child in need met?").select_option("Yes")
    officer.press("Ask the law")
    assert officer.sees("DK-R9 opens")
    officer.checked("law-answer")


def test_two_officers_of_two_bodies_bring_a_version_into_force(browser: Browser, platform: Platform) -> None:
    first = Person(browser, platform.base_url, scripts=False).sign_in("dorthe.dataproeve")
    ahead = date.today() + timedelta(days=30)
    first.go("/law/dk/propose/")
    first.press("Check and propose")
    assert first.sees("Enter the day.") and first.sees("Choose which files.")
    for part, number in (("Day", ahead.day), ("Month", ahead.month), ("Year", ahead.year)):
        first.fill(part, str(number))
    first.fill("What changes, and on which authority?", "One more reading, for a test of the way.")
    first.page.get_by_label("Files that I hand in").check()
    first.page.get_by_label("pack.toml").set_input_files(_renumbered())
    first.press("Check and propose")
    assert first.sees("Two officers of different bodies must sign it.")
    first.press("Sign this version")
    assert first.sees("You have signed this version. A second person must sign it as well.")
    where = first.page.url.removeprefix(platform.base_url)
    second = Person(browser, platform.base_url).sign_in("rune.registerproeve")
    second.go(where)
    second.press("Sign this version")
    assert second.sees("Activated")
    second.checked("law-version")
    second.press("Withdraw this version")
    assert second.sees("Withdrawn")


def _renumbered() -> FilePayload:
    """Return the Danish pack.toml with another version number."""
    text = shipped_texts("DK")["pack.toml"].replace('version = "', 'version = "journey-')
    return {"name": "pack.toml", "mimeType": "text/plain", "buffer": text.encode()}


def test_a_decision_is_replayed_at_the_desk(browser: Browser, platform: Platform) -> None:
    officer = Person(browser, platform.base_url).sign_in("dorthe.dataproeve")
    officer.go("/law/decisions/")
    officer.click(officer.page.locator("tbody a").first)
    assert officer.sees("The stored question, facts and packs give the same answer again.")
    officer.checked("law-decision")
