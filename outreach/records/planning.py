"""The statements of planning, each one for a whole batch of appointments."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db import connection

from outreach.domain.lifecycle import OPEN, Status
from outreach.domain.visit import REMINDED
from outreach.records.calls import open_calls
from outreach.records.models import TaskKind

OUT_OF_PLAN = ("no address reaches the patient", "the cadence no longer has this step")
"""Why planning cancels a message of a visit's present version; such a step may be planned again."""

KEPT = "kept visit"
"""The audit's word for a visit that staff booked again after its patient had cancelled it."""

_REMINDED = [status.value for status in REMINDED]
_OPEN = [status.value for status in OPEN]
# `sending` and `unknown` may have been told: better a notice too many than a patient at a closed door.
TOLD = [Status.SENDING.value, Status.SENT.value, Status.DELIVERED.value, Status.UNKNOWN.value]


@dataclass(frozen=True, slots=True)
class Visit:
    """An appointment as planning sees it, locked."""

    id: int
    version: int
    patient_id: int
    start: datetime
    zone: str
    status: str
    known_at: datetime
    location_id: int
    cadence_id: int
    patient_zone: str
    preferred_channel: str
    postal_code: str
    only_channel: str
    not_before: time | None
    not_later: time | None
    phone: str
    given_up_at: datetime | None  # when the patient last called it off themselves, and it was left so

    @property
    def about(self) -> str:
        """What a message about this visit tells: when and where."""
        return f"{int(self.start.timestamp())}@{self.location_id}"


def begins(about: str) -> datetime | None:
    """The hour that a message speaks of; None of one that speaks of no visit."""
    seconds = about.partition("@")[0]
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that exists for a visit."""

    id: int
    visit_id: int
    dedupe_key: str
    version: int
    step: str
    status: str
    channel: str
    contact_id: int
    template: str
    send_at: datetime
    not_after: datetime
    unless_confirmed: bool
    about: str
    told_at: datetime | None
    out_of_plan: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A message to write, or with `message_id` to change."""

    dedupe_key: str
    channel: str
    contact_id: int
    patient_id: int
    visit_id: int
    version: int
    step: str
    template: str
    note: str
    unless_confirmed: bool
    send_at: datetime
    not_after: datetime
    about: str
    message_id: int | None = None


def lock_visits(ids: Sequence[int]) -> list[Visit]:
    """Read these appointments and keep others from changing them; first in the order of locks."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.id, a.version, a.patient_id, a.start, a.zone, a.status, a.known_at, a.location_id,
                   t.cadence_id, p.zone, p.preferred_channel,
                   p.postal_code, p.only_channel, p.not_before, p.not_later,
                   coalesce((
                       SELECT c.value FROM patient_contact k JOIN contact_point c ON c.id = k.contact_id
                       WHERE k.patient_id = p.id AND k.ended_at IS NULL AND c.channel = 'sms'
                       ORDER BY k.rank, k.id LIMIT 1), ''),
                   (SELECT max(s.opened_at) FROM staff_task s
                    WHERE s.appointment_id = a.id AND s.kind = 'cancelled' AND NOT EXISTS (
                        SELECT 1 FROM audit_event e
                        WHERE e.patient_id = a.patient_id AND e.verb = %s AND e.at >= s.opened_at
                          AND e.detail ->> 'visit' = a.id::text))
            FROM appointment a
            JOIN visit_type t ON t.id = a.visit_type_id
            JOIN patient p ON p.id = a.patient_id
            WHERE a.id = ANY(%s) ORDER BY a.id FOR NO KEY UPDATE OF a
            """,
            [KEPT, list(ids)],
        )
        return [Visit(*row) for row in cursor.fetchall()]


def visits_reached_at(contact_ids: Sequence[int], now: datetime) -> list[int]:
    """The coming visits of everyone whom one of these contacts reaches."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.id FROM appointment a
            WHERE a.patient_id IN (SELECT k.patient_id FROM patient_contact k
                                   WHERE k.contact_id = ANY(%s) AND k.ended_at IS NULL)
              AND a.start > %s AND a.status = ANY(%s) ORDER BY a.id
            """,
            [list(contact_ids), now, _REMINDED],
        )
        return [row[0] for row in cursor.fetchall()]


def with_messages(visit_ids: Sequence[int]) -> list[int]:
    """Those of the visits that planning has written messages for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.id FROM unnest(%s::bigint[]) v(id)"
            " WHERE EXISTS (SELECT 1 FROM message m WHERE m.appointment_id = v.id)",
            [list(visit_ids)],
        )
        return [row[0] for row in cursor.fetchall()]


def standing(visit_ids: Sequence[int]) -> dict[int, list[Standing]]:
    """The planned messages of these visits that were told or are of the present version, oldest first."""
    found: dict[int, list[Standing]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT m.id, m.appointment_id, m.dedupe_key, m.appointment_version, m.step, m.status,
                   m.channel, m.contact_id, m.template, m.send_at, m.not_after, m.unless_confirmed, m.about,
                   CASE WHEN coalesce(lead.status, m.status) = ANY(%s)
                        THEN coalesce(lead.attempted_at, m.attempted_at, m.send_at) END,
                   m.status = %s AND EXISTS (
                       SELECT 1 FROM message_event e
                       WHERE e.message_id = m.id AND e."to" = %s AND e.reason = ANY(%s))
            FROM message m JOIN appointment a ON a.id = m.appointment_id
                LEFT JOIN message lead ON lead.id = m.merged_into_id
            WHERE m.appointment_id = ANY(%s) AND m.dedupe_key LIKE 'visit:%%'
              AND (m.appointment_version = a.version OR coalesce(lead.status, m.status) = ANY(%s))
            ORDER BY m.id
            """,
            [
                TOLD, Status.CANCELLED, Status.CANCELLED, list(OUT_OF_PLAN), list(visit_ids), TOLD,
            ],
        )  # fmt: skip
        for row in cursor.fetchall():
            found[row[1]].append(Standing(*row))
    return found


# Of a contact `c`. An opt-out of these messages alone is in the ledger only; as `domain.consent` has it, an
# import's word doesn't end it (rule P13).
STOPPED = """(c.opted_out_at IS NOT NULL OR coalesce((
    SELECT e.kind = 'withdrawn' FROM consent_event e
    WHERE e.contact_id = c.id AND e.purpose IN ('all', 'care')
      AND (e.kind = 'withdrawn' OR e.actor <> 'import')
    ORDER BY e.id DESC LIMIT 1), false))"""
# Of a link `k` and its contact `c`.
REACHES = f"k.ended_at IS NULL AND c.status = 'usable' AND NOT {STOPPED}"


def usable_contacts(patient_ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    """Channel and id of the contacts that reach each patient about visits, best first."""
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT k.patient_id, c.channel, c.id
            FROM patient_contact k JOIN contact_point c ON c.id = k.contact_id
            WHERE k.patient_id = ANY(%s) AND {REACHES}
            ORDER BY k.patient_id, k.rank, k.id
            """,  # noqa: S608  (a constant)
            [list(patient_ids)],
        )
        for patient_id, channel, contact_id in cursor.fetchall():
            found[patient_id].append((channel, contact_id))
    return found


def insert_messages(lines: Sequence[Line]) -> int:
    """Write the messages that don't exist yet; return how many."""
    if not lines:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO message (dedupe_key, channel, contact_id, patient_id, appointment_id,
                                 appointment_version, step, template, note, unless_confirmed, send_at,
                                 not_after, about)
            SELECT j.* FROM json_to_recordset(%s::json) AS j({_COLUMNS})
            ON CONFLICT (dedupe_key) DO NOTHING
            """,  # noqa: S608  (the columns are constants)
            [_json(lines)],
        )
        return int(cursor.rowcount)


def change_messages(lines: Sequence[Line]) -> None:
    """Bring open messages in line with the plan: where they go, when, and with which words."""
    if not lines:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH j AS MATERIALIZED (
                SELECT * FROM json_to_recordset(%s::json) AS j({_COLUMNS}, message_id bigint)
            ), locked AS MATERIALIZED (
                SELECT m.id FROM message m JOIN j ON j.message_id = m.id WHERE m.status = ANY(%s)
                ORDER BY m.id FOR UPDATE OF m
            )
            UPDATE message m SET dedupe_key = j.dedupe_key, channel = j.channel, contact_id = j.contact_id,
                   template = j.template, note = j.note, unless_confirmed = j.unless_confirmed,
                   send_at = j.send_at, not_after = j.not_after, about = j.about
            FROM j, locked WHERE locked.id = m.id AND j.message_id = m.id
            """,  # noqa: S608  (the columns are constants)
            [_json(lines), _OPEN],
        )


# One JSON array is bound many times faster than a dozen arrays of thousands of elements.
_COLUMNS = """dedupe_key text, channel text, contact_id bigint, patient_id bigint, visit_id bigint,
    version int, step text, template text, note text, unless_confirmed boolean, send_at timestamptz,
    not_after timestamptz, about text"""
_NAMES = tuple(Line.__dataclass_fields__)


def _json(lines: Sequence[Line]) -> str:
    rows = [{name: getattr(line, name) for name in _NAMES} for line in lines]
    return json.dumps(rows, default=datetime.isoformat)


def ask_to_call(now: datetime, *, visits: Sequence[int] = (), messages: Sequence[int] = ()) -> None:
    """One task per visit and version: no message reaches its patient in time.

    For these visits, and for those that these messages were to tell of and that still are as they had them.
    """
    if not visits and not messages:
        return
    open_calls(
        """
        SELECT a.patient_id, a.id AS visit_id, a.version, NULL::bigint AS message_id
        FROM appointment a WHERE a.id = ANY(%s)
        UNION ALL (
            SELECT DISTINCT ON (a.id) m.patient_id, a.id, a.version, m.id
            FROM message m JOIN appointment a ON a.id = m.appointment_id
            WHERE m.id = ANY(%s) AND a.version = m.appointment_version AND a.start > %s
            ORDER BY a.id, m.id)
        """,
        [list(visits), list(messages), now],
        now,
    )


def close_outdated_calls(visit_ids: Sequence[int], now: datetime) -> None:
    """Nobody need phone about a version of a visit that is no longer true."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE staff_task s SET closed_at = %s FROM appointment a
            WHERE s.appointment_id = a.id AND a.id = ANY(%s) AND s.closed_at IS NULL AND s.kind = %s
              AND s.dedupe_key <> 'call:' || a.id || ':v' || a.version
            """,
            [now, list(visit_ids), TaskKind.CALL.value],
        )
