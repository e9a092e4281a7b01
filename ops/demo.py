"""`make demo`: everything set up and running in the foreground until Ctrl-C."""

import fcntl
import os
import secrets
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from types import FrameType

from ops import assets
from ops.paths import VAR
from ops.postgres import Cluster
from ops.processes import Process
from ops.services import Addresses, Services, StartError
from ops.valkey import Valkey

FOLDER = VAR / "demo"
KEYS = VAR / "keys"
DATA = VAR / "demo-pg"
DATABASE = "infohouse"
RESTARTS = 5


class AlreadyRunning(Exception):
    """Another launcher holds the demo of this checkout."""


class Stopped(Exception):
    """Somebody pressed Ctrl-C or asked the launcher to end."""


class Progress:
    """Lines that say what is happening and how long it has taken."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def say(self, text: str) -> None:
        """Print one line with the seconds since the start."""
        print(f"[{time.monotonic() - self.began:5.1f} s] {text}", flush=True)


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the demo of this checkout; a second launcher is told so and leaves the first alone."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(lock.read().strip()) from None
        lock.truncate(0)
        lock.write(f"process {os.getpid()}")
        lock.flush()
        yield


def stop_on_signals() -> None:
    """Turn every polite way to end us into one exception.

    SIGINT is set too: a shell starts background jobs with it ignored.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def key_files() -> dict[str, str]:
    """Return where the keys are, drawing each at the first time; only we may read them."""
    KEYS.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = {}
    for name in ("SECRET_KEY", "SEAL_KEY", "WALL_KEY"):
        path = KEYS / f"{name.lower()}.key"
        if not path.exists():
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        found[f"{name}_FILE"] = str(path)
    return found


def external_addresses(environment: Mapping[str, str], *, broker: str) -> Addresses:
    """Take the database from the environment: three roles, three addresses."""
    names = {"owner": "OWNER_DATABASE_URL", "web": "DATABASE_URL", "worker": "WORKER_DATABASE_URL"}
    missing = [name for name in names.values() if not environment.get(name)]
    if missing:
        raise StartError(f"An external database needs one address per role; set {', '.join(missing)}.")
    return Addresses(**{role: environment[name] for role, name in names.items()}, broker=broker)


def start_broker(stack: ExitStack) -> str:
    """Return the broker's address, starting our own unless one is given."""
    given = os.environ.get("CELERY_BROKER_URL")
    if given:
        return given
    valkey = Valkey(FOLDER)
    stack.callback(valkey.stop)
    valkey.start()
    return valkey.url


def start_database(stack: ExitStack, *, broker: str) -> Addresses:
    """Return the database's addresses, starting our own unless one is given."""
    if os.environ.get("DATABASE_URL"):
        return external_addresses(os.environ, broker=broker)
    cluster = Cluster(DATA)
    stack.callback(cluster.stop)
    cluster.start()
    cluster.prepare(DATABASE)
    owner, web, worker = (cluster.url(f"infohouse_{role}", DATABASE) for role in ("owner", "web", "worker"))
    return Addresses(owner=owner, web=web, worker=worker, broker=broker)


def background(name: str, command: list[str], services: Services) -> Process:
    """Start a command that may take its time while others run."""
    process = Process(name, command, env=services.env(), log=FOLDER / "log" / f"{name.replace(' ', '-')}.log")
    process.start()
    return process


def finish(process: Process) -> None:
    """Wait for a command in the background, which must succeed."""
    if process.wait():
        raise StartError(f"{process.name} failed:\n{process.last_words()}")


def dress(services: Services) -> None:
    """Fetch and adapt the front-end packages, and collect the static files."""
    assets.prepare()
    finish(background("static files", ["manage.py", "collectstatic", "--no-input"], services))


def bring_up(services: Services, stack: ExitStack, progress: Progress) -> None:
    """Dress the pages while the database is migrated; make the demo's people while the web comes up."""
    services.folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(1) as beside:
        dressed = beside.submit(dress, services)
        services.migrate()
        progress.say("database migrated by its owner role")
        dressed.result()
    progress.say("front-end packages and static files are in place")
    stack.callback(services.stop)
    services.web.start()
    finish(background("demo people", ["manage.py", "demo_seed"], services))
    progress.say("demo agencies, staff and live cases are there")
    services.wait_until_ready()
    progress.say(f"ready: {services.base_url}  (logs in {FOLDER / 'log'})")
    services.worker.start()
    services.beat.start()


def watch(services: Services, progress: Progress) -> None:
    """Start again what ends by itself, so that a killed worker can be watched coming back."""
    left = {process.name: RESTARTS for process in services.processes}
    while True:
        time.sleep(0.5)
        for process in services.processes:
            if process.is_running():
                continue
            if not left[process.name]:
                raise StartError(f"{process.name} keeps ending:\n{process.last_words()}")
            left[process.name] -= 1
            progress.say(f"{process.name} ended ({process.exit_code()}), starting it again")
            process.start()


def serve(stack: ExitStack, progress: Progress) -> None:
    """Bring everything up, say where it is, and stay until stopped."""
    broker = start_broker(stack)
    addresses = start_database(stack, broker=broker)
    progress.say("database and broker run")
    settings = {"INFOHOUSE_ENV": "demo", **key_files()}
    services = Services(addresses, settings, folder=FOLDER, first_port=int(os.environ.get("PORT", "8000")))
    bring_up(services, stack, progress)
    print(services.manage("demo_logins", "--base", services.base_url), flush=True)
    year = Process("year", ["manage.py", "demo_year"], env=services.env(), log=None)
    stack.callback(year.stop)
    year.start()
    print("Press Ctrl-C to stop; the data stays. The year behind these cases is being filled in.", flush=True)
    watch(services, progress)


def demo() -> int:
    """Run the demo until it is stopped."""
    stop_on_signals()
    progress = Progress()
    try:
        with only_one(), ExitStack() as stack:
            stack.callback(progress.say, "stopped; `make demo` goes on with the same data")
            serve(stack, progress)
    except Stopped:
        return 0
    except AlreadyRunning as other:
        print(f"The demo already runs here ({other}). Stop it first; it was left alone.", file=sys.stderr)
        return 1
    return 0


def reset() -> None:
    """Delete the demo's data and keys, unless it runs or lives in somebody else's database."""
    if os.environ.get("DATABASE_URL"):
        raise StartError("DATABASE_URL names a database of your own: empty it yourself, nothing was touched.")
    with only_one():
        Cluster(DATA).destroy()
        for folder in (FOLDER, KEYS):
            shutil.rmtree(folder, ignore_errors=True)
    print("demo data deleted; beginning anew", flush=True)
