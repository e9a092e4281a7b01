"""The second person: looks at a proposal of the security track with own eyes; what follows stays unseen."""

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.house import assess, newest_case, on_the_desk
from tests.journeys.steps import Person, eventually

pytestmark = pytest.mark.journey


def confirm(second: Person, reference: str) -> None:
    """Read the reasons of the first, then agree."""
    assert on_the_desk(second, reference)
    second.follow(reference)
    expect(second.page.get_by_text("A day was named.")).to_be_visible()
    second.checked("second-person")
    second.press("Confirm the security track")


def send_the_package(coordinator: Person) -> None:
    """Open the package that the platform prepared, say why it is necessary, send it."""
    newest_case(coordinator)
    package = coordinator.page.get_by_role("link", name="Package for the prevention centre")
    eventually(lambda: coordinator.page.reload() and package.count() > 0)
    coordinator.click(package)
    coordinator.fill("Why is it necessary", "A day and a place were named.")
    coordinator.checked("package")
    coordinator.press("Send the package")


def test_the_security_track_waits_for_a_second_person_and_stays_unseen_by_the_uncleared(
    platform: Platform, teacher: Person, coordinator: Person, browser: Browser
) -> None:
    reference = teacher.log_concern("Names a day and a place. Zerqua.")
    assess(coordinator, reference, "A matter of danger: security track")
    assert on_the_desk(coordinator, reference)
    line = coordinator.page.locator("tbody tr", has_text=reference)
    expect(line.get_by_text("Waiting for a second person")).to_be_visible()
    uncleared = Person(browser, platform.base_url).sign_in("henrik.husproeve", "Preventing violent")
    assert not on_the_desk(uncleared, reference)
    second = Person(browser, platform.base_url).sign_in("klaus.koordinatorsen", "coordinator, Info-house")
    confirm(second, reference)
    send_the_package(coordinator)

    centre = Person(browser, platform.base_url).sign_in("cecilie.centerproeve")
    centre.go("/packages/")
    centre.click(centre.page.locator("tbody tr", has_text="not yet acknowledged").locator("a").first)
    centre.press("Acknowledge")
    expect(centre.page.get_by_text("Acknowledged").first).to_be_visible()
    centre.checked("package-acknowledged")
    uncleared.go("/cases/")
    assert uncleared.page.get_by_text("Security").count() == 0
    uncleared.go(coordinator.page.url.removeprefix(platform.base_url))
    assert uncleared.sees("Page not found")
    assert not on_the_desk(uncleared, reference)
