"""Reading the form that creates a message, refusing what Twilio refuses."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from outreach.sandbox.carrier import SERVICE_NUMBER, Carrier
from outreach.sandbox.errors import RefusalError

BODY_LIMIT = 1600  # characters, whatever the encoding
_E164 = re.compile(r"\+(?:1\d{10}|[2-9]\d{6,14})")
_SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
_SHORT_CODE = re.compile(r"\d{3,8}")
_SENDER_ID = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")


@dataclass(slots=True, frozen=True)
class Draft:
    """A valid request for a message."""

    to: str
    sender: str
    service: str | None
    body: str
    callback: str | None
    validity_s: int | None
    media: int


Form = dict[str, list[str]]


def read_form(raw: bytes) -> Form:
    """An urlencoded form; every field may come more than once, as MediaUrl does."""
    try:
        return parse_qs(raw.decode(), keep_blank_values=True)
    except (UnicodeDecodeError, ValueError):
        raise RefusalError(20001, "The body is not an urlencoded form in UTF-8") from None


def first(form: Form, name: str) -> str | None:
    values = form.get(name)
    return values[0] if values and values[0] else None


def read_draft(form: Form, carrier: Carrier) -> Draft:
    """RefusalError with Twilio's code when anything is missing or wrong."""
    to = first(form, "To")
    if to is None:
        raise RefusalError(21604)
    if not _E164.fullmatch(to) or to in carrier.plan.numbers.invalid:
        raise RefusalError(21211, f"{to[:-4]}XXXX")
    service = first(form, "MessagingServiceSid")
    sender = _sender(first(form, "From"), service)
    if sender == to:
        raise RefusalError(21266)
    body = first(form, "Body") or ""
    media = len(form.get("MediaUrl", ()))
    if not body and not media:
        raise RefusalError(21602)
    if len(body) > BODY_LIMIT:
        raise RefusalError(21617)
    if first(form, "ScheduleType") is not None:
        raise RefusalError(
            20001, "ScheduleType: the sandbox doesn't keep messages for later; send when it is due"
        )
    callback = _callback(first(form, "StatusCallback"))
    return Draft(to, sender, service, body, callback, _validity(first(form, "ValidityPeriod")), media)


def _sender(sender: str | None, service: str | None) -> str:
    if service is not None and not _SERVICE.fullmatch(service):
        raise RefusalError(21701)
    if sender is None:
        if service is None:
            raise RefusalError(21603)
        return SERVICE_NUMBER
    if not (_E164.fullmatch(sender) or _SHORT_CODE.fullmatch(sender) or _SENDER_ID.fullmatch(sender)):
        raise RefusalError(21212, sender[:20])
    return sender


def _callback(url: str | None) -> str | None:
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        raise RefusalError(21609, "given") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RefusalError(21609, "given")
    return url


def _validity(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 36_000:
        raise RefusalError(20001, "ValidityPeriod: want a whole number of seconds from 1 to 36000")
    return int(text)
