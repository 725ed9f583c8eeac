"""What every patient's page has: the clinic, the language, headers that keep it to its reader."""

from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from outreach import wiring
from outreach.actions.settle import wait_until_settled
from outreach.web.texts import TEXTS

_DONE = "outreach.done"
_TOLD_FOR_S = 600
SETTLED_WITHIN_S = 12.0  # as webhooks wait; a worker's window to start a call is shorter
_HEADERS = {
    "Cache-Control": "no-store",
    # Not "no-referrer": browsers would call the origin of our forms "null", and CSRF's check refuses that.
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'",
}


def language(request: HttpRequest, patients: str = "") -> str:
    """The one asked for on the page, else the patient's, the browser's, or the clinic's."""
    browsers = (
        part.partition(";")[0].strip() for part in request.headers.get("Accept-Language", "").split(",")
    )
    for wanted in (request.GET.get("lang", ""), patients, *browsers, wiring.engine().clinic.language):
        base = wanted.partition("-")[0].lower()
        if base in TEXTS:
            return base
    return "en"


def then(request: HttpRequest, done: str = "", *, lang: str = "") -> HttpResponse:
    """After a form, the page itself again (303), so that Back and Reload send nothing twice.

    `done` is told there for ten minutes: signed, or anybody could make the page say that a visit is
    confirmed. `lang` is the page's language from now on; without it, the one it was asked for in.
    """
    wanted = {"lang": lang or request.GET.get("lang", ""), "done": done and _sealed(request, done)}
    query = urlencode({name: value for name, value in wanted.items() if value})
    return _SeeOther(f"{request.path}?{query}" if query else request.path, headers=_HEADERS)


class _SeeOther(HttpResponseRedirect):
    status_code = 303


def done_before(request: HttpRequest) -> str:
    """What the form before this page did, or empty."""
    try:
        path, done = signing.loads(request.GET.get("done", ""), salt=_DONE, max_age=_TOLD_FOR_S)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(done) if path == request.path else ""


def _sealed(request: HttpRequest, done: str) -> str:
    return signing.dumps([request.path, done], salt=_DONE, compress=True)


def page(request: HttpRequest, template: str, lang: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """Render a page in a language, for this reader alone."""
    clinic = wiring.engine().clinic
    context = {
        "t": TEXTS[lang],
        "lang": lang,
        "other_lang": "es" if lang == "en" else "en",
        "clinic": clinic,
        "phone": clinic.phone,
        **values,
    }
    response = render(request, template, context, status=status)
    for name, value in _HEADERS.items():
        response[name] = value
    return response


def gone(request: HttpRequest, *, expired: bool) -> HttpResponse:
    """One kind page for every link that opens nothing; it tells nobody what there might be."""
    return page(request, "gone.html.j2", language(request), status=410 if expired else 404, about="gone")


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: a form without its cookie, as from a page kept open for long."""
    return page(request, "gone.html.j2", language(request), status=403, about="refused")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: an address that a mail program cut short, or somebody mistyped."""
    return gone(request, expired=False)


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler500, as while the database is away: a patient must not take the visit for confirmed."""
    return page(request, "gone.html.j2", language(request), status=500, about="broken")


def in_force(contact: int) -> bool:
    """Wait until nothing that was decided before an opt-out can go any more (P8); False if it still may."""
    return wait_until_settled([contact], SETTLED_WITHIN_S)


def evidence(request: HttpRequest) -> dict[str, str]:
    """What proves a click, for the ledger (rule P1)."""
    return {
        "ip": str(request.META.get("REMOTE_ADDR", ""))[:45],
        "agent": str(request.META.get("HTTP_USER_AGENT", ""))[:200],
    }
