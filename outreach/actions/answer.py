"""Answers to patients' texts: planned once each, sent at any hour since the patient asked (rule P30)."""

from datetime import datetime, timedelta

from outreach.domain.channel import Channel
from outreach.domain.reply import answered_by_carrier
from outreach.records.models import Appointment, InboundMessage, Message

_USEFUL = timedelta(hours=1)
_QUESTION_USEFUL = timedelta(hours=12)
_STOP_CONFIRMED_WITHIN = timedelta(minutes=5)  # rule P10
_ONCE_IN = timedelta(hours=12)
_CRISIS_ONCE_IN = timedelta(minutes=10)
_STOP_ONCE_IN = timedelta(hours=24)
_CARRIERS_OWN = frozenset({"help", "start_ack", "stop_ack"})


def answer(
    inbound: InboundMessage,
    template: str,
    now: datetime,
    *,
    visit: Appointment | None = None,
    about: str = "",
    useful: timedelta = _USEFUL,
) -> str:
    """Plan an answer with these words; returns what was done."""
    by_carrier = inbound.said_by_carrier or answered_by_carrier(inbound.body)
    if by_carrier and template in _CARRIERS_OWN:
        return "answered by the carrier"  # rule P16
    visit = visit or inbound.appointment
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
            "about": about,
            "priority": 0,
            "send_at": now,
            "not_after": now + useful,
            "note": "answers the patient's text",
        },
    )
    return template


def ask(inbound: InboundMessage, template: str, visit: Appointment, now: datetime) -> str:
    """Answer with a question about one visit; it may be answered for hours."""
    return answer(inbound, template, now, visit=visit, useful=_QUESTION_USEFUL)


def confirm_stop(inbound: InboundMessage, now: datetime) -> str:
    """The one confirmation of an opt-out, within five minutes of it or never (rule P10)."""
    if _recently(inbound, "stop_ack", now - _STOP_ONCE_IN):
        return "opted out"
    left = inbound.received_at + _STOP_CONFIRMED_WITHIN - now
    if left > timedelta():
        answer(inbound, "stop_ack", now, useful=left)
    return "opted out"


def point_to_help(inbound: InboundMessage, now: datetime) -> str:
    """The fixed words for somebody in distress, at most once in a while (rules P60, P61)."""
    if not _recently(inbound, "crisis", now - _CRISIS_ONCE_IN):
        answer(inbound, "crisis", now)
    return "crisis"


def say_it_was_passed_on(inbound: InboundMessage, now: datetime) -> None:
    """Once in a while a word that a person will read it."""
    if not _recently(inbound, "unclear", now - _ONCE_IN):
        answer(inbound, "unclear", now)


def _recently(inbound: InboundMessage, template: str, since: datetime) -> bool:
    return Message.objects.filter(
        contact_id=inbound.contact_id, template=template, send_at__gt=since
    ).exists()
