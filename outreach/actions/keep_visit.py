"""Staff book a visit again that its patient cancelled by mistake, while the schedule never called it off."""

import shlex
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from outreach.actions.audit import record_audit
from outreach.actions.feed_rows import visit_digest
from outreach.actions.plan_touches import plan_touches
from outreach.actions.refusal import Refusal
from outreach.domain.visit import CALLED_OFF, REMINDED
from outreach.domain.windows import Hours
from outreach.records.models import Appointment, StaffTask, TaskKind
from outreach.records.planning import KEPT


class CannotKeep(Refusal):
    """The visit can't be booked again by us; the text says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit that stands again, by the schedule's ids; `planned`: messages new in the plan."""

    visit: str
    patient: str
    start: datetime
    zone: str
    planned: int
    tasks: tuple[int, ...]  # "the slot is free": closed, since it isn't


def keep_visit(external_id: str, now: datetime, hours: Hours, *, by: str) -> Kept:
    """Book it again, plan its messages and write down who did it, in one transaction. Raises CannotKeep.

    It is a new version of the visit: what was taken back stays so, and a step that is past is not told again
    but by the one message that says that the visit stands. `hours` are the clinic's.
    """
    name = by.strip()
    if not name:
        raise CannotKeep("say who you are", "by")
    with transaction.atomic():
        visit = (
            Appointment.objects.select_for_update(no_key=True, of=("self",))
            .select_related("patient", "location")
            .filter(external_id=external_id)
            .first()
        )
        if visit is None:
            raise CannotKeep(f"there is no visit {external_id}: give the id that your schedule uses")
        visit.status = _promised(visit, now)
        visit.version, visit.known_at, visit.confirmed_at = visit.version + 1, now, None
        visit.save(update_fields=["status", "version", "known_at", "confirmed_at"])
        planned = plan_touches([visit.pk], now, hours)
        free = StaffTask.objects.filter(kind=TaskKind.CANCELLED, appointment=visit, closed_at__isnull=True)
        tasks = tuple(free.order_by("id").values_list("id", flat=True))
        free.update(closed_at=now, closed_by=name[:120])
        detail = {"visit": visit.pk, "version": visit.version}
        record_audit(name, KEPT, now, patient=visit.patient_id, detail=detail)
        return Kept(external_id, visit.patient.external_id, visit.start, visit.zone, planned, tasks)


def _promised(visit: Appointment, now: datetime) -> str:
    """The status under which the schedule keeps a visit that was cancelled here. Raises CannotKeep."""
    if visit.status not in CALLED_OFF:
        raise CannotKeep(f"visit {visit.external_id} isn't cancelled, it is {visit.status}")
    if visit.start <= now:
        raise CannotKeep(f"visit {visit.external_id} is over: book another in your schedule, and import it")
    if status := _in_schedule(visit):
        return status
    raise CannotKeep(
        f"your schedule itself says that visit {visit.external_id} is off: book it there, and import it"
    )


def _in_schedule(visit: Appointment) -> str:
    """The status under which the schedule last said that a visit stands; empty where it said otherwise."""
    for status in sorted(REMINDED):
        where, whose = visit.location.code, visit.patient.external_id
        if visit.fingerprint.startswith(visit_digest(visit.start, visit.zone, status, where, whose)):
            return status
    return ""


def given_up(visit: Appointment) -> bool:
    """Whether its patient has called it off while the schedule keeps it: what `keep_visit` can undo."""
    return visit.status in CALLED_OFF and bool(_in_schedule(visit))


def way_back(visit: Appointment) -> str:
    """What a task says of a visit that its patient may have cancelled by mistake."""
    return f"By mistake? outreach keep {shlex.quote(visit.external_id)} --by NAME books it again."
