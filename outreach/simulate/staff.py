"""The practice's own people in a simulation: they work the tasks, and are with whoever is in danger."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from outreach.actions.close_task import TaskError, close, take
from outreach.ops.open_tasks import OpenTask, open_tasks
from outreach.simulate import records
from outreach.simulate.oracle import Oracle
from outreach.simulate.phones import CRISIS, Saying
from outreach.simulate.practice import Schedule, another_hour

_NAME = "Kim"
_PATIENCE = timedelta(minutes=10)
Add = Callable[[datetime, Callable[[], None]], None]


class Staff:
    """Everybody at the practice. `add` puts something on the world's agenda."""

    def __init__(self, schedule: Schedule, oracle: Oracle, seed: int, add: Add) -> None:
        self._schedule, self._oracle, self._add = schedule, oracle, add
        self._draw = Random(f"{seed}:staff")  # noqa: S311
        self._known: set[int] = set()

    def noticed(self, said: Iterable[Saying], now: datetime) -> None:
        """Texts have come in: most crises are taken at once, some only after the backup was told."""
        if not any(saying.meant == CRISIS for saying in said):
            return
        for task in open_tasks():
            if task.kind != "crisis" or task.id in self._known:
                continue
            self._known.add(task.id)
            after = timedelta(minutes=4 if self._draw.random() < 0.7 else 14)
            self._add(now + after, partial(take, task.id, _NAME, now + after))
            done = now + timedelta(hours=self._draw.randrange(2, 40))
            self._add(done, partial(self._resume, task.id, done))

    def _resume(self, task_id: int, now: datetime) -> None:
        try:
            close(task_id, _NAME, now, note="spoke to them", resume=True)
        except TaskError:  # there is a later crisis of that phone, whose end will let messages go again
            close(task_id, _NAME, now, note="spoke to them")
            return
        self._oracle.resumed(records.phone_of(task_id))

    def work(self, now: datetime) -> None:
        """Go through what waits, as somebody does every hour, and enter what came of it in the schedule."""
        for task in open_tasks():
            if task.kind == "crisis" or now - task.opened_at < _PATIENCE:
                continue
            self._enter(task, now)
            close(task.id, _NAME, now, seen=task.noted)

    def _enter(self, task: OpenTask, now: datetime) -> None:
        visit = self._schedule.visits.get(task.visit)
        if visit is None or not visit.stands or visit.start <= now:
            return
        if task.kind == "cancelled":
            self._schedule.enter(replace(visit, status="Canceled by patient"))
        elif task.kind == "reschedule":
            moved = replace(visit, start=another_hour(max(visit.start, now + timedelta(days=1)), self._draw))
            self._schedule.enter(moved)
            over = replace(moved, status="Completed")
            self._add(moved.start + timedelta(hours=1), lambda: self._schedule.enter(over))
