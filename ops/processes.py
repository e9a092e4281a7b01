"""Long-running processes that never outlive the one that started them."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ops.paths import ROOT

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def dies_with_parent() -> None:
    """Ask Linux to end this child when its parent dies, even by SIGKILL; elsewhere there is no such wish."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Process:
    """One named process with its log; it leads a session of its own, so Ctrl-C reaches only the launcher."""

    def __init__(
        self, name: str, command: Sequence[str], *, env: Mapping[str, str], log: Path | None
    ) -> None:
        self.name = name
        self.command = [sys.executable, *command]
        self.env = dict(env)
        self.log = log
        self.keeps: Sequence[int] = ()  # open files handed on to it
        self.popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process, its output added to its log (or shown, without one)."""
        if self.log is None:
            self._spawn(None)
            return
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as output:
            self._spawn(output.fileno())

    def _spawn(self, output: int | None) -> None:
        self.popen = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output is not None else None,
            pass_fds=self.keeps,
            start_new_session=True,
            preexec_fn=dies_with_parent,
        )

    def exit_code(self) -> int | None:
        """Return how it ended, or None while it runs."""
        return self.popen.poll() if self.popen else None

    def is_running(self) -> bool:
        """Tell whether the process is there."""
        return self.popen is not None and self.popen.poll() is None

    def wait(self) -> int:
        """Wait for its end and return how it ended."""
        assert self.popen is not None
        return self.popen.wait()

    def ask_to_stop(self) -> None:
        """Ask politely, without waiting."""
        if self.is_running():
            self._signal(signal.SIGTERM, group=False)

    def stop(self, *, patience: float = 8) -> None:
        """Ask politely, then end it with its children."""
        self.ask_to_stop()
        if self.popen:
            try:
                self.popen.wait(patience)
            except subprocess.TimeoutExpired:
                self.kill()
        self.popen = None

    def kill(self) -> None:
        """End it with its children at once, as a power cut would."""
        if self.popen:
            self._signal(signal.SIGKILL, group=True)
            self.popen.wait(10)
            self.popen = None

    def _signal(self, number: signal.Signals, *, group: bool) -> None:
        assert self.popen is not None
        try:
            os.killpg(self.popen.pid, number) if group else self.popen.send_signal(number)
        except ProcessLookupError:
            return  # it ended between the look and the signal: what was wanted

    def last_words(self, lines: int = 25) -> str:
        """Return the end of its log."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
