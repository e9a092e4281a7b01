"""A committed world for the tests of the walls, so that a second connection meets the same rows.

No test here asks pytest-django for its database: its order would make the world twice.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg2
import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.conftest import DATABASE, TESTBED, make_anew
from tests.walls.world import World, build

SUPERUSER = "postgres"


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Build the world once and commit it; its database is replaced afterwards."""
    with django_db_blocker.unblock():
        yield build()
        make_anew(TransactionTestCase())


@pytest.fixture
def undone(world: World) -> Iterator[World]:
    """Undo whatever a test does to the world."""
    with transaction.atomic():
        yield world
        transaction.set_rollback(True)


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Let Django connect as another role of the cluster."""
    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = role
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


@contextmanager
def cursor_of(role: str = SUPERUSER) -> Iterator[Any]:
    """Look at the committed rows through a connection of another role; nothing is kept."""
    opened = psycopg2.connect(host=str(TESTBED.cluster.socket), user=role, dbname=DATABASE)
    with closing(opened), opened.cursor() as cursor:
        yield cursor
