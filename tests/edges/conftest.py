"""The stage of the edges: one scene for a whole file; each test takes back what it did."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.edges.api import Scene, played


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with django_db_blocker.unblock(), played() as scene:
        yield scene
