"""What a patient may do with a visit, by text or on a page: confirm it, give it up, ask for another hour."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from outreach.actions.keep_visit import way_back
from outreach.domain.lifecycle import Status
from outreach.domain.visit import REMINDED, VisitStatus
from outreach.domain.windows import zone
from outreach.records.models import Appointment, StaffTask, TaskKind
from outreach.records.moves import move_where
from outreach.records.planning import close_outdated_calls

_MOST_NOTES = 400


class VisitChanged(Exception):
    """The visit is not any more what the patient was shown."""


def confirm(visit_ids: Iterable[int], now: datetime) -> None:
    """Note that the patient comes. In the caller's transaction, which holds the visits."""
    Appointment.objects.filter(id__in=list(visit_ids)).update(confirmed_at=now)


def give_up(visit_id: int, now: datetime) -> None:
    """Free the hour and take back what was to be said about it. In the caller's transaction."""
    Appointment.objects.filter(id=visit_id).update(
        status=VisitStatus.CANCELLED, version=F("version") + 1, known_at=now
    )
    move_where(
        Status.CANCELLED,
        "m.appointment_id = %s AND m.in_reply_to_id IS NULL AND m.status IN ('planned', 'queued', 'held')",
        [visit_id],
        now,
        reason="the patient cancelled the visit",
    )
    close_outdated_calls([visit_id], now)


def act_on_page(visit_id: int, version: int, deed: str, now: datetime) -> None:
    """Do `confirm`, `move` or `cancel` as a patient asks on their page; raises VisitChanged.

    Only for the visit as it was shown: `version` travels with the form.
    """
    with transaction.atomic():
        visit = Appointment.objects.select_for_update(no_key=True).filter(id=visit_id).first()
        if visit is None or visit.version != version or visit.status not in REMINDED or visit.start <= now:
            raise VisitChanged
        if deed == "confirm":
            confirm([visit.pk], now)
        elif deed == "cancel":
            give_up(visit.pk, now)
            _ask_staff(TaskKind.CANCELLED, visit, now, f"; {way_back(visit)}")
        elif not _noted(visit, now):
            _ask_staff(TaskKind.RESCHEDULE, visit, now)


def asked_to_move(visit: Appointment) -> bool:
    """Whether the last its patient wished of this visit, as it stands, was another time, and that is open."""
    since = max(visit.known_at, visit.confirmed_at or visit.known_at)
    return _wishes_to_move(visit).filter(opened_at__gte=since).exists()


def _wishes_to_move(visit: Appointment) -> QuerySet[StaffTask]:
    return StaffTask.objects.filter(kind=TaskKind.RESCHEDULE, appointment=visit, closed_at__isnull=True)


def _noted(visit: Appointment, now: datetime) -> bool:
    """Whether an open task asks for another time already; it then says that they have asked again."""
    task = _wishes_to_move(visit).select_for_update().first()
    if task is None:
        return False
    again = f"asked again on the patient's page, {now.astimezone(zone(visit.zone)):%a %d %b %H:%M}"
    notes = [part for part in (task.note, again) if part]
    task.note = "; ".join(notes)[:_MOST_NOTES]
    task.save(update_fields=["note"])
    return True


def _ask_staff(kind: TaskKind, visit: Appointment, now: datetime, more: str = "") -> None:
    """A task for what is wished of a visit, which the caller holds."""
    same = StaffTask.objects.filter(kind=kind, appointment=visit)
    StaffTask.objects.create(
        dedupe_key=f"{kind.value}:page:{visit.pk}:v{visit.version}:{same.count()}",
        kind=kind,
        patient_id=visit.patient_id,
        appointment=visit,
        opened_at=now,
        note=f"asked on the patient's page{more}",
    )
