"""The date of birth, asked before a page tells more than a time; what it opened shuts again (P37, P42)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from outreach.actions.birth_date import TooManyTries, knows
from outreach.records.models import Patient
from outreach.web.pages import done_before

OPEN_FOR = timedelta(minutes=15)
"""However busy the page is: then the date is asked again (rule P42)."""

_SALT = "outreach.page"
_PROBLEMS = frozenset({"shut", "birth_needed", "birth_wrong", "locked"})
_FIRST_YEAR = 1850
"""A year with two digits is a slip of the hand, and no guess."""


@dataclass(frozen=True, slots=True)
class Door:
    """Whether a patient's pages are open to a request; `problem` names what was wrong with a try."""

    opened: bool
    problem: str = ""
    just_now: bool = False


def at_the_door(request: HttpRequest, patient: Patient, now: datetime) -> Door:
    """Let in who was let in before, or tries the right date; for patients whose date is on record."""
    if is_open(request, patient, now):
        return Door(opened=True)
    if request.method != "POST":
        return Door(opened=False)
    if "year" not in request.POST:
        return Door(opened=False, problem="shut")
    said = _said(request.POST)
    if said is None:
        return Door(opened=False, problem="birth_needed")
    try:
        right = knows(patient.pk, said, now)
    except TooManyTries:
        return Door(opened=False, problem="locked")
    return Door(opened=True, just_now=True) if right else Door(opened=False, problem="birth_wrong")


def problem_before(request: HttpRequest) -> str:
    """What was wrong with the try that led to this page."""
    done = done_before(request)
    return done if done in _PROBLEMS else ""


def is_open(request: HttpRequest, patient: Patient, now: datetime) -> bool:
    """Whether the date was given on this device within the last quarter of an hour."""
    return _kept(request, patient, now) is not None


def leave_open(response: HttpResponse, patient: Patient, now: datetime) -> None:
    """Remember on this device that the date was given, until an end on our clock and on the browser's."""
    _keep(response, patient, now, int((now + OPEN_FOR).timestamp()))


def keep_draft(
    request: HttpRequest, response: HttpResponse, patient: Patient, now: datetime, draft: str
) -> None:
    """Remember a form that could not be saved, or with "" none, as long as the page is open and no longer.

    In the cookie: an address would tell the wishes to whatever writes addresses down.
    """
    kept = _kept(request, patient, now)
    if kept is not None and kept[1] != draft:
        _keep(response, patient, now, kept[0], draft)


def draft_before(request: HttpRequest, patient: Patient, now: datetime) -> str:
    """The form that `keep_draft` remembers, or empty."""
    kept = _kept(request, patient, now)
    return "" if kept is None else kept[1]


def _kept(request: HttpRequest, patient: Patient, now: datetime) -> tuple[int, str] | None:
    """Until when the page is open, in seconds since 1970, and the draft; None if it is shut."""
    try:
        whose, until, *draft = signing.loads(request.COOKIES.get(_cookie(patient), ""), salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (until, "".join(draft)) if whose == patient.pk and now.timestamp() < until else None


def _keep(response: HttpResponse, patient: Patient, now: datetime, until: int, draft: str = "") -> None:
    response.set_cookie(
        _cookie(patient),
        signing.dumps([patient.pk, until, *filter(None, [draft])], salt=_SALT),
        max_age=until - int(now.timestamp()),
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,  # the proxy in front may not tell that it is
    )


def _cookie(patient: Patient) -> str:
    return f"open{patient.pk}"


def _said(form: Mapping[str, str]) -> date | None:
    try:
        said = date(*(int(form.get(part, "").strip()) for part in ("year", "month", "day")))
    except (ValueError, OverflowError):
        return None
    return said if said.year >= _FIRST_YEAR else None
