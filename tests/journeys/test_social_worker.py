"""The social worker of the municipality: from an offer to a plan that is worked on, and to the look back."""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.house import SOON, offered
from tests.journeys.steps import Person

pytestmark = pytest.mark.journey
ASKED = "Please find an adult who stays, whom he chooses himself. Vellumtarn."


def accept_the_offer(worker: Person) -> None:
    """Open the newest offer, read the preview, take the case on."""
    worker.menu("Referrals")
    worker.click(worker.page.locator("tbody tr", has_text="Offered").first.get_by_role("link"))
    worker.press("Open the preview")
    expect(worker.page.get_by_text(ASKED)).to_be_visible()
    assert worker.lacks("Fabian"), "the preview holds no name"
    worker.checked("social-worker-preview")
    worker.pick("Who takes the lead?", "Mette Mentorprøve")
    worker.press("Accept the case")
    expect(worker.page.get_by_text("Your agency has accepted.")).to_be_visible()


def set_a_goal(worker: Person) -> None:
    worker.press("Add a goal")
    worker.fill("What shall be there?", "He has an adult whom he calls when it gets hard.")
    worker.fill("How would you see it?", "He called or met the mentor in three weeks of four.")
    worker.tick("It makes an act less likely")
    worker.date(SOON)
    worker.press("Put it into the plan")
    expect(worker.page.get_by_text("The goal is in the plan.")).to_be_visible()


def plan_a_measure(worker: Person) -> None:
    worker.fill("What is done?", "A mentor meets him twice a week.")
    worker.pick("By which agency?", "Ravnsholm Municipality")
    worker.tick("Reducing recruitment")
    worker.fill("What is it meant to change?", "Somebody outside the group is there for him.")
    worker.date(SOON)
    worker.press("Put it into the plan")
    expect(worker.page.get_by_text("The measure is in the plan.")).to_be_visible()


def hold_a_session(worker: Person) -> None:
    worker.press("It has begun")
    worker.follow("Sessions and notes")
    worker.date(date.today())
    worker.tick("It took place")
    worker.fill("What should be remembered?", "They repaired a bicycle. He wants to come again.")
    worker.press("Write it down")
    expect(worker.page.get_by_text("It is written down.")).to_be_visible()


def look_back(coordinator: Person) -> None:
    """Hold the review of the case, with what the worker told."""
    coordinator.follow("Reviews")
    for question, answer in (
        ("What was agreed?", "A mentor twice a week."),
        ("What happened?", "They met, and he wants to go on."),
        ("What does the person say?", "It is good that somebody asks me."),
        ("What does the person need now?", "That it goes on."),
        ("Is anybody in danger now?", "Nobody, as far as we see."),
    ):
        coordinator.fill(question, answer)
    coordinator.tick("Go on as agreed")
    coordinator.checked("review")
    coordinator.press("Write the review down")
    expect(coordinator.page.get_by_text("The review is written down.")).to_be_visible()


def test_a_social_worker_takes_a_case_on_plans_and_tells_what_came_of_it(
    browser: Browser, platform: Platform, coordinator: Person, teacher: Person
) -> None:
    case = offered(coordinator, teacher, "He eats alone.", "Ravnsholm Municipality", ASKED)
    worker = Person(browser, platform.base_url)
    worker.sign_in("mette.mentorproeve", "Preventing violent extremism")
    accept_the_offer(worker)
    worker.follow("Open the case")
    assert worker.sees("Fabian Fiktivsen"), "who accepted learns the name"
    worker.follow("Add information")
    worker.pick("What is it?", "Social services")
    worker.tick("Seen or known")
    worker.fill("What do you know?", "The family had a support person two years ago.")
    worker.fill("Why does the case need it?", "It worked, and could work again.")
    worker.press("Add it to the case")
    expect(worker.page.get_by_text("Your information is part of the case.")).to_be_visible()
    worker.click(worker.page.get_by_role("link", name="Plan", exact=True))
    set_a_goal(worker)
    plan_a_measure(worker)
    hold_a_session(worker)
    worker.checked("social-worker-session")

    coordinator.go(case)
    assert coordinator.sees("The family had a support person two years ago.")
    look_back(coordinator)
