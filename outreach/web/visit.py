"""A visit's page: without a login, by a signed link; the same deeds as by text."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from outreach import wiring
from outreach.actions.links import BadLink, preferences_link, read_visit_link
from outreach.actions.mail import calendar_host, visit_calendar
from outreach.actions.visit_verbs import VisitChanged, act_on_page, asked_to_move
from outreach.domain.dates import clock as time_of_day
from outreach.domain.dates import long_day
from outreach.domain.visit import CALLED_OFF, REMINDED
from outreach.domain.windows import zone
from outreach.records.models import Appointment
from outreach.web.birth import Door, at_the_door, is_open, leave_open, problem_before
from outreach.web.pages import done_before, gone, language, page, then

_DEEDS = {"confirm": "confirmed", "move": "moving", "cancel": "cancelled"}
_VERSION = re.compile(r"[0-9]{1,9}")


@require_http_methods(["GET", "HEAD", "POST"])
def visit_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the visit's time; with the date of birth the rest; do what is asked (rule P37).

    Where the schedule has no date of birth, the page does what a text from the same reader could (confirm,
    ask for another time, cancel) and tells no more than the text that brought the reader here.
    """
    now = wiring.clock().now()
    try:
        visit, contact = _visit(token)
    except BadLink as error:
        return gone(request, expired=error.expired)
    door = at_the_door(request, visit.patient, now) if _guarded(visit) else Door(opened=True)
    if door.just_now or request.method == "POST":
        done = "" if door.just_now else _do(request, visit) if door.opened else door.problem
        response = then(request, done)
        if door.just_now:
            leave_open(response, visit.patient, now)
        return response
    if not door.opened:
        return _show(request, visit, opened=False, problem=problem_before(request))
    preferences = preferences_link("", visit.patient_id, contact, now)
    return _show(request, visit, opened=True, preferences=preferences, **_said(done_before(request), visit))


@require_http_methods(["GET", "HEAD"])
def visit_file(request: HttpRequest, token: str) -> HttpResponse:
    """The visit for the patient's calendar; only where the page itself is open, and with no more than it."""
    now = wiring.clock().now()
    try:
        visit, _ = _visit(token)
    except BadLink as error:
        return gone(request, expired=error.expired)
    if _guarded(visit) and not is_open(request, visit.patient, now):
        return gone(request, expired=False)
    clinic = wiring.engine().clinic
    content = visit_calendar(
        visit_id=visit.pk,
        version=visit.version,
        start=visit.start,
        minutes=visit.minutes if _guarded(visit) else None,
        cancelled=visit.status in CALLED_OFF,
        clinic_name=clinic.name,
        address=(visit.location.address or clinic.address) if _guarded(visit) else "",
        host=calendar_host(clinic),
        now=now,
    )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="visit.ics"', "Cache-Control": "no-store"},
    )


def _visit(token: str) -> tuple[Appointment, int]:
    """The visit and the contact it was sent to, if that still is its patient's. Raises BadLink."""
    appointment, contact = read_visit_link(token, wiring.clock().now())
    theirs = Appointment.objects.filter(
        id=appointment, patient__links__contact=contact, patient__links__ended_at__isnull=True
    )
    found = theirs.select_related("patient", "location").first()
    if found is None:
        raise BadLink
    return found, contact


def _guarded(visit: Appointment) -> bool:
    return visit.patient.birth_date is not None


def _stands(visit: Appointment) -> bool:
    return visit.status in REMINDED and visit.start > wiring.clock().now()


def _do(request: HttpRequest, visit: Appointment) -> str:
    deed, version = request.POST.get("deed", ""), request.POST.get("version", "")
    if deed == "ask_cancel":
        return "sure"
    if deed not in _DEEDS or not _VERSION.fullmatch(version):
        return ""
    try:
        act_on_page(visit.pk, int(version), deed, wiring.clock().now())
    except VisitChanged:
        return "changed"
    return _DEEDS[deed]


def _said(done: str, visit: Appointment) -> dict[str, Any]:
    """What to say of a deed, as far as it still is so."""
    holds = {
        "confirmed": visit.confirmed_at is not None and _stands(visit),
        "cancelled": visit.status in CALLED_OFF,
        "moving": _stands(visit),
        "changed": True,
    }
    if done == "sure":
        return {"sure": True}
    return {"said": done} if holds.get(done) else {}


def _show(request: HttpRequest, visit: Appointment, *, opened: bool, **values: Any) -> HttpResponse:
    lang = language(request, visit.patient.language)
    start = visit.start.astimezone(zone(visit.zone))
    told = opened and _guarded(visit)
    return page(
        request,
        "visit.html.j2",
        lang,
        day=long_day(lang, start),
        time=time_of_day(lang, start),
        opened=opened,
        place=visit.location if told else None,
        phone=(told and visit.location.phone) or wiring.engine().clinic.phone,
        stands=_stands(visit),
        called_off=told and visit.status in CALLED_OFF,
        confirmed=told and visit.confirmed_at is not None,
        moving=told and asked_to_move(visit),
        version=visit.version,
        path=request.path,
        **values,
    )
