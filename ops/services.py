"""The processes of one running Infohouse: web, worker and scheduler, each in its own database role."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Literal

from ops.paths import ROOT
from ops.processes import Process

Role = Literal["owner", "web", "worker"]
HOST = "127.0.0.1"
FIRST_PORT = 8000
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "OWNER_DATABASE_URL", "WORKER_DATABASE_URL")


class StartError(Exception):
    """A part did not come up or a command failed; the message carries what it said last."""


@dataclass(frozen=True)
class Addresses:
    """Where the database is, for each role, and the broker."""

    owner: str
    web: str
    worker: str
    broker: str


def listen(first: int = FIRST_PORT) -> socket.socket:
    """Open the web's door on the first free port from a friendly number on, or on any.

    The launcher holds it, not gunicorn: no other process can take the port between choosing and using it.
    """
    for port in (*range(first, first + 20), 0):
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError:
            door.close()
            continue
        door.listen(128)
        return door
    raise StartError("no port is free on this machine")


def process_environment(settings: Mapping[str, str], *, database: str, broker: str) -> dict[str, str]:
    """Return the surroundings of one process: ours without what leads astray, and the settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PG") and name not in UNWANTED
    }
    own = {"DATABASE_URL": database, "CELERY_BROKER_URL": broker, "PYTHONUNBUFFERED": "1"}
    return {**kept, "DJANGO_SETTINGS_MODULE": "infohouse.settings", **own, **settings}


def manage(words: Sequence[str], *, env: Mapping[str, str]) -> str:
    """Run one management command to its end and return what it printed; a failure says why."""
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, text=True)
    if done.returncode:
        raise StartError(f"manage.py {' '.join(words)} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def migrate(env: Mapping[str, str]) -> None:
    """Bring a database up to date as its owner: the serving roles may not change it."""
    manage(["migrate", "--no-input"], env=env)
    manage(["install_wall_key"], env=env)


class Services:
    """One running Infohouse on a given database and broker."""

    def __init__(
        self, addresses: Addresses, settings: Mapping[str, str], *, folder: Path, first_port: int
    ) -> None:
        self.addresses = addresses
        self.folder = folder
        self.door = listen(first_port)
        self.base_url = f"http://{HOST}:{self.door.getsockname()[1]}"
        self.settings = {**settings, "BEAT_FILE": str(folder / "beat")}
        celery = ["-m", "celery", "-A", "infohouse"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO"]
        gunicorn = ["-m", "gunicorn", "infohouse.wsgi", "--bind", f"fd://{self.door.fileno()}"]
        gunicorn += [
            "--workers",
            "2",
            "--threads",
            "2",
            "--timeout",
            "30",
            "--graceful-timeout",
            "5",
            "--no-control-socket",
            "--preload",
        ]
        self.web = self._process("web", gunicorn, role="web")
        self.web.keeps = (self.door.fileno(),)
        self.worker = self._process(
            "worker", [*celery, "worker", "--concurrency", "2", *quiet], role="worker"
        )
        self.beat = self._process(
            "beat", [*celery, "beat", "--pidfile=", "--loglevel", "INFO"], role="worker"
        )
        self.processes = (self.web, self.worker, self.beat)

    def _process(self, name: str, command: list[str], *, role: Role) -> Process:
        return Process(name, command, env=self.env(role), log=self.folder / "log" / f"{name}.log")

    def env(self, role: Role = "web") -> dict[str, str]:
        """Return the surroundings of a process in that role."""
        database = {"owner": self.addresses.owner, "web": self.addresses.web, "worker": self.addresses.worker}
        return process_environment(self.settings, database=database[role], broker=self.addresses.broker)

    def manage(self, *words: str, role: Role = "web") -> str:
        """Run one management command to its end and return what it printed."""
        return manage(words, env=self.env(role))

    def migrate(self) -> None:
        """Bring the database up to date."""
        migrate(self.env("owner"))

    def start(self) -> None:
        """Start everything; `wait_until_ready` says when it serves."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for process in self.processes:
            process.start()

    def is_ready(self) -> bool:
        """Ask the platform itself whether it can work."""
        web = HTTPConnection(HOST, self.door.getsockname()[1], timeout=5)
        try:
            web.request("GET", "/health/ready")
            return web.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            web.close()

    def wait_until_ready(self, seconds: float = 60) -> None:
        """Wait until the platform answers; show why when it does not."""
        until = time.monotonic() + seconds
        while not self.is_ready():
            if not self.web.is_running() or time.monotonic() > until:
                raise StartError(f"the web process is not ready:\n{self.web.last_words()}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop everything, all at once and then each in turn."""
        for process in self.processes:
            process.ask_to_stop()
        for process in self.processes:
            process.stop()
        self.door.close()
