"""Ending a kind of mail: by a mail program's one click, or on a page with one button (RFC 8058; P51, P53)."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from outreach import wiring
from outreach.actions.links import BadLink, preferences_link, read_unsubscribe_link
from outreach.actions.preferences import patient_at
from outreach.actions.unsubscribe import subscribe_again, unsubscribe
from outreach.domain.consent import standing
from outreach.domain.purpose import Purpose
from outreach.records.queries import ledgers
from outreach.web.pages import broken, done_before, evidence, gone, in_force, language, page, then

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
    state = done_before(request)
    if request.method == "POST":
        state = _do(request, token, contact, purpose, now)
        if state == "unsubscribed" and not in_force(contact):
            return broken(request)
        if _BUTTONS & request.POST.keys():  # a mail program must not be sent elsewhere (RFC 8058, 3.1)
            return then(request, state)
    ledger, patient = ledgers([contact])[contact], patient_at(contact)
    return page(
        request,
        "unsubscribe.html.j2",
        language(request, "" if patient is None else patient.language),
        state=state or ("ask" if standing(ledger, purpose).granted else "unsubscribed"),
        purpose=purpose.value,
        visits_stay=purpose is not Purpose.CARE and standing(ledger, Purpose.CARE).granted,
        # Where several people share the address, nobody knows whose wishes they would be.
        preferences="" if patient is None else preferences_link("", patient.pk, contact, now),
    )


def _do(request: HttpRequest, token: str, contact: int, purpose: Purpose, now: datetime) -> str:
    proof, one_click = evidence(request), request.POST.get("List-Unsubscribe") == "One-Click"
    link = hashlib.sha256(token.encode()).hexdigest()[:16]  # the ledger must not hold what opens the page
    if request.POST.get("again") and not one_click:
        again = subscribe_again(contact, purpose, now, link=link, evidence=proof)
        return "subscribed" if again else "not_again"
    medium = "one-click" if one_click else "page"
    unsubscribe(contact, purpose, now, link=link, medium=medium, evidence=proof)
    return "unsubscribed"
