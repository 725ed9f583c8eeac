"""What the demo reads from the database: whether all is quiet, what happened, and how each message ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from outreach.demo.summary import Believed


@dataclass(frozen=True)
class Moved:
    """One move of one message."""

    id: int
    at: datetime
    origin: str
    to: str
    reason: str
    channel: str
    template: str
    address: str
    note: str


@dataclass(frozen=True)
class Heard:
    """One text of a patient, acted on."""

    id: int
    at: datetime
    phone: str
    body: str
    outcome: str


def mark() -> tuple[int, ...]:
    """Changes with everything that happens to any message; equal marks: nothing did in between."""
    tables = ("message", "message_event", "raw_receipt", "inbound_message")
    heads = ", ".join(f"(SELECT coalesce(max(id), 0) FROM {table})" for table in tables)  # noqa: S608
    return _rows(f"SELECT {heads}")[0]


def moves_after(last: int) -> list[Moved]:
    """The moves with ids above `last`, oldest first."""
    rows = _rows(
        """
        SELECT e.id, e.at, e.origin, e."to", e.reason, m.channel, m.template, c.value, m.note
        FROM message_event e JOIN message m ON m.id = e.message_id JOIN contact_point c ON c.id = m.contact_id
        WHERE e.id > %s ORDER BY e.id
        """,
        last,
    )
    return [Moved(*row) for row in rows]


def heard_after(last: int) -> list[Heard]:
    """The patients' texts with ids above `last`, oldest first."""
    rows = _rows(
        """
        SELECT i.id, i.received_at, c.value, i.body, i.outcome
        FROM inbound_message i JOIN contact_point c ON c.id = i.contact_id WHERE i.id > %s ORDER BY i.id
        """,
        last,
    )
    return [Heard(*row) for row in rows]


def believed() -> list[Believed]:
    """Every message, with the reason of its last move."""
    rows = _rows(
        """
        SELECT m.id, m.channel, m.status, coalesce(e.reason, ''), c.value, m.body, m.provider_id
        FROM message m JOIN contact_point c ON c.id = m.contact_id
        LEFT JOIN LATERAL (
            SELECT reason FROM message_event WHERE message_id = m.id ORDER BY id DESC LIMIT 1
        ) e ON true
        ORDER BY m.id
        """
    )
    return [Believed(*row) for row in rows]


def fullest_of_texts(since: datetime, until: datetime) -> datetime | None:
    """The instant at which most texts and no e-mails are due."""
    rows = _rows(
        """
        SELECT m.send_at FROM message m JOIN contact_point c ON c.id = m.contact_id
        WHERE m.status = 'planned' AND m.send_at > %s AND m.send_at <= %s
        GROUP BY m.send_at HAVING bool_and(m.channel = 'sms' AND c.status = 'usable')
        ORDER BY count(*) DESC, m.send_at LIMIT 1
        """,
        since,
        until,
    )
    return rows[0][0] if rows else None


def doubts() -> dict[str, int]:
    """How the messages in doubt were settled: the state each one moved to, and how many did."""
    return dict(
        _rows("SELECT \"to\", count(*) FROM message_event WHERE origin = 'unknown' GROUP BY 1 ORDER BY 1")
    )


def in_place_of_texts() -> dict[str, int]:
    """E-mails that stood in for texts, by state."""
    return dict(
        _rows("SELECT status, count(*) FROM message WHERE note = 'in place of a text' GROUP BY 1 ORDER BY 1")
    )


def replies() -> dict[str, int]:
    """Patients' texts by what they meant."""
    return dict(_rows("SELECT intent, count(*) FROM inbound_message GROUP BY 1 ORDER BY 1"))


def staff_tasks() -> dict[str, int]:
    """What was left to a person, by kind."""
    return dict(_rows("SELECT kind, count(*) FROM staff_task GROUP BY 1 ORDER BY 1"))


def _rows(sql: str, *params: int | datetime) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
