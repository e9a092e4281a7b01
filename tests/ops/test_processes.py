"""Nothing outlives the one that started it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ops.paths import ROOT
from ops.processes import Process

SLEEPER = ["-c", "import time; print('up', flush=True); time.sleep(60)"]
STUBBORN = [
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)",
]
PARENT = """
import os, sys, time
from pathlib import Path
from ops.processes import Process
child = Process("child", ["-c", "import time; time.sleep(60)"], env=dict(os.environ), log=Path(sys.argv[1]))
child.start()
print(child.popen.pid, flush=True)
time.sleep(60)
"""


def eventually(what: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    return what()


def exists(pid: int) -> bool:
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")


def started(command: list[str], folder: Path) -> Process:
    process = Process("trial", command, env=dict(os.environ), log=folder / "trial.log")
    process.start()
    assert eventually(lambda: "up" in process.last_words())
    return process


def test_a_process_is_stopped_politely(tmp_path: Path) -> None:
    process = started(SLEEPER, tmp_path)
    process.stop()
    assert not process.is_running()


def test_a_process_that_does_not_listen_is_ended(tmp_path: Path) -> None:
    process = started(STUBBORN, tmp_path)
    process.stop(patience=0.2)
    assert not process.is_running()


def test_a_killed_process_can_be_started_again(tmp_path: Path) -> None:
    process = started(SLEEPER, tmp_path)
    process.kill()
    assert not process.is_running()
    process.start()
    assert process.is_running()
    process.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child when its parent is killed")
def test_a_child_ends_when_its_launcher_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path / "child.log")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as launcher:
        assert launcher.stdout is not None
        child = int(launcher.stdout.readline())
        assert exists(child)
        launcher.send_signal(signal.SIGKILL)
    assert eventually(lambda: not exists(child))
