"""The cast, once a file, with a data protection officer of the house; each test undoes what it did."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from agencies.models import Membership, User
from tests.cast import SINCE, Cast, assemble

OFFICER = "Dina Data-officer"


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Assemble the cast for one file, inside a transaction that is thrown away."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = assemble()
        user = User.objects.create(username="dina.data-officer", first_name="Dina", last_name="Data-officer")
        bodies = {"agency": cast.agencies["house"], "employer": cast.agencies["municipality"]}
        cast.hats[OFFICER] = Membership.objects.create(
            user=user, role="data-protection-officer", since=SINCE, **bodies
        )
        yield cast
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def undone(cast: Cast, db: None) -> None:
    """Put every test into a savepoint of its own, behind what its file has set up."""
