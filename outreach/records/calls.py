"""Tasks to call a patient whom no message about a visit reaches: one for a visit as it stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from outreach.records.models import THE_PROGRAM, TaskKind


def open_calls(asked: str, params: Sequence[Any], now: datetime) -> None:
    """Open the tasks that the constant SQL `asked` selects: patient_id, visit_id, version, message_id.

    One that the program had closed, since a message was to go after all, is opened again; never one that a
    colleague has closed.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH asked AS MATERIALIZED (
                SELECT a.*, 'call:' || a.visit_id || ':v' || a.version AS key FROM ({asked}) a
            ), again AS (
                UPDATE staff_task s SET closed_at = NULL, closed_by = '', note = '', opened_at = %s,
                       message_id = asked.message_id
                FROM asked WHERE s.dedupe_key = asked.key AND s.closed_at IS NOT NULL AND s.closed_by = %s
            )
            INSERT INTO staff_task (kind, dedupe_key, patient_id, appointment_id, message_id, opened_at)
            SELECT %s, key, patient_id, visit_id, message_id, %s FROM asked ORDER BY visit_id
            ON CONFLICT (dedupe_key) DO NOTHING
            """,  # noqa: S608  (a constant of the caller)
            [*params, now, THE_PROGRAM, TaskKind.CALL.value, now],
        )


def close_needless_calls(visit_ids: Sequence[int], now: datetime, why: str) -> None:
    """Nobody need phone about what a message is to tell after all; who is on it already decides themselves.

    Where the task is about a message, one of the same step must be planned. A task that somebody holds is
    left: a webhook must not wait for an import, and planning, which holds the visits, closes it then.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE staff_task SET closed_at = %s, closed_by = %s, note = %s WHERE id IN (
                SELECT s.id FROM staff_task s JOIN appointment a ON a.id = s.appointment_id
                WHERE a.id = ANY(%s) AND s.kind = %s AND s.closed_at IS NULL
                  AND s.acknowledged_at IS NULL AND EXISTS (
                      SELECT 1 FROM message m LEFT JOIN message lost ON lost.id = s.message_id
                      WHERE m.appointment_id = a.id AND m.appointment_version = a.version
                        AND m.patient_id = s.patient_id AND m.in_reply_to_id IS NULL
                        AND m.status IN ('planned', 'queued') AND m.step = coalesce(lost.step, m.step))
                ORDER BY s.id FOR NO KEY UPDATE OF s SKIP LOCKED)
            """,
            [now, THE_PROGRAM, why, list(visit_ids), TaskKind.CALL.value],
        )


def visits_whose_calls_are_held(contact_ids: Sequence[int]) -> list[int]:
    """Those visits about which these contacts have messages ahead and whose call somebody else is changing.

    To ask for that call now would wait for them, perhaps for a long import. The other calls are ours from now
    on, until the transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH theirs AS MATERIALIZED (
                SELECT s.id, s.appointment_id FROM staff_task s
                WHERE s.kind = %s AND s.appointment_id IN (
                    SELECT m.appointment_id FROM message m
                    WHERE m.contact_id = ANY(%s) AND m.status IN ('planned', 'queued', 'held'))
            ), free AS MATERIALIZED (
                SELECT s.id FROM staff_task s WHERE s.id IN (SELECT id FROM theirs)
                ORDER BY s.id FOR NO KEY UPDATE SKIP LOCKED
            )
            SELECT DISTINCT appointment_id FROM theirs WHERE id NOT IN (SELECT id FROM free)
            """,
            [TaskKind.CALL.value, list(contact_ids)],
        )
        return [row[0] for row in cursor.fetchall()]
