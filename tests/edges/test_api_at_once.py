"""The same request several times at one moment, on rows that are committed.

In a file of its own: a scene lives in a transaction until its file is over, and this test needs its rows seen
by eight connections.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.cast import assemble
from tests.edges.api import System, another_client, token_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_posts_with_one_key_at_the_same_moment_log_one_concern():
    token = token_for(another_client(assemble().agencies["school"]))

    def post(_number: int) -> tuple[int, str]:
        try:
            answer = System(token).log(key="one")
            return answer.status_code, answer.json().get("ref", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(post, range(8)))
    assert sorted(status for status, _ in found) == [200] * 7 + [201]
    assert len({ref for _, ref in found}) == 1
