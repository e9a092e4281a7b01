"""A whole Infohouse for the journeys in tests/: real processes on a database and a broker of their own.

It can be hurt on purpose: kill the worker, flush or stop the broker, take the database away.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from psycopg2 import sql

from ops.paths import SHORT
from ops.services import HOST, Services
from ops.testbed import SETTINGS, Testbed
from ops.valkey import Valkey

# Short leases, so that what a dead worker held is picked up while a test waits.
IMPATIENT = {"OUTBOX_LEASE_SECONDS": "3"}
PORTS_OF_TESTS = 18000


class Platform:
    """Web, worker, scheduler, broker and database, gone again afterwards."""

    def __init__(self, *, settings: Mapping[str, str] | None = None, name: str | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ih-", dir=SHORT))
        self.database = name or f"run_{os.getpid()}_platform"
        self.testbed = Testbed()
        self.valkey = Valkey(self.folder)
        # The processes reach the database through a link of their own, which can be taken away.
        self.link = self.folder / ".s.PGSQL.5432"
        addresses = self.testbed.addresses(self.database, broker=self.valkey.url, socket=self.folder)
        chosen = {**SETTINGS, **IMPATIENT, "ALLOWED_HOSTS": f"{HOST},localhost", **(settings or {})}
        self.services = Services(addresses, chosen, folder=self.folder, first_port=PORTS_OF_TESTS)
        self.base_url = self.services.base_url
        self.manage = self.services.manage

    @property
    def env(self) -> dict[str, str]:
        """The surroundings of the web process, for commands a test runs itself."""
        return self.services.env("web")

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start everything on a fresh database and wait until it serves."""
        self.testbed.join()
        self.testbed.fresh(self.database)
        self.start_database()
        self.start_broker()
        self.services.start()
        self.services.wait_until_ready()

    def stop(self) -> None:
        """Stop everything and leave nothing behind."""
        self.services.stop()
        self.stop_broker()
        self.testbed.leave()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill_worker(self) -> None:
        """End the worker and its children as a power cut would."""
        self.services.worker.kill()

    def start_worker(self) -> None:
        """Start the worker again."""
        self.services.worker.start()

    def flush_broker(self) -> None:
        """Empty the broker: every queued task is gone."""
        self.valkey.client().flushall()

    def stop_broker(self) -> None:
        """Take the broker away."""
        self.valkey.stop()

    def start_broker(self) -> None:
        """Bring the broker back, empty."""
        self.valkey.start()

    def stop_database(self) -> None:
        """Take the database away: the socket is gone and every connection to it is cut."""
        self.link.unlink(missing_ok=True)
        cut = sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}")
        self.testbed.cluster.execute(cut.format(sql.Literal(self.database)))

    def start_database(self) -> None:
        """Bring the database back with all its data."""
        if not self.link.is_symlink():
            self.link.symlink_to(self.testbed.cluster.socket / self.link.name)

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Look behind both walls, as superuser: only to compare with what somebody was shown."""
        return self.testbed.cluster.execute(statement, database=self.database)
