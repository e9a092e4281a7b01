"""What the people of an info-house do, with whatever hand they have."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.journeys.steps import Person, eventually

COORDINATOR = ("karen.koordinatorsen", "Preventing violent extremism")
SOON = date(2030, 6, 1)


def on_the_desk(person: Person, words: str) -> bool:
    """Look whether a line with a reference or other words stands on the desk, on whichever of its pages."""
    person.go("/desk/")
    following = person.page.get_by_role("link", name="Next page")
    while not person.page.locator("tbody tr", has_text=words).count():
        if not following.count():
            return False
        person.go("/desk/" + str(following.get_attribute("href")))
    return True


def assess(person: Person, reference: str, track: str = "A matter of care: social track") -> None:
    """Take a concern from the desk and say what it is, with reasons for care and for safety."""
    eventually(lambda: on_the_desk(person, reference))
    person.follow(reference)
    give_reasons(person, track)
    person.press("Record the decision")
    expect(person.page.get_by_text("Your decision is recorded.")).to_be_visible()


def give_reasons(person: Person, track: str) -> None:
    """Fill in the decision on a concern that is warranted."""
    person.tick("Yes, there is something to follow up")
    person.fill("What does the person need?", "An adult who stays, and something to get up for.")
    person.fill("Is anybody in danger?", "Nobody, as far as we see: no plan and no means.")
    person.tick(track)
    if "security" in track:
        person.fill("Why is the social track alone not enough?", "A day was named.")
    person.fill("Why does a half of the board stay empty?", "Nobody else has been asked yet.")
    person.tick("Secondary")


def newest_case(person: Person) -> None:
    """Open the case that was opened last, once the worker has routed it."""
    person.go("/cases/")
    person.click(person.page.locator("tbody a").first)


def await_proposals(person: Person) -> None:
    """Wait on the case page until the worker has prepared the proposals."""
    proposed = person.page.get_by_text("Agencies that could help")
    eventually(lambda: person.page.reload() and proposed.count() > 0)


def ask_about(person: Person, agency: str) -> None:
    """From an open case ask the law whether an agency may be told what is known."""
    person.click(person.page.get_by_role("link", name="Share and offer", exact=True))
    person.tick(agency)
    person.press("Ask the law")


def offer_to(person: Person, agency: str, asked: str) -> None:
    """Offer the case on the answers shown, after trying without the reason that the law asks for."""
    region = person.page.get_by_role("region", name=agency)
    person.click(region.get_by_role("button", name=re.compile("Offer the case")))
    person.press("Send the offer")
    # The law asks why in writing.
    expect(person.page.get_by_role("alert").get_by_role("link").first).to_be_visible()
    person.fill("What do you ask this agency to do?", asked)
    person.fill("Why does this agency need this", "They meet him already and cannot help without it.")
    person.press("Send the offer")
    expect(person.page.get_by_text("The offer is sent.")).to_be_visible()


def offered(coordinator: Person, reporter: Person, seen: str, agency: str, asked: str) -> str:
    """Bring a concern as far as an agency's list of offers; return the address of the case."""
    assess(coordinator, reporter.log_concern(seen, name="Fabian Fiktivsen"))
    newest_case(coordinator)
    await_proposals(coordinator)
    case = coordinator.page.url.removeprefix(coordinator.base)
    ask_about(coordinator, agency)
    offer_to(coordinator, agency, asked)
    return case
