"""Stop everything automatic for a person in distress, and begin again when a colleague says so (rule P59)."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef

from outreach.domain.lifecycle import Status
from outreach.records.locks import await_dispatchers_of
from outreach.records.models import InboundMessage, Patient, PatientContact, TaskKind
from outreach.records.moves import move_where
from outreach.records.senders import held_for_themselves


def pause_people_at(contact_ids: Collection[int], now: datetime) -> None:
    """Pause everyone who is reached at these contacts, and hold what was on its way to them.

    In the caller's transaction, which holds the contacts where no dispatcher may be deciding about them. What
    an import holds just now is not waited for: while a crisis is open nothing goes to its people, and
    `pause_overlooked` comes back to them; a message is held when its hour comes.
    """
    people = list(
        Patient.objects.filter(
            Exists(
                PatientContact.objects.filter(
                    patient_id=OuterRef("id"), contact_id__in=contact_ids, ended_at__isnull=True
                )
            )
        )
        .order_by("id")
        .select_for_update(no_key=True, skip_locked=True)
        .values_list("id", flat=True)
    )
    Patient.objects.filter(id__in=people, paused_at__isnull=True).update(paused_at=now)
    move_where(
        Status.HELD,
        "(m.patient_id = ANY(%s) OR m.contact_id = ANY(%s)) AND m.in_reply_to_id IS NULL"
        " AND m.purpose <> 'staff' AND m.status IN ('planned', 'queued')",
        [people, list(contact_ids)],
        now,
        reason="a colleague is with this patient; nothing automatic goes",
        rule="P59",
        skip_locked=True,
    )


def pause_overlooked(now: datetime) -> None:
    """Pause whoever an open crisis is about and an import held when it was opened; in a transaction."""
    overlooked = InboundMessage.objects.filter(
        stafftask__kind=TaskKind.CRISIS,
        stafftask__closed_at__isnull=True,
        contact__links__ended_at__isnull=True,
        contact__links__patient__paused_at__isnull=True,
    )
    if contacts := sorted(set(overlooked.values_list("contact", flat=True))):
        pause_people_at(contacts, now)


def resume_people_at(contact_id: int, now: datetime, *, task_id: int) -> int:
    """Let automatic messages of whom this task holds go again; return how many that had waited are planned.

    Whom another task holds for a reason of their own gets nothing all the same.
    """
    linked = Patient.objects.filter(links__contact_id=contact_id, paused_at__isnull=False).order_by("id")
    # A dispatcher that saw them paused must have held its messages before we look which are held.
    await_dispatchers_of(contact_id, list(linked.values_list("id", flat=True)))
    people = set(linked.select_for_update(no_key=True).values_list("id", flat=True))
    others = held_for_themselves(people, task_id)
    Patient.objects.filter(id__in=people - others).update(paused_at=None)
    return len(
        move_where(
            Status.PLANNED,
            """(m.patient_id = ANY(%s) OR m.contact_id = %s AND coalesce(m.patient_id, 0) <> ALL(%s))
            AND m.status = 'held' AND m.not_after > %s AND (
                SELECT e.rule FROM message_event e WHERE e.message_id = m.id ORDER BY e.id DESC LIMIT 1
            ) = 'P59'""",
            [sorted(people - others), contact_id, sorted(others), now],
            now,
            reason="a colleague let messages go again",
            rule="P59",
        )
    )
