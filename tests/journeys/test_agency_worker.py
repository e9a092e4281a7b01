"""The agency worker: one no with its reason, one yes with its outcome; own system and a browser without scripts."""

import pytest
from playwright.sync_api import Browser, expect

from ops.platform import Platform
from tests.journeys.house import offered
from tests.journeys.steps import AgencySystem, Person

pytestmark = pytest.mark.journey
ASKED = "Please keep his place in the class. Brindlequay."


def test_an_agency_reads_the_preview_in_its_own_system_and_declines_in_the_browser_without_scripts(
    browser: Browser, platform: Platform, coordinator: Person, teacher: Person
) -> None:
    case = offered(coordinator, teacher, "He stays away on Mondays.", "Ravnsholm School", ASKED)
    system = AgencySystem(platform.base_url, "school")
    open_ones = [r for r in system.get("/referrals").body["results"] if r["state"] == "offered"]
    ref = max(open_ones, key=lambda r: r["offered_at"])["ref"]
    assert system.post(f"/referrals/{ref}/pull").status == 200
    preview = system.get(f"/referrals/{ref}")
    assert ASKED in preview.raw.decode() and "Fabian" not in preview.raw.decode()

    worker = Person(browser, platform.base_url, scripts=False)
    worker.sign_in("lis.lektiehjaelper", "Preventing violent extremism")
    worker.menu("Referrals")
    worker.go(f"/referrals/{ref}/")
    expect(worker.page.get_by_text(ASKED)).to_be_visible()
    worker.press("Decline")
    expect(worker.page.get_by_role("alert").get_by_role("link")).to_have_count(1)  # a no needs its reason
    worker.tick("No capacity at present")
    worker.press("Decline")
    expect(worker.page.get_by_text("Your agency has declined.")).to_be_visible()
    gone = system.get(f"/referrals/{ref}")
    assert "He stays away on Mondays." not in gone.raw.decode(), "what was shown for the answer ends with it"
    coordinator.go(case)
    expect(coordinator.page.get_by_text("No capacity at present").first).to_be_visible()


def test_an_agency_accepts_and_tells_how_the_help_ended(
    browser: Browser, platform: Platform, coordinator: Person, teacher: Person
) -> None:
    case = offered(coordinator, teacher, "He boxes alone.", "Ravnsholm Youth Service", ASKED)
    worker = Person(browser, platform.base_url).sign_in("ulla.ungeproeve", "Preventing violent extremism")
    worker.menu("Referrals")
    worker.click(worker.page.locator("tbody tr", has_text="Offered").first.get_by_role("link"))
    worker.press("Open the preview")
    worker.pick("Who takes the lead?", "Ulla Ungeprøve")
    worker.press("Accept the case")
    worker.tick("Carried out")
    worker.checked("outcome")
    worker.press("Send the report")
    expect(worker.page.get_by_text("Your report is sent.")).to_be_visible()
    coordinator.go(case)
    expect(coordinator.page.get_by_text("Carried out").first).to_be_visible()
