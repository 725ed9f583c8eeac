"""The practice's own schedule in a simulation: what is booked, moved and called off, and its exports."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from outreach.simulate.people import Person

HERE = ZoneInfo("America/Chicago")
FIRST_DAY = date(2027, 1, 1)
VISITS_A_YEAR = 6
# Wall times at and around the two nights on which the clocks change, for calls by telephone.
_STRANGE_HOURS = tuple(
    datetime.strptime(wall, "%Y-%m-%d %H:%M")  # noqa: DTZ007  (a wall time)
    for wall in (
        "2027-03-13 23:30", "2027-03-14 01:30", "2027-03-14 03:30", "2027-03-14 09:00", "2027-03-15 09:00",
        "2027-11-06 23:30", "2027-11-07 01:30", "2027-11-07 02:30", "2027-11-07 09:00", "2027-11-08 09:00",
    )
)  # fmt: skip
_TOOK_PLACE = frozenset({"Completed", "No show"})
_HEADINGS = (
    "Appointment ID", "Patient ID", "First Name", "Last Name", "Mobile Phone", "Email", "Language",
    "ZIP Code", "Appointment Type", "Date", "Time", "Status",
)  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """A booked hour; `start` is an instant in UTC."""

    id: str
    person: Person
    start: datetime
    status: str = "Scheduled"

    @property
    def stands(self) -> bool:
        """Whether the patient is expected."""
        return self.status == "Scheduled"


@dataclass(frozen=True)
class Change:
    """What becomes of a visit, and when the practice knows."""

    at: datetime
    visit: Visit


def at_wall(wall: datetime) -> datetime:
    """The instant of a wall time of the practice."""
    return wall.replace(tzinfo=HERE).astimezone(UTC)


def changes(people: Sequence[Person], days: int, seed: int) -> list[Change]:
    """The whole life of every visit as far as the practice decides it, in order."""
    draw = Random(f"{seed}:practice")  # noqa: S311
    found: list[Change] = []
    number = 0
    for person in people:
        for _ in range(_how_many(draw, days)):
            number += 1
            found += _life(f"V{number:05}", person, _hour(draw, days), draw)
    for wall in _STRANGE_HOURS:
        if wall.date() < FIRST_DAY + timedelta(days=days):
            number += 1
            found += _life(f"V{number:05}", draw.choice(people), at_wall(wall), draw)
    return sorted(found, key=lambda change: (change.at, change.visit.id))


def _how_many(draw: Random, days: int) -> int:
    mean = VISITS_A_YEAR * days / 365
    return min(int(draw.expovariate(1 / mean)) if mean else 0, 4 * VISITS_A_YEAR)


def _hour(draw: Random, days: int) -> datetime:
    while True:
        day = FIRST_DAY + timedelta(days=draw.randrange(days))
        if day.weekday() < 5 or (day.weekday() == 5 and draw.random() < 0.3):
            return at_wall(datetime.combine(day, time(draw.randrange(8, 18), draw.choice((0, 15, 30, 45)))))


def _life(visit_id: str, person: Person, start: datetime, draw: Random) -> list[Change]:
    begin = at_wall(datetime.combine(FIRST_DAY, time(6)))
    lead = draw.choices(
        (timedelta(hours=1), timedelta(days=1), timedelta(days=14), timedelta(days=60)), (3, 7, 40, 50)
    )[0]
    booked = max(begin, start - lead * draw.uniform(0.5, 1.0))
    if booked >= start:
        return []
    visit = Visit(visit_id, person, start)
    life = [Change(booked, visit)]
    known = booked
    for _ in range(draw.choices((0, 1, 2), (86, 12, 2))[0]):
        known += (visit.start - known) * draw.random()
        visit = replace(visit, start=another_hour(visit.start, draw))
        life.append(Change(known, visit))
    end = draw.random()
    if end < 0.06:
        called_off = known + (visit.start - known) * draw.random()
        if draw.random() < 0.25:  # moved, and called off before anybody was told
            visit = replace(visit, start=another_hour(visit.start, draw))
        life.append(Change(called_off, replace(visit, status="Canceled by provider")))
    else:
        status = "No show" if end < 0.11 else "Completed"
        life.append(Change(visit.start + timedelta(hours=1), replace(visit, status=status)))
    return life


def another_hour(start: datetime, draw: Random) -> datetime:
    """Another hour of another day, on the practice's wall; over a DST night the wall counts (rule P34)."""
    wall = start.astimezone(HERE).replace(tzinfo=None) + timedelta(
        days=draw.randrange(0, 15), hours=draw.choice((-1, 1, 2))
    )
    hour = min(max(wall.hour, 8), 17)
    return max(at_wall(wall.replace(hour=hour)), start + timedelta(hours=1))


class Schedule:
    """What the practice believes, and what of it the engine has been told."""

    def __init__(self) -> None:
        self.visits: dict[str, Visit] = {}
        self.told: dict[str, Visit] = {}
        self.news: dict[str, Visit] = {}
        self._taken_over: set[str] = set()
        self._first_told: dict[str, datetime] = {}

    def change(self, visit: Visit) -> None:
        """What was going to become of a visit, unless somebody has meanwhile dealt with it."""
        if visit.id not in self._taken_over:
            self.visits[visit.id] = self.news[visit.id] = visit

    def enter(self, visit: Visit) -> None:
        """What a colleague makes of it; a visit that was called off meanwhile stays so."""
        self._taken_over.add(visit.id)
        if self.visits[visit.id].stands:
            self.visits[visit.id] = self.news[visit.id] = visit

    def export(self, *, whole: bool, now: datetime) -> io.StringIO | None:
        """A CSV export: what is new, or all that is ahead as well; None where there is nothing to tell."""
        rows = dict(self.news)
        if whole:
            rows |= {visit.id: visit for visit in self.visits.values() if visit.start > now}
        self.told |= rows
        for visit_id in rows:
            self._first_told.setdefault(visit_id, now)
        self.news = {}
        return _file(rows.values()) if rows else None

    def kept(self) -> list[str]:
        """Visits that took place, or should have, and of which the engine knew a day before."""
        return [
            visit.id
            for visit in self.told.values()
            if visit.status in _TOOK_PLACE and visit.start - self._first_told[visit.id] > timedelta(days=1)
        ]


def _file(visits: Iterable[Visit]) -> io.StringIO:
    file = io.StringIO(newline="")
    lines = csv.writer(file)
    lines.writerow(_HEADINGS)
    for visit in visits:
        person, wall = visit.person, visit.start.astimezone(HERE)
        language = "Spanish" if person.language == "es" else "English"
        lines.writerow(
            [visit.id, person.id, person.given_name, person.family_name, person.phone, person.email, language,
             person.place.zip_code, "Visit", f"{wall:%m/%d/%Y}", f"{wall:%I:%M %p}", visit.status]
        )  # fmt: skip
    file.seek(0)
    return file
