"""What mail servers and mail services say when they don't take a mail, in our words."""

import re
import smtplib
import ssl
from collections.abc import Mapping

from anymail.exceptions import (
    AnymailAPIError,
    AnymailConfigurationError,
    AnymailError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
)
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import BadHeaderError
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from outreach.providers.base import Reason, SendError

# Refusals of a recipient: the longest matching beginning of "code enhanced-code" wins
# (RFC 5321, 4.2.3; RFC 3463). Any other 5xx is INVALID_ADDRESS.
_RECIPIENT: Mapping[str, Reason] = {
    "530": Reason.MISCONFIGURED,  # authentication required
    "535": Reason.MISCONFIGURED,
    "550 5.2.2": Reason.UNREACHABLE,  # mailbox full
    "552": Reason.UNREACHABLE,  # mailbox full
    "552 5.3.4": Reason.CONTENT,  # too big
    "550 5.7": Reason.BLOCKED,  # policy
    "551 5.7": Reason.BLOCKED,
    "553 5.7": Reason.BLOCKED,
    "554": Reason.BLOCKED,
    "554 5.1": Reason.INVALID_ADDRESS,
}

# Refusals of the content, after DATA. Any other 5xx is BLOCKED.
_DATA: Mapping[str, Reason] = {
    "552": Reason.CONTENT,
    "554 5.6": Reason.CONTENT,
    "530": Reason.MISCONFIGURED,
    "535": Reason.MISCONFIGURED,
}

# Answers of a service's API to a call that it surely refused.
_HTTP: Mapping[int, Reason] = {
    401: Reason.MISCONFIGURED,
    402: Reason.MISCONFIGURED,
    403: Reason.MISCONFIGURED,
    404: Reason.MISCONFIGURED,
    413: Reason.CONTENT,
    429: Reason.RATE_LIMITED,
}

_BOUNCE = re.compile(
    r"(?<![\d.])(?:([45]\d\d)(?:[ -]+#?([45]\.\d{1,3}\.\d{1,3}))?|([45]\.\d{1,3}\.\d{1,3}))(?![\d.])"
)
_ENHANCED = re.compile(rb"\d\.\d{1,3}\.\d{1,3}(?!\S)")


def why_not_opened(error: Exception) -> SendError:
    """Why there is no connection to send on: UNAVAILABLE, or MISCONFIGURED when waiting won't help."""
    match error:
        case smtplib.SMTPAuthenticationError() if error.smtp_code >= 500:
            return SendError(Reason.MISCONFIGURED, str(error.smtp_code))
        case smtplib.SMTPResponseException():
            return SendError(Reason.UNAVAILABLE, str(error.smtp_code))
        case smtplib.SMTPNotSupportedError() | ImproperlyConfigured() | ImportError():
            return SendError(Reason.MISCONFIGURED, type(error).__name__)
    return SendError(Reason.UNAVAILABLE, type(error).__name__)


def why_not_sent(error: Exception, *, may_have_it: bool) -> SendError:
    """Why a mail was not accepted; `may_have_it` says whether the server may hold it if nobody said no."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return _reply(*next(iter(error.recipients.values())), _RECIPIENT, Reason.INVALID_ADDRESS)
        case smtplib.SMTPSenderRefused():
            return _reply(error.smtp_code, error.smtp_error, {}, Reason.MISCONFIGURED)
        case smtplib.SMTPResponseException():
            return _reply(error.smtp_code, error.smtp_error, _DATA, Reason.BLOCKED)
        case AnymailError() | AnymailConfigurationError():
            return _service(error)
        case BadHeaderError():
            return SendError(Reason.CONTENT, "BadHeaderError")
        case ValueError() if not may_have_it:  # an address that can't be written on the wire
            return SendError(Reason.INVALID_ADDRESS, type(error).__name__)
    return SendError(Reason.IN_DOUBT if may_have_it else Reason.UNAVAILABLE, type(error).__name__)


def _reply(code: int, text: bytes | str, words: Mapping[str, Reason], otherwise: Reason) -> SendError:
    """An SMTP reply: a 4xx may be better later, a 5xx not. Its text is left out: it quotes the address."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    enhanced = _ENHANCED.match(raw)
    full = f"{code} {enhanced[0].decode()}" if enhanced else str(code)
    if code < 500:
        return SendError(Reason.UNAVAILABLE if code == 421 else Reason.RATE_LIMITED, full)
    best = max((start for start in words if full.startswith(start)), key=len, default=None)
    return SendError(words[best] if best else otherwise, full)


def why_bounced(said: str) -> Reason | None:
    """Why a mail server refused a mail after the service had taken it, by its code; None where it gave none.

    A code of 4xx, or an enhanced one that begins with 4, may be better another time.
    """
    found = _BOUNCE.search(said)
    if found is None:
        return None
    enhanced = found[2] or found[3] or ""
    full = f"{found[1] or f'{enhanced[0]}50'} {enhanced}".rstrip()
    if full.startswith("4") or enhanced.startswith("4"):
        return Reason.UNREACHABLE
    best = max((start for start in _RECIPIENT if full.startswith(start)), key=len, default=None)
    reason = _RECIPIENT[best] if best else Reason.INVALID_ADDRESS
    # Between two other servers, a log-in that fails is not ours.
    return Reason.BLOCKED if reason is Reason.MISCONFIGURED else reason


def _service(error: Exception) -> SendError:
    """django-anymail's errors: its texts hold the whole answer, so only codes and class names are kept."""
    match error:
        case AnymailRecipientsRefused():
            return _refused(getattr(error.email_message, "anymail_status", None))
        case AnymailInvalidAddress():
            return SendError(Reason.INVALID_ADDRESS, "invalid_address")
        case AnymailAPIError() if error.status_code is not None:
            return _answer(error.status_code, error.response)
        case AnymailAPIError():
            reason = Reason.UNAVAILABLE if _never_connected(error) else Reason.IN_DOUBT
            return SendError(reason, type(error.__cause__ or error).__name__)
    return SendError(Reason.MISCONFIGURED, type(error).__name__)


def why_refused(anymail_status: object) -> SendError | None:
    """What django-anymail noted on a mail that it did not complain about; None for an accepted one.

    It lets a 422 of Postmark's pass whose words it doesn't know, and any refusal where
    ANYMAIL_IGNORE_RECIPIENT_STATUS is set.
    """
    said = getattr(anymail_status, "status", None)
    if said and said <= {"invalid", "rejected", "failed"}:
        return _refused(anymail_status)
    response = getattr(anymail_status, "esp_response", None)
    code = getattr(response, "status_code", 200)
    return _answer(code, response) if isinstance(code, int) and code >= 400 else None


def _refused(anymail_status: object) -> SendError:
    # "rejected" is on the service's own list of bounces and complaints.
    said = getattr(anymail_status, "status", None) or set()
    return SendError(Reason.INVALID_ADDRESS if "invalid" in said else Reason.BLOCKED, "recipient_refused")


def _answer(status: int, response: object) -> SendError:
    if 400 <= status < 500 and status != 408:
        after = str(getattr(response, "headers", {}).get("Retry-After", ""))
        return SendError(
            _HTTP.get(status, Reason.OTHER), str(status), float(after) if after.isdecimal() else 0
        )
    return SendError(Reason.IN_DOUBT, str(status))  # also a success that could not be read


def _never_connected(error: Exception) -> bool:
    """Whether `requests` failed before it had a connection; urllib3's error is inside its own."""
    pool_error = error.__cause__.args[0] if error.__cause__ is not None and error.__cause__.args else None
    reason = getattr(pool_error, "reason", None)
    if isinstance(reason, NewConnectionError | ConnectTimeoutError):
        return True
    return any(isinstance(arg, ssl.SSLCertVerificationError) for arg in getattr(reason, "args", ()))
