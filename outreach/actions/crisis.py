"""When a patient may be in danger: a task with a clock, and the people who are told (P59 to P61)."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction

from outreach.actions.engine import Clinic, Engine
from outreach.actions.pause import pause_overlooked
from outreach.domain.channel import Channel
from outreach.records.models import ContactPoint, InboundMessage, Message, StaffTask, TaskKind

log = structlog.get_logger(__name__)

_ALERT_USEFUL = timedelta(hours=1)
_MOST_URGENT = 10
"""Rounds at the clinic's own pace; then the alarm slows down, and never ends."""
_THEN_EVERY = timedelta(hours=1)


def open_crisis(inbound: InboundMessage, clinic: Clinic, now: datetime) -> StaffTask:
    """A task that must be taken in time, and a text to whoever is on call; in the caller's transaction."""
    task, new = StaffTask.objects.get_or_create(
        dedupe_key=_key(inbound),
        defaults={
            "kind": TaskKind.CRISIS,
            "patient_id": inbound.patient_id,
            "appointment_id": inbound.appointment_id,
            "inbound": inbound,
            "opened_at": now,
            "acknowledge_by": now + clinic.acknowledge_within,
        },
    )
    if new:
        _alert(task, "staff_alert", [_who_is_told_first(inbound, clinic)], now)
    return task


def _who_is_told_first(inbound: InboundMessage, clinic: Clinic) -> str:
    """Whoever is on call, unless it is they who wrote."""
    others = (phone for phone in (clinic.on_call, clinic.backup) if phone not in {"", inbound.contact.value})
    return next(others, clinic.on_call)


def _key(inbound: InboundMessage) -> str:
    return f"{TaskKind.CRISIS.value}:inbound:{inbound.pk}"


def alarm(inbound: InboundMessage, now: datetime) -> None:
    """A crisis whose clock has run out already, so that the next sweep tells everybody.

    For a text that could not be acted on: one plain row, which what went wrong there can hardly keep from
    being written. In the caller's transaction.
    """
    task = StaffTask(
        kind=TaskKind.CRISIS,
        dedupe_key=_key(inbound),
        inbound=inbound,
        opened_at=now,
        acknowledge_by=now,
        note="The program could not act on their text: phone now.",
    )
    StaffTask.objects.bulk_create([task], ignore_conflicts=True)


def escalate(engine: Engine) -> int:
    """Tell the backup, and again who is on call, of each task nobody has taken in time; return how many.

    Without an end: somebody may be in danger until a person has said that they are on it.
    """
    now, clinic = engine.clock.now(), engine.clinic
    with transaction.atomic():
        pause_overlooked(now)
        late = list(
            StaffTask.objects.select_for_update(skip_locked=True)
            .filter(
                acknowledge_by__lte=now,
                acknowledged_at__isnull=True,
                closed_at__isnull=True,
            )
            .order_by("id")
        )
        for task in late:
            task.escalations += 1
            _alert(task, "staff_escalation", [clinic.backup, clinic.on_call], now)
            task.acknowledge_by = now + _pace(task.escalations, clinic.acknowledge_within)
        StaffTask.objects.bulk_update(late, ["escalations", "acknowledge_by"])
    if late:
        log.error("crisis not taken", tasks=[task.pk for task in late])
    return len(late)


def overdue_since(
    clock_since: datetime, acknowledge_by: datetime, escalations: int, within: timedelta, now: datetime
) -> datetime | None:
    """When a crisis that nobody has taken should have been; None: not yet.

    `clock_since`: when it was opened, or last opened again; `within`: what whoever is on call has from then.
    The next alarm is put off with each round, and by as much as the workers stood still; counted back it is
    earlier only for a crisis whose time had run out from the start.
    """
    waited = sum((_pace(n, within) for n in range(1, escalations + 1)), timedelta())
    first = min(clock_since + within, acknowledge_by - waited)
    return first if first <= now else None


def _pace(escalations: int, within: timedelta) -> timedelta:
    """How long the next round waits after so many."""
    return within if escalations < _MOST_URGENT else _THEN_EVERY


def text_colleagues(template: str, phones: list[str], about: str, now: datetime, *, key: str) -> None:
    """Text each of these phones once for a `key`; nothing of a patient is in it but numbers of tasks."""
    for phone in dict.fromkeys(phone for phone in phones if phone):
        contact, _ = ContactPoint.objects.get_or_create(channel=Channel.SMS, value=phone)
        Message.objects.get_or_create(
            dedupe_key=f"{key}:{contact.pk}",
            defaults={
                "channel": Channel.SMS,
                "purpose": "staff",
                "template": template,
                "contact": contact,
                "about": about,
                "priority": 0,
                "send_at": now,
                "not_after": now + _ALERT_USEFUL,
                "note": "a patient may be in danger",
            },
        )


def _alert(task: StaffTask, template: str, phones: list[str], now: datetime) -> None:
    # By the instant too, since a crisis that is opened again counts its rounds anew.
    key = f"alert:{task.pk}:{task.escalations}:{now.timestamp():.0f}"
    text_colleagues(template, phones, str(task.pk), now, key=key)
