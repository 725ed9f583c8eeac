"""Reads of the hot paths, each one statement for a whole batch."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import connection

from outreach.domain.complaints import WITHIN, Complaints
from outreach.domain.consent import Event


@dataclass(frozen=True, slots=True)
class Due:
    """A claimed message with all that the decision and the words need."""

    id: int
    channel: str
    purpose: str
    template: str
    about: str
    not_after: datetime
    unless_confirmed: bool
    made_for: int | None
    prompted: bool
    in_reply_to: int | None
    asked_at: datetime | None
    contact_id: int
    address: str
    contact_status: str
    theirs: bool
    patient_id: int | None
    patient_zone: str | None
    postal_code: str | None
    only_channel: str | None
    not_before: time | None
    not_later: time | None
    paused: bool
    part2: bool
    unencrypted_ok: bool
    language: str | None
    given_name: str | None
    visit_id: int | None
    visit_version: int | None
    visit_status: str | None
    start: datetime | None
    zone: str | None
    minutes: int | None
    confirmed: bool
    location_phone: str | None
    location_address: str | None


_LOCK = "FOR UPDATE OF m SKIP LOCKED"
_BESIDE = """m.contact_id = ANY(%s) AND m.status IN ('planned', 'queued') AND m.template = ANY(%s)
    AND m.in_reply_to_id IS NULL AND m.send_at <= %s"""


def queued_by_channel(message_ids: Sequence[int]) -> list[tuple[str, list[int]]]:
    """Those of these messages that are still queued, texts first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT channel, array_agg(id ORDER BY id) FROM message"
            " WHERE id = ANY(%s) AND status = 'queued' GROUP BY channel ORDER BY channel DESC",
            [list(message_ids)],
        )
        return list(cursor.fetchall())


_DUE = """
    WITH danger AS MATERIALIZED (
        SELECT i.contact_id FROM staff_task t JOIN inbound_message i ON i.id = t.inbound_id
        WHERE t.kind = 'crisis' AND t.closed_at IS NULL
        UNION SELECT contact_id FROM inbound_message WHERE processed_at IS NULL AND intent = 'crisis')
    SELECT m.id, m.channel, m.purpose, m.template, m.about, m.not_after, m.unless_confirmed,
           m.appointment_version, m.in_reply_to_id IS NOT NULL, m.in_reply_to_id,
           (SELECT i.received_at FROM inbound_message i WHERE i.id = m.in_reply_to_id),
           c.id, c.value, c.status,
           m.in_reply_to_id IS NOT NULL OR NOT EXISTS (
               SELECT 1 FROM patient_contact k WHERE k.patient_id = m.patient_id
               AND k.contact_id = m.contact_id AND k.ended_at IS NOT NULL),
           m.patient_id, p.zone, p.postal_code, p.only_channel, p.not_before, p.not_later,
           -- also whom we did not know when they wrote of danger, or whom an import held
           p.paused_at IS NOT NULL OR c.id IN (SELECT contact_id FROM danger) OR p.id IN (
               SELECT k.patient_id FROM patient_contact k JOIN danger USING (contact_id)
               WHERE k.ended_at IS NULL),
           coalesce(p.part2, false), p.unencrypted_ok_at IS NOT NULL,
           coalesce(p.language, (  -- of a phone whose patient isn't known, if all of them share one
               SELECT min(q.language) FROM patient_contact k JOIN patient q ON q.id = k.patient_id
               WHERE k.contact_id = m.contact_id AND k.ended_at IS NULL
               HAVING count(DISTINCT q.language) = 1)),
           p.given_name, a.id, a.version,
           a.status,
           -- a notice that a visit is off speaks of the hour and place the patient was told
           CASE WHEN told.about IS NULL THEN a.start ELSE to_timestamp(told.about[1]) END,
           CASE WHEN l.id = a.location_id THEN a.zone ELSE l.zone END,
           a.minutes, a.confirmed_at IS NOT NULL, l.phone, l.address
    FROM message m
    JOIN contact_point c ON c.id = m.contact_id
    LEFT JOIN patient p ON p.id = m.patient_id
    LEFT JOIN appointment a ON a.id = m.appointment_id
    CROSS JOIN LATERAL (SELECT CASE WHEN m.step = 'cancelled' AND m.about LIKE '%%@%%'
                                    THEN string_to_array(m.about, '@')::bigint[] END AS about) told
    LEFT JOIN location l ON l.id = coalesce(told.about[2], a.location_id)
"""


def due(message_ids: Sequence[int], channel: str, contact_ids: Sequence[int]) -> list[Due]:
    """Read and lock those of these messages that are still queued, on this channel and to these contacts.

    The schedule may have given one another address since we looked: nobody holds that one's opt-out back,
    and its channel has another carrier. Such a message stays queued, and its lease brings it again.

    One that somebody else holds is being taken back or changed: it is left alone, since waiting for a long
    import with other messages in our hands could deadlock. Its lease sees to it if nothing came of that.
    """
    return _due(
        "m.id = ANY(%s) AND m.status = 'queued' AND m.channel = %s AND m.contact_id = ANY(%s)",
        [list(message_ids), channel, list(contact_ids)],
    )


def due_beside(contact_ids: Sequence[int], templates: Collection[str], until: datetime) -> list[Due]:
    """Read and lock the messages these contacts would get by then anyway, with words of these templates."""
    return _due(_BESIDE, [list(contact_ids), sorted(templates), until])


def planned(patient_id: int, until: datetime) -> list[tuple[Due, datetime]]:
    """What waits for a patient until then, with the hour it is planned for; not locked."""
    rows = _due(
        "m.patient_id = %s AND m.status IN ('planned', 'queued', 'held') AND m.send_at <= %s",
        [patient_id, until],
        lock="",
    )
    return _with_hours(rows)


def planned_beside(
    contact_ids: Sequence[int], templates: Collection[str], until: datetime
) -> list[tuple[Due, datetime]]:
    """What `due_beside` may find until then, with the hour it is planned for; not locked."""
    return _with_hours(_due(_BESIDE, [list(contact_ids), sorted(templates), until], lock=""))


def _with_hours(rows: Sequence[Due]) -> list[tuple[Due, datetime]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, send_at FROM message WHERE id = ANY(%s)", [[row.id for row in rows]])
        hours = dict(cursor.fetchall())
    return [(row, hours[row.id]) for row in rows]


def merged_into(message_ids: Sequence[int]) -> dict[int, list[Due]]:
    """What each of these messages tells beside its own visit, for one that is tried again; not locked.

    They are over, and change no more but by who dispatches to the same phone, one at a time.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, merged_into_id FROM message WHERE merged_into_id = ANY(%s)", [list(message_ids)]
        )
        lead_of = dict(cursor.fetchall())
    found: dict[int, list[Due]] = {}
    for row in _due("m.id = ANY(%s)", [list(lead_of)], lock="") if lead_of else []:
        found.setdefault(lead_of[row.id], []).append(row)
    return found


def _due(where: str, params: Sequence[Any], lock: str = _LOCK) -> list[Due]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_DUE} WHERE {where} ORDER BY m.id {lock}", params)
        return [Due(*row) for row in cursor.fetchall()]


def texts_wait() -> bool:
    """Whether patients have written what nobody has acted on yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM inbound_message WHERE processed_at IS NULL)")
        row = cursor.fetchone()
        return bool(row and row[0])


def ledgers(contact_ids: Collection[int]) -> dict[int, list[Event]]:
    """The consent events of each contact, oldest first."""
    found: dict[int, list[Event]] = {contact: [] for contact in contact_ids}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT contact_id, purpose, kind, at, actor, medium, wording FROM consent_event"
            " WHERE contact_id = ANY(%s) ORDER BY id",
            [list(contact_ids)],
        )
        for contact, *event in cursor.fetchall():
            found[contact].append(Event(*event))
    return found


@dataclass(frozen=True, slots=True)
class Budget:
    """What a person was sent in the last days, unasked, and how many messages about visits are due soon."""

    sent: list[datetime]
    due_soon: int


def budgets(patient_ids: Collection[int], since: datetime, until: datetime) -> dict[int, Budget]:
    """The instants since then at which each person was sent something, and the care due until then."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT v.id, ARRAY(
                SELECT m.attempted_at FROM message m
                WHERE m.patient_id = v.id AND m.attempted_at > %s AND m.in_reply_to_id IS NULL
                  AND m.status IN ('sending', 'sent', 'delivered', 'undelivered', 'unknown')
                UNION ALL  -- what another's text told along is read by them, too
                SELECT lead.attempted_at FROM message m JOIN message lead ON lead.id = m.merged_into_id
                WHERE m.patient_id = v.id AND lead.attempted_at > %s AND lead.patient_id <> v.id
                  AND lead.status IN ('sending', 'sent', 'delivered', 'undelivered', 'unknown')
            ), (
                SELECT count(*) FROM message m JOIN patient_contact k ON k.contact_id = m.contact_id
                WHERE k.patient_id = v.id AND m.patient_id = v.id AND m.purpose = 'care'
                  AND m.status IN ('planned', 'queued') AND m.in_reply_to_id IS NULL AND m.send_at <= %s
            ) FROM unnest(%s::bigint[]) v(id)
            """,
            [since, since, until, list(patient_ids)],
        )
        return {row[0]: Budget(row[1], row[2]) for row in cursor.fetchall()}


def sent_to(contact_ids: Collection[int], since: datetime) -> dict[int, list[datetime]]:
    """The instants since then at which each of these addresses was sent something unasked."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT contact_id, array_agg(attempted_at) FROM message
            WHERE contact_id = ANY(%s) AND attempted_at > %s AND in_reply_to_id IS NULL
              AND status IN ('sending', 'sent', 'delivered', 'undelivered', 'unknown')
            GROUP BY contact_id
            """,
            [list(contact_ids), since],
        )
        return dict(cursor.fetchall())


def complaints(now: datetime) -> Complaints:
    """The mails accepted in the last thirty days, and the addresses that complained (rule P54)."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT (SELECT count(*) FROM message
                    WHERE channel = 'email' AND sent_at > %s AND sent_at <= %s),
                   (SELECT count(DISTINCT contact_id) FROM consent_event
                    WHERE medium = 'complaint' AND at > %s AND at <= %s)
            """,
            [now - WITHIN, now, now - WITHIN, now],
        )
        accepted, complained = cursor.fetchone() or (0, 0)
        return Complaints(accepted, complained)


def calls_may_start(contact_ids: Collection[int]) -> set[int]:
    """Those of these contacts to whom a worker may yet start a call.

    A message to them is `sending` and its window to start the call (with a grace for the bytes to reach the
    wire) is open, by the database's clock.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT contact_id FROM message WHERE contact_id = ANY(%s) AND status = 'sending'
            AND start_by + interval '0.5 seconds' > clock_timestamp()
            """,
            [list(contact_ids)],
        )
        return {row[0] for row in cursor.fetchall()}
