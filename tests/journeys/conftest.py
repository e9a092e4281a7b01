"""People whom several journeys meet; each is signed in once."""

import pytest
from playwright.sync_api import Browser

from ops.platform import Platform
from tests.journeys.house import COORDINATOR
from tests.journeys.steps import Person


@pytest.fixture(scope="session")
def teacher(browser: Browser, platform: Platform) -> Person:
    return Person(browser, platform.base_url).sign_in("tove.testlaerer", "Preventing violent extremism")


@pytest.fixture(scope="session")
def coordinator(browser: Browser, platform: Platform) -> Person:
    return Person(browser, platform.base_url).sign_in(*COORDINATOR)
