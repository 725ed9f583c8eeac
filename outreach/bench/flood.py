"""A flood of patients' texts while others go out: how soon each is answered, and that none is lost."""

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from typing import Any, Self

import psutil
from django.db import connection

from outreach import tasks
from outreach.bench.data import Span, analyse, make_messages, truncate
from outreach.bench.flood_load import READY, Answer
from outreach.bench.flood_mix import Post, mix
from outreach.bench.send import LATER, NOON, WARM_UP, ask_sandbox, cpu_seconds, tell_sandbox, warm_up
from outreach.clock import VirtualClock
from outreach.commands.home import SANDBOX_TOKEN, Home
from outreach.commands.stack import Sizes, supervise
from outreach.embedded.supervisor import Supervisor
from outreach.records.models import InboundMessage

_CARRIER_MS = 60
_PATIENCE_S = 300
_SLOW_MS = 250
_NOTHING_LEFT = """
    SELECT NOT EXISTS (SELECT 1 FROM inbound_message WHERE processed_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM raw_receipt WHERE folded_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM message WHERE status IN ('queued', 'sending', 'unknown')
                       OR status = 'planned' AND send_at <= %s)
"""
_LOST = """
    SELECT count(*) FROM message
    WHERE status NOT IN ('planned', 'sent', 'delivered', 'suppressed', 'cancelled')
       AND NOT (status = 'held' AND EXISTS (
           SELECT 1 FROM message_event e WHERE e.message_id = message.id AND e.rule = 'P59'))
"""
# An opt-out's one confirmation (P10) and the words for somebody in distress (P61) may go after it.
_MAY_FOLLOW = "SELECT provider_id FROM message WHERE template IN ('stop_ack', 'crisis') AND provider_id <> ''"


@dataclass(frozen=True)
class Latency:
    """Milliseconds from the instant a webhook was due to be posted to its answer."""

    count: int
    p50: float
    p95: float
    p99: float
    max: float


@dataclass(frozen=True)
class FloodFigures:
    """What one run measured. `faults` is empty when nothing was lost, doubled or sent after a STOP."""

    rate: float
    seconds: float
    answered: int
    unanswered: int
    retried: int
    statuses: Mapping[str, int]
    ms: Latency
    ms_stops: Latency
    ms_others: Latency
    ms_while_sending: Latency
    stops_over_250_ms: int
    stops_in_flight: int  # STOPs of phones whose message was with a worker, or sent in the second before
    sending: int
    sending_took_s: float
    texts_sent_meanwhile_per_s: float
    all_acted_on_after_s: float
    stored: int
    calls_after_stop: int
    cpu_s: Mapping[str, float]
    load: float  # the machine's average over the last minute, at the end of the flood
    faults: Sequence[str]


def measure_flood(
    home: Home, rate: float, seconds: float, sending: int, sizes: Sizes, progress: Callable[[str], None]
) -> FloodFigures:
    """Run the real processes, send `sending` texts, and post `rate` inbound texts a second meanwhile."""
    clock = VirtualClock(home.var / "clock")
    clock.set(NOON)
    truncate()
    make_messages(0, NOON, people=max(sending, WARM_UP))  # people only: none are made while processes run
    supervisor = supervise(home, sizes=sizes, extra={"CLOCK_FILE": str(home.var / "clock")})
    with supervisor:
        progress("starting the processes")
        supervisor.start()
        progress("warming up")
        tell_sandbox(home, "faults", {"latency_ms": _CARRIER_MS})
        warm_up(clock)
        due = clock.now() + LATER
        span = make_messages(sending, due)
        analyse()
        posts = mix(round(rate * seconds), sending)
        progress(f"{len(posts):,} texts come in while {sending:,} go out")
        with _Going(clock) as going:
            flood = _Flood(posts, rate, seconds, span, due, clock, going)
            return _measure(home, supervisor, flood, progress)


@dataclass(frozen=True)
class _Flood:
    posts: Sequence[Post]
    rate: float
    seconds: float
    span: Span
    due: datetime
    clock: VirtualClock
    going: "_Going"


def _measure(
    home: Home, supervisor: Supervisor, flood: _Flood, progress: Callable[[str], None]
) -> FloodFigures:
    before = cpu_seconds(supervisor, home)
    started_us, answers = _post_all(home, flood)
    ended = time.monotonic()
    load = psutil.getloadavg()[0]
    progress("waiting until all is acted on")
    _until_nothing_is_left(flood.clock)
    caught_up = time.monotonic() - ended
    cpu = {name: round(used - before.get(name, 0), 2) for name, used in cpu_seconds(supervisor, home).items()}
    calls = [_Call.of(line) for line in ask_sandbox(home, "calls") if line["method"] == "POST"]
    planned = _ids("SELECT provider_id FROM message WHERE id >= %s AND id < %s",
                   flood.span.first, flood.span.first + flood.span.count)  # fmt: skip
    going = [call.started_us for call in calls if call.sid in planned] or [started_us]
    stops = [answer for answer in answers if flood.posts[answer.number].kind == "stop"]
    ended_us = started_us + flood.seconds * 1_000_000
    meanwhile = [call for call in calls if call.sid and started_us <= call.started_us < ended_us]
    late = _calls_after_stop(flood, stops, calls)
    return FloodFigures(
        rate=flood.rate,
        seconds=flood.seconds,
        answered=sum(answer.status > 0 for answer in answers),
        unanswered=sum(not answer.status for answer in answers),
        retried=sum(answer.tries > 1 for answer in answers),
        statuses={str(status): n for status, n in sorted(Counter(a.status for a in answers).items())},
        ms=_latency(answers),
        ms_stops=_latency(stops),
        ms_others=_latency([a for a in answers if flood.posts[a.number].kind != "stop"]),
        ms_while_sending=_latency([a for a in answers if _intended_us(a) < max(going)]),
        stops_over_250_ms=sum(answer.latency_ms > _SLOW_MS for answer in stops),
        stops_in_flight=_in_flight(flood, stops, calls),
        sending=flood.span.count,
        sending_took_s=round((max(going) - started_us) / 1e6, 2),
        texts_sent_meanwhile_per_s=round(len(meanwhile) / flood.seconds, 1),
        all_acted_on_after_s=round(caught_up, 2),
        stored=InboundMessage.objects.count(),
        calls_after_stop=late,
        cpu_s=cpu,
        load=round(load, 2),
        faults=_faults(home, flood, answers, late),
    )


def _post_all(home: Home, flood: _Flood) -> tuple[int, list[Answer]]:
    """The instant at which it began, and an answer for each post."""
    plan = {
        "url": f"{home.web_url}/hooks/twilio/inbound",
        "token": SANDBOX_TOKEN,
        "rate": flood.rate,
        "posts": [{"form": post.form, "signed": post.signed} for post in flood.posts],
    }
    command = [sys.executable, "-m", "outreach.bench.flood_load"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no pipes")
        process.stdin.write(json.dumps(plan) + "\n")
        process.stdin.flush()
        if process.stdout.readline().strip() != READY:
            raise RuntimeError("the load generator did not start")
        started_us = time.time_ns() // 1000
        process.stdin.write("go\n")
        process.stdin.flush()
        flood.going.start_at(flood.due)
        tasks.ring_claim()
        answers = [Answer(**answer) for answer in json.loads(process.stdout.read())]
    return started_us, answers


class _Going:
    """Has the clock go on, once started, as fast as ours: doubts, pauses and leases end by it."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock, self._over = clock, threading.Event()
        self._thread = threading.Thread(target=self._run)

    def start_at(self, instant: datetime) -> None:
        """Begin at this instant; nothing is due before, so that no sending begins ahead of the flood."""
        self._start, self._began = instant, time.monotonic()
        self._clock.set(instant)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(0.05):
            self._clock.set(self._start + timedelta(seconds=time.monotonic() - self._began))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()


def _until_nothing_is_left(clock: VirtualClock) -> None:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(_NOTHING_LEFT, [clock.now()])
            if cursor.fetchone() == (True,):
                return
        time.sleep(0.1)
    raise TimeoutError(f"not everything was acted on within {_PATIENCE_S} s")


@dataclass(frozen=True, slots=True)
class _Call:
    """A call to the carrier; `sid` where it was accepted."""

    to: str
    started_us: int
    sid: str | None

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> "_Call":
        started = datetime.fromisoformat(line["started"]).astimezone(UTC)
        return cls(str(line["to"]), round(started.timestamp() * 1e6), line["sid"])


def _calls_after_stop(flood: _Flood, stops: Sequence[Answer], calls: Sequence[_Call]) -> int:
    """How many calls started to a phone whose STOP had been answered, beside what may follow it (P8)."""
    answered = {flood.posts[a.number].form["From"]: a.answered_us for a in stops if a.status == 200}
    may_follow = _ids(_MAY_FOLLOW)
    late = [call for call in calls if call.to in answered and call.started_us > answered[call.to]]
    return sum(call.sid not in may_follow for call in late)


def _in_flight(flood: _Flood, stops: Sequence[Answer], calls: Sequence[_Call]) -> int:
    """STOPs during whose handling, or in the second before it, a call to their phone began."""
    began: dict[str, list[int]] = {}
    for call in calls:
        began.setdefault(call.to, []).append(call.started_us)
    return sum(
        any(
            _intended_us(stop) - 1_000_000 < at < stop.answered_us
            for at in began.get(flood.posts[stop.number].form["From"], ())
        )
        for stop in stops
    )


def _faults(home: Home, flood: _Flood, answers: Sequence[Answer], late: int) -> list[str]:
    """What went wrong, in words."""
    wrong = Counter(
        (flood.posts[a.number].kind, a.status) for a in answers if a.status != flood.posts[a.number].status
    )
    faults = [f"{count} of {kind} answered {status}" for (kind, status), count in sorted(wrong.items())]
    accepted = {flood.posts[a.number].sid for a in answers if a.status == 200}
    stored = Counter(InboundMessage.objects.values_list("provider_id", flat=True))
    told = Counter(line["sid"] for line in ask_sandbox(home, "ledger"))
    known = _ids("SELECT provider_id FROM message WHERE provider_id <> ''")
    failed = InboundMessage.objects.filter(outcome__startswith="failed").count()
    with connection.cursor() as cursor:
        cursor.execute(_LOST)
        lost = cursor.fetchone()
    counts = {
        "accepted but not stored": len(accepted - stored.keys()),
        "refused but stored": len(stored.keys() - accepted),
        "stored more than once": sum(count > 1 for count in stored.values()),
        "could not be acted on": failed,
        "calls after their STOP was answered": late,
        "texts lost": lost[0] if lost else 0,
        "texts the carrier doesn't know": len(known - told.keys()),
        "texts sent twice": len(told.keys() - known) + sum(count - 1 for count in told.values()),
    }
    return faults + [f"{count} {what}" for what, count in counts.items() if count]


def _ids(query: str, *params: int) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return {row[0] for row in cursor.fetchall()}


def _intended_us(answer: Answer) -> float:
    return answer.answered_us - answer.latency_ms * 1000


def _latency(answers: Sequence[Answer]) -> Latency:
    times = sorted(answer.latency_ms for answer in answers)
    if len(times) < 2:
        times = [*times, *times] or [0.0, 0.0]
    percent = quantiles(times, n=100, method="inclusive")
    return Latency(len(answers), *(round(ms, 1) for ms in (percent[49], percent[94], percent[98], times[-1])))
