"""Ending a kind of mail: by a mail program's one click, or on a page with one button (RFC 8058; P51, P53)."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from outreach import wiring
from outreach.actions.links import BadLink, preferences_link, read_unsubscribe_link
from outreach.actions.preferences import patient_at
from outreach.actions.unsubscribe import subscribe_again, unsubscribe
from outreach.domain.purpose import Purpose
from outreach.web.pages import done_before, evidence, gone, language, page, then

_BUTTONS = frozenset({"stop", "again"})


# The signed link is the proof: mail programs post without cookies.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe_page(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks and changes nothing, since scanners of mail follow links; POST acts at once."""
    now = wiring.clock().now()
    try:
        contact, purpose = read_unsubscribe_link(token, now)
    except BadLink as error:
        return gone(request, expired=error.expired)
    state = done_before(request) or "ask"
    if request.method == "POST":
        state = _do(request, contact, purpose, now)
        if _BUTTONS & request.POST.keys():  # a mail program must not be sent elsewhere (RFC 8058, 3.1)
            return then(request, state)
    patient = patient_at(contact)
    return page(
        request,
        "unsubscribe.html.j2",
        language(request, "" if patient is None else patient.language),
        state=state,
        purpose=purpose.value,
        # Where several people share the address, nobody knows whose wishes they would be.
        preferences="" if patient is None else preferences_link("", patient.pk, contact, now),
    )


def _do(request: HttpRequest, contact: int, purpose: Purpose, now: datetime) -> str:
    proof, one_click = evidence(request), request.POST.get("List-Unsubscribe") == "One-Click"
    if request.POST.get("again") and not one_click:
        return "subscribed" if subscribe_again(contact, purpose, now, evidence=proof) else "not_again"
    unsubscribe(contact, purpose, now, medium="one-click" if one_click else "page", evidence=proof)
    return "unsubscribed"
