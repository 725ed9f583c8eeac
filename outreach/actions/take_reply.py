"""Act on what a patient texted: bind it to the visit it answers, do what it asks, answer, or ask a person."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import F

from outreach.actions.engine import Engine
from outreach.actions.staff import open_task_for_reply
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.reply import Intent, answered_by_carrier, is_bare_cancel, normalise
from outreach.domain.visit import REMINDED, VisitStatus
from outreach.records.models import Appointment, InboundMessage, Message, TaskKind
from outreach.records.moves import move_where

log = structlog.get_logger(__name__)

_ASKS = ("reminder", "booked", "moved", "reminder_soon")
"""Templates whose words invite C, R or X."""
_MAY_HAVE_COME = (Status.SENDING, Status.UNKNOWN, Status.SENT, Status.DELIVERED)
"""A question in doubt may be on the patient's screen; nobody answers what surely never came."""
_REMEMBERED = timedelta(days=14)
_SAME_MOMENT = timedelta(minutes=10)
"""Two visits asked about within this time: nobody can tell which one a bare C is about."""
_ANSWER_USEFUL = timedelta(hours=1)


def take_replies(engine: Engine) -> int:
    """Act on every text not yet acted on; return how many. Each in its own transaction, each once."""
    taken = 0
    while inbound := _take_next(engine.clock.now()):
        log.info("reply", inbound=inbound.pk, intent=inbound.intent, outcome=inbound.outcome)
        taken += 1
    return taken


def _take_next(now: datetime) -> InboundMessage | None:
    with transaction.atomic():
        inbound = (
            InboundMessage.objects.select_for_update(skip_locked=True)
            .filter(processed_at__isnull=True)
            .order_by("id")
            .first()
        )
        if inbound is None:
            return None
        try:
            with transaction.atomic():
                inbound.outcome = _act(inbound, Intent(inbound.intent), now)
        except Exception:
            # One text that trips us must neither be lost nor keep the others waiting: a person reads it.
            log.exception("reply failed", inbound=inbound.pk)
            inbound.patient = inbound.appointment = None
            open_task_for_reply(TaskKind.REPLY, inbound, now)
            inbound.outcome = "failed, passed to staff"
        inbound.processed_at = now
        inbound.save(update_fields=["outcome", "processed_at", "patient", "appointment"])
        return inbound


def _act(inbound: InboundMessage, intent: Intent, now: datetime) -> str:
    visit = _visit_asked_about(inbound, now)
    if visit is not None:
        inbound.appointment, inbound.patient_id = visit, visit.patient_id
    if intent is Intent.STOP:
        if is_bare_cancel(inbound.body):
            open_task_for_reply(TaskKind.CANCEL_OR_STOP, inbound, now)
        return "opted out"
    if intent is Intent.HELP:
        return _answer(inbound, "help", now)
    if intent is Intent.START and not _says_yes(inbound):
        return _answer(inbound, "start_ack", now)
    if visit is None or intent is Intent.OTHER:
        return _to_a_person(inbound, now)
    if intent is Intent.CANCEL:
        return _cancel(inbound, visit, now)
    if intent is Intent.RESCHEDULE:
        open_task_for_reply(TaskKind.RESCHEDULE, inbound, now)
        return _answer(inbound, "reschedule_ack", now)
    Appointment.objects.filter(id=visit.pk).update(confirmed_at=now)
    return _answer(inbound, "confirmed", now)


def _says_yes(inbound: InboundMessage) -> bool:
    """YES answers a question unless it ended an opt-out (rule P20); with no question, a person reads it."""
    opted_in_by_it = inbound.contact.consents.filter(at=inbound.received_at, kind="granted").exists()
    return normalise(inbound.body) == "yes" and not opted_in_by_it


def _visit_asked_about(inbound: InboundMessage, now: datetime) -> Appointment | None:
    """The one visit the latest question to this phone was about, if it still stands as it was asked about."""
    asked = list(
        Message.objects.filter(
            contact_id=inbound.contact_id,
            template__in=_ASKS,
            attempted_at__gt=now - _REMEMBERED,
            attempted_at__lte=inbound.received_at,
            status__in=_MAY_HAVE_COME,
        ).order_by("-attempted_at")[:20]
    )
    if not asked:
        return None
    latest = asked[0].attempted_at
    moment = [m for m in asked if m.attempted_at and latest and latest - m.attempted_at <= _SAME_MOMENT]
    visits = {m.appointment_id for m in moment}
    visit_id = visits.pop()
    if visits or visit_id is None:
        return None
    # Locked, so that an import can't move it between this look and what the reply does to it.
    visit = Appointment.objects.select_for_update(no_key=True).filter(id=visit_id).first()
    if visit is None:
        return None
    stands = visit.version == asked[0].appointment_version and visit.status in REMINDED and visit.start > now
    return visit if stands else None


def _cancel(inbound: InboundMessage, visit: Appointment, now: datetime) -> str:
    Appointment.objects.filter(id=visit.pk).update(
        status=VisitStatus.CANCELLED, version=F("version") + 1, known_at=now
    )
    move_where(
        Status.CANCELLED,
        "m.appointment_id = %s AND m.in_reply_to_id IS NULL AND m.status IN ('planned', 'queued', 'held')",
        [visit.pk],
        now,
        reason="the patient cancelled the visit",
    )
    open_task_for_reply(TaskKind.CANCELLED, inbound, now)
    return _answer(inbound, "cancel_ack", now)


def _to_a_person(inbound: InboundMessage, now: datetime) -> str:
    """Nobody's words are dropped: a task for staff, and once in a while a word that it was passed on."""
    open_task_for_reply(TaskKind.REPLY, inbound, now)
    recently = Message.objects.filter(
        contact_id=inbound.contact_id, template="unclear", send_at__gt=now - timedelta(hours=12)
    )
    if not recently.exists():
        _answer(inbound, "unclear", now)
    return "passed to staff"


def _answer(inbound: InboundMessage, template: str, now: datetime) -> str:
    """Plan the answer; it may go at any hour, since the patient asked (rule P30)."""
    if answered_by_carrier(inbound.body) and template in {"help", "start_ack"}:
        return "answered by the carrier"  # rule P16
    visit = inbound.appointment
    Message.objects.get_or_create(
        dedupe_key=f"answer:{inbound.pk}",
        defaults={
            "channel": Channel.SMS,
            "template": template,
            "patient_id": inbound.patient_id,
            "contact_id": inbound.contact_id,
            "appointment": visit,
            "appointment_version": visit.version if visit else None,
            "in_reply_to": inbound,
            "priority": 0,
            "send_at": now,
            "not_after": now + _ANSWER_USEFUL,
            "note": "answers the patient's text",
        },
    )
    return template
