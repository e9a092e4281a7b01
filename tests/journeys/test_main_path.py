"""The path that must run, driven by people in a browser and by an agency's system, on real processes."""

import re

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.house import assess, await_proposals, newest_case, offer_to, on_the_desk
from tests.journeys.steps import AgencySystem, Person, eventually

pytestmark = pytest.mark.journey
WORD = "Quillonbrask"  # an invented word, to find this concern and nothing else


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
    assess(coordinator, reference)
    trouble.after()
    newest_case(coordinator)
    await_proposals(coordinator)
    assert coordinator.sees(WORD)

    coordinator.click(coordinator.page.get_by_role("link", name="Share and offer"))
    for agency in ("Ravnsholm Municipality", "Ravnsholm Police", "Ravnsholm Football Club"):
        coordinator.page.get_by_label(re.compile(agency)).check()
    coordinator.press("Ask the law")
    club = coordinator.page.get_by_role("region", name="Ravnsholm Football Club")
    expect(club.get_by_text("Only without the name").first).to_be_visible()
    expect(club.get_by_text("cannot be offered to this agency by name")).to_be_visible()
    police = coordinator.page.get_by_role("region", name="Ravnsholm Police")
    expect(police.get_by_text("not for investigation").first).to_be_visible()
    expect(police.get_by_text("Retsplejeloven § 115").first).to_be_visible()
    offer_to(coordinator, "Ravnsholm Municipality", "Please find him a mentor.")
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

    coordinator.click(coordinator.page.get_by_role("link", name="Who looked"))
    expect(coordinator.page.get_by_text("Ravnsholm Municipality, its own system").first).to_be_visible()


def test_the_police_system_gets_no_forum_item_for_an_investigation_yet_its_own(
    platform: Platform, coordinator: Person, browser: Browser
) -> None:
    newest_case(coordinator)
    coordinator.click(coordinator.page.get_by_role("link", name="Share and offer"))
    coordinator.page.get_by_label(re.compile("Ravnsholm Police")).check()
    coordinator.press("Ask the law")
    offer_to(coordinator, "Ravnsholm Police", "Please talk to him and his parents.")
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
