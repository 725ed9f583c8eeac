"""The only place where a message's status changes: conditional updates that append their events."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection
from psycopg.types.json import Json

from outreach.domain.lifecycle import Status, origins

# The columns a move may write beside the status, and their PostgreSQL types.
_TYPES: Mapping[str, str] = {
    "attempted_at": "timestamptz",
    "body": "text",
    "check_at": "timestamptz",
    "merged_into_id": "bigint",
    "provider_id": "text",
    "segments": "smallint",
    "send_at": "timestamptz",
    "sender_id": "bigint",
    "sent_at": "timestamptz",
    "subject": "text",
    "token": "uuid",
    "unknown_since": "timestamptz",
    "words_version": "integer",
}


# One JSON value is bound many times faster than an array for each column; instants travel as text.
_dumps = partial(json.dumps, default=str)


@dataclass(frozen=True, slots=True)
class Move:
    """One message's move: why, and the values of the columns the call names, in that order."""

    message_id: int
    reason: str = ""
    rule: str = ""
    values: tuple[object, ...] = ()
    if_token: str | None = None


@dataclass(frozen=True, slots=True)
class Also:
    """Further assignments beside the status: a constant SQL fragment and its parameters."""

    sql: str = ""
    params: Sequence[Any] = ()


NOTHING = Also()


def move(
    to: Status, moves: Sequence[Move], now: datetime, *, columns: Sequence[str] = (), also: Also = NOTHING
) -> set[int]:
    """Move each message to `to` where the lifecycle allows it; return the ids that did move.

    With `Move.if_token` set, only while that attempt is the message's last: what an overtaken worker says no
    longer counts. Rows are locked in the order of their ids, so that two such calls can't deadlock.
    """
    if not moves:
        return set()
    old = f"""
        SELECT m.id, m.status, v.reason, v.rule{"".join(f", v.{name}" for name in columns)}
        FROM json_to_recordset(%s) AS v(id bigint, reason text, rule text, if_token uuid
            {"".join(f", {name} {_TYPES[name]}" for name in columns)})
        JOIN message m ON m.id = v.id
        WHERE m.status = ANY(%s) AND (v.if_token IS NULL OR v.if_token = m.token)
        ORDER BY m.id FOR UPDATE OF m
    """  # noqa: S608  (names come from the table above, never from data)
    rows = [
        {"id": m.message_id, "reason": m.reason[:200], "rule": m.rule, "if_token": m.if_token}
        | dict(zip(columns, m.values, strict=True))
        for m in moves
    ]
    sets = [f"{name} = old.{name}" for name in columns]
    return set(_advance(to, old, [Json(rows, _dumps), _origins(to)], now, sets, also))


def move_where(
    to: Status,
    where: str,
    params: Sequence[Any],
    now: datetime,
    *,
    reason: str,
    rule: str = "",
    also: Also = NOTHING,
    skip_locked: bool = False,
) -> list[int]:
    """Move every message `m` that satisfies the constant SQL condition `where`, in the order of their ids.

    With `skip_locked` those that somebody else holds are left for the next time.
    """
    old = f"""
        SELECT m.id, m.status, %s::text AS reason, %s::text AS rule FROM message m
        WHERE ({where}) AND m.status = ANY(%s)
        ORDER BY m.id FOR UPDATE {"SKIP LOCKED" if skip_locked else ""}
    """  # noqa: S608  (`where` is a constant of the caller)
    return _advance(to, old, [reason[:200], rule, *params, _origins(to)], now, [], also)


def claim(
    priority: int,
    channels: Sequence[str],
    limit: int,
    now: datetime,
    lease_s: float,
    whatever: Sequence[str] = (),
) -> list[int]:
    """Take up to `limit` due messages of one priority, the longest due first, under a lease.

    On these channels, and those with words of the templates `whatever` on any channel.

    Rows another process is claiming are skipped, so any number of beats may tick at once. The partial index
    `message_due` makes the cost independent of how many messages wait for later or are over.
    """
    old = """
        SELECT m.id, m.status, ''::text AS reason, ''::text AS rule FROM message m
        WHERE m.status = 'planned' AND m.priority = %s AND m.send_at <= %s
          AND (m.channel = ANY(%s) OR m.template = ANY(%s))
        ORDER BY m.send_at LIMIT %s FOR UPDATE SKIP LOCKED
    """
    params = [priority, now, list(channels), list(whatever), limit]
    return _advance(Status.QUEUED, old, params, now, [], lease(lease_s))


def lease(seconds: float, start_window_s: float | None = None) -> Also:
    """A lease from now on the database's clock, and where asked the end of the window to start the call."""
    sql, params = "lease_until = clock_timestamp() + make_interval(secs => %s)", [seconds]
    if start_window_s is not None:
        sql += ", start_by = clock_timestamp() + make_interval(secs => %s), attempts = m.attempts + 1"
        params.append(start_window_s)
    return Also(sql, params)


def _origins(to: Status) -> list[str]:
    return [origin.value for origin in origins(to)]


def _advance(
    to: Status, old: str, old_params: Sequence[Any], now: datetime, sets: Sequence[str], also: Also
) -> list[int]:
    """Run the shared tail: update the rows `old` locked and append an event for each, in one statement."""
    assignments = ", ".join(["status = %s", *sets, *([also.sql] if also.sql else [])])
    # By an array where no value comes from `old`: a join of some thousand claimed rows is planned as a scan
    # of the whole table.
    rows = "FROM old WHERE m.id = old.id" if sets else "WHERE m.id = ANY(ARRAY(SELECT id FROM old))"
    sql = f"""
        WITH old AS MATERIALIZED ({old}), moved AS (
            UPDATE message m SET {assignments} {rows} RETURNING m.id
        )
        INSERT INTO message_event (message_id, at, origin, "to", reason, rule)
        SELECT DISTINCT ON (id) id, %s, old.status, %s, old.reason, old.rule FROM moved JOIN old USING (id)
        RETURNING message_id
    """  # noqa: S608  (assembled from constants)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*old_params, to.value, *also.params, now, to.value])
        return [row[0] for row in cursor.fetchall()]
