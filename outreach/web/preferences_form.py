"""The form of the preferences page: what it shows, and what comes back of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import QueryDict

from outreach.actions.preferences import Preferences, Reader
from outreach.domain.channel import Channel
from outreach.domain.purpose import OF_PATIENTS, UNENCRYPTED, Purpose
from outreach.domain.windows import Hours
from outreach.web.texts import TEXTS

_SALT = "outreach.shown"
_LEAST = timedelta(hours=1)
_LONGEST_DRAFT = 2000
_FIELDS = ("shown", "purpose", "channel", "only", "language", "not_before", "not_later", UNENCRYPTED)


@dataclass(frozen=True, slots=True)
class Filled:
    """What came back: `errors` name the text to show beside a field; `hours` are as typed."""

    shown: Preferences
    wished: Preferences
    errors: Mapping[str, str] = field(default_factory=dict)
    hours: tuple[str, str] = ("", "")


def seal(present: Preferences) -> str:
    """What the page shows, for its form to bring back: only what differs from it is the patient's word."""
    first, last = present.hours or (None, None)
    return signing.dumps(
        [
            sorted(present.purposes),
            *(present.channel, present.only, present.language),
            *(first.isoformat() if first else "", last.isoformat() if last else ""),
            present.unencrypted,
        ],
        salt=_SALT,
    )


def unseal(sealed: str) -> Preferences | None:
    """The same again; None for what is not ours."""
    try:
        purposes, channel, only, language, first, last, unencrypted = signing.loads(sealed, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    hours = (time.fromisoformat(first), time.fromisoformat(last)) if first and last else None
    return Preferences(frozenset(map(Purpose, purposes)), channel, only, language, hours, unencrypted)


def wordings(lang: str, clinic_name: str) -> dict[str, tuple[str, str]]:
    """The words beside each box, by the name of what it consents to: shown and recorded alike (rule P1)."""
    text = TEXTS[lang]
    boxes = {p.value: (text[p], text[f"{p}_box"].format(clinic=clinic_name)) for p in OF_PATIENTS}
    return boxes | {UNENCRYPTED: (text["private"], text["private_box"])}


def fill(form: QueryDict, reader: Reader, clinic_hours: Hours, *, personal: bool) -> Filled | None:
    """Read the form; None if it isn't one that this program has shown. Not `personal`: this address alone."""
    shown = unseal(form.get("shown", ""))
    if shown is None:
        return None
    ticked = form.getlist("purpose")
    wished = replace(shown, purposes=frozenset(p for p in OF_PATIENTS if p.value in ticked))
    if not personal:
        return Filled(shown, wished)
    errors: dict[str, str] = {}
    typed = form.get("not_before", "").strip(), form.get("not_later", "").strip()
    hours, wrong = _hours(typed, clinic_hours)
    if wrong:
        errors["hours"] = wrong
    channel, only = form.get("channel", ""), bool(form.get("only"))
    if channel not in ("", *Channel):
        channel = shown.channel
    if only and not channel:
        errors["channel"] = "only_which"
    elif channel and channel not in reader.reached and (only or channel != shown.channel):
        errors["channel"] = "no_address"  # the only way must be one: nothing at all would come
    language = form.get("language", "")
    wished = replace(
        wished,
        channel=channel,
        only=only,
        language=language if language in TEXTS else shown.language,
        hours=shown.hours if wrong else hours,
        unencrypted=bool(form.get(UNENCRYPTED)),
    )
    return Filled(shown, wished, errors, typed)


def draft_of(form: QueryDict, reader: Reader) -> str:
    """The form's fields as text, for `redrawn`; empty if it is longer than a cookie holds."""
    fields = [(name, value) for name in _FIELDS for value in form.getlist(name)]
    draft = urlencode([("contact", reader.contact.pk), *fields])
    return draft if len(draft) <= _LONGEST_DRAFT else ""


def redrawn(draft: str, reader: Reader, clinic_hours: Hours) -> Filled | None:
    """A form that could not be saved, with what is still wrong; None if it was for another address."""
    form = QueryDict(draft)
    if form.get("contact") != str(reader.contact.pk):
        return None
    filled = fill(form, reader, clinic_hours, personal=True)
    return filled if filled and filled.errors else None


def without_care(form: QueryDict) -> Filled | None:
    """The answer to the question whether visits are to be spoken of no more."""
    shown = unseal(form.get("shown", ""))
    if shown is None:
        return None
    return Filled(shown, replace(shown, purposes=shown.purposes - {Purpose.CARE}))


def values_of(preferences: Preferences) -> dict[str, Any]:
    """What the template ticks and fills in."""
    first, last = preferences.hours or (None, None)
    return {
        "wished": preferences,
        "not_before": f"{first:%H:%M}" if first else "",
        "not_later": f"{last:%H:%M}" if last else "",
    }


def _hours(typed: tuple[str, str], clinic: Hours) -> tuple[tuple[time, time] | None, str]:
    """Both hours or none, and what is wrong with them."""
    if not any(typed):
        return None, ""
    if not all(typed):
        return None, "hours_both"
    try:
        first, last = (time.fromisoformat(text).replace(second=0, microsecond=0) for text in typed)
    except ValueError:
        return None, "hours_format"
    if first.tzinfo or last.tzinfo:
        return None, "hours_format"
    if first >= last:
        return None, "hours_order"
    both = clinic.narrowed(Hours(first, last))
    if both is None or _length(both) < _LEAST:
        return None, "hours_few"
    return (first, last), ""


def _length(hours: Hours) -> timedelta:
    opens, closes = (timedelta(hours=at.hour, minutes=at.minute) for at in (hours.opens, hours.closes))
    return closes - opens
