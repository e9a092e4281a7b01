"""The commands behind the Makefile: python -m ops demo|demo-reset|test|check [words for pytest]."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

from ops import assets, checks, demo, tongues
from ops.assets import AssetError
from ops.paths import ROOT, UnsafeFolder
from ops.postgres import DatabaseError
from ops.services import StartError
from ops.valkey import BrokerError


def run_demo(words: Sequence[str]) -> int:
    """Run the platform in the foreground."""
    tongues.compile_all()
    return demo.demo()


def run_demo_anew(words: Sequence[str]) -> int:
    """Delete the demo's data, then run it."""
    try:
        demo.reset()
    except demo.AlreadyRunning as other:
        print(f"The demo runs ({other}): stop it with Ctrl-C first; nothing was deleted.", file=sys.stderr)
        return 1
    return run_demo(words)


def run_tests(words: Sequence[str]) -> int:
    """Run all tests, or those named; pytest's own summary comes last."""
    assets.prepare()
    tongues.compile_all()
    parallel = [] if words else ["-n", "2"]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([sys.executable, "-m", "pytest", *parallel, *words], cwd=ROOT, env=env).returncode


def run_checks(words: Sequence[str]) -> int:
    """Run every check that is not a test."""
    assets.prepare()
    tongues.compile_all()
    return checks.run_all()


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": run_demo,
    "demo-reset": run_demo_anew,
    "test": run_tests,
    "check": run_checks,
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; what stops it is said in a sentence, not in a traceback."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except (AssetError, BrokerError, DatabaseError, StartError, UnsafeFolder) as wrong:
        print(f"\n{wrong}", file=sys.stderr)
        return 1
    except PermissionError as wrong:
        print(
            f"\n{wrong.filename} was made by another user: go on as that user, or remove it.", file=sys.stderr
        )
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
