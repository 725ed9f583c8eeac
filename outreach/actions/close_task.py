"""A colleague takes a task, closes it, or opens it again; each by name."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from outreach.actions.audit import record_audit
from outreach.actions.pause import pause_people_at, resume_people_at
from outreach.actions.refusal import Refusal
from outreach.domain.reply import Intent
from outreach.records.models import (
    HOLDING,
    NOTED,
    THE_PROGRAM,
    InboundMessage,
    PatientContact,
    StaffTask,
    TaskKind,
)
from outreach.records.senders import open_crises_at

REOPENED = "reopened"
"""The audit's word for a task that was opened again."""


class TaskError(Refusal):
    """It can't be done; the text says what to do instead."""


class UnreadError(TaskError):
    """The patient has written more on the task than whoever closes it says that they have seen."""

    def __init__(self, words: Sequence[str]) -> None:
        problem = (
            "the patient wrote more on it: once you have read that, close it with the number of these texts"
        )
        super().__init__(f"{problem}, {len(words)}", "seen")
        self.words = words


def take(task_id: int, by: str, now: datetime) -> None:
    """Say that somebody is on it: the clock of a crisis stops (rule P59). Raises TaskError."""
    name = _name(by)
    with transaction.atomic():
        task = _open(task_id)
        if task.acknowledged_at is None:
            task.acknowledged_at, task.acknowledged_by = now, name
            task.save(update_fields=["acknowledged_at", "acknowledged_by"])
        elif task.acknowledged_by != name:
            raise TaskError(f"{task.acknowledged_by} has task {task_id} already; speak to them")


def close(
    task_id: int, by: str, now: datetime, *, note: str = "", resume: bool = False, seen: int = 0
) -> int:
    """Close a task; return how many messages that had waited go again. Raises TaskError.

    `seen`: how many further texts on it its closer has read; UnreadError if there are more, or nobody would.
    A crisis must have been taken first. With `resume` everyone at its phone gets automatic messages again,
    but whom another task holds for a reason of their own; it is refused while another crisis of one of them
    is open, whichever phone it came from.
    """
    name = _name(by)
    with transaction.atomic():
        task = _open(task_id)
        crisis = task.kind == TaskKind.CRISIS
        if crisis and task.acknowledged_at is None:
            raise TaskError(f"nobody has taken task {task_id} yet: take it first")
        if resume and task.kind not in HOLDING:
            raise TaskError("only a crisis, or a death, holds messages back", "resume")
        noted = _noted(task)
        if len(noted) > seen:
            raise UnreadError(noted)
        task.closed_at, task.closed_by, task.note = now, name, note[:400] or task.note
        task.save(update_fields=["closed_at", "closed_by", "note"])
        if not resume or task.inbound is None:
            return 0
        resumed = resume_people_at(task.inbound.contact_id, now, task_id=task.pk)
        # Looked up while we hold the people: who writes of danger from now on is paused after us.
        _refuse_while_in_danger(task.inbound.contact_id)
        return resumed


def reopen(task_id: int, by: str, now: datetime, *, within: timedelta = timedelta()) -> None:
    """Undo a closing. Raises TaskError.

    A crisis holds its people's messages again, and must be taken anew `within` this time (rule P59).
    """
    name = _name(by)
    with transaction.atomic():
        task = _locked(task_id)
        if task.closed_at is None:
            raise TaskError(f"task {task_id} is open")
        task.closed_at, task.closed_by = None, ""
        if task.kind == TaskKind.CRISIS:
            task.acknowledged_at, task.acknowledged_by = None, ""
            task.acknowledge_by, task.escalations = now + within, 0
        task.save(
            update_fields=[
                *("closed_at", "closed_by", "acknowledged_at", "acknowledged_by"),
                *("acknowledge_by", "escalations"),
            ]
        )
        if task.kind in HOLDING and task.inbound is not None:
            pause_people_at([task.inbound.contact_id], now)
        record_audit(name, REOPENED, now, patient=task.patient_id, detail={"task": task.pk})


def _noted(task: StaffTask) -> list[str]:
    """What the patient has written on a task since, which we hold: no more can come."""
    contact = task.inbound.contact_id if task.inbound else None
    # In lists, since in SQL nothing is in a list of NULL, where Django would make "= None" an IS NULL.
    theirs = Q(appointment__in=[task.appointment_id]) | Q(contact__in=[contact])
    texts = InboundMessage.objects.filter(theirs, outcome=f"{NOTED}{task.pk}").order_by("id")
    return list(texts.values_list("body", flat=True))


def _refuse_while_in_danger(contact_id: int) -> None:
    """Raises TaskError if anyone at this contact has another crisis, from any of their addresses."""
    if others := open_crises_at(contact_id):
        raise TaskError(
            f"another crisis of these people is open, task {others[0]}: close this one without letting their"
            " messages go again",
            "resume",
        )
    people = PatientContact.objects.filter(contact_id=contact_id).values("patient_id")
    addresses = PatientContact.objects.filter(patient__in=people).values("contact_id")
    unread = InboundMessage.objects.filter(intent=Intent.CRISIS, processed_at__isnull=True)
    if unread.filter(Q(contact_id=contact_id) | Q(contact__in=addresses)).exists():
        raise TaskError("another crisis of these people has just come in: look at the tasks again", "resume")


def _name(by: str) -> str:
    name = by.strip()
    if not name:
        raise TaskError("say who you are", "by")
    return name[:120]


def _locked(task_id: int) -> StaffTask:
    task = StaffTask.objects.select_for_update().filter(pk=task_id).first()
    if task is None:
        raise TaskError(f"there is no task {task_id}: look at the list of tasks")
    return task


def _open(task_id: int) -> StaffTask:
    task = _locked(task_id)
    if task.closed_at is not None:
        raise TaskError(f"task {task_id} was closed by {task.closed_by or THE_PROGRAM}; reopen it first")
    return task
