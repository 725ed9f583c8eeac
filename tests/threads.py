"""A second connection for tests of what happens at the same instant."""

import threading
from collections.abc import Callable

from django.db import connection, connections

_PATIENCE_S = 60  # a thread may get no turn for long where the whole suite runs on two slow processors


class Beside(threading.Thread):
    """Runs `work` in a thread with a database connection of its own; `result()` waits for it."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work
        self._result: object = None
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:
            self._error = error
        finally:
            connections.close_all()

    def result(self) -> object:
        self.join(_PATIENCE_S)
        assert not self.is_alive(), "it still waits"
        if self._error is not None:
            raise self._error
        return self._result


def until(condition: Callable[[], bool], seconds: int = _PATIENCE_S) -> None:
    """Return when `condition` holds; fail after so many seconds."""
    pause = threading.Event()
    for _ in range(seconds * 100):
        if condition():
            return
        pause.wait(0.01)
    raise AssertionError("it did not come to that")


def somebody_waits() -> bool:
    """Whether a connection to this test's database waits for a row that another one holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees its first look for ever
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])
