"""Who gets nothing automatic, and which task's closing ends that (rule P59)."""

from django.db.models import F, Q, QuerySet

from outreach.records.models import HOLDING, Patient, PatientContact, StaffTask
from outreach.records.senders import held_for_themselves


def why_held(people: QuerySet[Patient]) -> list[str]:
    """For each of these who is paused what holds their messages, and how they go again."""
    return [_why(patient) for patient in people.filter(paused_at__isnull=False).distinct().order_by("id")]


def still_held(task_id: int) -> list[str]:
    """The same for whoever shares the phone of a task."""
    at = StaffTask.objects.filter(pk=task_id).values("inbound__contact")
    return why_held(Patient.objects.filter(links__contact__in=at))


def held_without_task() -> list[str]:
    """The same for whoever is held while no open task says so, and so might be forgotten."""
    held = Patient.objects.filter(paused_at__isnull=False).order_by("id")
    tasks = ((patient, _holds(patient)) for patient in held)
    return [_told(patient, task) for patient, task in tasks if task is None or task.closed_at]


def _why(patient: Patient) -> str:
    return _told(patient, _holds(patient))


def _told(patient: Patient, task: StaffTask | None) -> str:
    held = f"everything automatic to patient {patient.external_id} is held"
    if task is None:
        return f"{held} (P59)"
    because = f"{held} because of task {task.pk} ({task.kind})"
    if task.closed_at is None:
        return f"{because}: closed with --resume it lets messages go (P59)"
    return f"{because}, which is closed: reopen it first; closed with --resume it lets messages go (P59)"


def _holds(patient: Patient) -> StaffTask | None:
    """The task whose closing really lets messages go: an open one before others, else the last closed.

    Not one that only tells of somebody else at the same phone, while this patient has a reason of their own.
    """
    contacts = PatientContact.objects.filter(patient=patient).values("contact")
    tasks = StaffTask.objects.filter(
        Q(patient=patient) | Q(inbound__contact__in=contacts), kind__in=HOLDING, inbound__isnull=False
    ).order_by(F("closed_at").desc(nulls_first=True), "-id")
    return next((task for task in tasks if not held_for_themselves([patient.pk], task.pk)), None)
