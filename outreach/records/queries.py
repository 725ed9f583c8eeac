"""Reads of the hot paths, each one statement for a whole batch."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection


@dataclass(frozen=True, slots=True)
class Due:
    """A claimed message with all that the decision and the words need."""

    id: int
    channel: str
    template: str
    priority: int
    not_after: datetime
    attempts: int
    unless_confirmed: bool
    made_for: int | None
    prompted: bool
    address: str
    contact_status: str
    opted_out: bool
    theirs: bool
    patient_id: int | None
    patient_zone: str | None
    language: str | None
    given_name: str | None
    visit_version: int | None
    visit_status: str | None
    start: datetime | None
    zone: str | None
    confirmed: bool
    location_phone: str | None


def queued_by_channel(message_ids: Sequence[int]) -> list[tuple[str, list[int]]]:
    """Those of these messages that are still queued, texts first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT channel, array_agg(id ORDER BY id) FROM message"
            " WHERE id = ANY(%s) AND status = 'queued' GROUP BY channel ORDER BY channel DESC",
            [list(message_ids)],
        )
        return list(cursor.fetchall())


def lock_contacts_of(message_ids: Sequence[int]) -> None:
    """Hold the contact points of these messages against change until the transaction ends.

    An opt-out needs the row for itself, so it waits for our commit and then sees these messages as `sending`;
    one that committed before is what our next statement reads (rule P8).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM contact_point WHERE id IN (SELECT contact_id FROM message WHERE id = ANY(%s))"
            " ORDER BY id FOR SHARE",
            [list(message_ids)],
        )


def lock_messages(message_ids: Collection[int]) -> None:
    """Hold these in the order of their ids, before several moves each take some of them: see `moves.move`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM message WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [list(message_ids)]
        )


def due(message_ids: Sequence[int]) -> list[Due]:
    """Read and lock those of these messages that are still queued.

    One that somebody else holds is being taken back or changed: it is left alone, since waiting for a long
    import with other messages in our hands could deadlock. Its lease sees to it if nothing came of that.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT m.id, m.channel, m.template, m.priority, m.not_after, m.attempts, m.unless_confirmed,
                   m.appointment_version, m.in_reply_to_id IS NOT NULL, c.value, c.status,
                   c.opted_out_at IS NOT NULL,
                   m.in_reply_to_id IS NOT NULL OR NOT EXISTS (
                       SELECT 1 FROM patient_contact k WHERE k.patient_id = m.patient_id
                       AND k.contact_id = m.contact_id AND k.ended_at IS NOT NULL),
                   m.patient_id, p.zone,
                   coalesce(p.language, (  -- of a phone whose patient isn't known, if all of them share one
                       SELECT min(q.language) FROM patient_contact k JOIN patient q ON q.id = k.patient_id
                       WHERE k.contact_id = m.contact_id AND k.ended_at IS NULL
                       HAVING count(DISTINCT q.language) = 1)),
                   p.given_name, a.version,
                   a.status, a.start, a.zone, a.confirmed_at IS NOT NULL, l.phone
            FROM message m
            JOIN contact_point c ON c.id = m.contact_id
            LEFT JOIN patient p ON p.id = m.patient_id
            LEFT JOIN appointment a ON a.id = m.appointment_id
            LEFT JOIN location l ON l.id = a.location_id
            WHERE m.id = ANY(%s) AND m.status = 'queued'
            ORDER BY m.id FOR UPDATE OF m SKIP LOCKED
            """,
            [list(message_ids)],
        )
        return [Due(*row) for row in cursor.fetchall()]


def calls_may_start(contact_ids: Sequence[int]) -> bool:
    """Whether a worker may yet start a call to one of these contacts.

    True while a message to them is `sending` and its window to start the call (with a grace for the bytes to
    reach the wire) is open, by the database's clock.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT EXISTS (
                SELECT 1 FROM message WHERE contact_id = ANY(%s) AND status = 'sending'
                AND start_by + interval '0.5 seconds' > clock_timestamp()
            )
            """,
            [list(contact_ids)],
        )
        row = cursor.fetchone()
        return bool(row and row[0])
