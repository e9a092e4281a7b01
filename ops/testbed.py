"""Databases for tests: migrated once into a template, copied in a tenth of a second.

The cluster in var/test-pg lives between runs. Several runs may share it at once: the last one out stops it.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from psycopg2 import sql

from ops.paths import ROOT, VAR
from ops.postgres import THROW_AWAY, Cluster
from ops.services import Addresses, migrate, process_environment

SETTINGS = {
    "INFOHOUSE_ENV": "test",
    "SECRET_KEY": "a secret key that only the tests use, never a person",
    "SEAL_KEY": "a seal key that only the tests use, never a person",
    "WALL_KEY": "a wall key that only the tests use, never a person",
}
NOBODY_LISTENS = "memory://"


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other run is inside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def lock_at_once(lock: IO[str]) -> bool:
    """Take the lock for ourselves if nobody else holds it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def shapes_a_database(path: Path) -> bool:
    """Tell whether a change of this file may change what migrating makes."""
    wall = "wall" in path.stem
    return path.suffix == ".sql" or (path.suffix == ".py" and (wall or "migrations" in path.parts))


def shape() -> str:
    """Name the state of everything that shapes a migrated database."""
    digest = hashlib.sha256(
        SETTINGS["WALL_KEY"].encode() + (ROOT / "ops" / "locks" / "base.lock").read_bytes()
    )
    rooms = [folder for folder in ROOT.iterdir() if (folder / "__init__.py").is_file()]
    found = [path for room in rooms for path in room.rglob("*") if shapes_a_database(path)]
    for path in sorted(found):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class Testbed:
    """This run's share of the test cluster."""

    __test__ = False  # not a test class, whatever its name says to pytest

    def __init__(self) -> None:
        self.cluster = Cluster(VAR / "test-pg", options=THROW_AWAY)
        self.made: list[str] = []
        self._guests: IO[str] | None = None

    def addresses(
        self, database: str, *, broker: str = NOBODY_LISTENS, socket: Path | None = None
    ) -> Addresses:
        """Return where each role finds that database."""
        owner, web, worker = (
            self.cluster.url(f"infohouse_{role}", database, socket=socket)
            for role in ("owner", "web", "worker")
        )
        return Addresses(owner=owner, web=web, worker=worker, broker=broker)

    def join(self) -> None:
        """Start the cluster, or take part in one that another run has started."""
        with alone(VAR / "test-pg.door"):
            self._guests = (VAR / "test-pg.guests").open("a")
            first = lock_at_once(self._guests)
            self.cluster.start()
            if first:
                self._sweep("run_%")
            fcntl.flock(self._guests, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Drop what this run made, and stop the cluster after the last run."""
        with alone(VAR / "test-pg.door"):
            for database in self.made:
                self.cluster.drop(database)
            self.made.clear()
            if self._guests and lock_at_once(self._guests):
                self.cluster.stop()
            if self._guests:
                self._guests.close()

    def fresh(self, database: str) -> None:
        """Make the named database anew: migrated and empty."""
        with alone(VAR / "test-pg.door"):
            template = self._template()
            self.cluster.drop(database)
            self.cluster.create(database, template=template)
        if database not in self.made:
            self.made.append(database)

    def _names(self, like: str) -> list[str]:
        look = sql.SQL("SELECT datname FROM pg_database WHERE datname LIKE {}").format(sql.Literal(like))
        return [name for (name,) in self.cluster.execute(look)]

    def _sweep(self, like: str) -> None:
        for database in self._names(like):
            self.cluster.drop(database)

    def _template(self) -> str:
        name = f"template_{shape()}"
        if name not in self._names("template_%"):
            self._sweep("template\\_%")
            making = f"making_{name}"
            self.cluster.drop(making)
            self.cluster.prepare(making)
            owner = self.addresses(making).owner
            migrate(process_environment(SETTINGS, database=owner, broker=NOBODY_LISTENS))
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            self.cluster.execute(rename.format(sql.Identifier(making), sql.Identifier(name)))
        return name
