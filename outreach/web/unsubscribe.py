"""Ending a kind of mail: by a mail program's one click, or on a page with one button (RFC 8058; P51, P53)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from outreach import wiring
from outreach.actions.links import BadLink, preferences_link, read_unsubscribe_link
from outreach.actions.preferences import patient_at
from outreach.actions.unsubscribe import subscribe_again, unsubscribe
from outreach.web.pages import evidence, gone, language, page


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
    state = "ask"
    if request.method == "POST":
        if request.POST.get("again"):
            subscribe_again(contact, purpose, now, evidence=evidence(request))
            state = "subscribed"
        else:
            one_click = request.POST.get("List-Unsubscribe") == "One-Click"
            medium = "one-click" if one_click else "page"
            unsubscribe(contact, purpose, now, medium=medium, evidence=evidence(request))
            state = "unsubscribed"
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
