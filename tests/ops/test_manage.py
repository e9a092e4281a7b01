"""What reads files alone runs on a bare checkout; everything else wants its keys."""

import subprocess
import sys
from pathlib import Path

from ops.paths import ROOT

DANISH = "sharing/packs/dk/scenarios.yaml"


def manage(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody would who has just set the folder up, with nothing in the environment."""
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env={}, capture_output=True, text=True, check=False)


def test_a_lawyer_checks_scenarios_without_keys_and_without_a_database() -> None:
    done = manage("check_scenarios", DANISH)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(" passed, 0 failed\n")


def test_a_failing_scenario_is_one_line_and_the_exit_status_says_so(tmp_path: Path) -> None:
    wrong = tmp_path / "scenarios.yaml"
    wrong.write_text((ROOT / DANISH).read_text().replace("decision: deny", "decision: permit"))
    done = manage("check_scenarios", str(wrong))
    assert done.returncode == 1
    assert not done.stdout.endswith(" 0 failed\n")


def test_a_lawyer_reads_the_reasoning_of_a_scenario() -> None:
    done = manage("explain", DANISH, "DK-101")
    assert done.returncode == 0, done.stderr
    assert "DK-R1 opens" in done.stdout


def test_what_serves_people_does_not_start_without_its_keys() -> None:
    done = manage("check")
    assert done.returncode != 0
    assert "Set SECRET_KEY_FILE" in done.stderr
