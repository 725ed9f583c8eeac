"""The import's statements about people: patients, addresses, and the consent that lies in giving one."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from outreach.domain.visit import REMINDED
from outreach.records.staging import run

GIVEN = "gave this address to the clinic as a way to be reached about visits"
"""What the ledger says of an address that the schedule brings (rules P1, P2)."""


def merge_people(language: str) -> None:
    """Patients of rows whose part about the person is new; what the feed leaves empty stays as it is.

    Where rows of one patient disagree, a row that is new since the last feed wins, then the later one. What
    a patient chose on their page stays until the schedule says something it had not said before.
    """
    _stage_people()
    _change_people()
    _add_people(language)


def _stage_people() -> None:
    latest = ", ".join(
        f"coalesce((array_agg({name} ORDER BY person_new DESC, number DESC)"
        f" FILTER (WHERE {name} <> ''))[1], '') AS {name}"
        for name in (
            *("given_name", "family_name", "language", "phone", "phone2", "email"),
            *("preferred_channel", "birth_date", "postal_code"),
        )
    )
    run(f"""
        CREATE TEMP TABLE feed_person ON COMMIT DROP AS
        SELECT f.patient, {latest} FROM feed_row f
        GROUP BY f.patient
        HAVING bool_or(f.person_new) OR NOT EXISTS (SELECT 1 FROM patient p WHERE p.external_id = f.patient)
    """)  # noqa: S608  (the columns are constants)
    run("ANALYZE feed_person")


def _change_people() -> None:
    """Those on record; whose messages that may change is noted."""
    run("""
        INSERT INTO feed_replan SELECT p.id FROM patient p JOIN feed_person f ON f.patient = p.external_id
        WHERE f.preferred_channel NOT IN ('', p.scheduled_channel, p.preferred_channel)
           OR f.postal_code NOT IN ('', p.postal_code)
    """)
    run("""
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


def _add_people(language: str) -> None:
    run(
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
    _stage_links()
    _note_consent(now)
    _end_links(channels, now)
    _link()


def _stage_links() -> None:
    """Who is reached where, by the ids of both; makes the addresses there are not."""
    run("""
        CREATE TEMP TABLE feed_address ON COMMIT DROP AS
        SELECT p.id AS patient_id, v.channel, v.value, min(v.rank) AS rank
        FROM feed_person f JOIN patient p ON p.external_id = f.patient,
             LATERAL (VALUES ('sms', f.phone, 0), ('sms', f.phone2, 1), ('email', f.email, 2))
                 v(channel, value, rank)
        WHERE v.value <> '' GROUP BY 1, 2, 3
    """)
    run("""
        INSERT INTO contact_point (channel, value)
        SELECT DISTINCT channel, value FROM feed_address f
        WHERE NOT EXISTS (SELECT 1 FROM contact_point c WHERE c.channel = f.channel AND c.value = f.value)
        ORDER BY 1, 2 ON CONFLICT (channel, value) DO NOTHING
    """)
    run("""
        CREATE TEMP TABLE feed_link ON COMMIT DROP AS
        SELECT f.patient_id, c.id AS contact_id, f.rank
        FROM feed_address f JOIN contact_point c ON c.channel = f.channel AND c.value = f.value
    """)
    run("ANALYZE feed_link")


def _note_consent(now: datetime) -> None:
    run(
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


def _end_links(channels: Sequence[str], now: datetime) -> None:
    """Addresses the feed no longer names for a patient, of the kinds that it names at all."""
    run(
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


def _link() -> None:
    """New addresses, those the feed names again, and those it names in another order."""
    run("""
        WITH linked AS (
            INSERT INTO patient_contact AS k (patient_id, contact_id, rank)
            SELECT patient_id, contact_id, rank FROM feed_link ORDER BY 1, 2
            ON CONFLICT (patient_id, contact_id) DO UPDATE SET rank = EXCLUDED.rank, ended_at = NULL
            WHERE k.rank <> EXCLUDED.rank OR k.ended_at IS NOT NULL
            RETURNING k.patient_id
        )
        INSERT INTO feed_replan SELECT patient_id FROM linked
    """)


def rows_without_address(now: datetime) -> list[int]:
    """The rows with a coming visit of a patient without any address, be it of another row or feed."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT f.number FROM feed_row f JOIN patient p ON p.external_id = f.patient
            WHERE f.start > %s AND f.status = ANY(%s) AND NOT EXISTS (
                SELECT 1 FROM patient_contact k WHERE k.patient_id = p.id AND k.ended_at IS NULL)
            ORDER BY f.number
            """,
            [now, [status.value for status in REMINDED]],
        )
        return [row[0] for row in cursor.fetchall()]


def rows_without_former(now: datetime) -> list[tuple[int, str]]:
    """The rows whose patients have just lost their only phone or mailbox, with the field that is empty."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT f.number, CASE c.channel WHEN 'sms' THEN 'phone' ELSE 'email' END
            FROM patient_contact k JOIN contact_point c ON c.id = k.contact_id
                JOIN patient p ON p.id = k.patient_id JOIN feed_row f ON f.patient = p.external_id
            WHERE k.ended_at = %s AND NOT EXISTS (
                SELECT 1 FROM patient_contact l JOIN contact_point d ON d.id = l.contact_id
                WHERE l.patient_id = k.patient_id AND l.ended_at IS NULL AND d.channel = c.channel)
            ORDER BY 1, 2
            """,
            [now],
        )
        return list(cursor.fetchall())
