"""Links that open a patient's page without a login: signed, expiring, each good for one thing."""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing

from outreach.domain.purpose import Purpose

_VISIT, _PREFERENCES, _UNSUBSCRIBE = "visit", "preferences", "unsubscribe"
_AFTER_VISIT = timedelta(days=1)
_PREFERENCES_LAST = timedelta(days=60)
_UNSUBSCRIBE_LASTS = timedelta(days=400)  # rule P51 asks for 30 days; people look for it later than that


class BadLink(Exception):
    """A link that opens nothing: forged, mangled, or, with `expired`, too old."""

    def __init__(self, *, expired: bool = False) -> None:
        super().__init__("the link has expired" if expired else "the link is not ours")
        self.expired = expired


def visit_link(base_url: str, appointment_id: int, contact_id: int, start: datetime) -> str:
    """To the page of one visit, for whoever reads this contact; until a day after the visit."""
    return f"{base_url}/v/{_sign(_VISIT, [appointment_id, contact_id], start + _AFTER_VISIT)}"


def preferences_link(base_url: str, patient_id: int, contact_id: int, now: datetime) -> str:
    """To the page where a patient says what they want to receive."""
    return f"{base_url}/p/{_sign(_PREFERENCES, [patient_id, contact_id], now + _PREFERENCES_LAST)}"


def unsubscribe_link(base_url: str, contact_id: int, purpose: Purpose, now: datetime) -> str:
    """To the page, and for a mail program's button, that ends one purpose (RFC 8058)."""
    return f"{base_url}/u/{_sign(_UNSUBSCRIBE, [contact_id, purpose.value], now + _UNSUBSCRIBE_LASTS)}"


def read_visit_link(token: str, now: datetime) -> tuple[int, int]:
    """Appointment and contact. Raises BadLink."""
    appointment, contact = _read(_VISIT, token, now)
    return int(appointment), int(contact)


def read_preferences_link(token: str, now: datetime) -> tuple[int, int]:
    """Patient and contact. Raises BadLink."""
    patient, contact = _read(_PREFERENCES, token, now)
    return int(patient), int(contact)


def read_unsubscribe_link(token: str, now: datetime) -> tuple[int, Purpose]:
    """Contact and purpose. Raises BadLink."""
    contact, purpose = _read(_UNSUBSCRIBE, token, now)
    return int(contact), Purpose(purpose)


def _sign(salt: str, values: list[Any], until: datetime) -> str:
    # The end is part of what is signed: it is on the engine's clock, which Django's own stamps don't know.
    return signing.dumps([*values, int(until.timestamp())], salt=f"outreach.{salt}")


def _read(salt: str, token: str, now: datetime) -> list[Any]:
    try:
        signed: list[Any] = signing.loads(token, salt=f"outreach.{salt}")
    except (signing.BadSignature, ValueError):
        raise BadLink from None
    *values, until = signed
    if now.timestamp() > until:
        raise BadLink(expired=True)
    return values
