"""The cast, once a file, with a data protection officer of the house; each test undoes what it did."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from agencies.models import Membership, User
from tests.cast import SINCE, Cast, assemble

OFFICER = "Dina Data-officer"  # employed by the municipality
SECOND = "Daniel Data-officer"  # employed by the police
SAME_BODY = "Doris Data-officer"  # employed by the municipality as well
OFFICERS = {OFFICER: "municipality", SECOND: "police", SAME_BODY: "municipality"}


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Assemble the cast for one file, inside a transaction that is thrown away."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = assemble()
        for name, employer in OFFICERS.items():
            cast.hats[name] = _officer(cast, name, employer)
        yield cast
        transaction.set_rollback(True)


def _officer(cast: Cast, name: str, employer: str) -> Membership:
    first, last = name.split(" ")
    user = User.objects.create(username=name.lower().replace(" ", "."), first_name=first, last_name=last)
    bodies = {"agency": cast.agencies["house"], "employer": cast.agencies[employer]}
    return Membership.objects.create(user=user, role="data-protection-officer", since=SINCE, **bodies)


@pytest.fixture(autouse=True)
def undone(cast: Cast, db: None) -> None:
    """Put every test into a savepoint of its own, behind what its file has set up."""
