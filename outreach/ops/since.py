"""What has happened to a visit and its patient since a task was opened, looked up as tasks are listed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from outreach.domain.visit import CALLED_OFF, REMINDED
from outreach.records.models import NOTED
from outreach.records.planning import KEPT

_WROTE_AGAIN = """
    SELECT task.id, i.received_at, %(again)s, i.body
    FROM task JOIN inbound_message i
        ON i.appointment_id = task.appointment_id OR i.contact_id = task.contact_id
    WHERE i.outcome = %(noted)s || task.id"""
_CONFIRMED = """
    SELECT task.id, a.confirmed_at, 'confirmed by the patient', ''
    FROM task JOIN appointment a ON a.id = task.appointment_id AND a.patient_id = task.patient_id
    WHERE a.confirmed_at > task.opened_at"""
_SCHEDULED = """
    SELECT task.id, a.known_at, CASE
               WHEN a.status = ANY(%(stands)s) AND kept.actor <> '' THEN 'booked again by ' || kept.actor
               WHEN a.status = ANY(%(stands)s) AND task.kind = 'cancelled' THEN 'booked again'
               WHEN a.status = ANY(%(stands)s) THEN 'changed in the schedule'
               WHEN EXISTS (SELECT 1 FROM staff_task c WHERE c.appointment_id = a.id
                            AND c.kind = 'cancelled' AND c.opened_at = a.known_at)
                   THEN 'cancelled by the patient'
               WHEN a.status = ANY(%(called_off)s) THEN 'cancelled in the schedule'
               ELSE a.status || ' in the schedule' END, ''
    FROM task JOIN appointment a ON a.id = task.appointment_id
        LEFT JOIN audit_event kept ON kept.patient_id = a.patient_id AND kept.verb = %(kept)s
            AND kept.at = a.known_at AND kept.detail ->> 'visit' = a.id::text
    WHERE a.known_at > task.opened_at"""
# Of each address the last word on messages about visits.
_WANTED = """
    SELECT DISTINCT ON (task.id, c.id) task.id, e.at,
           CASE c.channel WHEN 'sms' THEN 'texts' ELSE 'e-mails' END || CASE e.kind
               WHEN 'granted' THEN ' are wanted again' ELSE ' are not wanted any more' END, ''
    FROM task CROSS JOIN LATERAL (
            SELECT task.contact_id AS id UNION SELECT k.contact_id FROM patient_contact k
            WHERE k.patient_id = task.patient_id AND k.ended_at IS NULL
        ) theirs JOIN contact_point c ON c.id = theirs.id JOIN consent_event e ON e.contact_id = c.id
    WHERE e.at > task.opened_at AND e.purpose IN ('all', 'care') AND e.actor <> 'import'
    ORDER BY task.id, c.id, e.id DESC"""


WROTE_AGAIN = "wrote again"


@dataclass(frozen=True)
class Since:
    """One thing, and when; `words` are what the patient wrote then, where no other task has them."""

    at: datetime
    what: str
    words: str = ""


def since_opened(task_ids: Sequence[int]) -> dict[int, list[Since]]:
    """By task what has happened since, in its order, of these open tasks."""
    found: dict[int, list[Since]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH task AS (
                SELECT t.id, t.kind, t.opened_at, coalesce(t.patient_id, i.patient_id) AS patient_id,
                       t.appointment_id, i.contact_id
                FROM staff_task t LEFT JOIN inbound_message i ON i.id = t.inbound_id
                WHERE t.id = ANY(%(tasks)s)
            )
            {_WROTE_AGAIN} UNION ALL {_CONFIRMED} UNION ALL {_SCHEDULED} UNION ALL ({_WANTED})
            ORDER BY 2
            """,  # noqa: S608  (constants)
            {
                "tasks": list(task_ids),
                "noted": NOTED,
                "kept": KEPT,
                "again": WROTE_AGAIN,
                "stands": [status.value for status in REMINDED],
                "called_off": [status.value for status in CALLED_OFF],
            },
        )
        for task, at, what, words in cursor.fetchall():
            found[task].append(Since(at, what, words))
    return found
