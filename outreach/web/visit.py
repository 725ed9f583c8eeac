"""A visit's page: without a login, by a signed link; the same deeds as by text."""

from datetime import date
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from outreach import wiring
from outreach.actions.birth_date import TooManyTries, knows
from outreach.actions.links import BadLink, read_visit_link
from outreach.actions.mail import visit_calendar
from outreach.actions.visit_verbs import VisitChanged, act_on_page
from outreach.domain.visit import CALLED_OFF, REMINDED
from outreach.domain.windows import zone
from outreach.domain.wording import clock as time_of_day
from outreach.domain.wording import long_day
from outreach.records.models import Appointment
from outreach.web.pages import gone, language, page

_DEEDS = {"confirm": "confirmed", "move": "moving", "cancel": "cancelled"}
_OPEN_FOR_S = 1800
_SALT = "outreach.page"


@require_http_methods(["GET", "HEAD", "POST"])
def visit_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the visit's time; with the date of birth the rest; do what is asked (rule P37)."""
    try:
        visit = _visit(token)
    except BadLink as error:
        return gone(request, expired=error.expired)
    opened = _opened(request, visit)
    values: dict[str, Any] = {}
    if request.method == "POST" and not opened:
        values["problem"] = _try(request, visit)
        opened = not values["problem"]
    elif request.method == "POST":
        values |= _do(request, visit)
        visit = _visit(token)
    response = _show(request, visit, opened=opened, **values)
    if opened:
        response.set_cookie(
            _cookie(visit),
            signing.dumps(visit.pk, salt=_SALT),
            max_age=_OPEN_FOR_S,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


@require_http_methods(["GET", "HEAD"])
def visit_file(request: HttpRequest, token: str) -> HttpResponse:
    """The visit for the patient's calendar; only where the page itself is open."""
    try:
        visit = _visit(token)
    except BadLink as error:
        return gone(request, expired=error.expired)
    if not _opened(request, visit):
        return gone(request, expired=False)
    clinic = wiring.engine().clinic
    content = visit_calendar(
        visit_id=visit.pk,
        version=visit.version,
        start=visit.start,
        minutes=visit.minutes,
        cancelled=visit.status in CALLED_OFF,
        clinic_name=clinic.name,
        address=visit.location.address or clinic.address,
        host=request.get_host(),
        now=wiring.clock().now(),
    )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="visit.ics"', "Cache-Control": "no-store"},
    )


def _visit(token: str) -> Appointment:
    appointment, _ = read_visit_link(token, wiring.clock().now())
    found = Appointment.objects.select_related("patient", "location").filter(id=appointment).first()
    if found is None:
        raise BadLink
    return found


def _cookie(visit: Appointment) -> str:
    return f"visit{visit.pk}"


def _opened(request: HttpRequest, visit: Appointment) -> bool:
    if visit.patient.birth_date is None:  # the schedule doesn't say: the time is all that is shown
        return True
    try:
        signed = request.COOKIES.get(_cookie(visit), "")
        return bool(signing.loads(signed, salt=_SALT, max_age=_OPEN_FOR_S) == visit.pk)
    except signing.BadSignature:
        return False


def _try(request: HttpRequest, visit: Appointment) -> str:
    """The name of what was wrong, or nothing."""
    try:
        said = date.fromisoformat(request.POST.get("birth", "").strip())
    except ValueError:
        return "birth_needed"
    try:
        return "" if knows(visit.pk, said, wiring.clock().now()) else "birth_wrong"
    except TooManyTries:
        return "locked"


def _do(request: HttpRequest, visit: Appointment) -> dict[str, Any]:
    deed, version = request.POST.get("deed", ""), request.POST.get("version", "")
    if deed == "ask_cancel":
        return {"sure": True}
    if deed not in _DEEDS or not version.isdecimal():
        return {}
    try:
        act_on_page(visit.pk, int(version), deed, wiring.clock().now())
    except VisitChanged:
        return {"said": "changed"}
    return {"said": _DEEDS[deed]}


def _show(request: HttpRequest, visit: Appointment, *, opened: bool, **values: Any) -> HttpResponse:
    lang = language(request, visit.patient.language)
    start = visit.start.astimezone(zone(visit.zone))
    known = visit.patient.birth_date is not None
    return page(
        request,
        "visit.html.j2",
        lang,
        day=long_day(lang, start),
        time=time_of_day(lang, start),
        opened=opened,
        place=visit.location if known and opened else None,
        stands=visit.status in REMINDED and visit.start > wiring.clock().now(),
        confirmed=visit.confirmed_at is not None,
        version=visit.version,
        path=request.path,
        **values,
    )
