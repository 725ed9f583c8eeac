"""The beat's ticks come by themselves after whatever the machine's clock does."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from celery.beat import ScheduleEntry

from worker import Beat, app


class Heard(Beat):
    """Notes what it would publish."""

    def __init__(self, file: Path) -> None:
        self.published: list[str] = []
        super().__init__(app, schedule_filename=str(file))
        self.__dict__["producer"] = None  # a cached property: no broker is looked for

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        self.published.append(str(entry.name))

    def run(self) -> set[str]:
        """Tick until nothing is due; what was published."""
        self.published.clear()
        while self.tick() == 0:
            pass
        return set(self.published)

    def clock_set_back(self, by: timedelta) -> None:
        """As if everything had last run, and been put in order, by a clock that was ahead."""
        for entry in self.schedule.values():
            assert entry.last_run_at
            entry.last_run_at += by
        self.populate_heap()


EVERYTHING = {"claim", "escalate", "fold", "replies", "recover", "reconcile", "watch_complaints", "seal"}


@pytest.fixture
def beat(tmp_path: Path) -> Heard:
    return Heard(tmp_path / "beat")


def test_each_tick_comes_once_in_its_time(beat: Heard) -> None:
    beat.clock_set_back(timedelta(minutes=-1))
    assert beat.run() == EVERYTHING
    assert len(beat.published) == len(EVERYTHING)
    assert not beat.run()


def test_a_clock_set_back_by_an_hour_stops_nothing(beat: Heard) -> None:
    beat.clock_set_back(timedelta(hours=1))
    assert beat.run() == EVERYTHING
    assert not beat.run()


@pytest.mark.parametrize("suffix", ["", ".dat", ".dir", ".db"])
def test_nor_does_a_file_of_last_runs_that_is_damaged(tmp_path: Path, suffix: str) -> None:
    Heard(tmp_path / "beat").close()
    (tmp_path / f"beat{suffix}").write_bytes(b"")
    again = Heard(tmp_path / "beat")
    again.clock_set_back(timedelta(minutes=-1))
    assert again.run() == EVERYTHING


def test_a_tick_is_of_use_though_the_worker_is_a_little_late_or_its_clock_ahead() -> None:
    assert all(entry["options"]["expires"] >= 10 for entry in app.conf.beat_schedule.values())
