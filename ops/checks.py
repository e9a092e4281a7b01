"""`make check`: everything that can be known without running a test."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping

from ops.paths import ROOT
from ops.services import process_environment
from ops.testbed import NOBODY_LISTENS, SETTINGS, Testbed

MODULE = [sys.executable, "-m"]
MANAGE = [sys.executable, "manage.py"]


def commands() -> dict[str, list[str]]:
    """Return each check by its name, quick ones first."""
    bin_folder = os.path.dirname(sys.executable)
    scenarios = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("sharing/packs/*/scenarios.yaml"))]
    return {
        "style": [*MODULE, "ruff", "check", "."],
        "format": [*MODULE, "ruff", "format", "--check", "."],
        "import contract": [os.path.join(bin_folder, "lint-imports")],
        "Django": [*MANAGE, "check", "--fail-level", "WARNING"],
        "Django in production": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
        "missing migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
        "rule packs": [*MANAGE, "check_scenarios", *scenarios],
        "translations": [*MODULE, "ops.tongues", "check"],
        "types": [*MODULE, "mypy"],
    }


def run_one(name: str, command: list[str], *, env: Mapping[str, str]) -> bool:
    """Run one check; show what it said only when it fails."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, text=True)
    verdict = "FAILED" if done.returncode else "ok"
    print(f"{name:.<24} {verdict} ({time.monotonic() - began:.1f} s)", flush=True)
    if done.returncode:
        print((done.stdout + done.stderr).rstrip(), flush=True)
    return done.returncode == 0


def run_all() -> int:
    """Run every check to the end, so that one run shows all that is wrong."""
    testbed = Testbed()
    testbed.join()
    try:
        database = f"run_{os.getpid()}_check"
        testbed.fresh(database)
        env = process_environment(SETTINGS, database=testbed.addresses(database).web, broker=NOBODY_LISTENS)
        production = {**env, "INFOHOUSE_ENV": "production"}
        passed = [
            run_one(name, command, env=production if "production" in name else env)
            for name, command in commands().items()
        ]
    finally:
        testbed.leave()
    print(f"{sum(passed)} of {len(passed)} checks passed", flush=True)
    return 0 if all(passed) else 1
