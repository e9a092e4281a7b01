"""What happens when the broker is away, the database goes away, a login ends."""

import pytest
from playwright.sync_api import Browser, expect

from cases.demo.people import PASSWORD
from ops.platform import Platform
from tests.journeys.house import on_the_desk
from tests.journeys.steps import AgencySystem, Person, eventually

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def teacher(browser: Browser, platform: Platform) -> Person:
    return Person(browser, platform.base_url).sign_in("sigurd.skoleproeve", "Preventing violent extremism")


@pytest.fixture(scope="module")
def coordinator(browser: Browser, platform: Platform) -> Person:
    return Person(browser, platform.base_url).sign_in("kirsten.kaffekande", "Preventing violent extremism")


def test_logging_a_concern_works_with_the_broker_away(
    platform: Platform, teacher: Person, coordinator: Person
) -> None:
    platform.stop_broker()
    try:
        reference = teacher.log_concern("Logged while the broker was away.")
    finally:
        platform.start_broker()
    eventually(lambda: on_the_desk(coordinator, reference), seconds=60)


def test_with_the_database_away_the_answer_is_an_honest_503_with_a_phone_number(
    platform: Platform, teacher: Person
) -> None:
    teacher.go("/concerns/new/")
    teacher.page.get_by_label("No", exact=True).check()
    teacher.press("Continue")
    teacher.fill("What did you see or hear yourself?", "Typed before the database went away.")
    teacher.press("Continue")
    address = teacher.page.url
    system = AgencySystem(platform.base_url, "school")
    platform.stop_database()
    try:
        answer = teacher.page.goto(address)
        assert answer is not None and answer.status == 503
        assert answer.headers["retry-after"]
        expect(teacher.page.get_by_text("not available right now").first).to_be_visible()
        expect(teacher.page.get_by_role("link", name="112").first).to_be_visible()
        told = system.post("/concerns", {"seen": "x"}, Idempotency_Key="while-away")
        assert told.status == 503 and told.headers["Content-Type"] == "application/problem+json"
    finally:
        platform.start_database()
    eventually(lambda: (got := teacher.page.goto(address)) and got.status == 200)
    teacher.go("/concerns/")
    expect(teacher.page.get_by_text("Draft, not sent").first).to_be_visible()


def test_what_was_typed_when_a_login_ended_is_there_after_signing_in_again(
    platform: Platform, browser: Browser
) -> None:
    typist = Person(browser, platform.base_url).sign_in("viggo.vaerkstedsen", "Preventing violent extremism")
    typist.go("/concerns/new/")
    typist.page.get_by_label("No", exact=True).check()
    typist.press("Continue")
    typist.fill("What did you see or hear yourself?", "Typed for an hour.")
    typist.context.clear_cookies(name="session")
    typist.press("Continue")
    typist.page.get_by_label("Username").fill("viggo.vaerkstedsen")
    typist.page.get_by_role("textbox", name="Password").fill(PASSWORD)
    typist.press("Sign in")
    typist.page.get_by_label("Preventing violent extremism").first.check()
    typist.press("Continue")
    expect(typist.page.get_by_label("What did you see or hear yourself?")).to_have_value("Typed for an hour.")
