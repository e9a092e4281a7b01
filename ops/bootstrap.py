"""Make .venv and install one hash-pinned lock into it. Standard library only: nothing is installed yet.

Usage: python3 ops/bootstrap.py base|dev
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed-lock"
LOCKS = ROOT / "ops" / "locks"
OLDEST_PYTHON = (3, 11)


def say(text: str) -> None:
    """Print one line of progress at once, also into a pipe."""
    print(f"[set-up] {text}", flush=True)


def lock_key(name: str) -> str:
    """Name what an installed lock depends on: its text and the Python it was installed for."""
    text = (LOCKS / f"{name}.lock").read_bytes()
    return hashlib.sha256(text + sys.version.encode()).hexdigest()


def is_installed(name: str) -> bool:
    """Tell whether .venv already holds the lock; the dev lock contains every pin of base."""
    if not STAMP.exists():
        return False
    return STAMP.read_text() in {lock_key(name), lock_key("dev")}


def environment() -> dict[str, str]:
    """Drop the settings that would make the installed packages slow or send them elsewhere."""
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER", "PIP_PREFIX"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def install_venv_module() -> None:
    """Debian ships Python without `venv`: install it as root, or name the one command that does."""
    packages = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"Python cannot make a virtual environment yet. Run once:  sudo apt-get install -y {packages}"
        )
    say(f"installing {packages} (Debian leaves it out of Python)")
    quiet = {**environment(), "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=True, stdout=subprocess.DEVNULL)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", packages]
    subprocess.run(command, env=quiet, check=True, stdout=subprocess.DEVNULL)


def has_venv_module() -> bool:
    """`import venv` works on Debian even where making one does not: ask for ensurepip, the missing half."""
    return (
        subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0
    )


def make_venv() -> None:
    """Make .venv anew unless it already runs this very Python."""
    if not has_venv_module():
        install_venv_module()
    say(f"making .venv with Python {sys.version.split()[0]}")
    # A pip of its own takes most of the time; where this Python has one, that one serves.
    without = ["--without-pip"] if has_pip() else []
    subprocess.run(
        [sys.executable, "-m", "venv", "--clear", *without, str(VENV)], env=environment(), check=True
    )


def has_pip() -> bool:
    """Tell whether the Python that runs this has a pip that installs into another one (22.3 or newer)."""
    command = [sys.executable, "-m", "pip", "--python", sys.executable, "--version"]
    return subprocess.run(command, env=environment(), capture_output=True).returncode == 0


def pip_command() -> list[str]:
    """Return how to call pip for .venv: its own, or ours."""
    own = [str(PYTHON), "-m", "pip"]
    if subprocess.run([*own, "--version"], env=environment(), capture_output=True).returncode == 0:
        return own
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def venv_runs_this_python() -> bool:
    """A venv outlives the interpreter it points at; ask it rather than trust its folder."""
    python = VENV / "bin" / "python"
    if not python.exists():
        return False
    asked = subprocess.run(
        [str(python), "-c", "import sys; print(sys.version)"], capture_output=True, text=True
    )
    return asked.stdout.strip() == sys.version.strip()


def counter(total: int) -> Callable[[str], None]:
    """Return a reader of pip's lines that shows how many packages it has looked at."""
    seen = 0

    def read(line: str) -> None:
        nonlocal seen
        seen += line.startswith("Collecting")
        if line.startswith("Collecting") and (seen % 20 == 0 or seen == total):
            say(f"  {seen} of {total} packages fetched")
        elif line.startswith("Installing"):
            say("  unpacking and compiling")

    return read


def run_shown(command: list[str], show: Callable[[str], None] = lambda line: None) -> tuple[bool, str]:
    """Run an installer, handing on its lines; return whether it did it, and what it said last."""
    tail: list[str] = []
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        for line in running.stdout or ():
            tail.append(line)
            show(line)
    return running.returncode == 0, "".join(tail[-25:])


def pip(lock: Path, show: Callable[[str], None] = lambda line: None) -> tuple[bool, str]:
    """Install a lock with pip: every file is checked against its hash, nothing is built from source."""
    options = [
        "--require-hashes",
        "--only-binary=:all:",
        "--no-compile",
        "--no-input",
        "--progress-bar",
        "off",
    ]
    quiet = ["--disable-pip-version-check"]
    return run_shown([*pip_command(), "install", *options, *quiet, "-r", str(lock)], show)


def uv(lock: Path) -> tuple[bool, str]:
    """Install a lock with uv, which does the same checks in a fifth of the time."""
    done, said = pip(LOCKS / "uv.lock")
    if not done:
        return done, said
    options = ["--python", str(PYTHON), "--link-mode", "copy", "--require-hashes", "--only-binary", ":all:"]
    return run_shown([str(VENV / "bin" / "uv"), "pip", "install", *options, "-r", str(lock)])


def install(name: str) -> None:
    """Install the lock: with uv, or with pip where uv fails, as behind a mirror that only pip knows."""
    lock = LOCKS / f"{name}.lock"
    total = lock.read_text().count("==")
    say(f"installing {total} packages of {lock.relative_to(ROOT)} (once)")
    done, said = uv(lock)
    if not done:
        say("uv could not; pip takes over")
        done, said = pip(lock, counter(total))
    if not done:
        sys.exit(f"{said}\npip could not install {lock.name} (see above)")


def main(name: str) -> None:
    """Bring .venv up to the lock, or say nothing when it already is."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("Python 3.11 or newer is needed. If it has another name here: make PYTHON=python3.12 demo")
    if is_installed(name) and venv_runs_this_python():
        return
    began = time.monotonic()
    if not venv_runs_this_python():
        make_venv()
    STAMP.unlink(missing_ok=True)
    install(name)
    STAMP.write_text(lock_key(name))
    say(f"packages ready after {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "base")
