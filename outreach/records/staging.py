"""The statements of the import: a feed staged in temporary tables and merged set by set.

Order of locks: appointments, patients, contact points, links; messages come last, in planning.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from psycopg import Copy

from outreach.domain.visit import CALLED_OFF, REMINDED
from outreach.records.models import TaskKind

# number, appointment, patient, given, family, language, phone, phone2, email, preferred channel, birth date,
# postal code, visit type, practitioner, minutes, location, start, zone, status, fingerprint
StagedRow = tuple[object, ...]

_SCHEDULE_LOCK = 7_240_611
_CALLED_OFF = sorted(status.value for status in CALLED_OFF)
_REMINDED = sorted(status.value for status in REMINDED)
_TABLES = "feed_row, feed_person, feed_address, feed_link, feed_visit, feed_plan, feed_replan"
_COLUMNS = """number, appointment, patient, given_name, family_name, language, phone, phone2, email,
    preferred_channel, birth_date, postal_code, visit_type, practitioner, minutes, location, start, zone,
    status, fingerprint"""


_GIVEN_AWAY = (
    "The schedule gives this visit to another patient, and this one has been told that it is theirs."
    " Nothing was said to them since. If they are not one person in two charts, phone."
)


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows did what."""

    created: int
    moved: int
    cancelled: int
    updated: int


def lock_schedule() -> None:
    """One import or change of configuration at a time; held until the transaction ends."""
    run("SELECT pg_advisory_xact_lock(%s)", [_SCHEDULE_LOCK])


@contextmanager
def staging() -> Iterator[Copy]:
    """An empty staging table, open for rows; they are there when the context ends."""
    run(f"DROP TABLE IF EXISTS {_TABLES}")
    # A fingerprint's thirds: the visit itself, the person, the rest. A row not on record is new in all three.
    run("""
        CREATE TEMP TABLE feed_row (
            number int, appointment text, patient text, given_name text, family_name text, language text,
            phone text, phone2 text, email text, preferred_channel text, birth_date text, postal_code text,
            visit_type text, practitioner text, minutes smallint, location text, start timestamptz, zone text,
            status text, fingerprint text, visit_id bigint, visit_new boolean DEFAULT true,
            person_new boolean DEFAULT true, rest_new boolean DEFAULT true
        ) ON COMMIT DROP
    """)
    run("CREATE TEMP TABLE feed_replan (patient_id bigint) ON COMMIT DROP")
    with connection.cursor() as cursor, cursor.copy(f"COPY feed_row ({_COLUMNS}) FROM STDIN") as copy:
        yield copy
    run("ANALYZE feed_row")


def leave_out(numbers: Sequence[int]) -> list[int]:
    """Forget these rows of the feed; returns those of them that had been staged."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM feed_row WHERE number = ANY(%s) RETURNING number", [list(numbers)])
        return [row[0] for row in cursor.fetchall()]


def match() -> None:
    """Find which rows are on record already, and what in them is new since the last feed."""
    run("""
        UPDATE feed_row f SET visit_id = a.id,
            visit_new = left(f.fingerprint, 12) <> left(a.fingerprint, 12),
            person_new = substr(f.fingerprint, 13, 12) <> substr(a.fingerprint, 13, 12)
                OR p.external_id <> f.patient,
            rest_new = right(f.fingerprint, 8) <> right(a.fingerprint, 8)
        FROM appointment a JOIN patient p ON p.id = a.patient_id WHERE a.external_id = f.appointment
    """)
    run("""
        SELECT count(*) FROM (
            SELECT a.id FROM appointment a JOIN feed_row f ON f.visit_id = a.id
            WHERE f.visit_new OR f.person_new OR f.rest_new ORDER BY a.id FOR NO KEY UPDATE OF a
        ) locked
    """)


def merge_catalogue(default_cadence: str) -> None:
    """Practitioners and visit types the feed names for the first time."""
    run("""
        INSERT INTO practitioner (external_id, name)
        SELECT DISTINCT practitioner, practitioner FROM feed_row f WHERE practitioner <> ''
          AND NOT EXISTS (SELECT 1 FROM practitioner p WHERE p.external_id = f.practitioner)
        ORDER BY 1 ON CONFLICT (external_id) DO NOTHING
    """)
    run(
        """
        INSERT INTO visit_type (code, name, cadence_id)
        SELECT DISTINCT f.visit_type, '', c.id FROM feed_row f JOIN cadence c ON c.code = %s
        WHERE NOT EXISTS (SELECT 1 FROM visit_type t WHERE t.code = f.visit_type)
        ORDER BY 1 ON CONFLICT (code) DO NOTHING
        """,
        [default_cadence],
    )


def merge_visits(now: datetime) -> Merged:
    """The visits themselves; what a patient did since stays unless the feed's part about the visit is new."""
    _stage_visits()
    created = _add_visits(now)
    _change_visits(now)
    return _count(created)


def _stage_visits() -> None:
    run("""
        CREATE TEMP TABLE feed_visit ON COMMIT DROP AS
        SELECT f.number, f.appointment, f.visit_id, f.visit_new, f.minutes, f.start, f.zone, f.status,
               f.fingerprint, p.id AS patient_id, t.id AS visit_type_id, l.id AS location_id,
               r.id AS practitioner_id,
               f.visit_new AND a.id IS NOT NULL AND (a.start, a.zone, a.location_id, a.patient_id)
                   IS DISTINCT FROM (f.start, f.zone, l.id, p.id) AS moves,
               f.visit_new AND a.status <> f.status AS changes_status, a.status AS old_status,
               a.patient_id AS old_patient_id,
               a.visit_type_id <> t.id AS changes_type
        FROM feed_row f
        JOIN patient p ON p.external_id = f.patient
        LEFT JOIN visit_type t ON t.code = f.visit_type
        LEFT JOIN location l ON l.code = f.location
        LEFT JOIN practitioner r ON r.external_id = f.practitioner
        LEFT JOIN appointment a ON a.id = f.visit_id
        WHERE f.visit_new OR f.person_new OR f.rest_new
    """)
    run("ANALYZE feed_visit")


def _add_visits(now: datetime) -> int:
    return run(
        """
        INSERT INTO appointment (external_id, patient_id, visit_type_id, location_id, practitioner_id, start,
                                 zone, minutes, status, known_at, fingerprint)
        SELECT appointment, patient_id, visit_type_id, location_id, practitioner_id, start, zone, minutes,
               status, %s, fingerprint
        FROM feed_visit WHERE visit_id IS NULL ORDER BY number
        """,
        [now],
    )


def _change_visits(now: datetime) -> None:
    run(
        """
        UPDATE appointment a SET fingerprint = f.fingerprint, visit_type_id = f.visit_type_id,
            practitioner_id = f.practitioner_id, minutes = coalesce(f.minutes, a.minutes),
            patient_id = CASE WHEN f.visit_new THEN f.patient_id ELSE a.patient_id END,
            location_id = CASE WHEN f.visit_new THEN f.location_id ELSE a.location_id END,
            start = CASE WHEN f.visit_new THEN f.start ELSE a.start END,
            zone = CASE WHEN f.visit_new THEN f.zone ELSE a.zone END,
            status = CASE WHEN f.visit_new THEN f.status ELSE a.status END,
            version = a.version + (f.moves OR f.changes_status)::int,
            known_at = CASE WHEN f.moves OR f.changes_status THEN %s ELSE a.known_at END,
            confirmed_at = CASE WHEN f.moves OR f.changes_status THEN NULL ELSE a.confirmed_at END
        FROM feed_visit f WHERE f.visit_id = a.id
        """,
        [now],
    )


def _count(created: int) -> Merged:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) FILTER (WHERE called_off), count(*) FILTER (WHERE moves AND NOT called_off),
                   count(*)
            FROM (SELECT moves, changes_status AND status = ANY(%s) AND old_status <> ALL(%s) AS called_off
                  FROM feed_visit WHERE visit_id IS NOT NULL) f
            """,
            [_CALLED_OFF, _CALLED_OFF],
        )
        cancelled, moved, changed = cursor.fetchone() or (0, 0, 0)
    return Merged(created, moved, cancelled, changed - moved - cancelled)


def ask_who_tells_them(now: datetime) -> None:
    """Whose visit is another patient's now, and was told of it on a phone that isn't that patient's: a task.

    A system that merges two charts writes it so too, and then nobody need be told.
    """
    run(
        """
        INSERT INTO staff_task (kind, dedupe_key, patient_id, appointment_id, opened_at, note)
        SELECT %s, 'given_away:' || a.id || ':v' || a.version, f.old_patient_id, a.id, %s, %s
        FROM feed_visit f JOIN appointment a ON a.id = f.visit_id
        WHERE f.visit_new AND f.old_patient_id <> f.patient_id AND f.old_status = ANY(%s) AND a.start > %s
          AND EXISTS (
              SELECT 1 FROM message m WHERE m.appointment_id = a.id AND m.patient_id = f.old_patient_id
              AND m.attempted_at IS NOT NULL AND NOT EXISTS (
                  SELECT 1 FROM patient_contact k WHERE k.contact_id = m.contact_id
                  AND k.patient_id = f.patient_id AND k.ended_at IS NULL))
        ORDER BY a.id ON CONFLICT (dedupe_key) DO NOTHING
        """,
        [TaskKind.TROUBLE.value, now, _GIVEN_AWAY, _REMINDED, now],
    )


def refresh_statistics() -> None:
    """Tell PostgreSQL how large the tables have become: it would plan by what they were before the import."""
    run("ANALYZE patient, patient_contact, contact_point, appointment")


def to_plan(now: datetime) -> list[int]:
    """The visits whose messages may have to change: new, changed, or of a patient reached elsewhere now."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.id FROM appointment a JOIN feed_visit f ON f.appointment = a.external_id
            WHERE f.moves OR f.changes_status OR f.changes_type
               OR (f.visit_id IS NULL AND a.start > %(now)s AND a.status = ANY(%(reminded)s))
            UNION
            SELECT a.id FROM appointment a WHERE a.patient_id IN (SELECT patient_id FROM feed_replan)
              AND a.start > %(now)s AND a.status = ANY(%(reminded)s)
            ORDER BY 1
            """,
            {"now": now, "reminded": _REMINDED},
        )
        return [row[0] for row in cursor.fetchall()]


def run(sql: str, params: Sequence[Any] = ()) -> int:
    """Execute one of the import's statements; returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params) or None)
        return int(cursor.rowcount)
