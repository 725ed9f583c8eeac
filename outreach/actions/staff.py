"""Ask a person: open staff tasks, each once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from outreach.domain.reply import Intent
from outreach.records.models import NOTED, InboundMessage, StaffTask, TaskKind

_ASK_FOR = {Intent.RESCHEDULE: (TaskKind.RESCHEDULE,), Intent.CANCEL: (TaskKind.CANCELLED,)}
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


def close_answered(kind: TaskKind, inbound: InboundMessage, now: datetime) -> None:
    """The patient has meanwhile answered themselves what a person was asked about that text.

    Not where one of the texts that the task is about said more than that.
    """
    task = _of(kind, inbound).filter(inbound__also="").first()
    if task is None:
        return
    noted = InboundMessage.objects.filter(contact=inbound.contact, outcome=f"{NOTED}{task.pk}")
    if not noted.exclude(also="").exists():
        task.closed_at, task.closed_by, task.note = now, "the patient", "they have answered our question"
        task.save(update_fields=["closed_at", "closed_by", "note"])


def noted_beside(kind: TaskKind, inbound: InboundMessage) -> str:
    """The outcome of a text that says more, but nothing plain, of what an open task asks of that text.

    Nothing where no such task is open.
    """
    task = _of(kind, inbound).first()
    return f"{NOTED}{task.pk}" if task else ""


def _of(kind: TaskKind, inbound: InboundMessage) -> QuerySet[StaffTask]:
    """The open task of a text, or that which it was noted on; held, since a colleague may be closing it."""
    noted = inbound.outcome.removeprefix(NOTED)
    task = Q(pk=int(noted)) if noted.isdecimal() else Q(dedupe_key=f"{kind.value}:inbound:{inbound.pk}")
    return StaffTask.objects.filter(task, kind=kind, closed_at__isnull=True).select_for_update(of=("self",))


def ask_once(kind: TaskKind, wish: Intent, inbound: InboundMessage, now: datetime, *, note: str = "") -> str:
    """A task for what they want done with a visit, or where one is open: that this text is noted on it.

    Returns the text's outcome then, by which the list of tasks finds it; else nothing. In the caller's
    transaction, which holds the visit.
    """
    # Of one phone, while it is not known which visit they mean; else of one visit.
    same = Q(kind=kind, inbound__contact=inbound.contact, inbound__intent=wish, appointment__isnull=True)
    if inbound.appointment is not None:
        asked = Q(kind__in=(TaskKind.LATE_REPLY, kind), inbound__intent=wish)
        if kind != TaskKind.REPLY:  # which is of unsure words: it is no wish that is carried out already
            asked |= Q(kind__in=_ASK_FOR.get(wish, ()))
        same = asked & Q(appointment=inbound.appointment)
    tasks = StaffTask.objects.filter(same, closed_at__isnull=True).order_by("id")
    task = tasks.select_for_update(of=("self",)).first()  # whoever closes it just now hasn't seen this text
    if task is None:
        open_task_for_reply(kind, inbound, now, note=note)
        return ""
    return f"{NOTED}{task.pk}"


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
