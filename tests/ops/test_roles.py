"""What the database itself lets each role do."""

import pytest
from django.db import DatabaseError, connection

pytestmark = pytest.mark.django_db
ROLES = ("infohouse_owner", "infohouse_web", "infohouse_worker")
SERVING = ["infohouse_web", "infohouse_worker"]


def one(statement: str, *values: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchone()[0]


def test_tests_meet_the_database_as_the_web_role() -> None:
    assert one("SELECT session_user || ' ' || current_user") == "infohouse_web infohouse_web"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "power", ["rolsuper", "rolbypassrls", "rolcreatedb", "rolcreaterole", "rolreplication"]
)
def test_no_role_can_pass_the_wall(role: str, power: str) -> None:
    assert one("SELECT to_jsonb(r) ->> %s FROM pg_roles r WHERE rolname = %s", power, role) == "false"


def test_the_serving_roles_belong_to_no_other_role() -> None:
    members = "SELECT count(*) FROM pg_auth_members WHERE member::regrole::text = ANY(%s)"
    assert one(members, SERVING) == 0


def test_the_serving_roles_own_nothing() -> None:
    owned = "SELECT count(*) FROM pg_class WHERE relowner::regrole::text = ANY(%s)"
    assert one(owned, SERVING) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "TRUNCATE django_session",
        "ALTER TABLE django_session DISABLE ROW LEVEL SECURITY",
        "SET ROLE infohouse_owner",
    ],
)
def test_the_web_role_cannot_change_the_shape_of_things(statement: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied|must be owner"):
        one(statement)


@pytest.mark.parametrize("right", ["SELECT", "INSERT", "UPDATE", "DELETE"])
def test_the_web_role_can_use_the_tables_that_migrations_made(right: str) -> None:
    assert one("SELECT has_table_privilege('django_session', %s)", right) is True


def test_a_stranger_to_the_house_cannot_even_connect() -> None:
    assert one("SELECT has_database_privilege('pg_monitor', current_database(), 'CONNECT')") is False
