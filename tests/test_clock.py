"""The engine's time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from outreach.clock import SystemClock, VirtualClock


def test_the_system_clock_is_aware_and_in_utc() -> None:
    before, now, after = datetime.now(UTC), SystemClock().now(), datetime.now(UTC)
    assert before <= now <= after
    assert now.utcoffset() == timedelta()


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2027, 3, 14, 8, 0, 0, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, tzinfo=UTC),
        datetime.fromisoformat("2027-11-07T01:30-05:00"),
    ],
)
def test_a_virtual_clock_stands_where_it_was_put(tmp_path: Path, instant: datetime) -> None:
    clock = VirtualClock(tmp_path / "clock")
    clock.set(instant)
    assert clock.now() == instant
    assert clock.now().utcoffset() == timedelta()


def test_every_process_sees_the_same_instant(tmp_path: Path) -> None:
    one, other = (VirtualClock(tmp_path / "clock") for _ in range(2))
    one.set(datetime(2027, 3, 8, tzinfo=UTC))
    assert other.now() == datetime(2027, 3, 8, tzinfo=UTC)
    other.set(datetime(2027, 3, 9, tzinfo=UTC))
    assert one.now() == datetime(2027, 3, 9, tzinfo=UTC)
    assert (tmp_path / "clock").stat().st_mode & 0o077 == 0


def test_a_read_beside_a_write_sees_one_of_both(tmp_path: Path) -> None:
    clock = VirtualClock(tmp_path / "clock")
    both = [datetime(2000, 1, 1, tzinfo=UTC), datetime(2040, 6, 15, 12, 34, 56, 789, tzinfo=UTC)]
    clock.set(both[0])

    def flicker() -> None:
        for n in range(2000):
            clock.set(both[n % 2])

    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(flicker)
        seen = {clock.now() for _ in range(2000)}
        writing.result()
    assert seen <= set(both)
