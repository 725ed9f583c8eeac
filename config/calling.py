"""Reads `windows.csv`: when and how much a purpose may be sent, by state."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path

import holidays

from config.clinic import ConfigError
from outreach.domain.area_codes import AREA_CODES
from outreach.domain.calling import Calling, Cap, Row
from outreach.domain.purpose import Purpose
from outreach.domain.windows import Hours, Week

SHIPPED = Path(__file__).parent
_FILE = "windows.csv"
_COLUMNS = ("place", "weekdays", "saturday", "sunday", "holidays", "caps", "basis", "confidence")
_HOUSE = (Purpose.CARE, Purpose.EDUCATION, Purpose.MARKETING, Purpose.SURVEY)
_FEDERAL = "US"
_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
_CAP = re.compile(r"(\d+)/(\d+)([hd])")
_YEARS = range(2024, 2051)
_DEFAULT = Week(Hours(time(10), time(18)), Hours(time(10), time(17)), None, None)
_DEFAULT_BASIS = "the common part of the rows below"


def load_calling(directory: Path, care: Hours) -> Calling:
    """The table of `directory`, or the shipped one where it has none; `care` are the hours of `clinic.toml`.

    Raises ConfigError naming file, line, column and remedy for every fault.
    """
    path = directory / _FILE
    return _load(path if path.exists() else SHIPPED / _FILE, care)


@cache
def federal_holidays() -> frozenset[date]:
    """The days on which the federal government is closed, observed days included."""
    return frozenset(holidays.country_holidays("US", years=_YEARS))


def _load(path: Path, care: Hours) -> Calling:
    faults: list[str] = []
    rows: dict[str, Row] = {}
    for number, cells in _lines(path, faults):
        place = cells["place"].strip().upper()
        try:
            _place(place, rows)
            rows[place] = _row(place, cells)
        except ValueError as error:
            faults.append(f"{path}, line {number}: {error}")
    for place in (*(purpose.name for purpose in _HOUSE), _FEDERAL):
        if place not in rows and not faults:
            faults.append(f"{path}: the row {place} is missing; copy it from the shipped file")
    if faults:
        raise ConfigError("\n".join(faults))
    return Calling(
        care,
        {purpose: rows.pop(purpose.name) for purpose in _HOUSE},
        rows.pop(_FEDERAL),
        rows,
    )


def _lines(path: Path, faults: list[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{path}: can't be read ({type(error).__name__}); save it as UTF-8")
        return
    kept = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"]
    if not kept or tuple(next(csv.reader([kept[0][1]]))) != _COLUMNS:
        faults.append(f"{path}: the heading must be: {','.join(_COLUMNS)}")
        return
    for number, line in kept[1:]:
        cells = next(csv.reader([line]))
        if len(cells) != len(_COLUMNS):
            faults.append(
                f"{path}, line {number}: {len(cells)} cells instead of {len(_COLUMNS)};"
                " put a cell that holds a comma in quotes"
            )
            continue
        yield number, dict(zip(_COLUMNS, cells, strict=True))


def _place(place: str, rows: Mapping[str, Row]) -> None:
    if place in rows:
        raise ValueError(f"place: {place} stands twice; keep one")
    if place not in AREA_CODES and place != _FEDERAL and place not in {p.name for p in _HOUSE}:
        raise ValueError(f"place: {place or 'nothing'} is no state; write its two letters, such as WI")


def _row(place: str, cells: Mapping[str, str]) -> Row:
    caps = tuple(_cap(place, word) for word in cells["caps"].split())
    if place == Purpose.CARE.name:
        return Row(Week(None, None, None), caps, cells["basis"])
    closed_on_holidays = _hours("holidays", cells["holidays"] or "") is None and cells["holidays"] != ""
    week = Week(
        _hours("weekdays", cells["weekdays"]),
        _hours("saturday", cells["saturday"]),
        _hours("sunday", cells["sunday"]),
        on_holidays=federal_holidays() if closed_on_holidays else frozenset(),
    )
    basis = cells["basis"].strip()
    wider = place in {p.name for p in _HOUSE} and week.narrowed(_default()) != week
    if wider and (not basis or basis.startswith(_DEFAULT_BASIS)):
        raise ValueError(
            "basis: hours wider than Mon-Fri 10:00-18:00, Sat 10:00-17:00 must cite their own (P29)"
        )
    return Row(week, caps, basis)


def _default() -> Week:
    return Week(_DEFAULT.weekdays, _DEFAULT.saturday, None, None, federal_holidays())


def _hours(column: str, words: str) -> Hours | None:
    words = words.strip().lower()
    if words == "closed" or (column == "holidays" and not words):
        return None
    found = _SPAN.fullmatch(words)
    if column == "holidays" or not found:
        raise ValueError(f'{column}: {words or "nothing"} is not understood; write 08:00-21:00 or "closed"')
    from_hour, from_minute, to_hour, to_minute = (int(group) for group in found.groups())
    try:
        return Hours(time(from_hour, from_minute), time(to_hour, to_minute))
    except ValueError as error:
        raise ValueError(f"{column}: {error}") from None


def _cap(place: str, words: str) -> Cap:
    found = _CAP.fullmatch(words)
    if not found or not int(found[1]) or not int(found[2]):
        raise ValueError(f"caps: {words} is not understood; write 3/24h or 3/7d")
    count, span = int(found[1]), int(found[2])
    within = timedelta(hours=span) if found[3] == "h" else timedelta(days=span)
    unit = ("hour" if found[3] == "h" else "day") + ("s" if span > 1 else "")
    house = place in {p.name for p in _HOUSE}
    whose = "the house allows" if house else f"{place} allows"
    return Cap(count, within, "P3" if house else "P28", f"{whose} {count} in {span} {unit}")
