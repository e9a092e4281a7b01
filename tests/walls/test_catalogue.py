"""What the database itself says about its walls, table by table and role by role."""

from typing import Any

import pytest
from django.apps import apps

from tests.walls.conftest import cursor_of
from tests.walls.world import World

pytestmark = pytest.mark.xdist_group("walls")
ROOMS = ("agencies", "audit", "cases", "core", "mechanisms", "sharing")
# Tables without row security, and why.
OPEN = {
    "agencies_agency": "a directory: which bodies exist is public",
    "agencies_apiclient": "a machine's account, asked before anybody acts",
    "agencies_digest": "how staff want to be told, and on which day they were; asked before anybody acts",
    "agencies_district": "a place",
    "agencies_forum": "a directory: which forums exist is public",
    "agencies_mandate": "a directory: which body sits in which forum",
    "agencies_membership": "says who may act, so it is asked before anybody acts",
    "agencies_service": "a directory: what each body offers is public",
    "agencies_user": "staff accounts, asked before anybody acts",
    "agencies_user_groups": "groups carry random names; the group's case is behind the wall",
    "agencies_user_user_permissions": "no permission is ever given this way",
    "audit_delivery": "numbers of events and names of tasks, read by the relay for all agencies",
    "audit_seal": "digests only",
    "sharing_packtext": "the law under its digest, checked at every reading",
    "mechanisms_mechanism": "the nine, the same for everybody",
}


def asked(statement: str) -> list[Any]:
    with cursor_of() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def our_tables() -> set[str]:
    models = [m for room in ROOMS for m in apps.get_app_config(room).get_models(include_auto_created=True)]
    return {m._meta.db_table for m in models if m._meta.managed}


@pytest.fixture
def forced(world: World) -> set[str]:
    return {
        name for (name,) in asked("select relname from pg_class where relrowsecurity and relforcerowsecurity")
    }


def test_every_table_of_ours_is_behind_the_wall_or_stands_open_for_a_reason(forced: set[str]) -> None:
    assert our_tables() - forced == set(OPEN)


def test_every_walled_table_has_a_policy_that_names_somebody(forced: set[str]) -> None:
    policies = asked("select tablename, coalesce(qual, with_check) from pg_policies")
    assert {table for table, _ in policies} == forced
    anyone = [table for table, condition in policies if condition == "true"]
    assert anyone == ["audit_event"], "only the worker's relay and seal read all events"


def test_the_policy_that_reads_every_event_is_the_workers(world: World) -> None:
    roles = asked("select roles::text[] from pg_policies where tablename = 'audit_event' and qual = 'true'")
    assert roles == [(["infohouse_worker"],)]


def test_no_role_of_ours_is_above_the_wall(world: World) -> None:
    roles = asked(
        "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
        " where rolname like 'infohouse%' order by 1"
    )
    names = ("infohouse_owner", "infohouse_web", "infohouse_worker")
    assert roles == [(name, False, False, False, False) for name in names]


def test_the_serving_roles_own_nothing_and_belong_to_nobody(world: World) -> None:
    owned = asked(
        "select c.relname from pg_class c join pg_roles r on r.oid = c.relowner"
        " where r.rolname in ('infohouse_web', 'infohouse_worker')"
    )
    belongs = asked(
        "select m.roleid from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'infohouse%'"
    )
    assert (owned, belongs) == ([], [])


@pytest.mark.parametrize(
    ("table", "verbs"),
    [
        ("audit_event", {"INSERT", "SELECT"}),
        ("sharing_decision", {"INSERT", "SELECT"}),
        ("cases_disclosure", {"INSERT", "SELECT", "DELETE"}),  # the trigger only_erased stands before it
        ("cases_erasure", {"INSERT", "SELECT", "UPDATE"}),
        ("cases_consent", {"INSERT", "SELECT", "DELETE"}),
        ("cases_notice", {"INSERT", "SELECT", "DELETE"}),
        ("sharing_packtext", {"INSERT", "SELECT"}),
        ("sharing_packversion", {"INSERT", "SELECT"}),
        ("sharing_packsignature", {"INSERT", "SELECT"}),
    ],
)
@pytest.mark.parametrize("role", ["infohouse_web", "infohouse_worker"])
def test_what_must_not_be_changed_cannot_be(world: World, role: str, table: str, verbs: set[str]) -> None:
    granted = asked(
        "select privilege_type from information_schema.role_table_grants"
        f" where grantee = '{role}' and table_name = '{table}'"
    )
    assert {verb for (verb,) in granted} == verbs


@pytest.mark.parametrize("role", ["infohouse_web", "infohouse_worker"])
def test_a_line_of_the_ledger_can_be_ended_and_not_rewritten(world: World, role: str) -> None:
    granted = asked(
        "select column_name from information_schema.column_privileges"
        f" where grantee = '{role}' and table_name = 'cases_disclosure' and privilege_type = 'UPDATE'"
    )
    assert {column for (column,) in granted} == {"frozen_at", "until", "ended_at", "ended_why"}


def test_nobody_but_the_owner_reads_the_key(world: World) -> None:
    readers = asked("select grantee from information_schema.role_table_grants where table_schema = 'wall'")
    assert {name for (name,) in readers} == {"infohouse_owner"}


def test_what_runs_with_the_owners_rights_is_known(world: World) -> None:
    definers = asked("select p.oid::regprocedure::text from pg_proc p where p.prosecdef order by 1")
    assert definers == [("wall.claim()",), ("wall.holds(bigint)",)]


def test_nothing_looks_around_the_wall(world: World) -> None:
    kinds = asked(
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
        " where c.relkind in ('v', 'm') and n.nspname in ('public', 'wall')"
    )
    assert kinds == []
