"""What code that can run SQL as the web role can do to the wall: nothing."""

from collections.abc import Callable
from uuid import uuid4

import psycopg2
import pytest
from django.db import Error, ProgrammingError, connection, transaction

from audit.models import Event
from cases.models import Access, Case, Disclosure, Item
from infohouse.core import clock
from infohouse.core.actor import Actor
from infohouse.core.wall import acting_as, stamp_for
from tests.walls.conftest import SUPERUSER, cursor_of
from tests.walls.world import World

pytestmark = pytest.mark.xdist_group("walls")
TABLES = ("cases_concern", "cases_case", "cases_item", "cases_disclosure", "audit_event", "sharing_decision")


def rows_seen() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
        return found


def stamp(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.actor', %s, true)", [value])


def nothing_is_seen() -> bool:
    return not any(rows_seen().values())


@pytest.fixture
def karen(undone: World) -> Actor:
    return undone.cast.actor("Karen Coordinator")


@pytest.fixture
def sara(undone: World) -> Actor:
    return undone.cast.actor("Sara Social-worker")


def own_stamp(actor: Actor) -> str:
    connection.ensure_connection()
    return stamp_for(actor, connection.connection.info.backend_pid)


def test_a_rightful_stamp_opens_the_rows(undone: World, karen: Actor) -> None:
    stamp(own_stamp(karen))
    assert all(rows_seen().values())


def test_without_a_stamp_there_are_no_rows(undone: World) -> None:
    assert nothing_is_seen()


def test_an_empty_stamp_is_nobody(undone: World, karen: Actor) -> None:
    stamp(own_stamp(karen))
    stamp("")
    assert nothing_is_seen()


@pytest.mark.parametrize(
    "forge",
    [
        lambda stamp: stamp.partition(".")[0],
        lambda stamp: stamp.partition(".")[0] + "." + "0" * 64,
        lambda stamp: stamp.replace(":0:", ":1:", 1) if ":0:" in stamp else "9" + stamp,
        lambda stamp: "1" + stamp,
        lambda stamp: stamp + "0",
        lambda stamp: stamp.upper(),
        lambda stamp: "' or true --",
        lambda stamp: "." + stamp.partition(".")[2],
    ],
    ids=[
        "no signature",
        "zeros",
        "another claim",
        "another agency",
        "longer",
        "capitals",
        "quotes",
        "no claim",
    ],
)
def test_a_forged_stamp_shows_nothing(undone: World, karen: Actor, forge: Callable[[str], str]) -> None:
    stamp(forge(own_stamp(karen)))
    assert nothing_is_seen()


def test_the_stamp_of_another_session_is_worth_nothing(undone: World, karen: Actor) -> None:
    stamp(stamp_for(karen, connection.connection.info.backend_pid + 1))
    assert nothing_is_seen()


def test_a_stamp_signed_with_another_key_is_worth_nothing(undone: World, karen: Actor, settings) -> None:
    settings.WALL_KEY = "a key that was never installed"
    stamp(own_stamp(karen))
    assert nothing_is_seen()


@pytest.mark.parametrize(
    "statement",
    [
        "select key from wall.key",
        "update wall.key set key = 'known'",
        "insert into wall.key values (2, 'known')",
        "delete from audit_event",
        "truncate audit_event cascade",
        "update audit_event set kind = 'nothing.happened'",
        "update audit_seal set root = ''",
        "insert into audit_seal (above, below, size, root, signature, made_at) values ('0','1',0,'','',now())",
        "delete from audit_delivery",
        "delete from cases_disclosure",
        "delete from cases_referral",
        "delete from cases_handoff",
        "delete from cases_triage",
        "update sharing_decision set outcome = 'permit'",
        "delete from sharing_decision",
        "alter table cases_item disable row level security",
        "drop policy wall on cases_item",
        "alter table audit_event disable trigger append_only",
        "set role infohouse_owner",
        "set role postgres",
        "set session authorization postgres",
        "set session_replication_role = replica",
        "create function public.agency() returns int language sql as 'select 1'",
        "create table public.loot as select 1",
        "create temporary table loot as select 1",
        "create or replace function wall.claim() returns text[] language sql as 'select null::text[]'",
        "grant infohouse_owner to infohouse_web",
        "alter role infohouse_web bypassrls",
        "select pg_read_file('/etc/hostname')",
        "copy cases_item to program 'cat'",
    ],
)
def test_the_web_role_is_refused(undone: World, karen: Actor, statement: str) -> None:
    with acting_as(karen), pytest.raises(ProgrammingError) as refusal, transaction.atomic():
        connection.cursor().execute(statement)
    assert isinstance(refusal.value.__cause__, psycopg2.errors.InsufficientPrivilege)


def test_row_security_cannot_be_switched_off_for_a_session(undone: World, karen: Actor) -> None:
    with acting_as(karen), pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute("set local row_security = off; select count(*) from cases_item")


def test_an_agency_cannot_grant_itself_anothers_case(undone: World) -> None:
    nosy = undone.cast.actor("Nosy Stranger")
    with cursor_of() as cursor:
        cursor.execute("select id from cases_case where track = 'social'")
        case = cursor.fetchone()[0]
    with acting_as(nosy), pytest.raises(Error), transaction.atomic():
        grant(case, agency=nosy.agency_id, custodian=nosy.agency_id)
        connection.check_constraints()


def test_an_agency_cannot_grant_in_the_name_of_the_custodian(undone: World, karen: Actor) -> None:
    nosy = undone.cast.actor("Nosy Stranger")
    with acting_as(nosy), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        grant(1, agency=nosy.agency_id, custodian=karen.agency_id)


def test_an_agency_that_was_let_in_cannot_let_others_in(undone: World, sara: Actor) -> None:
    with acting_as(sara):
        case = Case.objects.visible_to(sara).get().pk
    with acting_as(sara), pytest.raises(Error), transaction.atomic():
        grant(case, agency=undone.cast.agencies["club"].pk, custodian=sara.agency_id)
        connection.check_constraints()


def test_the_custodian_itself_can(undone: World, karen: Actor) -> None:
    with acting_as(karen), transaction.atomic():
        case = Case.objects.visible_to(karen).get(ref=undone.social).pk
        grant(case, agency=undone.cast.agencies["club"].pk, custodian=karen.agency_id)
        connection.check_constraints()


def grant(case: int, *, agency: int, custodian: int) -> None:
    Access.objects.create(
        case_id=case, agency_id=agency, custodian_id=custodian, purposes=2, opened_at=clock.now()
    )


def test_an_agency_passes_on_what_it_holds_and_nothing_else(undone: World, sara: Actor) -> None:
    club = undone.cast.agencies["club"].pk
    with cursor_of() as cursor:
        cursor.execute("select id, agency_id from cases_item order by id desc")
        items = dict(cursor.fetchall())
    with acting_as(sara):
        reached = set(Item.objects.visible_to(sara).values_list("pk", flat=True))
        passed = {item for item, origin in items.items() if can_pass_on(item, origin, sara, club)}
    assert reached
    assert passed == reached != set(items)


def test_an_agency_cannot_call_anothers_item_its_own(undone: World, sara: Actor) -> None:
    with cursor_of() as cursor:
        cursor.execute("select id from cases_item where agency_id <> %s", [sara.agency_id])
        foreign = cursor.fetchone()[0]
    with acting_as(sara):
        assert not can_pass_on(foreign, sara.agency_id, sara, undone.cast.agencies["club"].pk)


def can_pass_on(item: int, origin: int, actor: Actor, recipient: int) -> bool:
    try:
        with transaction.atomic():
            Disclosure.objects.create(
                item_id=item,
                origin_id=origin,
                sender_id=actor.agency_id,
                recipient_id=recipient,
                stage="full",
                decision=uuid4(),
                purposes=2,
                grounds={},
                made_at=clock.now(),
            )
            connection.check_constraints()
    except Error:
        return False
    return True


def test_nobody_writes_an_event_in_the_name_of_another_agency(undone: World, karen: Actor) -> None:
    with acting_as(undone.cast.actor("Nosy Stranger")), pytest.raises(ProgrammingError), transaction.atomic():
        Event.objects.create(
            at=clock.now(),
            kind="case.shown",
            about=uuid4(),
            file=uuid4(),
            agency_id=karen.agency_id,
            keeper_id=karen.agency_id,
            role="coordinator",
            purpose="audit",
        )


@pytest.mark.parametrize("role", ["infohouse_owner", SUPERUSER])
@pytest.mark.parametrize(
    "statement", ["delete from audit_event", "update audit_seal set size = 0", "truncate audit_event cascade"]
)
def test_the_trigger_stops_even_the_owner(undone: World, role: str, statement: str) -> None:
    with cursor_of(role) as cursor, pytest.raises(psycopg2.errors.RaiseException, match="append-only"):
        cursor.execute(statement)


def test_the_owner_itself_sees_no_row(undone: World) -> None:
    with cursor_of("infohouse_owner") as cursor:
        cursor.execute("select count(*) from cases_item")
        assert cursor.fetchone() == (0,)
