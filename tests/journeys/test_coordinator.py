"""The coordinator, by keyboard alone: from the login over a concern to the offer, and on to the next."""

import re

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.hands import ByKeyboard
from tests.journeys.house import await_proposals, give_reasons, offer_to, on_the_desk
from tests.journeys.steps import Person, eventually

pytestmark = pytest.mark.journey
SEEN = "Stays away from the break and talks to nobody. Ombrelune."


def take_from_the_desk(coordinator: ByKeyboard, reference: str) -> None:
    """Find the concern on the desk, where the worker lays it."""
    eventually(lambda: on_the_desk(coordinator, reference))
    coordinator.checked("desk")
    coordinator.follow(reference)
    expect(coordinator.page.get_by_text(SEEN)).to_be_visible()


def decide(coordinator: ByKeyboard) -> None:
    """Forget the reasons once, then give them."""
    coordinator.tick("Yes, there is something to follow up")
    coordinator.press("Record the decision")
    summary = coordinator.page.get_by_role("alert").first
    expect(coordinator.page.locator(".govuk-error-summary")).to_be_focused()
    coordinator.click(summary.get_by_role("link", name=re.compile("Write what the person needs")))
    expect(coordinator.page.get_by_label("What does the person need?")).to_be_focused()
    give_reasons(coordinator, "A matter of care: social track")
    coordinator.press("Record the decision")
    expect(coordinator.page.get_by_text("Your decision is recorded.")).to_be_visible()


def ask_and_offer(coordinator: ByKeyboard) -> None:
    """Choose among the proposals, read what the law says, offer with the reason it asks for."""
    coordinator.follow("Ask the law about Ravnsholm Municipality")
    coordinator.tick("Ravnsholm Football Club")
    coordinator.press("Ask the law")
    club = coordinator.page.get_by_role("region", name="Ravnsholm Football Club")
    expect(club.get_by_text("Only without the name").first).to_be_visible()
    coordinator.checked("answers-by-keyboard")
    offer_to(coordinator, "Ravnsholm Municipality", "Please find somebody for the breaks.")


def to_the_next(coordinator: ByKeyboard) -> None:
    """Go back to the desk and open the first concern that waits."""
    coordinator.menu("Desk")
    coordinator.click(
        coordinator.page.locator("tbody tr", has_text="Assess a concern").get_by_role("link").first
    )


def test_a_coordinator_clears_a_concern_by_keyboard_alone_and_goes_on_to_the_next(
    browser: Browser, platform: Platform, teacher: Person
) -> None:
    reference = teacher.log_concern(SEEN, name="Fabian Fiktivsen")
    coordinator = ByKeyboard(browser, platform.base_url)
    coordinator.sign_in("kirsten.kaffekande", "Preventing violent extremism")
    expect(coordinator.page.get_by_role("heading", level=1, name="Desk")).to_be_visible()
    take_from_the_desk(coordinator, reference)
    decide(coordinator)
    coordinator.menu("Cases")
    coordinator.click(coordinator.page.locator("tbody a").first)
    await_proposals(coordinator)
    ask_and_offer(coordinator)
    to_the_next(coordinator)
    expect(coordinator.page.get_by_role("button", name="Record the decision")).to_be_visible()
    assert coordinator.pointers == 0
