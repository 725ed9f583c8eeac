"""A send that is cut down again and again still tells the carrier of each message exactly once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random

import psutil
import pytest

from tests.journeys.harness import NOON, Stack, stack

pytestmark = pytest.mark.journey

MESSAGES = 3000
KILLS = 10
FLUSHES = 2
LATENCY = {"latency_ms": 80, "latency_jitter_ms": 40}
# Receipts come long after the leases of the dead: they can't do the work of asking the carrier.
RECEIPTS = {"queued_ms": 15_000}
SOME_CALLS = 5
BULK = ("worker-bulk", "worker-bulk-2", "worker-bulk-3")


def _two_more_groups(made: Stack) -> None:
    # A group that died often is restarted ever later; with several of them some are always at work.
    for name in BULK[1:]:
        made.add_worker(name, "bulk", 1)


@pytest.fixture
def crowd() -> Iterator[Stack]:
    with stack(more=_two_more_groups, CALLS_IN_FLIGHT="10") as made:
        yield made


@pytest.mark.parametrize("lost", [0.0, 0.02], ids=["all_answers", "lost_answers"])
def test_each_of_3000_messages_is_accepted_once(crowd: Stack, lost: float) -> None:
    faults = [{"kind": "lost_answer", "rate": lost}] if lost else []
    crowd.post("faults", {"seed": 7, **LATENCY, "callbacks": RECEIPTS, "api": faults})
    crowd.fill(MESSAGES, NOON + timedelta(minutes=1))
    crowd.clock.set(NOON + timedelta(minutes=1))

    killed = _cut_down(crowd, Random(20270308 + int(lost * 100)))
    crowd.until(lambda: _nothing_in_flight(crowd), "nothing in flight")
    crowd.pace = 20
    crowd.until(lambda: crowd.counts() == {"delivered": MESSAGES}, "all delivered")

    assert sum(killed.values()) == KILLS
    accepted = {line["to"]: line["sid"] for line in crowd.get("ledger")}
    told = Counter(line["to"] for line in crowd.get("ledger"))
    assert crowd.accepted() == MESSAGES
    assert len(told) == MESSAGES
    assert set(told.values()) == {1}
    ours = crowd.rows(
        "SELECT c.value, m.provider_id FROM message m JOIN contact_point c ON c.id = m.contact_id"
    )
    assert dict(ours) == accepted
    settled = dict(
        crowd.rows("SELECT \"to\", count(*) FROM message_event WHERE origin = 'unknown' GROUP BY 1")
    )
    assert sum(settled.values()) > 0, "no kill came between deciding and recording"
    assert settled.get("sent", 0) > 0 or not lost, "no lost answer was found at the carrier"


def _cut_down(crowd: Stack, draw: Random) -> Counter[str]:
    """Kill and flush at moments spread over the send's progress; returns how often each group was killed."""
    moments = sorted(draw.sample(range(50, MESSAGES - 500), KILLS + FLUSHES))
    acts = ["bulk"] * (KILLS - 2) + ["urgent"] * 2 + ["flush"] * FLUSHES
    draw.shuffle(acts)
    killed: Counter[str] = Counter()
    for moment, act in zip(moments, acts, strict=True):
        crowd.progress(moment)
        if act == "flush":
            crowd.flush_broker()
            continue
        if act == "urgent":
            victim = crowd.until(lambda: _up(crowd, "worker-urgent"), "an urgent worker")
        else:
            victim = crowd.until(lambda: _busiest(crowd), "calls in flight")
        killed[victim] += crowd.kill(victim)
    return killed


def _up(crowd: Stack, name: str) -> str | None:
    return next((state.name for state in crowd.supervisor.states() if state.name == name and state.pid), None)


def _nothing_in_flight(crowd: Stack) -> bool:
    due = crowd.counts().keys() & {"planned", "queued", "sending"}
    return not due and not crowd.get("pending")["calls"]


def _busiest(crowd: Stack) -> str | None:
    """While calls are in flight, and accepted ones unrecorded: the group with most lines to the carrier."""
    if crowd.get("pending")["calls"] < SOME_CALLS:
        return None
    recorded = crowd.value("SELECT count(*) FROM message WHERE provider_id <> ''")
    if crowd.get("stats")["accepted"] <= recorded:
        return None
    lines = {state.name: _lines(state.pid, crowd.home.sandbox_port) for state in crowd.supervisor.states()}
    name = max(BULK, key=lambda name: lines[name])
    return name if lines[name] else None


def _lines(pid: int | None, port: int) -> int:
    """Open connections to this port of a process and its descendants."""
    if pid is None:
        return 0
    count = 0
    for process in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            count += sum(bool(c.raddr) and c.raddr.port == port for c in process.net_connections("tcp"))
    return count
