"""Dates and times as scheduling systems and spreadsheets write them, read without guessing."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from outreach.domain.windows import exists, local_instant

DateOrder = Literal["mdy", "dmy"]

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=\D|$)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=\D|$)")
_DAY_NAMED = re.compile(r"(\d{1,2})[\s-]+([a-z]{3})[a-z]*[.,]?[\s-]+(\d{4})(?=\D|$)", re.IGNORECASE)
_MONTH_NAMED = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?=\D|$)", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?)?", re.ASCII)  # HL7 v2 DTM
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2})(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(?:([ap])\.?\s?m\.?)?", re.IGNORECASE)
_FRACTION = re.compile(r"0?\.\d+|0")
_OFFSET = re.compile(r"\s*(?:(Z)|([+-])(\d\d):?(\d\d))$")
_MIDNIGHT = re.compile(r"[T\s]+0?0:00(?::00(?:\.0+)?)?$|\s+12:00(?::00)?\s*AM$")
_SPAN = re.compile(r"(\d{1,2}):(\d\d)(?::00)?", re.ASCII)
_LENGTH = re.compile(
    r"(\d{1,4}(?:\.\d{1,2})?)\s*(m|mins?|minutes?|h|hrs?|hours?)?\.?", re.ASCII | re.IGNORECASE
)
_LONGEST = 1440
_FIRST_YEAR = 1900
_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  (a wall time; Excel's day 60 never existed)
_DAY_S = 86_400


class BadTime(ValueError):
    """A date or time that can't be meant or could be meant twice, and what to write instead."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


@lru_cache(maxsize=8192)
def instant(text: str, zone: ZoneInfo, order: DateOrder) -> datetime:
    """The UTC instant of a date with its time, on the wall of `zone` unless it tells its offset.

    Understood: ISO 8601, 3/14/2027 9:00 AM, 14.03.2027 09:00, 14-Mar-2027 09:00, HL7's 202703140900 and
    Excel's day number 46095.375. Raises BadTime.
    """
    local = _local(text, order)
    if local.tzinfo is not None:
        return local.astimezone(UTC)
    if not 2000 <= local.year < 2100:
        raise BadTime(f"{text!r} is not in this century", "correct the year")
    if not exists(local, zone):
        raise BadTime(
            f"{text!r} does not exist in {zone.key}: clocks skip that hour",
            "correct the time; the clock goes forward in that night",
        )
    return local_instant(local, zone)


def birth_date(text: str, order: DateOrder, today: date) -> date:
    """A person's date of birth, in the spellings `instant` knows. Raises BadTime, which doesn't quote it.

    Its year needs four digits: 3/4/20 may be a child's or a great-grandmother's.
    """
    text = _MIDNIGHT.sub("", text)
    remedy = f"write it as {'5/31/1980' if order == 'mdy' else '31/5/1980'} or 1980-05-31"
    if _SERIAL.fullmatch(text) and text.isdecimal():
        born = (_EXCEL_EPOCH + timedelta(days=int(text))).date()
    else:
        short = _YEAR_LAST.match(text)
        if short and len(short[4]) == 2:
            raise BadTime("has a year of two digits", remedy)
        try:
            born, rest = _date(text, order)
        except ValueError:  # BadTime as well: both quote
            raise BadTime("is not a date as date_order under [feed] in clinic.toml has it", remedy) from None
        if rest.strip():
            raise BadTime("is more than a date", remedy)
    if born > today:
        raise BadTime("is in the future", "correct the year, or leave it empty")
    if born.year < _FIRST_YEAR:
        raise BadTime(f"is before {_FIRST_YEAR}", "correct the year, or leave it empty")
    return born


def minutes(text: str) -> int:
    """How long a visit lasts: 45, 45.0, 45 min, 1.5 h, 0:45, 00:45:00. Raises BadTime."""
    clock, spoken = _SPAN.fullmatch(text), _LENGTH.fullmatch(text)
    length = 0.0
    if clock:
        length = int(clock[1]) * 60 + int(clock[2])
    elif spoken:
        length = float(spoken[1]) * (60 if (spoken[2] or "").lower().startswith("h") else 1)
    if length != int(length) or not 1 <= length <= _LONGEST:
        raise BadTime(
            f"{text[:20]!r} is not how long a visit lasts", "write minutes, such as 45, or leave it empty"
        )
    return int(length)


def joined(day: str, clock: str) -> str:
    """The text of a date column and that of a time column as one that `instant` reads."""
    if _FRACTION.fullmatch(clock) and _SERIAL.fullmatch(day):
        return f"{int(float(day)) + float(clock):.8f}"
    if _FRACTION.fullmatch(clock):
        seconds = round(float(clock) * _DAY_S)
        clock = f"{seconds // 3600}:{seconds // 60 % 60:02}"
    # Spreadsheets write the date column with a midnight and the time column with an empty date.
    day = _MIDNIGHT.sub("", day)
    clock = re.sub(r"^(?:1899-12-3[01]|12/3[01]/1899|1/0/1900)[T\s]+", "", clock)
    if _SERIAL.fullmatch(day):
        day = f"{_EXCEL_EPOCH + timedelta(days=int(float(day))):%Y-%m-%d}"
    return f"{day} {clock}".strip()


def _local(text: str, order: DateOrder) -> datetime:
    if _SERIAL.fullmatch(text):
        return _from_serial(text)
    try:
        compact = _COMPACT.fullmatch(text)
        if compact and compact[4]:
            return datetime(*(int(compact[n]) for n in range(1, 6)))  # type: ignore[arg-type]  # noqa: DTZ001
        day, rest = _date(text, order)
        rest = rest.strip(" ,T")
        offset = _OFFSET.search(rest)
        clock = _time(rest[: offset.start()] if offset else rest)
    except BadTime:
        raise
    except ValueError:
        raise BadTime(f"{text!r} is no date of the calendar", _remedy(order)) from None
    if clock is None:
        raise BadTime(f"{text!r} has no time of day", "write date and time, such as 2027-03-14 09:00")
    return datetime.combine(day, clock, _zone_of(offset) if offset else None)


def _from_serial(text: str) -> datetime:
    days = float(text.replace(",", "."))
    if days == int(days) and not re.search(r"[.,]", text):
        raise BadTime(f"{text!r} has no time of day", "format the column as date and time and export again")
    return _EXCEL_EPOCH + timedelta(seconds=round(days * _DAY_S))


def _date(text: str, order: DateOrder) -> tuple[date, str]:
    """The date at the head of `text`, and what follows it."""
    if found := _YEAR_FIRST.match(text):
        return date(int(found[1]), int(found[3]), int(found[4])), text[found.end() :]
    if found := _YEAR_LAST.match(text):
        return _year_last(found, order), text[found.end() :]
    for pattern, day, month in ((_DAY_NAMED, 1, 2), (_MONTH_NAMED, 2, 1)):
        found = pattern.match(text)
        if found and found[month].lower() in _MONTHS:
            return date(int(found[3]), _MONTHS[found[month].lower()], int(found[day])), text[found.end() :]
    if found := re.match(r"(\d{4})(\d\d)(\d\d)(?=\D|$)", text):
        return date(int(found[1]), int(found[2]), int(found[3])), text[found.end() :]
    raise BadTime(f"{text!r} is not a date", _remedy(order))


def _year_last(found: re.Match[str], order: DateOrder) -> date:
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) if len(found[4]) == 4 else 2000 + int(found[4])
    dotted = found[2] == "."
    if dotted and order == "mdy":
        # Dots are the habit of those who write the day first, but the clinic is set to month first.
        if first <= 12 and first != second:
            raise BadTime(
                f"{found[0]!r} could be meant in two ways",
                'write 2027-03-14, or set date_order = "dmy" under [feed] in clinic.toml',
            )
        return date(year, second, first)
    month, day = (first, second) if order == "mdy" else (second, first)
    if month > 12 >= day:
        other = "dmy" if order == "mdy" else "mdy"
        raise BadTime(
            f"{found[0]!r} has no month {month}",
            f'if its day and month stand the other way round, set date_order = "{other}" in clinic.toml',
        )
    return date(year, month, day)


def _time(text: str) -> time | None:
    """The time of day, or None if there is none. Raises ValueError or BadTime."""
    if not text.strip():
        return None
    found = _TIME.fullmatch(text.strip())
    if not found or not (found[2] or found[4]):
        if re.fullmatch(r"\d{4}", text.strip()):
            return time(int(text.strip()[:2]), int(text.strip()[2:]))
        raise BadTime(f"{text.strip()!r} is not a time of day", "write it as 09:00 or 9:00 AM")
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            # 13:00 PM is what some exports make of 13:00; 0:30 AM of half past midnight.
            if (hour > 12) != (found[4].lower() == "p"):
                raise BadTime(f"{text.strip()!r} is not a time of day", "write it as 09:00 or 9:00 AM")
        else:
            hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    return time(hour, minute, second)


def _zone_of(offset: re.Match[str]) -> timezone:
    if offset[1]:
        return UTC
    span = timedelta(hours=int(offset[3]), minutes=int(offset[4]))
    return timezone(-span if offset[2] == "-" else span)


def _remedy(order: DateOrder) -> str:
    example = "3/14/2027 9:00 AM" if order == "mdy" else "14/3/2027 09:00"
    return f"write it as 2027-03-14 09:00 or {example}"
