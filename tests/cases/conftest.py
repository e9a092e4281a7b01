"""Each test of a verb has the cast on the stage, in a transaction of its own."""

import pytest

from tests.cast import Cast, assemble


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()
