"""The demo's district, made once for each file of tests and rolled back after it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from cases.demo import live
from cases.demo.agencies import settle
from cases.demo.people import Cast, hire


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Give the seeded district; seeding takes seconds, so the tests of one file share it."""
    with django_db_blocker.unblock(), transaction.atomic():
        live.seed()
        yield hire(settle())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def district(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Give the agencies and their people, without a case."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield hire(settle())
        transaction.set_rollback(True)
