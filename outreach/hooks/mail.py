"""The mail service's webhooks: django-anymail verifies and reads them, and one action keeps what they say.

anymail hands events on by Django signals and by nothing else. So this is the one place where we listen to
some: they are a library's door, sent within the request by a view that we mount, and what a receiver raises
is the answer to the webhook. No step of our own work is hidden behind a signal.
"""

from collections.abc import Callable

import structlog
from anymail import urls as anymail_urls
from anymail.signals import AnymailInboundEvent, AnymailTrackingEvent, EventType, inbound, tracking
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from config.settings import env
from outreach import tasks, wiring
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.record_receipt import store_receipts
from outreach.actions.settle import wait_until_settled
from outreach.hooks.bell import Ringer
from outreach.providers.email_events import inbound_of, receipt_of

log = structlog.get_logger(__name__)

_SETTLED_WITHIN_S = 8.0  # mail services wait ten seconds or longer for an answer

_receipts, _replies = Ringer(tasks.ring_receipts), Ringer(tasks.ring_replies)

View = Callable[..., HttpResponseBase]


class _NotSettledError(Exception):
    """A call that began before an opt-out may still be under way; the service shall bring the mail again."""


def mail_webhooks(service: str) -> list[URLPattern]:
    """The addresses at which this service reaches us: `SERVICE/tracking/` and `SERVICE/inbound/`.

    Only those of the service that is configured: the others have no secret by which to tell a forger.
    """
    return [
        path(route, _guarded(pattern.callback), name=pattern.name)
        for pattern in anymail_urls.urlpatterns
        for route in _routes(str(pattern.pattern))
        if service and route.startswith(f"{service}/")
    ]


def _routes(pattern: str) -> list[str]:
    """anymail's paths; one of them is a regular expression that stands for two."""
    plain = pattern.removeprefix("^").removesuffix("$")
    optional = "(_mime)?"
    return [plain.replace(optional, ""), plain.replace(optional, "_mime")] if optional in plain else [plain]


def _guarded(view: View) -> View:
    def guarded(request: HttpRequest) -> HttpResponseBase:
        try:
            return view(request)
        except _NotSettledError:
            return HttpResponse("not settled; send it again", status=503, content_type="text/plain")

    return csrf_exempt(guarded)


@receiver(tracking, dispatch_uid="outreach.mail.tracking")
def take_event(event: AnymailTrackingEvent, esp_name: str, **_: object) -> None:
    """Keep what became of a mail."""
    receipt = receipt_of(event)
    if receipt is None:
        return
    store_receipts([receipt], _name(esp_name), wiring.clock().now())
    _receipts.start()


@receiver(inbound, dispatch_uid="outreach.mail.inbound")
def take_mail(event: AnymailInboundEvent, esp_name: str, **_: object) -> None:
    """Keep a patient's mail; an opt-out in it is in force before the service is answered (rules P8, P9)."""
    if event.event_type != EventType.INBOUND:
        log.error(
            "the mail service could not receive a mail", service=_name(esp_name), event_id=event.event_id
        )
        return
    mail = inbound_of(event, env.email_from)
    if mail is None:
        log.info("automatic mail ignored", service=_name(esp_name), event_id=event.event_id)
        return
    received = receive_inbound([mail], _name(esp_name), wiring.clock().now())
    if not wait_until_settled(received.stopped, _SETTLED_WITHIN_S):
        raise _NotSettledError
    _replies.start()


def _name(esp_name: str) -> str:
    return esp_name.lower().replace(" ", "_")[:20]
