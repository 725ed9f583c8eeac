"""Answers to patients, the way they wrote: planned once each, sent at any hour as they asked (rule P30)."""

from datetime import datetime, timedelta

from outreach.actions.staff import open_task_for_reply
from outreach.domain.channel import Channel
from outreach.domain.decision import ANSWERED_AT_ANY_HOUR
from outreach.domain.kinds import MAILED
from outreach.domain.reply import answered_by_carrier
from outreach.domain.spoken import language_of
from outreach.records.models import Appointment, InboundMessage, Message, StaffTask, TaskKind

_USEFUL = timedelta(hours=1)
_QUESTION_USEFUL = timedelta(hours=12)
_IN_THE_MORNING = timedelta(hours=14)
"""Until then what could not be answered at once may have to wait for a decent hour (rule P30)."""
_STOP_CONFIRMED_WITHIN = timedelta(minutes=5)  # rule P10
STRANGER, BEREAVED = "stranger", "bereaved"
"""What the confirmation says in `about` for a phone that isn't our patient's, or whose patient has died."""
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
    """Plan an answer with these words; returns what was done.

    A mail is answered by mail. Where there are no such words for a mail, a colleague answers it.
    """
    channel = Channel(inbound.contact.channel)
    if channel is Channel.EMAIL and template not in MAILED:
        return _left_to_a_person(inbound, now)
    by_carrier = bool(inbound.said_by_carrier) or answered_by_carrier(inbound.body)
    if channel is Channel.SMS and by_carrier and template in _CARRIERS_OWN:
        return "answered by the carrier"  # rule P16
    visit = visit or inbound.appointment
    it = Message(
        dedupe_key=f"answer:{inbound.pk}",
        channel=channel,
        template=template,
        patient_id=inbound.patient_id,
        contact_id=inbound.contact_id,
        appointment=visit,
        appointment_version=visit.version if visit else None,
        in_reply_to=inbound,
        about=about,
        priority=0,
        send_at=now,
        not_after=now + (useful if now - inbound.received_at <= ANSWERED_AT_ANY_HOUR else _IN_THE_MORNING),
        note=f"answers the patient's {'text' if channel is Channel.SMS else 'mail'}",
    )
    Message.objects.bulk_create([it], ignore_conflicts=True)  # one statement; answered once, however often
    return template


def _left_to_a_person(inbound: InboundMessage, now: datetime) -> str:
    if not StaffTask.objects.filter(inbound=inbound).exists():
        open_task_for_reply(TaskKind.REPLY, inbound, now)
    say_it_was_passed_on(inbound, now)
    return "passed to staff"


def ask(inbound: InboundMessage, template: str, visit: Appointment, now: datetime) -> str:
    """Answer with a question about one visit; it may be answered for hours."""
    return answer(inbound, template, now, visit=visit, useful=_QUESTION_USEFUL)


def confirm_stop(inbound: InboundMessage, now: datetime, *, about: str = "") -> str:
    """The one confirmation of an opt-out by text, within five minutes of it or never (rule P10).

    A `STRANGER` (rule P47) and the `BEREAVED` are not told how to get our texts again.
    """
    if inbound.contact.channel == Channel.EMAIL or _recently(inbound, "stop_ack", now - _STOP_ONCE_IN):
        return "opted out"
    left = inbound.received_at + _STOP_CONFIRMED_WITHIN - now
    if left > timedelta():
        answer(inbound, "stop_ack", now, about=about, useful=left)
    return "opted out"


def point_to_help(inbound: InboundMessage, now: datetime) -> str:
    """The fixed words for somebody in distress, at most once in a while (rules P60, P61).

    In the language they wrote in, where that can be told: whoever holds the phone must understand them.
    """
    if not _recently(inbound, "crisis", now - _CRISIS_ONCE_IN):
        answer(inbound, "crisis", now, about=language_of(inbound.body))
    return "crisis"


def say_it_was_passed_on(inbound: InboundMessage, now: datetime) -> None:
    """Once in a while a word that a person will read it."""
    if not _recently(inbound, "unclear", now - _ONCE_IN):
        answer(inbound, "unclear", now)


def _recently(inbound: InboundMessage, template: str, since: datetime) -> bool:
    # By way of what they wrote, which an index finds; a contact's messages have none that serves.
    wrote = InboundMessage.objects.filter(contact_id=inbound.contact_id, received_at__gt=since)
    return Message.objects.filter(in_reply_to__in=wrote, template=template).exists()
