"""Why nothing is to go to a patient: what `outreach preview` says in place of an empty table."""

from datetime import datetime, timedelta

from outreach.actions.keep_visit import given_up, way_back
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import OPEN
from outreach.domain.purpose import Purpose
from outreach.domain.visit import CALLED_OFF, REMINDED
from outreach.domain.windows import zone
from outreach.ops.held import why_held
from outreach.ops.patient import PatientStanding, Reach, patient_standing
from outreach.records.models import Appointment, ContactStatus, Message, MessageEvent, Patient

_CALLED = {Channel.SMS: "phone", Channel.EMAIL: "e-mail"}
_NOWHERE = "no phone and no e-mail is on record: write one into your schedule, and import it"
_NO_VISIT = "no visit ahead is on record: what your schedule has comes with `outreach import`"
_NEVER = "has no message: it became known too late for one, or its reminders have no step that is still ahead"
MOST_DAYS = 366
"""That can be looked ahead."""
_MOST = 5
"""Visits that are told of."""


def reasons_for_silence(external_id: str, until: datetime, now: datetime) -> list[str]:
    """What keeps messages from this patient until then: in the person, their addresses, their visits."""
    stands = patient_standing(external_id, now)
    if stands is None:
        return []
    reasons = why_held(Patient.objects.filter(external_id=external_id)) + _out_of_reach(stands)
    visits = Appointment.objects.filter(patient__external_id=external_id, start__gt=now).order_by(
        "start", "id"
    )
    told = [
        f"visit {_named(visit)} {why}" for visit in visits[:_MOST] if (why := _of(visit, until, now, reasons))
    ]
    return reasons + (told if visits else [_NO_VISIT])


def _out_of_reach(stands: PatientStanding) -> list[str]:
    """Why no address of theirs serves; empty if one does."""
    if not stands.reached:
        return [_NOWHERE]
    if stands.only and not stands.reaches(stands.only):
        only = _CALLED[Channel(stands.only)]
        return [f"they asked to be reached by {only} alone, and no {only} of theirs may be written to (P39)"]
    if any(stands.reaches(channel) for channel in Channel):
        return []
    return [f"{_CALLED[Channel(reach.channel)]} {reach.masked}: {_closed(reach)}" for reach in stands.reached]


def _closed(reach: Reach) -> str:
    if reach.status != ContactStatus.USABLE:
        return f"can't receive messages ({reach.status}, H3)"
    consent = reach.purposes[Purpose.CARE]
    return f"{consent.why} ({consent.rule})"


def _of(visit: Appointment, until: datetime, now: datetime, reasons: list[str]) -> str:
    """Why nothing goes about this visit until then; empty where what was said already is why."""
    if visit.status in CALLED_OFF:
        by_them = given_up(visit)
        return f"is {visit.status}" + (f", by the patient. {way_back(visit)}" if by_them else "")
    if visit.status not in REMINDED:
        return f"is {visit.status}: only visits that are booked or pending are reminded of"
    messages = Message.objects.filter(appointment=visit, in_reply_to__isnull=True)
    later = messages.filter(status__in=OPEN, send_at__gt=until).order_by("send_at").first()
    if later is not None:
        further = later.send_at <= now + timedelta(days=MOST_DAYS)
        how = ": look further ahead with --days" if further else ""
        return f"is told of from {_at(later.send_at, visit)} on{how}"
    if reasons:
        return ""
    last = messages.order_by("-send_at", "-id").first()
    if last is None:
        return _NEVER
    event = MessageEvent.objects.filter(message=last).order_by("-id").first()
    because = f", {event.reason}" if event and event.reason else ""
    return (
        f"has nothing more to come: the last was message {last.pk}, {last.template} ({last.status}{because})"
    )


def _named(visit: Appointment) -> str:
    return f"{visit.external_id}, {_at(visit.start, visit)},"


def _at(instant: datetime, visit: Appointment) -> str:
    return f"{instant.astimezone(zone(visit.zone)):%a %d %b %Y %H:%M}"
