"""The whole pipeline's speed: claim, decide, render, call, record, beside a bare loop to the same sandbox."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import psutil
from django.db import connection

from outreach import tasks
from outreach.bench.data import analyse, make_messages, truncate
from outreach.clock import VirtualClock
from outreach.commands.home import Home
from outreach.commands.stack import Sizes, supervise
from outreach.domain.lifecycle import Status
from outreach.embedded.supervisor import Supervisor
from outreach.records.models import Message

# A standing clock at a weekday's noon in Chicago: whatever the hour of the run, it isn't a quiet one.
NOON = datetime(2027, 3, 8, 18, tzinfo=UTC)
LATER = timedelta(seconds=2)
WARM_UP = 500
_PATIENCE_S = 300
_CALLBACKS_A_MESSAGE = 3
_NO_CALLBACKS = {"drop_rate": 1.0}


@dataclass(frozen=True)
class SendFigures:
    """What one run of `bench send` measured; rates are messages a second of wall time."""

    messages: int
    provider_latency_ms: float
    receipts: bool
    messages_per_s: float
    bare_per_s: float
    ratio: float
    lost: int
    duplicated: int
    worker_cpu_s_per_1000: float
    cpu_s_per_1000: Mapping[str, float]
    receipts_folded: int


def measure_send(
    home: Home,
    messages: int,
    latency_ms: float,
    receipts: bool,
    sizes: Sizes,
    progress: Callable[[str], None],
) -> SendFigures:
    """Run the real processes, send `messages` texts, and compare with the bare loop in the same run."""
    clock = VirtualClock(home.var / "clock")
    clock.set(NOON)
    truncate()
    supervisor = supervise(home, sizes=sizes, extra={"CLOCK_FILE": str(home.var / "clock")})
    with supervisor:
        progress("starting the processes")
        supervisor.start()
        quiet = {"latency_ms": latency_ms, "callbacks": _NO_CALLBACKS}
        tell_sandbox(home, "faults", quiet)
        progress("warming up")
        warm_up(clock)
        # Half before and half after, so that a machine that gets busier weighs on both alike.
        bare_s = _bare(home, (messages + 1) // 2, progress)
        tell_sandbox(home, "reset", {})
        tell_sandbox(home, "faults", quiet | {"callbacks": {}} if receipts else quiet)
        progress(f"sending {messages:,} messages")
        run = _send_and_watch(messages, receipts, supervisor, home, clock)
        tell_sandbox(home, "faults", quiet)
        bare_s += _bare(home, messages // 2, progress)
        return _figures(run, messages, latency_ms, receipts, bare_s, receipts_folded=_folded() - run.folded)


@dataclass(frozen=True)
class _Run:
    """How it went: wall time, processor time by process, what the carrier has, receipts folded before."""

    seconds: float
    cpu: Mapping[str, float]
    accepted: Counter[str]
    folded: int


def _send_and_watch(
    messages: int, receipts: bool, supervisor: Supervisor, home: Home, clock: VirtualClock
) -> _Run:
    before, folded = cpu_seconds(supervisor, home), _folded()
    seconds = _send(messages, _delivered if receipts else _sent, clock)
    cpu = {name: used - before.get(name, 0) for name, used in cpu_seconds(supervisor, home).items()}
    accepted = Counter(m["to"] + m["body"] for m in ask_sandbox(home, "ledger"))
    return _Run(seconds, cpu, accepted, folded)


def _figures(
    run: _Run, messages: int, latency_ms: float, receipts: bool, bare_s: float, *, receipts_folded: int
) -> SendFigures:
    workers = sum(used for name, used in run.cpu.items() if name.startswith("worker"))
    return SendFigures(
        messages=messages,
        provider_latency_ms=latency_ms,
        receipts=receipts,
        messages_per_s=round(messages / run.seconds, 1),
        bare_per_s=round(messages / bare_s, 1),
        ratio=round(bare_s / run.seconds, 3),
        lost=messages - len(run.accepted),
        duplicated=sum(run.accepted.values()) - len(run.accepted),
        worker_cpu_s_per_1000=round(workers / messages * 1000, 3),
        cpu_s_per_1000={name: round(used / messages * 1000, 3) for name, used in run.cpu.items()},
        receipts_folded=receipts_folded,
    )


def warm_up(clock: VirtualClock) -> None:
    """Send some messages, so that no process does anything for the first time."""
    _send(WARM_UP, _sent, clock)


def _send(count: int, done: Callable[[int, int], bool], clock: VirtualClock) -> float:
    """Plan `count` messages, have them fall due and wait until they are `done`; returns the seconds since.

    They fall due only as the clock is moved: beat's own ticks would send some before ours begins to count.
    """
    due = clock.now() + LATER
    span = make_messages(count, due)
    analyse()
    started = time.perf_counter()
    clock.set(due)
    tasks.ring_claim()
    while not done(span.first, span.count):
        if time.perf_counter() - started > _PATIENCE_S:
            raise TimeoutError(f"not all of {count} messages were sent within {_PATIENCE_S} s")
        time.sleep(0.02)
    return time.perf_counter() - started


def _sent(first: int, count: int) -> bool:
    """No message of these is on its way any more."""
    return not Message.objects.filter(
        id__gte=first, status__in=(Status.PLANNED, Status.QUEUED, Status.SENDING, Status.UNKNOWN)
    ).exists()


def _delivered(first: int, count: int) -> bool:
    """All three receipts of each message have been folded."""
    if not _sent(first, count) or Message.objects.filter(id__gte=first, status=Status.SENT).exists():
        return False
    return _folded() >= count * _CALLBACKS_A_MESSAGE


def _folded() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM raw_receipt WHERE folded_at IS NOT NULL")
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def _bare(home: Home, count: int, progress: Callable[[str], None]) -> float:
    """Seconds the bare loop takes for `count` messages."""
    progress(f"posting {count:,} messages with a bare loop")
    body = "Clinic: your visit is Wed, Mar 10 at 12:00 PM. Reply C to confirm, R to reschedule, X to cancel."
    lines = "".join(f"+1608555{i % 100:04d}\t{body} {i}\n" for i in range(count))
    done = subprocess.run(
        [sys.executable, "-m", "outreach.bench.bare", home.sandbox_url, "100"],
        input=lines, text=True, capture_output=True, check=True, env=dict(os.environ),
    )  # fmt: skip
    return float(done.stdout)


def tell_sandbox(home: Home, what: str, body: Mapping[str, Any]) -> None:
    """Tell the sandbox's control side."""
    request = urllib.request.Request(  # noqa: S310  (our own sandbox on loopback)
        f"{home.sandbox_url}/_sandbox/{what}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10):  # noqa: S310
        pass


def ask_sandbox(home: Home, what: str) -> Any:
    """What the sandbox's control side knows: its ledger, its calls, its counts."""
    with urllib.request.urlopen(f"{home.sandbox_url}/_sandbox/{what}", timeout=60) as response:  # noqa: S310
        return json.load(response)


def cpu_seconds(supervisor: Supervisor, home: Home) -> dict[str, float]:
    """CPU seconds used so far by each process tree, the database's included."""
    used: dict[str, float] = {}
    for state in supervisor.states():
        used[state.name] = _tree_cpu(psutil.Process(state.pid)) if state.pid else 0.0
    for process in psutil.process_iter(["name", "cwd"]):
        if process.info["name"] == "postgres" and str(process.info["cwd"]).startswith(str(home.var)):
            times = process.cpu_times()
            used["database"] = used.get("database", 0.0) + times.user + times.system
    return used


def _tree_cpu(process: psutil.Process) -> float:
    total = 0.0
    for one in [process, *process.children(recursive=True)]:
        times = one.cpu_times()
        total += times.user + times.system
    return total
