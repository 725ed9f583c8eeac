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

# number, appointment, patient, given, family, language, phone, phone2, email, preferred channel, birth date,
# postal code, visit type, practitioner, minutes, location, start, zone, status, fingerprint
StagedRow = tuple[object, ...]

GIVEN = "gave this address to the clinic as a way to be reached about visits"
"""What the ledger says of an address that the schedule brings (rules P1, P2)."""

_SCHEDULE_LOCK = 7_240_611
_CALLED_OFF = sorted(status.value for status in CALLED_OFF)
_REMINDED = sorted(status.value for status in REMINDED)
_TABLES = "feed_row, feed_person, feed_address, feed_link, feed_visit, feed_plan, feed_replan"
_COLUMNS = """number, appointment, patient, given_name, family_name, language, phone, phone2, email,
    preferred_channel, birth_date, postal_code, visit_type, practitioner, minutes, location, start, zone,
    status, fingerprint"""


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows did what."""

    created: int
    moved: int
    cancelled: int
    updated: int


def lock_schedule() -> None:
    """One import or change of configuration at a time; held until the transaction ends."""
    _run("SELECT pg_advisory_xact_lock(%s)", [_SCHEDULE_LOCK])


@contextmanager
def staging() -> Iterator[Copy]:
    """An empty staging table, open for rows; they are there when the context ends."""
    _run(f"DROP TABLE IF EXISTS {_TABLES}")
    # A fingerprint's thirds: the visit itself, the person, the rest. A row not on record is new in all three.
    _run("""
        CREATE TEMP TABLE feed_row (
            number int, appointment text, patient text, given_name text, family_name text, language text,
            phone text, phone2 text, email text, preferred_channel text, birth_date text, postal_code text,
            visit_type text, practitioner text, minutes smallint, location text, start timestamptz, zone text,
            status text, fingerprint text, visit_id bigint, visit_new boolean DEFAULT true,
            person_new boolean DEFAULT true, rest_new boolean DEFAULT true
        ) ON COMMIT DROP
    """)
    _run("CREATE TEMP TABLE feed_replan (patient_id bigint) ON COMMIT DROP")
    with connection.cursor() as cursor, cursor.copy(f"COPY feed_row ({_COLUMNS}) FROM STDIN") as copy:
        yield copy
    _run("ANALYZE feed_row")


def leave_out(numbers: Sequence[int]) -> list[int]:
    """Forget these rows of the feed; returns those of them that had been staged."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM feed_row WHERE number = ANY(%s) RETURNING number", [list(numbers)])
        return [row[0] for row in cursor.fetchall()]


def match() -> None:
    """Find which rows are on record already, and what in them is new since the last feed."""
    _run("""
        UPDATE feed_row f SET visit_id = a.id,
            visit_new = left(f.fingerprint, 12) <> left(a.fingerprint, 12),
            person_new = substr(f.fingerprint, 13, 12) <> substr(a.fingerprint, 13, 12),
            rest_new = right(f.fingerprint, 8) <> right(a.fingerprint, 8)
        FROM appointment a WHERE a.external_id = f.appointment
    """)
    _run("""
        SELECT count(*) FROM (
            SELECT a.id FROM appointment a JOIN feed_row f ON f.visit_id = a.id
            WHERE f.visit_new OR f.person_new OR f.rest_new ORDER BY a.id FOR NO KEY UPDATE OF a
        ) locked
    """)


def merge_catalogue(default_cadence: str) -> None:
    """Practitioners and visit types the feed names for the first time."""
    _run("""
        INSERT INTO practitioner (external_id, name)
        SELECT DISTINCT practitioner, practitioner FROM feed_row f WHERE practitioner <> ''
          AND NOT EXISTS (SELECT 1 FROM practitioner p WHERE p.external_id = f.practitioner)
        ORDER BY 1 ON CONFLICT (external_id) DO NOTHING
    """)
    _run(
        """
        INSERT INTO visit_type (code, name, cadence_id)
        SELECT DISTINCT f.visit_type, '', c.id FROM feed_row f JOIN cadence c ON c.code = %s
        WHERE NOT EXISTS (SELECT 1 FROM visit_type t WHERE t.code = f.visit_type)
        ORDER BY 1 ON CONFLICT (code) DO NOTHING
        """,
        [default_cadence],
    )


def merge_people(language: str) -> None:
    """Patients of rows whose part about the person is new; what the feed leaves empty stays as it is.

    Where rows of one patient disagree, a row that is new since the last feed wins, then the later one. What
    a patient chose on their page stays until the schedule says something it had not said before.
    """
    latest = ", ".join(
        f"coalesce((array_agg({name} ORDER BY person_new DESC, number DESC)"
        f" FILTER (WHERE {name} <> ''))[1], '') AS {name}"
        for name in (
            *("given_name", "family_name", "language", "phone", "phone2", "email"),
            *("preferred_channel", "birth_date", "postal_code"),
        )
    )
    _run(f"""
        CREATE TEMP TABLE feed_person ON COMMIT DROP AS
        SELECT f.patient, {latest} FROM feed_row f
        GROUP BY f.patient
        HAVING bool_or(f.person_new) OR NOT EXISTS (SELECT 1 FROM patient p WHERE p.external_id = f.patient)
    """)  # noqa: S608  (the columns are constants)
    _run("ANALYZE feed_person")
    _run("""
        INSERT INTO feed_replan SELECT p.id FROM patient p JOIN feed_person f ON f.patient = p.external_id
        WHERE f.preferred_channel NOT IN ('', p.scheduled_channel, p.preferred_channel)
           OR f.postal_code NOT IN ('', p.postal_code)
    """)
    _run("""
        UPDATE patient p SET
            given_name = coalesce(nullif(f.given_name, ''), p.given_name),
            family_name = coalesce(nullif(f.family_name, ''), p.family_name),
            language = CASE WHEN f.language IN ('', p.scheduled_language) THEN p.language
                ELSE f.language END,
            preferred_channel = CASE WHEN f.preferred_channel IN ('', p.scheduled_channel)
                THEN p.preferred_channel ELSE f.preferred_channel END,
            scheduled_language = coalesce(nullif(f.language, ''), p.scheduled_language),
            scheduled_channel = coalesce(nullif(f.preferred_channel, ''), p.scheduled_channel),
            birth_date = coalesce(nullif(f.birth_date, '')::date, p.birth_date),
            postal_code = coalesce(nullif(f.postal_code, ''), p.postal_code)
        FROM feed_person f WHERE f.patient = p.external_id
    """)
    _run(
        """
        INSERT INTO patient (external_id, given_name, family_name, language, zone, preferred_channel,
                             scheduled_language, scheduled_channel, birth_date, postal_code)
        SELECT patient, given_name, family_name, coalesce(nullif(language, ''), %s), '', preferred_channel,
               language, preferred_channel, nullif(birth_date, '')::date, postal_code
        FROM feed_person f WHERE NOT EXISTS (SELECT 1 FROM patient p WHERE p.external_id = f.patient)
        ORDER BY patient
        """,
        [language],
    )


def merge_contacts(channels: Sequence[str], now: datetime) -> None:
    """The addresses of those people: found or made, never reset (rule P13); links follow the feed.

    `channels` are those the feed has columns for. An address without a word in the consent ledger gets the
    consent that lies in giving it to the clinic, for care only (rules P1, P2).
    """
    _run("""
        CREATE TEMP TABLE feed_address ON COMMIT DROP AS
        SELECT p.id AS patient_id, v.channel, v.value, min(v.rank) AS rank
        FROM feed_person f JOIN patient p ON p.external_id = f.patient,
             LATERAL (VALUES ('sms', f.phone, 0), ('sms', f.phone2, 1), ('email', f.email, 2))
                 v(channel, value, rank)
        WHERE v.value <> '' GROUP BY 1, 2, 3
    """)
    _run("""
        INSERT INTO contact_point (channel, value)
        SELECT DISTINCT channel, value FROM feed_address f
        WHERE NOT EXISTS (SELECT 1 FROM contact_point c WHERE c.channel = f.channel AND c.value = f.value)
        ORDER BY 1, 2 ON CONFLICT (channel, value) DO NOTHING
    """)
    _run("""
        CREATE TEMP TABLE feed_link ON COMMIT DROP AS
        SELECT f.patient_id, c.id AS contact_id, f.rank
        FROM feed_address f JOIN contact_point c ON c.channel = f.channel AND c.value = f.value
    """)
    _run("ANALYZE feed_link")
    _run(
        """
        INSERT INTO consent_event (contact_id, purpose, kind, at, actor, medium, wording, evidence)
        SELECT c.id, 'care', 'granted', %s, 'import', 'schedule', %s, '{}'
        FROM contact_point c
        WHERE c.id IN (SELECT contact_id FROM feed_link) AND c.opted_out_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM consent_event e WHERE e.contact_id = c.id)
        ORDER BY c.id
        """,
        [now, GIVEN],
    )
    _run(
        """
        WITH ended AS (
            UPDATE patient_contact k SET ended_at = %s
            FROM feed_person f, patient p, contact_point c
            WHERE p.external_id = f.patient AND k.patient_id = p.id AND c.id = k.contact_id
              AND k.ended_at IS NULL AND c.channel = ANY(%s)
              AND NOT EXISTS (
                  SELECT 1 FROM feed_link l WHERE l.patient_id = k.patient_id AND l.contact_id = k.contact_id)
            RETURNING k.patient_id
        )
        INSERT INTO feed_replan SELECT patient_id FROM ended
        """,
        [now, list(channels)],
    )
    _run("""
        WITH linked AS (
            INSERT INTO patient_contact AS k (patient_id, contact_id, rank)
            SELECT patient_id, contact_id, rank FROM feed_link ORDER BY 1, 2
            ON CONFLICT (patient_id, contact_id) DO UPDATE SET rank = EXCLUDED.rank, ended_at = NULL
            WHERE k.rank <> EXCLUDED.rank OR k.ended_at IS NOT NULL
            RETURNING k.patient_id
        )
        INSERT INTO feed_replan SELECT patient_id FROM linked
    """)


def merge_visits(now: datetime) -> Merged:
    """The visits themselves; what a patient did since stays unless the feed's part about the visit is new."""
    _run("""
        CREATE TEMP TABLE feed_visit ON COMMIT DROP AS
        SELECT f.number, f.appointment, f.visit_id, f.visit_new, f.minutes, f.start, f.zone, f.status,
               f.fingerprint, p.id AS patient_id, t.id AS visit_type_id, l.id AS location_id,
               r.id AS practitioner_id,
               f.visit_new AND a.id IS NOT NULL AND (a.start, a.zone, a.location_id, a.patient_id)
                   IS DISTINCT FROM (f.start, f.zone, l.id, p.id) AS moves,
               f.visit_new AND a.status <> f.status AS changes_status, a.status AS old_status,
               a.visit_type_id <> t.id AS changes_type
        FROM feed_row f
        JOIN patient p ON p.external_id = f.patient
        LEFT JOIN visit_type t ON t.code = f.visit_type
        LEFT JOIN location l ON l.code = f.location
        LEFT JOIN practitioner r ON r.external_id = f.practitioner
        LEFT JOIN appointment a ON a.id = f.visit_id
        WHERE f.visit_new OR f.person_new OR f.rest_new
    """)
    _run("ANALYZE feed_visit")
    created = _run(
        """
        INSERT INTO appointment (external_id, patient_id, visit_type_id, location_id, practitioner_id, start,
                                 zone, minutes, status, known_at, fingerprint)
        SELECT appointment, patient_id, visit_type_id, location_id, practitioner_id, start, zone, minutes,
               status, %s, fingerprint
        FROM feed_visit WHERE visit_id IS NULL ORDER BY number
        """,
        [now],
    )
    _run(
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


def refresh_statistics() -> None:
    """Tell PostgreSQL how large the tables have become: it would plan by what they were before the import."""
    _run("ANALYZE patient, patient_contact, contact_point, appointment")


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


def _run(sql: str, params: Sequence[Any] = ()) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params) or None)
        return int(cursor.rowcount)
