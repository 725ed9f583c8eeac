"""What it costs to find and claim due messages among many that wait for later."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction

from outreach.bench.data import analyse, make_messages, truncate
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.records.moves import claim, move_where

CLAIMED = 1000
_ROUNDS = 9
_PEOPLE = 50_000
_NOW = datetime(2027, 3, 8, 16, tzinfo=UTC)


@dataclass(frozen=True)
class DueFigure:
    """The time to claim `CLAIMED` due rows, in milliseconds, with `planned` rows waiting for later."""

    planned: int
    median_ms: float
    fastest_ms: float
    slowest_ms: float
    ratio: float  # of the median to that of the smallest size


def measure_due(sizes: Sequence[int], progress: Callable[[str], None]) -> list[DueFigure]:
    """Claim a thousand due rows, several times at each size, the rounds of one size after the other."""
    truncate()
    figures: list[DueFigure] = []
    planned = 0
    for size in sorted(sizes):
        progress(f"planning {size:,} messages for later")
        while planned < size:
            step = min(100_000, size - planned)
            make_messages(step, _NOW + timedelta(days=30, minutes=planned % 10_000), people=_PEOPLE)
            planned += step
        analyse()
        progress(f"claiming {CLAIMED:,} among {size:,}")
        times = [_round(i) for i in range(_ROUNDS + 1)][1:]  # the first warms the cache
        median = statistics.median(times)
        base = figures[0].median_ms if figures else median
        figures.append(DueFigure(size, median, min(times), max(times), median / base))
    return figures


def _round(number: int) -> float:
    made = make_messages(CLAIMED, _NOW - timedelta(minutes=number), people=_PEOPLE)
    started = time.perf_counter()
    with transaction.atomic():
        claimed = claim(1, [Channel.SMS], CLAIMED, _NOW, 60)
    elapsed = (time.perf_counter() - started) * 1000
    if len(claimed) != made.count:
        raise RuntimeError(f"claimed {len(claimed)} of {made.count}")
    move_where(Status.CANCELLED, "m.status = 'queued'", [], _NOW, reason="out of the next round's way")
    return elapsed
