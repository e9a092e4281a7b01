"""The cast, once a file; each test undoes what it did."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, assemble


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Assemble the cast for one file, inside a transaction that is thrown away."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield assemble()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def undone(cast: Cast, db: None) -> None:
    """Put every test into a savepoint of its own, behind what its file has set up."""
