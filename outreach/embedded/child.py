"""One supervised command: how it is started, watched, restarted and ended, with all its descendants."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from outreach.embedded import logs

FIRST_DELAY = 0.2
LONGEST_DELAY = 10.0
STEADY_SECONDS = 30.0
SCRIPT = (sys.executable, "-I", "-S")  # a bare interpreter starts in about 10 ms
LEASH = str(Path(__file__).with_name("leash.py"))


@dataclass(frozen=True)
class ChildState:
    """What an operator sees of a child; `up` means alive and ready, `last_exit` is negative for a signal."""

    name: str
    pid: int | None
    up: bool
    restarts: int
    last_exit: int | None


@dataclass
class Child:
    """A command in a session and process group of its own; times are seconds on the supervisor's clock."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] | None
    ready: Callable[[], bool] | None
    log: Path
    nice: int = 0
    process: subprocess.Popen[bytes] | None = None
    was_ready: bool = False
    restarts: int = 0
    last_exit: int | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    delay: float = field(default=FIRST_DELAY)
    log_offset: int = 0

    def start(self, now: float) -> None:
        """Start the command; its output is appended to its log."""
        self.log_offset = logs.prepare(self.log)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [*SCRIPT, LEASH, str(os.getpid()), str(self.nice), *self.argv],
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started_at = now
        self.was_ready = False

    def look(self) -> bool:
        """Whether it is up; asks `ready` until it has once said yes."""
        if self.process is None or self.process.poll() is not None:
            return False
        if not self.was_ready:
            self.was_ready = self.ready is None or self.ready()
        return self.was_ready

    def bury(self, now: float) -> bool:
        """Note the exit of a dead child, sweep up its group and set when it may start again.

        False when it still runs, or was buried before.
        """
        if self.process is None or self.process.poll() is None:
            return False
        self.last_exit = self.process.returncode
        self.signal_group(signal.SIGKILL)  # a killed Celery main leaves its pool behind
        self.process = None
        if now - self.started_at >= STEADY_SECONDS:
            self.delay = FIRST_DELAY
        self.due_at = now + self.delay
        self.delay = min(self.delay * 2, LONGEST_DELAY)
        return True

    def terminate(self) -> None:
        """Ask the command itself; what it started is its own to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def signal_group(self, number: signal.Signals) -> None:
        """Signal the command and all its descendants that share its group."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    def state(self) -> ChildState:
        """A snapshot; `ready` is not asked."""
        alive = self.process is not None and self.process.poll() is None
        pid = self.process.pid if self.process is not None and alive else None
        return ChildState(self.name, pid, alive and self.was_ready, self.restarts, self.last_exit)
