"""After an erasure, the cluster's superuser looks into every column of every table and finds nobody."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from cases.actions import contribute, erasure
from cases.actions.closure import close_case
from cases.models import Erasure
from infohouse.core import clock
from infohouse.core.sealed import unseal
from tests import stages
from tests.cast import Cast, assemble
from tests.walls.conftest import cursor_of

pytestmark = pytest.mark.django_db(transaction=True)
MARKER = "Zyxomma Petiolatum"
# What stays by design: identifiers and codes that lead nowhere any more.
REFERENCES_STAY = {"audit_event", "audit_delivery", "sharing_decision", "cases_erasure", "cases_notice"}


def worked_on(cast: Cast) -> UUID:
    """Return a closed case with the marker in every text that people wrote."""
    before = dict(stages.TOLD)
    stages.TOLD.update(name=MARKER, seen=MARKER, heard=MARKER)
    try:
        case = stages.accepted(cast)[1]
    finally:
        stages.TOLD.update(before)
    sara = cast.actor("Sara Social-worker")
    note = {"category": "social-record", "nature": "fact", "text": MARKER, "necessity": MARKER}
    stages.do(contribute.contribute_item, sara, case=case, **note)
    stages.do(close_case, cast.actor("Karen Coordinator"), ref=case, outcome="aims-reached")
    return case


def tables(cursor: Any) -> list[str]:
    cursor.execute(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    )
    return [name for (name,) in cursor.fetchall()]


def plain_text(cursor: Any, table: str) -> str:
    """Return a whole table as text, sealed columns opened."""
    cursor.execute(f"select * from {table}")
    names, said = [c.name for c in cursor.description], []
    for row in cursor.fetchall():
        for name, value in zip(names, row, strict=True):
            sealed = isinstance(value, memoryview) and bytes(value)[:1] == b"\x01"
            said.append(str(opened(bytes(value), table, name) if sealed else value))
    return "\n".join(said)


def opened(value: bytes, table: str, column: str) -> Any:
    label = f"{table.partition('_')[0]}.{table.partition('_')[2]}.{column}"
    return unseal(value, label)


def tables_saying(*texts: str) -> set[str]:
    with cursor_of() as cursor:
        return {t for t in tables(cursor) if any(text in plain_text(cursor, t) for text in texts)}


def references(case: UUID) -> list[str]:
    with cursor_of() as cursor:
        cursor.execute(
            "select ref from cases_item union select ref from cases_concern union select ref from cases_case"
        )
        return [str(case), *(str(ref) for (ref,) in cursor.fetchall())]


def keyed_tables() -> dict[str, int]:
    with cursor_of() as cursor:
        found = {}
        for table in tables(cursor):
            if table.startswith("cases_") or table in ("auth_group", "guardian_groupobjectpermission"):
                cursor.execute(f"select count(*) from {table}")
                found[table] = cursor.fetchone()[0]
        return {table: number for table, number in found.items() if number}


def test_nothing_of_the_person_remains_in_any_column_of_any_table() -> None:
    cast = assemble()
    case = worked_on(cast)
    told, known = tables_saying(MARKER), references(case)
    assert {"cases_item", "cases_disclosure"} <= told, "the marker must be there to go"
    with clock.travel(clock.now() + timedelta(days=365 * 6)):
        stages.do(erasure.find_due, cast.desk())
        with stages.seen_by(cast.desk()):
            due = Erasure.objects.visible_to(cast.desk()).get(about=case).ref
        stages.do(erasure.propose_erasure, cast.actor("Karen Coordinator"), ref=due)
        stages.do(erasure.release_erasure, cast.actor("Pia Police-seat"), ref=due)
    assert tables_saying(MARKER) == set()
    assert tables_saying(*known) <= REFERENCES_STAY
    assert set(keyed_tables()) == {"cases_erasure", "cases_notice"}
