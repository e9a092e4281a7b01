"""The path that must run, driven by people in a browser and by an agency's system, on real processes."""

import re

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.steps import AgencySystem, Person, eventually

pytestmark = pytest.mark.journey
WORD = "Quillonbrask"  # an invented word, to find this concern and nothing else


@pytest.fixture(scope="module")
def teacher(browser: Browser, platform: Platform) -> Person:
    return Person(browser, platform.base_url).sign_in("tove.testlaerer", "Preventing violent extremism")


@pytest.fixture(scope="module")
def coordinator(browser: Browser, platform: Platform) -> Person:
    return Person(browser, platform.base_url).sign_in("karen.koordinatorsen", "Preventing violent extremism")


def on_the_desk(person: Person, reference: str) -> bool:
    """Look whether a concern has reached the desk."""
    person.go("/desk/")
    return person.page.get_by_role("link", name=reference).count() > 0


def triaged_social(person: Person, reference: str) -> None:
    """Find a concern warranted, and a matter of care."""
    person.go("/desk/")
    person.follow(reference)
    person.page.get_by_label("Yes, there is something to follow up").check()
    person.page.get_by_label("A matter of care: social track").check()
    person.fill("What does the person need?", "Somebody to talk to.")
    person.fill("Is anybody in danger?", "Nobody, as far as we see.")
    person.press("Record the decision")
    expect(person.page.get_by_text("Your decision is recorded.")).to_be_visible()


def newest_case(person: Person) -> None:
    """Open the case that was opened last."""
    person.go("/cases/")
    person.page.locator("tbody a").first.click()


def offer_to(person: Person, agency: str) -> None:
    """Offer the case on the decisions shown, after trying without the reason that the law asks for."""
    region = person.page.get_by_role("region", name=agency)
    region.get_by_role("button", name=re.compile("Offer the case")).click()
    person.press("Send the offer")
    assert person.page.get_by_role("alert").get_by_role("link").count() >= 1, "the law asks why in writing"
    person.fill("What do you ask this agency to do?", "Please find him a mentor.")
    person.fill("Why does this agency need this", "You know the family.")
    person.press("Send the offer")
    expect(person.page.get_by_text("The offer is sent.")).to_be_visible()


class Undisturbed:
    """Nothing happens between the steps."""

    def before(self) -> None: ...

    def after(self) -> None: ...


class WorkerKilled:
    """The worker is dead while somebody acts, and the broker has forgotten all when it comes back."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform

    def before(self) -> None:
        self.platform.kill_worker()

    def after(self) -> None:
        self.platform.flush_broker()
        self.platform.start_worker()


@pytest.mark.parametrize("killed", [False, True], ids=["undisturbed", "worker killed and broker flushed"])
def test_a_concern_goes_from_the_browser_to_an_agencys_pull(
    platform: Platform, teacher: Person, coordinator: Person, killed: bool
) -> None:
    trouble = WorkerKilled(platform) if killed else Undisturbed()
    trouble.before()
    reference = teacher.log_concern(f"Talks about the harbour again. {WORD}.", name="Fabian Fiktivsen")
    assert re.fullmatch(r"[0-9A-F]{8}", reference)
    trouble.after()
    eventually(lambda: on_the_desk(coordinator, reference))
    trouble.before()
    triaged_social(coordinator, reference)
    trouble.after()
    newest_case(coordinator)
    eventually(lambda: coordinator.page.reload() and coordinator.sees("Agencies that could help"))
    assert coordinator.sees(WORD)

    coordinator.page.get_by_role("link", name="Share and offer").click()
    for agency in ("Ravnsholm Municipality", "Ravnsholm Police", "Ravnsholm Football Club"):
        coordinator.page.get_by_label(re.compile(agency)).check()
    coordinator.press("Ask the law")
    club = coordinator.page.get_by_role("region", name="Ravnsholm Football Club")
    expect(club.get_by_text("Only without the name").first).to_be_visible()
    expect(club.get_by_text("cannot be offered to this agency by name")).to_be_visible()
    police = coordinator.page.get_by_role("region", name="Ravnsholm Police")
    expect(police.get_by_text("not for investigation").first).to_be_visible()
    expect(police.get_by_text("Retsplejeloven § 115").first).to_be_visible()
    offer_to(coordinator, "Ravnsholm Municipality")
    case_address = coordinator.page.url

    system = AgencySystem(platform.base_url, "municipality")
    offers = [r for r in system.get("/referrals").body["results"] if r["state"] == "offered"]
    ref = max(offers, key=lambda r: r["offered_at"])["ref"]
    preview = system.get(f"/referrals/{ref}")
    assert WORD in preview.raw.decode() and "Fabian" not in preview.raw.decode()
    assert system.post(f"/referrals/{ref}/pull").status == 200
    lead = system.get("/colleagues").body["results"][0]
    accepted = system.post(f"/referrals/{ref}/accept", {"lead": lead["ref"]})
    assert accepted.status == 200, accepted
    case = system.get(f"/cases/{accepted.body['case']}")
    assert "Fabian Fiktivsen" in case.raw.decode()

    coordinator.page.goto(case_address)
    expect(coordinator.page.get_by_text("The agency accepted").first).to_be_visible()
    club_system = AgencySystem(platform.base_url, "club")
    absent = club_system.get("/referrals/00000000-0000-4000-8000-000000000000")
    hidden = club_system.get(f"/referrals/{ref}")
    assert (hidden.status, hidden.raw) == (absent.status, absent.raw) and hidden.status == 404

    coordinator.page.get_by_role("link", name="Plan", exact=True).click()
    coordinator.fill("What is done?", "A mentor meets him twice a week.")
    coordinator.page.get_by_label("By which agency?").select_option(label="Ravnsholm Municipality")
    coordinator.page.get_by_label(re.compile("Reducing recruitment")).check()
    coordinator.fill("What is it meant to change?", "Has somebody to turn to.")
    for part, value in (("Day", "1"), ("Month", "6"), ("Year", "2030")):
        coordinator.fill(part, value)
    coordinator.press("Put it into the plan")
    expect(coordinator.page.get_by_text("The measure is in the plan.")).to_be_visible()
    coordinator.page.get_by_role("link", name="Who looked").click()
    expect(coordinator.page.get_by_text("Ravnsholm Municipality, its own system").first).to_be_visible()


def test_the_police_system_gets_no_forum_item_for_an_investigation_yet_its_own(
    platform: Platform, coordinator: Person, browser: Browser
) -> None:
    newest_case(coordinator)
    coordinator.page.get_by_role("link", name="Share and offer").click()
    coordinator.page.get_by_label(re.compile("Ravnsholm Police")).check()
    coordinator.press("Ask the law")
    offer_to(coordinator, "Ravnsholm Police")
    officer = Person(browser, platform.base_url).sign_in(
        "palle.proevebetjent", "Preventing violent extremism"
    )
    officer.log_concern("A patrol saw the same car twice. Ownfact.")
    system = AgencySystem(platform.base_url, "police", "criminal-investigation")
    items = system.get("/items").body["results"]
    assert any("Ownfact" in str(i) for i in items)
    assert {i["origin"] for i in items} == {"Ravnsholm Police"}
    preventive = AgencySystem(platform.base_url, "police").get("/items").body["results"]
    forum = [i for i in preventive if i["origin"] != "Ravnsholm Police"]
    assert forum and all("no-investigative-use" in i["carries"] for i in forum)


def test_the_security_track_waits_for_a_second_person_and_stays_unseen_by_the_social_track(
    platform: Platform, teacher: Person, coordinator: Person, browser: Browser
) -> None:
    reference = teacher.log_concern("Names a day and a place. Zerqua.")
    eventually(lambda: on_the_desk(coordinator, reference))
    coordinator.follow(reference)
    coordinator.page.get_by_label("Yes, there is something to follow up").check()
    coordinator.page.get_by_label("A matter of danger: security track").check()
    coordinator.fill("What does the person need?", "Is alone.")
    coordinator.fill("Is anybody in danger?", "Others may be.")
    coordinator.fill("Why is the social track alone not enough?", "A day was named.")
    coordinator.press("Record the decision")
    house_worker = Person(browser, platform.base_url).sign_in("henrik.husproeve", "Preventing violent")
    assert not on_the_desk(house_worker, reference)
    second = Person(browser, platform.base_url).sign_in("klaus.koordinatorsen", "coordinator, Info-house")
    assert on_the_desk(second, reference)
    second.follow(reference)
    second.press("Confirm the security track")
    coordinator.go("/cases/")
    newest_case(coordinator)
    package = coordinator.page.get_by_role("link", name="Package for the prevention centre")
    eventually(lambda: coordinator.page.reload() and package.count() > 0)
    package.click()
    coordinator.fill("Why is it necessary", "A day and a place were named.")
    coordinator.press("Send the package")
    centre = Person(browser, platform.base_url).sign_in("cecilie.centerproeve")
    centre.go("/packages/")
    centre.page.locator("tbody tr", has_text="not yet acknowledged").locator("a").first.click()
    centre.press("Acknowledge")
    expect(centre.page.get_by_text("Acknowledged").first).to_be_visible()
    house_worker.go("/cases/")
    assert house_worker.page.get_by_text("Security").count() == 0
    house_worker.go(coordinator.page.url.removeprefix(platform.base_url))
    assert house_worker.sees("Page not found")
