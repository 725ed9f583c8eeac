"""Days and times of day as patients read them, in their language; in one we don't speak, in English."""

from datetime import datetime

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}


class NoZoneError(ValueError):
    """A date that isn't in a zone would be printed an hour or six wrong."""


def day(language: str, value: datetime) -> str:
    """A date short enough for a text: `Tue, Mar 9`, `martes 9 mar` (mar 9 mar would read as a stammer).

    Like the others raises NoZoneError for a time without a zone.
    """
    weekday, month = _names(language, value)
    if language == "es":
        return f"{weekday} {value.day} {month[:3]}"
    return f"{weekday[:3]}, {month[:3]} {value.day}"


def long_day(language: str, value: datetime) -> str:
    """A date for a mail: `Tuesday, March 9`, `martes 9 de marzo`."""
    weekday, month = _names(language, value)
    return f"{weekday} {value.day} de {month}" if language == "es" else f"{weekday}, {month} {value.day}"


def clock(language: str, value: datetime) -> str:
    """A time of day as patients say it: `2:30 PM`, `2:30 p. m.` (Spanish ends with its own full stop)."""
    _need_zone(value)
    halves = ("a. m.", "p. m.") if language == "es" else ("AM", "PM")
    return f"{value.hour % 12 or 12}:{value.minute:02} {halves[value.hour >= 12]}"


def _names(language: str, value: datetime) -> tuple[str, str]:
    _need_zone(value)
    speech = language if language in _DAYS else "en"
    return _DAYS[speech][value.weekday()], _MONTHS[speech][value.month - 1]


def _need_zone(value: datetime) -> None:
    if value.tzinfo is None:
        raise NoZoneError
