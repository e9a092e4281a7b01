"""The stamp that tells the database who acts.

The policies trust no plain setting: whoever can run SQL could set one. The stamp is signed with a key that
lives outside the database's ordinary tables, and `wall.claim()` verifies it (core migration 0001).
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.conf import settings
from django.db import connection
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

from infohouse.core.actor import Actor, current, remembered
from infohouse.core.errors import Misconfigured

A = TypeVar("A", Actor, None, Actor | None)


def key() -> bytes:
    """Return the 32 bytes that sign stamps; install_wall_key puts the same into the database."""
    return hashlib.sha256(settings.WALL_KEY.encode()).digest()


def stamp_for(actor: Actor | None, backend_pid: int) -> str:
    """Return the signed stamp, or the empty text that means nobody.

    The process id of the database session is part of it, so that a stamp seen elsewhere is worth nothing.
    """
    if actor is None:
        return ""
    claim = f"{actor.agency_id}:{actor.purpose.bit}:{int(actor.cleared)}:{backend_pid}"
    inner = hashlib.sha256(key() + claim.encode()).digest()
    return f"{claim}.{hashlib.sha256(key() + inner).hexdigest()}"


@contextmanager
def acting_as(actor: A) -> Iterator[A]:
    """Let everything inside answer to this actor, in Python and in the database."""
    token, memory = current.set(actor), remembered.set({})
    _restamp()
    try:
        yield actor
    finally:
        current.reset(token)
        remembered.reset(memory)
        _restamp()


def must_stand() -> None:
    """Refuse to work with a database role that walks through the wall.

    Raises:
        Misconfigured: the role is a superuser, bypasses row security, or owns the tables.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select r.rolname, r.rolsuper or r.rolbypassrls or exists (select 1 from pg_class c"
            " where c.relname = 'audit_event' and pg_has_role(r.oid, c.relowner, 'member'))"
            " from pg_roles r where r.rolname = current_user"
        )
        role, too_strong = cursor.fetchone()
    connection.close()
    if too_strong:
        raise Misconfigured(
            f"The role {role} could pass the wall. Connect as infohouse_web or infohouse_worker."
        )


def _restamp() -> None:
    raw = connection.connection
    if raw is None or not connection.in_atomic_block:
        return
    # A broken transaction takes no command; its rollback restores the stamp of the savepoint by itself.
    if raw.info.transaction_status != TRANSACTION_STATUS_INERROR:
        connection.stamp()  # type: ignore[attr-defined]
