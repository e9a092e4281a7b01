"""A morning's intake without a mouse: one worry without ground, one for care, one that was told twice."""

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.hands import FOCUSED, ByKeyboard
from tests.journeys.house import give_reasons, on_the_desk
from tests.journeys.steps import Person, eventually

pytestmark = pytest.mark.journey
NAME = "Morgan Morgenfiktiv"


def told(teacher: Person) -> tuple[str, str, str]:
    """Three concerns: one that is nothing, and two about the same person."""
    return (
        teacher.log_concern("Wears black clothes since the summer. Nothing else."),
        teacher.log_concern("Says that he belongs to nobody but his new friends.", name=NAME),
        teacher.log_concern("Has not come to football for a month.", name=NAME),
    )


def open_from_the_desk(coordinator: ByKeyboard, reference: str) -> None:
    """Go to the desk and down its lines to one concern, then to the first field of its form."""
    coordinator.shortcut("g", "d")
    coordinator.walk_to(coordinator.page.get_by_role("link", name=reference))
    expect(coordinator.page.get_by_role("heading", level=1)).to_contain_text("Concern")


def close_as_unfounded(coordinator: ByKeyboard) -> None:
    """Say that there is nothing, with the reasons that are asked for; a look at the desk in between loses none."""
    coordinator.key("f")
    assert coordinator.page.locator("main form input[type=checkbox]").first.evaluate(FOCUSED)
    warranted = coordinator.page.get_by_role("group", name="Is the concern warranted?")
    coordinator.mark(warranted.get_by_label("No", exact=True))
    coordinator.fill("What does the person need?", "Nothing from us: clothes are no sign.")
    coordinator.fill("Is anybody in danger?", "No.")
    coordinator.tick("Nothing further")
    coordinator.fill("Why does a half of the board stay empty?", "There is nothing to lay there.")
    coordinator.press("Record the decision")
    expect(coordinator.page.get_by_text("Your decision is recorded.")).to_be_visible()


def say_the_lesson(coordinator: ByKeyboard, reference: str) -> None:
    """What was closed as unfounded waits once more: for what it teaches."""
    coordinator.shortcut("g", "d")
    coordinator.walk_to(coordinator.page.get_by_role("link", name=reference))
    coordinator.tick("Clothes, language or origin were taken for a sign")
    coordinator.press("Save")
    expect(coordinator.page.get_by_role("heading", level=1, name="Desk")).to_be_visible()


def join(coordinator: ByKeyboard, into: str) -> None:
    """Look at both side by side, and assess them together."""
    coordinator.follow("Other concerns that may be about the same person")
    other = coordinator.page.get_by_role("region", name=into)
    coordinator.write(other.get_by_label("What shows that it is the same person?"), "The same rare name.")
    coordinator.click(other.get_by_role("button", name="Assess together"))
    expect(coordinator.page.get_by_text("They are assessed together.")).to_be_visible()


def decide_for_care(coordinator: ByKeyboard) -> None:
    """Give the reasons for the social track."""
    give_reasons(coordinator, "A matter of care: social track")
    coordinator.press("Record the decision")
    expect(coordinator.page.get_by_text("Your decision is recorded.")).to_be_visible()


def test_a_mornings_intake_is_cleared_by_shortcuts_and_tab_alone(
    browser: Browser, platform: Platform, teacher: Person
) -> None:
    nothing, first, twin = told(teacher)
    coordinator = ByKeyboard(browser, platform.base_url)
    coordinator.sign_in("kirsten.kaffekande", "Preventing violent extremism")
    eventually(lambda: all(on_the_desk(coordinator, ref) for ref in (nothing, first, twin)))
    open_from_the_desk(coordinator, nothing)
    close_as_unfounded(coordinator)
    say_the_lesson(coordinator, nothing)
    open_from_the_desk(coordinator, twin)
    join(coordinator, first)
    coordinator.shortcut("u")
    expect(coordinator.page.get_by_role("heading", level=1, name="Desk")).to_be_visible()
    open_from_the_desk(coordinator, first)
    decide_for_care(coordinator)
    assert not any(on_the_desk(coordinator, ref) for ref in (nothing, first, twin))
    coordinator.shortcut("?")
    expect(coordinator.page.get_by_role("heading", level=1, name="Keyboard shortcuts")).to_be_visible()
    coordinator.shortcut("g", "t")
    expect(coordinator.page.get_by_role("heading", level=1, name="Today")).to_be_visible()
    coordinator.checked("today")
    assert coordinator.pointers == 0
