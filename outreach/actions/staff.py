"""Ask a person: open staff tasks, each once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from outreach.records.models import InboundMessage, StaffTask, TaskKind

_UNREACHED = "Our answer with 988 did not reach them: phone now."


def open_tasks_for_messages(kind: TaskKind, message_ids: Iterable[int], now: datetime) -> None:
    """One task of this kind per message, however often it is asked for. In the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO staff_task (kind, dedupe_key, patient_id, appointment_id, message_id, opened_at)
            SELECT %s, %s || ':message:' || id, patient_id, appointment_id, id, %s
            FROM message WHERE id = ANY(%s) ORDER BY id
            ON CONFLICT (dedupe_key) DO NOTHING
            """,
            [kind.value, kind.value, now, sorted(message_ids)],
        )


def phone_who_is_in_danger(message_ids: Iterable[int], now: datetime) -> None:
    """Our fixed answer did not reach them: a crisis of its own, whose clock has run out already (rule P61).

    So the next sweep tells who is on call and the backup. One task per answer; in the caller's transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO staff_task (kind, dedupe_key, patient_id, appointment_id, inbound_id, message_id,
                                    opened_at, acknowledge_by, note)
            SELECT %s, 'unreached:message:' || id, patient_id, appointment_id, in_reply_to_id, id, %s, %s, %s
            FROM message WHERE id = ANY(%s) AND template = 'crisis' ORDER BY id
            ON CONFLICT (dedupe_key) DO NOTHING
            """,
            [TaskKind.CRISIS.value, now, now, _UNREACHED, sorted(message_ids)],
        )


def hurry_undelivered_alerts(message_ids: Iterable[int], now: datetime) -> None:
    """The first alert of a crisis reached nobody: its clock has run out, so the backup is told next (P59).

    Not for later alerts, each of which goes to both phones: a dead one would be tried without a pause.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE staff_task SET acknowledge_by = %s
            WHERE kind = 'crisis' AND acknowledged_at IS NULL AND closed_at IS NULL AND escalations = 0
              AND id IN (SELECT about::bigint FROM message WHERE id = ANY(%s) AND template = 'staff_alert')
            """,
            [now, sorted(message_ids)],
        )


def close_answered(kind: TaskKind, inbound_id: int, now: datetime) -> None:
    """The patient has meanwhile answered themselves what a person was asked about that text."""
    StaffTask.objects.filter(dedupe_key=f"{kind.value}:inbound:{inbound_id}", closed_at__isnull=True).update(
        closed_at=now, closed_by="the patient", note="answered by letter"
    )


def open_task_for_reply(kind: TaskKind, inbound: InboundMessage, now: datetime, *, note: str = "") -> None:
    """One task of this kind per patient's text. In the caller's transaction."""
    task = StaffTask(
        dedupe_key=f"{kind.value}:inbound:{inbound.pk}",
        kind=kind,
        patient_id=inbound.patient_id,
        appointment_id=inbound.appointment_id,
        inbound=inbound,
        opened_at=now,
        note=note,
    )
    StaffTask.objects.bulk_create([task], ignore_conflicts=True)
