"""The staff tasks that nobody has closed, with what a person needs to act on them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection

from outreach.actions.close_task import REOPENED
from outreach.ops.since import WROTE_AGAIN, Since, since_opened
from outreach.ops.to_do import TO_DO
from outreach.ops.unreached import Unreached, unreached
from outreach.records.models import HOLDING, StaffTask

NO_TEXT = "(no text: perhaps a picture)"


@dataclass(frozen=True)
class OpenTask:
    """One task; patient and visit are the schedule's own ids, empty where the task has none.

    `to_do` says what such a task asks of a colleague. Of a shared phone `patient` names everyone it reaches.
    `address` is where their words came from, or else the patient's phones, or their mailboxes. `danger` is
    the open crisis of whoever wrote, of a task that isn't it. `ours` is what they had last been sent when
    they wrote; `why` is what became of the `message` a task is about, or why there is none, with the rule;
    `tell` is what a call must tell beside the visit's time; `since` is what has happened after the task was
    opened, `noted` how many of these are texts, which whoever closes it must have read. The clock of a crisis
    runs since `clock_since`: when it was opened, or last opened again.
    """

    id: int
    kind: str
    opened_at: datetime
    patient: str
    visit: str
    start: datetime | None
    zone: str
    words: str
    acknowledge_by: datetime | None
    acknowledged_by: str
    escalations: int
    note: str
    address: str
    danger: int | None
    ours: str
    message: int | None
    why: str
    clock_since: datetime
    to_do: str = ""
    tell: str = ""
    since: tuple[Since, ...] = ()
    noted: int = 0


_OPEN = """
    SELECT t.id, t.kind, t.opened_at, coalesce(p.external_id, (
               SELECT string_agg(q.external_id, ' or ' ORDER BY q.external_id)
               FROM patient_contact k JOIN patient q ON q.id = k.patient_id
               WHERE k.contact_id = i.contact_id AND k.ended_at IS NULL), ''),
           coalesce(a.external_id, ''),
           a.start, coalesce(a.zone, ''),
           CASE WHEN i.body !~ '[^[:space:]]' THEN %s ELSE coalesce(i.body, '') END,
           t.acknowledge_by, t.acknowledged_by, t.escalations, t.note,
           coalesce(c.value, (
               SELECT coalesce(string_agg(n.value, ' or ' ORDER BY k.id) FILTER (
                   WHERE n.channel = 'sms'), string_agg(n.value, ' or ' ORDER BY k.id))
               FROM patient_contact k JOIN contact_point n ON n.id = k.contact_id
               WHERE k.patient_id = t.patient_id AND k.ended_at IS NULL), ''),
           d.id,
           coalesce((
               SELECT m.body FROM message m
               WHERE m.contact_id = i.contact_id
                 AND m.attempted_at BETWEEN i.received_at - interval '14 days' AND i.received_at
               ORDER BY m.attempted_at DESC LIMIT 1), ''),
           t.message_id,
           coalesce((
               SELECT concat_ws(' ', e.reason, '(' || nullif(e.rule, '') || ')') FROM message_event e
               WHERE e.message_id = t.message_id AND e.reason <> '' AND e.at <= t.opened_at
               ORDER BY e.id DESC LIMIT 1), ''),
           greatest(t.opened_at, CASE WHEN t.kind = 'crisis' THEN (
               SELECT max(u.at) FROM audit_event u
               WHERE u.verb = %s AND u.patient_id IS NOT DISTINCT FROM t.patient_id
                 AND u.detail ->> 'task' = t.id::text) END)
    FROM staff_task t
    LEFT JOIN patient p ON p.id = t.patient_id
    LEFT JOIN appointment a ON a.id = t.appointment_id
    LEFT JOIN inbound_message i ON i.id = t.inbound_id
    LEFT JOIN contact_point c ON c.id = i.contact_id
    LEFT JOIN LATERAL (
        SELECT x.id, x.opened_at, x.acknowledged_at
        FROM staff_task x LEFT JOIN inbound_message y ON y.id = x.inbound_id
        WHERE x.kind = 'crisis' AND x.closed_at IS NULL AND t.kind <> 'crisis'
          AND (y.contact_id = i.contact_id OR x.patient_id = t.patient_id OR EXISTS (
              SELECT 1 FROM patient_contact k JOIN patient_contact l USING (patient_id)
              WHERE k.contact_id = y.contact_id AND l.contact_id = i.contact_id))
        ORDER BY x.id LIMIT 1
    ) d ON true
    WHERE t.closed_at IS NULL
    ORDER BY t.kind <> 'crisis' AND d.id IS NULL,
             (t.kind = 'crisis' OR d.id IS NOT NULL)
                 AND coalesce(d.acknowledged_at, t.acknowledged_at) IS NOT NULL,
             coalesce(d.opened_at, t.opened_at),
             coalesce(d.id, t.id), t.kind <> 'crisis', t.id
"""


def open_tasks() -> list[OpenTask]:
    """All of them: crises first and those untaken before the others, then the longest waiting.

    What whoever is in danger wrote besides stands beside their crisis.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [NO_TEXT, REOPENED])
        tasks = [OpenTask(*row) for row in cursor.fetchall()]
    ids = [task.id for task in tasks]
    since, calls = since_opened(ids), unreached(ids)
    return [_complete(task, since.get(task.id, ()), calls.get(task.id)) for task in tasks]


def _complete(task: OpenTask, since: Sequence[Since], call: Unreached | None) -> OpenTask:
    noted = sum(each.what == WROTE_AGAIN for each in since)
    task = replace(task, to_do=TO_DO[task.kind], since=tuple(since), noted=noted)
    return replace(task, tell=call.tell, why=task.why or call.why) if call else task


def holds_messages(task_id: int) -> bool:
    """Whether automatic messages are held because of this task."""
    return StaffTask.objects.filter(pk=task_id, kind__in=HOLDING).exists()
