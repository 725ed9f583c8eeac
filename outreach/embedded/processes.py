"""Which processes are ours, by program and working directory, and how they are ended.

A pid from a file is only a hint: after a crash or a reboot it may belong to another program. Both
servers work in their data directory, so that directory is what identifies them.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import psutil

Ladder = Sequence[tuple[signal.Signals, float]]

TICK = 0.02


def lives(process: psutil.Process) -> bool:
    """Whether it still runs; a zombie (nobody reaped it, as in containers without an init) does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def is_alive(pid: int) -> bool:
    """Whether a process of that number runs; for pids we have from its own start, not from a file."""
    try:
        return pid > 0 and lives(psutil.Process(pid))
    except psutil.NoSuchProcess:
        return False


def is_ours(process: psutil.Process, program: str, directory: Path) -> bool:
    """Whether the process runs `program` in `directory`."""
    try:
        return process.name().startswith(program) and Path(process.cwd()) == directory.resolve()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return False


def recorded_in(pid_file: Path, program: str, directory: Path) -> psutil.Process | None:
    """The live process whose pid stands in the file's first line, if it is `program` in `directory`."""
    try:
        process = psutil.Process(int(pid_file.read_text().split("\n", 1)[0]))
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return None
    return process if is_ours(process, program, directory) and lives(process) else None


def parent_of(process: psutil.Process) -> int | None:
    """The parent's pid; None when the process is gone."""
    try:
        parent: int = process.ppid()
    except psutil.NoSuchProcess:
        return None
    return parent


def working_in(program: str, directory: Path) -> list[psutil.Process]:
    """Every process of `program` that works in `directory`, orphans of a killed parent included.

    A directory that was removed under its server still counts.
    """
    return [process for process in psutil.process_iter() if is_ours(process, program, directory)]


def end(processes: Iterable[psutil.Process], ladder: Ladder) -> bool:
    """Send each signal in turn and wait its seconds; True once all are gone."""
    remaining = [process for process in processes if lives(process)]
    for number, seconds in ladder:
        for process in remaining:
            try:
                process.send_signal(number)
            except psutil.NoSuchProcess:
                continue
        deadline = time.monotonic() + seconds
        while remaining and time.monotonic() < deadline:
            time.sleep(TICK)
            remaining = [process for process in remaining if lives(process)]
        if not remaining:
            return True
    return not remaining
