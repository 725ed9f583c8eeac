"""The sample practice: sixty invented patients and their 150 visits of ten days, the same at every run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

# A Monday; the clocks go forward in the night to the first Sunday (14 March 2027, rule P35).
FIRST_DAY = date(2027, 3, 8)
OPENS_AT = time(7, 0)
DAYS = 10
PEOPLE = 60

PARENT, CHILDREN = 0, (1, 2)  # one phone for the three of them, and the children come at the same hour
LANDLINES = (3, 4, 5, 6)  # the last one has no e-mail either
UNREACHABLE, INVALID = 7, 8
NO_PHONE, PREFERS_EMAIL, NO_ADDRESS = 9, 10, 11
STOPS, RETURNS, STOPS_IN_WORDS, SAYS_CANCEL = 12, 13, 14, 15
RESCHEDULE, CANCEL = (16, 17), (18, 19)
RUNS_LATE, ASKS_FOR_HELP, ASKS_A_QUESTION = 20, 21, 22
SPANISH = (24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35)
DOUBTFUL = (40, 41, 42, 43)  # their first call to the carrier brings no answer, each for another reason
BUSY = 44  # the carrier answers 429 twice
UNLUCKY, KEPT_WAITING = (25, 32, 38, 58), (29, 39)  # the same befalls them as the ones above
MOVED, CALLED_OFF, MOVED_LATE, NO_SHOW = 50, 51, 53, 54
BOOKED_LATE, WALKS_IN = 52, 59  # not in the first feed
IN_DISTRESS, DISTRESSED_AFTER_STOP = 36, STOPS_IN_WORDS  # whom the carrier lets us answer (P21)
SPEAKS_SPANISH = 27  # of the Spanish ones, whose conversation is told at length
EVENINGS, WINTERS_AWAY = 23, 51  # asked for hours of their own; stays in Hawaii until spring
FROM_HAWAII = 46
ELSEWHERE = {37: "602", FROM_HAWAII: "808", 47: "213"}  # phones from Arizona, Hawaii and California
ENDS_LETTERS, LIKES_LETTERS, MUCH_WRITTEN_TO, NEVER_ASKED = 49, 55, 56, 57

_WITHOUT_EMAIL = frozenset({6, 11, 14, 23, 33, 34, 45, 46, 47, 48})
_AREA_CODES = ("608", "414", "262", "920", "715")
# Days (0 is the first Monday, 6 the Sunday) on which a patient comes. No two are two days apart: reminders of
# both would then go out at the same hour, and nobody could tell which one a bare C is about.
_DAYS = (
    (0, 3, 7), (1, 4), (2, 5, 8), (3, 7), (1, 4, 8), (0, 4), (2, 8), (0, 4, 9), (3, 9), (1, 5, 9),
)  # fmt: skip
# The children come together; the walk-in comes once. Who gets letters has few visits: it is all one budget.
_OWN_DAYS: Mapping[int, tuple[int, ...]] = {
    1: _DAYS[2], 2: _DAYS[2], CALLED_OFF: _DAYS[4], WALKS_IN: (2,), ENDS_LETTERS: (8,), LIKES_LETTERS: (9,),
    **dict.fromkeys((38, 48, 58), (0, 3, 9)),
}  # fmt: skip
_HOURS = (9, 10, 11, 13, 14, 15, 16)
_KINDS = ("First visit", "Follow-up", "Check-in")
_PRACTITIONERS = ("Dr. A. Lindqvist", "Dr. M. Otieno", "N. Castellanos, NP")
_GIVEN = (
    "Alma", "Bastian", "Cora", "Dmitri", "Elodie", "Farid", "Greta", "Hamza", "Ines", "Jonas", "Kaia",
    "Lorenz", "Mirela", "Nadim", "Odette", "Pavel", "Quiana", "Rufus", "Saskia", "Tobias", "Ulla",
    "Viktor", "Wanda", "Xenia", "Yusuf", "Zelda", "Anselm", "Brisa", "Ciro", "Dolores",
)  # fmt: skip
_FAMILY = (
    "Aldergrove", "Brankovic", "Casterline", "Dunmoor", "Ellingboe", "Fairwater", "Gastrow", "Hollenbeck",
    "Ivarsson", "Juneau", "Kettleson", "Lorimer", "Moravec", "Norquist", "Oconto", "Petrosky", "Quarrie",
    "Rosendale", "Stavros", "Tremper",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A patient as the practice's scheduling system knows them; phones are E.164 or empty."""

    number: int
    id: str
    given_name: str
    family_name: str
    phone: str
    email: str
    language: str
    preferred_channel: str


@dataclass(frozen=True)
class Visit:
    """A booked hour, on the practice's wall clock."""

    id: str
    person: Person
    start: datetime  # naive: wall time
    kind: str
    practitioner: str
    status: str = "Scheduled"


def wall(day: int, hour: int, minute: int = 0) -> datetime:
    """A wall time of the demo, counted from its first day."""
    return datetime.combine(FIRST_DAY + timedelta(days=day), time(hour, minute))


def people() -> list[Person]:
    """The sixty patients; the index of each is its `number`."""
    return [_person(number) for number in range(PEOPLE)]


def _person(number: int) -> Person:
    given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[(number * 7 + number // 20) % len(_FAMILY)]
    household = PARENT if number in CHILDREN else number
    line = 1 + household // len(_AREA_CODES)
    area = ELSEWHERE.get(number, _AREA_CODES[household % len(_AREA_CODES)])
    phone = f"+1{area}55501{line:02}"
    email = f"{given}.{family}{number}@example.{('org', 'com', 'net')[number % 3]}".lower()
    return Person(
        number=number,
        id=f"P{number:03}",
        given_name=given,
        family_name=_FAMILY[0] if number in (PARENT, *CHILDREN) else family,
        phone="" if number in (NO_PHONE, NO_ADDRESS) else phone,
        email="" if number in _WITHOUT_EMAIL else email,
        language="Spanish" if number in SPANISH else "English",
        preferred_channel="email" if number in (PREFERS_EMAIL, ENDS_LETTERS) else "",
    )


def visits(patients: Sequence[Person]) -> list[Visit]:
    """The 150 visits, those included that the first feed doesn't have yet."""
    numbers = count(1)
    return [
        Visit(
            id=f"V{next(numbers):03}",
            person=person,
            start=_start(person.number, day),
            kind=_KINDS[min(turn, len(_KINDS) - 1)],
            practitioner=_PRACTITIONERS[(person.number + day) % len(_PRACTITIONERS)],
        )
        for person in patients
        for turn, day in enumerate(_days(person.number))
    ]


def _days(number: int) -> tuple[int, ...]:
    return _OWN_DAYS.get(number, _DAYS[number % len(_DAYS)])


def _start(number: int, day: int) -> datetime:
    place = CHILDREN[0] if number in CHILDREN else number
    hour = _HOURS[(place // 10 + place % 10 * 3 + day) % len(_HOURS)]
    return wall(day, hour, 30 * (day % 2))


HEADINGS: Mapping[str, str] = {
    "Appointment ID": "id", "Patient ID": "person.id", "First Name": "person.given_name",
    "Last Name": "person.family_name", "Mobile Phone": "person.phone", "Email": "person.email",
    "Language": "person.language", "Preferred Channel": "person.preferred_channel",
    "Appointment Type": "kind", "Date": "date", "Time": "time",
    "Provider": "practitioner", "Status": "status",
}  # fmt: skip
"""The export's columns, and where each comes from."""


def row(visit: Visit) -> list[str]:
    """A visit as a line of the scheduling system's export."""
    fields = {"date": f"{visit.start:%m/%d/%Y}", "time": f"{visit.start:%I:%M %p}".lstrip("0")}
    return [fields.get(source) or _read(visit, source) for source in HEADINGS.values()]


def _read(visit: Visit, source: str) -> str:
    owner, _, name = source.rpartition(".")
    return str(getattr(visit.person if owner else visit, name))
