"""The longest plausible values of every variable, for templates to be judged by (rule P63)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from outreach.domain.channel import Channel
from outreach.domain.kinds import OPTION_LETTERS, OPTIONAL
from outreach.domain.lint_base import Voice

LONGEST = Voice(
    "Lakeside Family Practice", "(608) 555-0100", "1250 Lakeside Commons Drive, Madison, WI 53703"
)
"""A clinic with as long a name as `clinic.toml` takes: 24 characters."""
PATIENT = "Maximiliano-Alejandro"

_START = datetime(2026, 9, 30, 12, 30, tzinfo=ZoneInfo("America/Chicago"))
"""A Wednesday in September with two digits everywhere: the longest date in both languages."""
_TOKEN = "x" * 100
_SITE = "https://outreach.example.org"
_VALUES: Mapping[str, object] = {
    "start": _START,
    "confirmed": False,
    "patient_name": PATIENT,
    "confirm_url": f"{_SITE}/v/{_TOKEN}",
    "manage_url": f"{_SITE}/v/{_TOKEN}",
    "unsubscribe_url": f"{_SITE}/u/{_TOKEN}",
    "preferences_url": f"{_SITE}/p/{_TOKEN}",
    "visits": [{"start": _START + timedelta(minutes=n), "initial": "Mi"} for n in range(2)],
    "options": [
        {"letter": letter, "start": _START + timedelta(minutes=n), "initial": "Mi"}
        for n, letter in enumerate(OPTION_LETTERS)
    ],
    "several": 12,
    "stranger": True,
    "bereaved": True,
    "series_name": "Wednesday wellbeing",
    "per_week": 7,
    "task": 1_000_000,
    "task_url": f"{_SITE}/tasks/1000000",
}


def contexts(name: str, language: str, channel: Channel, clinic: Voice) -> Iterator[dict[str, object]]:
    """Every value at its longest; then what excludes one of them; then without what isn't always given."""
    longest = {
        **_VALUES,
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "postal_address": clinic.address,
        "language": language,
    }
    yield longest
    yield longest | {"confirmed": True, "stranger": False}
    kept = {"patient_name"} | (_FOOTER if channel is Channel.EMAIL else set())
    yield {key: value for key, value in longest.items() if key not in OPTIONAL - kept}


_FOOTER = {"unsubscribe_url", "postal_address"}
