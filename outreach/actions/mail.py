"""What goes along with a mail: the headers by which it can be ended, and the visit as a calendar file."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from outreach.actions.engine import Clinic
from outreach.domain.purpose import Purpose
from outreach.domain.visit import CALLED_OFF
from outreach.providers.base import Attachment
from outreach.records.queries import Due

_USUAL = timedelta(hours=1)


def headers_for(purpose: Purpose, unsubscribe_url: str, *, answers: bool = False) -> Mapping[str, str]:
    """That no person wrote it (RFC 3834, 5), so that no program answers; and the way out.

    One-click unsubscribing (RFC 8058, RFC 2369; rule P53) for all but mail about a patient's own visits.

    That mail must not offer it: a click there would leave a patient before a closed door.
    """
    headers = {"Auto-Submitted": "auto-replied" if answers else "auto-generated"}
    if purpose is not Purpose.CARE and unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def visit_calendar(
    *,
    visit_id: int,
    version: int,
    start: datetime,
    minutes: int | None,
    cancelled: bool,
    clinic_name: str,
    address: str,
    host: str,
    now: datetime,
) -> bytes:
    """The visit as RFC 5545 has it: one UID for its life, a greater SEQUENCE with every change.

    It says the clinic's name and nothing of why one goes there (rule P37). In UTC, which every calendar shows
    on its own reader's wall, daylight saving included.
    """
    event = Event()
    event.add("uid", f"visit-{visit_id}@{host}")
    event.add("sequence", version - 1)
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("dtend", start + (timedelta(minutes=minutes) if minutes else _USUAL))
    event.add("summary", clinic_name)
    if address:
        event.add("location", address)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Outreach//Visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def calendar_host(clinic: Clinic) -> str:
    """What makes a visit's UID unique in the world; the same in a mail and on a page, or it stands twice."""
    return clinic.web_url.partition("://")[2].partition("/")[0] or "outreach"


def calendar_of(message: Due, clinic: Clinic, now: datetime) -> Attachment | None:
    """The calendar file of the visit a mail speaks of."""
    if message.visit_id is None or message.start is None:
        return None
    cancelled = message.visit_status in CALLED_OFF
    content = visit_calendar(
        visit_id=message.visit_id,
        version=message.visit_version or 1,
        start=message.start,
        minutes=message.minutes,
        cancelled=cancelled,
        clinic_name=clinic.name,
        address=message.location_address or clinic.address,
        host=calendar_host(clinic),
        now=now,
    )
    method = "CANCEL" if cancelled else "PUBLISH"
    return Attachment("visit.ics", f"text/calendar; method={method}; charset=utf-8", content)
