"""The pictures of docs/tour.md, taken on one concern's way; `make tour` puts them beside the text."""

import os
import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator

from ops.paths import ROOT
from ops.platform import Platform
from tests.journeys.hands import ByTouch
from tests.journeys.house import SOON, ask_about, await_proposals, give_reasons, newest_case, on_the_desk
from tests.journeys.steps import SHOTS, Person, eventually

IN_DOCS = ROOT / "docs" / "images" / "tour"
FOLDER = IN_DOCS if os.environ.get("TOUR") else SHOTS / "tour"
TEXT = ROOT / "docs" / "tour.md"
WIDTH, HEAVIEST = 1000, 160_000
PICTURES = (
    "01-danger",
    "02-seen",
    "03-check",
    "04-receipt",
    "05-desk",
    "06-decision",
    "07-case",
    "08-law",
    "09-offer",
    "10-preview",
    "11-accepted",
    "12-goal",
    "13-plan",
    "14-session",
    "15-overview",
    "16-receivers",
    "17-matrix",
    "18-answer",
)


def take(person: Person, name: str, *, at: Locator | None = None, height: int = 760) -> None:
    """Take what a window shows, from its top or from something on the page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    assert name in PICTURES
    if not isinstance(person, ByTouch):
        person.page.set_viewport_size({"width": WIDTH, "height": height})
    person.page.evaluate("scrollTo(0, 0)")
    if at:
        at.first.evaluate("e => e.scrollIntoView()")
    picture = FOLDER / f"{name}.png"
    person.page.screenshot(path=picture)
    assert picture.stat().st_size < HEAVIEST, f"{name} is heavy"


def heading(person: Person, text: str) -> Locator:
    return person.page.get_by_role("heading", name=text)


def tell(teacher: Person) -> str:
    """Log the concern, question by question."""
    teacher.go("/concerns/new/")
    take(teacher, "01-danger")
    teacher.mark(teacher.page.get_by_label("No", exact=True))
    teacher.press("Continue")
    teacher.fill(
        "What did you see or hear yourself?", "Fabian eats alone, and says he has found people who need him."
    )
    take(teacher, "02-seen")
    teacher.press("Continue")
    teacher.fill("When and where was it?", "Since the holidays, nearly every day.")
    teacher.press("Continue")
    teacher.fill("Name", "Fabian Fiktivsen")
    teacher.fill("Age", "16")
    teacher.press("Continue")
    teacher.press("Continue")
    teacher.fill("What have others told you?", "A classmate says that somebody picks him up at night.")
    teacher.fill("What do you believe yourself?", "I believe that he is lonely more than dangerous.")
    teacher.press("Continue")
    teacher.fill("Who has talked with the person or the family?", "I have talked to the mother.")
    teacher.press("Continue")
    take(teacher, "03-check")
    teacher.press("Send to the desk")
    take(teacher, "04-receipt")
    return teacher.receipt()


def decide(coordinator: Person, reference: str) -> None:
    """Find the concern on the desk, and give reasons."""
    eventually(lambda: on_the_desk(coordinator, reference))
    take(coordinator, "05-desk", at=heading(coordinator, "Desk"))
    coordinator.follow(reference)
    give_reasons(coordinator, "A matter of care: social track")
    take(coordinator, "06-decision", at=coordinator.page.get_by_text("Is the concern warranted?"))
    coordinator.press("Record the decision")
    newest_case(coordinator)
    await_proposals(coordinator)
    take(coordinator, "07-case", at=heading(coordinator, "Agencies that could help"), height=480)


def offer(coordinator: Person) -> None:
    """Ask the law about three agencies, and offer the case to one."""
    for agency in ("Ravnsholm Football Club", "Ravnsholm Police"):
        ask_about(coordinator, agency)
    coordinator.follow("Ask again with other information")
    for agency in ("Ravnsholm Municipality", "Ravnsholm Football Club"):
        coordinator.tick(agency)
    coordinator.press("Ask the law")
    take(coordinator, "08-law", at=heading(coordinator, "Ravnsholm Municipality"))
    region = coordinator.page.get_by_role("region", name="Ravnsholm Municipality")
    coordinator.click(region.get_by_role("button", name=re.compile("Offer the case")))
    coordinator.fill("What do you ask this agency to do?", "Please find an adult who stays.")
    coordinator.fill("Why does this agency need this", "They know the family and cannot help without it.")
    take(coordinator, "09-offer", at=coordinator.page.get_by_text("What do you ask this agency to do?"))
    coordinator.press("Send the offer")


def take_on(worker: Person) -> None:
    """Read the preview, accept, and open the case."""
    worker.menu("Referrals")
    worker.click(worker.page.locator("tbody tr", has_text="Offered").first.get_by_role("link"))
    worker.press("Open the preview")
    take(worker, "10-preview", at=heading(worker, "Referral"))
    worker.pick("Who takes the lead?", "Mette Mentorprøve")
    worker.press("Accept the case")
    worker.follow("Open the case")
    take(worker, "11-accepted", at=heading(worker, "What is known"), height=600)


def plan(worker: Person) -> None:
    """Set a goal, plan a measure with its mechanism, hold a session."""
    worker.click(worker.page.get_by_role("link", name="Plan", exact=True))
    worker.press("Add a goal")
    worker.fill("What shall be there?", "He has an adult whom he calls when it gets hard.")
    worker.fill("How would you see it?", "He met the mentor in three weeks of four.")
    worker.tick("It makes an act less likely")
    worker.date(SOON)
    take(worker, "12-goal", at=worker.page.get_by_text("What shall be there?"))
    worker.press("Put it into the plan")
    worker.fill("What is done?", "A mentor meets him twice a week.")
    worker.pick("By which agency?", "Ravnsholm Municipality")
    worker.tick("Reducing recruitment")
    worker.fill("What is it meant to change?", "Somebody outside the group is there for him.")
    worker.date(SOON)
    worker.press("Put it into the plan")
    worker.press("It has begun")
    take(worker, "13-plan", at=heading(worker, "Goals"))
    worker.follow("Sessions and notes")
    worker.date(date.today())
    worker.tick("It took place")
    worker.fill("What should be remembered?", "They repaired a bicycle. He wants to come again.")
    take(worker, "14-session", at=heading(worker, "Sessions and notes"))
    worker.press("Write it down")


@pytest.mark.journey
def test_the_tour_is_told_in_pictures_along_one_concern(
    browser: Browser, platform: Platform, coordinator: Person
) -> None:
    teacher = ByTouch(browser, platform.base_url)
    teacher.sign_in("sigurd.skoleproeve", "Preventing violent extremism")
    reference = tell(teacher)
    decide(coordinator, reference)
    offer(coordinator)
    worker = Person(browser, platform.base_url)
    worker.sign_in("mette.mentorproeve", "Preventing violent extremism")
    take_on(worker)
    plan(worker)
    newest_case(coordinator)
    take(coordinator, "15-overview")
    coordinator.follow("Receivers")
    take(coordinator, "16-receivers", at=heading(coordinator, "Receivers"))
    coordinator.go("/law/dk/")
    take(coordinator, "17-matrix", at=coordinator.page.get_by_role("button", name="Show"))
    teacher.menu("My concerns")
    teacher.follow(reference)
    take(teacher, "18-answer")
    assert {p.stem for p in FOLDER.glob("*.png")} == set(PICTURES)


def test_every_picture_of_the_tour_is_there_and_is_one_that_the_journey_takes() -> None:
    shown = re.findall(r"\]\(images/tour/([\w-]+)\.png\)", TEXT.read_text())
    assert sorted(shown) == sorted(set(shown)), "each picture once"
    assert set(shown) <= set(PICTURES)
    assert {p.stem for p in IN_DOCS.glob("*.png")} == set(shown), "no picture is missing, none is left over"
    assert sum(p.stat().st_size for p in IN_DOCS.glob("*.png")) < 2_500_000
