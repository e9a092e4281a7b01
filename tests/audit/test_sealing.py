"""The seal names every kind of tampering, also by whoever owns the database."""

import inspect
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from audit import sealing
from audit.models import Event, Seal
from tests import stages
from tests.cast import assemble
from tests.conftest import make_anew
from tests.walls.conftest import SUPERUSER, as_role, cursor_of

REAL_QUERY = sealing._query

CHANGES = {
    "an event edited": "update audit_event set purpose = 'audit' where id = (select min(id) from audit_event)",
    "a code edited": "update audit_event set codes = '{\"recipient\": 1}' where kind = 'concern.logged'",
    "one moved in time": "update audit_event set at = at - interval '1 day' where id = (select max(id) from audit_event)",
    "the first deleted": "delete from audit_event where id = (select min(id) from audit_event where kind like 'shar%')",
    "the last deleted": "delete from audit_event where id = (select max(id) from audit_event where kind like 'item%')",
    "two exchanged": "update audit_event set at = (select max(at) from audit_event)",
    "one put in": (
        "insert into audit_event (ref, at, kind, about, file, agency_id, keeper_id, role, purpose, secret, codes, xact)"
        " select gen_random_uuid(), at, kind, about, file, agency_id, keeper_id, role, purpose, secret, codes, xact"
        " from audit_event order by id limit 1"
    ),
    "a seal resized and re-rooted": "update audit_seal set root = repeat('0', 64)",
    "a seal signed anew without the key": "update audit_seal set signature = repeat('0', 64)",
}


@pytest.fixture(scope="module")
def sealed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Commit a concern and seal its trail, as the worker does."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # Runs beside this one share the cluster: their transactions would hold the seal back.
        patch.setattr(
            sealing, "_query", lambda sql: REAL_QUERY(sql.replace("snapshot_xmin", "snapshot_xmax"))
        )
        cast = assemble()
        stages.logged(cast)
        with as_role("infohouse_worker"):
            first = sealing.seal()
        stages.logged(cast)
        with as_role("infohouse_worker"):
            yield first + sealing.seal()
        make_anew(TransactionTestCase())


def verdict(statement: str = "") -> list[str]:
    """Return what the verifier says after a change by the superuser, with all triggers off; then undo it."""
    with as_role(SUPERUSER):
        connection.set_autocommit(False)
        with connection.cursor() as cursor:
            cursor.execute("set session_replication_role = replica")
            if statement:
                cursor.execute(statement)
                assert cursor.rowcount
        try:
            return sealing.verify()
        finally:
            connection.rollback()
            connection.set_autocommit(True)


def test_every_event_is_under_a_seal(sealed: int) -> None:
    with as_role(SUPERUSER):
        assert Event.objects.unscoped("the test counts").count() == sealed > 10
        assert Seal.objects.count() == 2


def test_a_whole_trail_is_whole(sealed: int) -> None:
    assert verdict() == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_tampering_is_named(sealed: int, change: str) -> None:
    found = verdict(change)
    assert found
    assert all("does not hold" in sentence for sentence in found)


def test_a_deleted_first_seal_breaks_the_next(sealed: int) -> None:
    assert verdict("delete from audit_seal where id = (select min(id) from audit_seal)")


def test_a_rewrite_with_another_key_does_not_hold(sealed: int, settings) -> None:
    settings.SEAL_KEY = "a key that the owner of the database made up"
    assert verdict()


def test_the_seal_ends_below_what_is_still_under_way(sealed: int) -> None:
    with cursor_of("infohouse_web") as cursor, as_role("infohouse_worker"):
        cursor.execute("select pg_current_xact_id()::text")
        (under_way,) = cursor.fetchone()
        below = REAL_QUERY("select pg_snapshot_xmin(pg_current_snapshot())::text")
        asked = inspect.getsource(sealing.seal)
    assert int(below) <= int(under_way)
    assert "pg_snapshot_xmin(pg_current_snapshot())" in asked


def test_nothing_new_makes_no_seal(sealed: int) -> None:
    with as_role("infohouse_worker"):
        assert sealing.seal() == 0


def test_the_web_role_sees_too_little_to_seal(sealed: int) -> None:
    with as_role("infohouse_web"):
        assert Event.objects.unscoped("the test counts").count() == 0
