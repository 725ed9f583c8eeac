"""Keeps a handful of commands running: restarts the dead, ends them all together, leaves none behind."""

from __future__ import annotations

import contextlib
import logging
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from outreach.embedded import logs
from outreach.embedded.child import SCRIPT, Child, ChildState
from outreach.embedded.errors import ServiceError

log = logging.getLogger(__name__)

TICK = 0.05
GUARD = str(Path(__file__).with_name("guard.py"))


class Supervisor:
    """Call `poll` a few times a second from the thread that called `start`, which must outlive the children.

    Should this process die, even by SIGKILL, so do the children and what they started: leash.py, guard.py.
    """

    def __init__(self, log_dir: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._log_dir = log_dir
        self._clock = clock
        self._children: dict[str, Child] = {}
        self._guard: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def add(
        self,
        name: str,
        argv: Sequence[str],
        env: Mapping[str, str] | None = None,
        ready: Callable[[], bool] | None = None,
        *,
        nice: int = 0,
    ) -> None:
        """Add a command before `start`; `env` is its whole environment (None: ours); logs to NAME.log.

        `nice`: how far it gives way to the others when there is too little processor, 0 to 19.
        """
        if name in self._children:
            raise ValueError(f"there is a child named {name} already")
        self._children[name] = Child(name, argv, env, ready, self._log_dir / f"{name}.log", nice)

    def start(self, timeout: float = 30.0) -> None:
        """Start all, wait until all are ready; ServiceError, and none left, when one ends or takes longer."""
        self._log_dir.mkdir(parents=True, exist_ok=True)
        try:
            for child in self._children.values():
                self._start(child)
            self._await_ready(self._clock() + timeout)
        except BaseException:
            self.stop(1.0)
            raise

    def poll(self) -> None:
        """Look at every child; restart what died once its delay is over: 0.2 s, doubling up to 10 s."""
        now = self._clock()
        self._keep_guard()
        for child in self._children.values():
            if child.process is None:
                if now >= child.due_at:
                    child.restarts += 1
                    self._start(child)
            elif child.process.poll() is not None:
                self._bury(child, now)
            else:
                child.look()

    def stop(self, timeout: float = 10.0) -> None:
        """SIGTERM in reverse order; after `timeout` seconds in all, SIGKILL to what is left of each group."""
        backwards = list(reversed(self._children.values()))
        for child in backwards:
            child.terminate()
        deadline = time.monotonic() + timeout
        for child in backwards:
            if child.process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, deadline - time.monotonic()))
                self._kill(child)
        if self._guard is not None:
            self._dismiss(self._guard)
            self._guard = None

    def kill(self, name: str) -> None:
        """SIGKILL the child and all its descendants, as a power cut would; `poll` restarts it."""
        self._kill(self._children[name])

    def states(self) -> list[ChildState]:
        """A snapshot of each child, in the order of `add`."""
        return [child.state() for child in self._children.values()]

    def log_tail(self, name: str) -> str:
        """The last lines the child wrote since its latest start."""
        child = self._children[name]
        return logs.tail(child.log, child.log_offset)

    def _start(self, child: Child) -> None:
        self._keep_guard()
        child.start(self._clock())
        if child.process is not None:
            self._tell_guard(f"+{child.process.pid}")

    def _kill(self, child: Child) -> None:
        if child.process is not None:
            child.signal_group(signal.SIGKILL)
            child.process.wait()
            self._bury(child, self._clock())

    def _bury(self, child: Child, now: float) -> None:
        group = child.process.pid if child.process is not None else 0
        if child.bury(now):
            self._tell_guard(f"-{group}")
            log.warning("child %s ended with %s", child.name, child.last_exit)

    def _await_ready(self, deadline: float) -> None:
        waiting = list(self._children.values())
        while waiting := [child for child in waiting if not child.look()]:
            for child in waiting:
                if child.process is not None and child.process.poll() is not None:
                    raise self._failure(child, f"{child.name} ended with {child.process.returncode}")
            if self._clock() > deadline:
                raise self._failure(waiting[0], f"{waiting[0].name} did not get ready in time")
            time.sleep(TICK)

    def _failure(self, child: Child, problem: str) -> ServiceError:
        return ServiceError(problem, f"see {child.log}", self.log_tail(child.name))

    def _keep_guard(self) -> None:
        """Start the guard, or a new one if somebody killed it, and give it the whole list."""
        if self._guard is not None and self._guard.poll() is None:
            return
        if self._guard is not None:
            self._dismiss(self._guard)
        self._guard = subprocess.Popen(
            [*SCRIPT, GUARD], stdin=subprocess.PIPE, text=True, start_new_session=True, cwd="/"
        )
        for child in self._children.values():
            if child.process is not None:
                self._tell_guard(f"+{child.process.pid}")

    def _tell_guard(self, line: str) -> None:
        if self._guard is not None and self._guard.stdin is not None:
            with contextlib.suppress(BrokenPipeError):  # `_keep_guard` replaces it
                self._guard.stdin.write(line + "\n")
                self._guard.stdin.flush()

    @staticmethod
    def _dismiss(guard: subprocess.Popen[str]) -> None:
        if guard.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                guard.stdin.close()
        guard.wait()
