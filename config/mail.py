"""Django's and django-anymail's settings, as they follow from EMAIL_URL."""

from collections.abc import Mapping
from pkgutil import iter_modules
from typing import Any
from urllib.parse import unquote, urlsplit

from anymail import backends
from django.core.exceptions import ImproperlyConfigured

_NO_MAIL_SERVICE = (
    "EMAIL_URL: must be smtp://user:password@host:587?tls=1 or anymail://…, special characters as %40"
)
# Services that sign what they post to us, and the options any one of which proves it (anymail's page for
# each). Others are told a name and password, which they send along: `webhook_secret`.
_SIGN: Mapping[str, tuple[str, ...]] = {
    "mailgun": ("webhook_signing_key", "api_key"),
    "mandrill": ("webhook_key",),
    "postal": ("webhook_key",),
    "unisender_go": ("api_key",),
}
_SERVICES = sorted(
    {module.name for module in iter_modules(backends.__path__)} - {"base", "base_requests", "console", "test"}
)
_SHORTEST_SECRET = 16
# A service posts a patient's mail with its files: Postmark takes 35 MB, Mailgun and Amazon SES less.
LARGEST_MAIL = 40 * 1024 * 1024


def mail_settings(url: str, timeout_s: float) -> dict[str, Any]:
    """The settings for sending mail and for a service's webhooks.

    Raises ImproperlyConfigured, which repeats no value; also for a mail service whose webhooks nobody could
    tell from forged ones.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        parts = urlsplit(url)
        port = parts.port or 587
    except ValueError:  # it may quote the password
        raise ImproperlyConfigured(_NO_MAIL_SERVICE) from None
    if parts.scheme == "anymail" and parts.hostname:  # any service django-anymail speaks
        options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        return _service(parts.hostname, {name: unquote(value) for name, value in options.items()})
    if parts.scheme != "smtp" or not parts.hostname:
        raise ImproperlyConfigured(_NO_MAIL_SERVICE)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": "tls=1" in parts.query,
        "EMAIL_TIMEOUT": timeout_s,
    }


def mail_service(url: str) -> str:
    """The name of the service in EMAIL_URL, as anymail writes it; "" for a plain mail server."""
    parts = urlsplit(url)
    return (parts.hostname or "") if parts.scheme == "anymail" else ""


def _service(service: str, options: Mapping[str, str]) -> dict[str, Any]:
    if service not in _SERVICES:
        raise ImproperlyConfigured(
            f"EMAIL_URL: no mail service is called so; write one of: {', '.join(_SERVICES)}"
        )
    secret = options.get("webhook_secret", "")
    _check(service, secret, options)
    named = {f"{service}_{name}".upper(): value for name, value in options.items()}
    named.pop(f"{service}_webhook_secret".upper(), None)
    return {
        "EMAIL_BACKEND": f"anymail.backends.{service}.EmailBackend",
        "ANYMAIL": named | ({"WEBHOOK_SECRET": secret} if secret else {}),
    }


def _check(service: str, secret: str, options: Mapping[str, str]) -> None:
    if secret:
        name, colon, password = secret.partition(":")
        if not name or not colon or len(password) < _SHORTEST_SECRET:
            raise ImproperlyConfigured(
                "EMAIL_URL: webhook_secret must be name:password, the password of at least"
                f" {_SHORTEST_SECRET} characters"
            )
    elif not any(options.get(name) for name in _SIGN.get(service, ())):
        signed = " or ".join(_SIGN.get(service, ()))
        raise ImproperlyConfigured(
            f"EMAIL_URL: nobody could tell {service}'s webhooks from forged ones; add"
            f" {f'{signed}, or ' if signed else ''}webhook_secret=name:password, and give the service the"
            " addresses of its webhooks with that name and password in them"
        )
