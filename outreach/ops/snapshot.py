"""How the engine stands at one instant: what waits, since when, and what needs a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Pause:
    """A channel nothing is claimed for until an instant, and why."""

    channel: str
    until: datetime
    why: str


@dataclass(frozen=True)
class Snapshot:
    """Counts and ages; an age is in seconds of engine time, None where nothing waits."""

    messages: Mapping[str, int]
    due: int
    claimable: int  # of those due, what no pause keeps back
    oldest_due_s: float | None
    next_due: datetime | None
    next_check: datetime | None
    receipts_waiting: int
    replies_waiting: int
    tasks_open: Mapping[str, int]
    pauses: tuple[Pause, ...]
    care_only_since: datetime | None = None  # since when mail that isn't care waits (rule P54)

    @property
    def busy(self) -> bool:
        """Whether anything is under way or due this instant."""
        in_flight = self.messages.get("queued", 0) + self.messages.get("sending", 0)
        return bool(in_flight or self.claimable or self.receipts_waiting or self.replies_waiting)


def snapshot(now: datetime) -> Snapshot:
    """Read the present state; every query here is served by a partial index but the count by state."""
    messages = {row[0]: row[1] for row in _rows("SELECT status, count(*) FROM message GROUP BY status")}
    due, claimable, oldest = _rows(
        """
        SELECT count(*), count(*) FILTER (
            WHERE channel NOT IN (SELECT channel FROM sender WHERE paused_until > %s)), min(send_at)
        FROM message WHERE status = 'planned' AND priority IN (0, 1) AND send_at <= %s
        """,
        now,
        now,
    )[0]
    (following,) = _rows(
        """
        SELECT min(first) FROM unnest(ARRAY[0, 1]) priority CROSS JOIN LATERAL (
            SELECT min(m.send_at) AS first FROM message m
            WHERE m.status = 'planned' AND m.priority = priority.priority AND m.send_at > %s) later
        """,
        now,
    )[0]
    # A text waiting for a late receipt is asked about too, but nothing depends on it.
    (check,) = _rows("SELECT min(check_at) FROM message WHERE status = 'unknown'")[0]
    (receipts,) = _rows("SELECT count(*) FROM raw_receipt WHERE folded_at IS NULL")[0]
    (replies,) = _rows("SELECT count(*) FROM inbound_message WHERE processed_at IS NULL")[0]
    tasks = _rows("SELECT kind, count(*) FROM staff_task WHERE closed_at IS NULL GROUP BY kind ORDER BY kind")
    pauses = _rows(
        "SELECT channel, paused_until, paused_why FROM sender"
        " WHERE paused_until > %s AND given_up_at IS NULL ORDER BY channel",
        now,
    )
    (care_only,) = _rows("SELECT min(care_only_since) FROM sender")[0]
    return Snapshot(
        messages=messages,
        due=due,
        claimable=claimable,
        oldest_due_s=(now - oldest).total_seconds() if oldest else None,
        next_due=following,
        next_check=check,
        receipts_waiting=receipts,
        replies_waiting=replies,
        tasks_open={row[0]: row[1] for row in tasks},
        pauses=tuple(Pause(*row) for row in pauses),
        care_only_since=care_only,
    )


def _rows(sql: str, *params: datetime) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
