"""Where every test runs: on PostgreSQL as the web role, in a browser, and against running processes.

No test connects as a superuser: row security would let it pass everywhere.
"""

import os
import shutil
from collections.abc import Iterator

import django
import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from ops.platform import Platform
from ops.services import process_environment
from ops.testbed import NOBODY_LISTENS, SETTINGS, Testbed

TESTBED = Testbed()
DATABASE = f"run_{os.getpid()}"  # each process of a parallel run has one of its own
os.environ.update(
    process_environment(SETTINGS, database=TESTBED.addresses(DATABASE).web, broker=NOBODY_LISTENS),
    # Playwright leaves an event loop in this thread, and Django would refuse the database there.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)
# The processes of a parallel run inherit the surroundings of the first, and may have read them already.
django.setup()
settings.DATABASES["default"]["NAME"] = DATABASE

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
OFFLINE = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook, and would come before
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the journeys in one process, since they share running services, and start them first."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("journeys"))
    items.sort(key=lambda item: "journeys" not in item.path.parts)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give this process a migrated database of its own; the tests meet it as infohouse_web."""
    TESTBED.join()
    try:
        TESTBED.fresh(DATABASE)
        yield
    finally:
        with django_db_blocker.unblock():
            connections.close_all()
        TESTBED.leave()


def make_anew(self: TransactionTestCase) -> None:
    """Replace the database after a test that committed: the web role may empty no table."""
    connections.close_all()
    TESTBED.fresh(DATABASE)


@pytest.fixture(scope="session", autouse=True)
def committed_rows_are_dropped_with_their_database() -> Iterator[None]:
    """Django would flush every table, which only their owner could."""
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", make_anew)
    yield
    patch.undo()


def chromium() -> str:
    """Return the machine's Chromium; without one skip, unless E2E=required."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None and os.environ.get("E2E") == "required":
        pytest.fail("E2E=required, but no Chromium is on the PATH")
    if found is None:
        pytest.skip("no Chromium on the PATH (Debian: apt-get install chromium libatomic1)")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Drive the machine's own Chromium; the only place that starts Playwright."""
    path = chromium()
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=[*QUIET, *OFFLINE])
        yield found
        found.close()


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    """Run the whole platform once for all journeys, with the people of the demo in it."""
    with Platform() as running:
        running.manage("demo_seed")
        yield running
