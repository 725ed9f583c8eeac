"""What the demo reads from the database: whether all is quiet, what happened, and how each message ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from outreach.demo.summary import Believed


@dataclass(frozen=True)
class Moved:
    """One move of one message. `rule` and `reason` of one that went are those that let it go."""

    id: int
    at: datetime
    origin: str
    to: str
    reason: str
    rule: str
    message: int
    channel: str
    template: str
    address: str
    note: str
    words: str  # as texted; of a mail its subject


@dataclass(frozen=True)
class Heard:
    """One text of a patient, acted on; `intent` is what it was taken to say."""

    id: int
    at: datetime
    phone: str
    body: str
    intent: str
    outcome: str


@dataclass(frozen=True)
class Task:
    """What one text of a patient left to a person, and who took and closed it."""

    id: int
    inbound: int
    phone: str
    kind: str
    opened_at: datetime
    taken_at: datetime | None
    taken_by: str
    closed_at: datetime | None
    closed_by: str
    note: str


@dataclass(frozen=True)
class Word:
    """A line of the consent ledger."""

    at: datetime
    address: str
    purpose: str
    kind: str
    actor: str
    medium: str
    wording: str


def mark() -> tuple[int, ...]:
    """Changes with everything that happens to any message; equal marks: nothing did in between."""
    tables = ("message", "message_event", "raw_receipt", "inbound_message")
    heads = ", ".join(f"(SELECT coalesce(max(id), 0) FROM {table})" for table in tables)  # noqa: S608
    return _rows(f"SELECT {heads}")[0]


def moves_after(last: int) -> list[Moved]:
    """The moves with ids above `last`, oldest first."""
    rows = _rows(
        """
        SELECT e.id, e.at, e.origin, e."to", coalesce(nullif(e.reason, ''), went.reason, ''),
               coalesce(nullif(e.rule, ''), went.rule, ''), m.id, m.channel, m.template, c.value, m.note,
               CASE m.channel WHEN 'email' THEN m.subject ELSE m.body END
        FROM message_event e JOIN message m ON m.id = e.message_id JOIN contact_point c ON c.id = m.contact_id
        LEFT JOIN LATERAL (
            SELECT reason, rule FROM message_event s WHERE s.message_id = m.id AND s.id < e.id
            AND s."to" = 'sending' ORDER BY s.id DESC LIMIT 1
        ) went ON e.origin = 'sending' AND e."to" IN ('sent', 'delivered')
        WHERE e.id > %s ORDER BY e.id
        """,
        last,
    )
    return [Moved(*row) for row in rows]


def heard_after(last: int) -> list[Heard]:
    """The patients' texts with ids above `last`, oldest first."""
    rows = _rows(
        """
        SELECT i.id, i.received_at, c.value, i.body, i.intent, i.outcome
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


def tasks_of_replies() -> list[Task]:
    """What patients' texts left to a person, oldest first."""
    rows = _rows(
        """
        SELECT t.id, t.inbound_id, c.value, t.kind, t.opened_at, t.acknowledged_at, t.acknowledged_by,
               t.closed_at, t.closed_by, t.note
        FROM staff_task t JOIN inbound_message i ON i.id = t.inbound_id
            JOIN contact_point c ON c.id = i.contact_id ORDER BY t.id
        """
    )
    return [Task(*row) for row in rows]


def consent_ledger() -> list[Word]:
    """Every line, oldest first."""
    rows = _rows(
        """
        SELECT e.at, c.value, e.purpose, e.kind, e.actor, e.medium, e.wording
        FROM consent_event e JOIN contact_point c ON c.id = e.contact_id ORDER BY e.id
        """
    )
    return [Word(*row) for row in rows]


def next_escalation() -> datetime | None:
    """When the backup is told of a crisis, unless somebody takes it before."""
    (row,) = _rows(
        "SELECT min(acknowledge_by) FROM staff_task WHERE acknowledged_at IS NULL AND closed_at IS NULL"
    )
    until: datetime | None = row[0]
    return until


def fullest_of_texts(since: datetime, until: datetime, spared: Collection[str]) -> datetime | None:
    """The instant at which most texts are due, no e-mails, and nothing to the `spared` phones."""
    rows = _rows(
        """
        SELECT m.send_at FROM message m JOIN contact_point c ON c.id = m.contact_id
        WHERE m.status = 'planned' AND m.send_at > %s AND m.send_at <= %s
        GROUP BY m.send_at
        HAVING bool_and(m.channel = 'sms' AND c.status = 'usable' AND c.value <> ALL(%s))
        ORDER BY count(*) DESC, m.send_at LIMIT 1
        """,
        since,
        until,
        list(spared),
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


def _rows(sql: str, *params: int | datetime | list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
