"""What happens in the ten days: how phones answer, how the schedule changes, what the carrier gets wrong."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from outreach.demo import practice
from outreach.demo.practice import DAYS, Person, Visit, wall


@dataclass(frozen=True)
class Answer:
    """What a phone texts `after` minutes, and how often at most, on a text that it takes for a question.

    `in_turn`: only once every answer before it has been given as often as it is to be.
    """

    text: str
    after: int = 3
    times: int = 99
    on: tuple[str, ...] = ("Reply C", "Responda C")
    in_turn: bool = False


_SOON = ("see you", "le esperamos")
_CONFIRMATIONS = ("C", "c", "1", "Confirm", "C.", " c ", "Confirmed", "C")
_CONFIRMATIONS_ES = ("C", "confirmo", "Confirmado", "c", "1")
_HABITS: Mapping[int, tuple[Answer, ...]] = {
    practice.PARENT: (
        Answer("X", 8, 1, ("visits Tue, Mar 16",)),
        Answer("A", 4, 1, ("which visit do you mean",)),
        Answer("B", 4, 1, ("which visit do you mean",)),
        Answer("C", 8, 5),
    ),
    practice.STOPS: (Answer("STOP", 8, 1),),
    practice.RETURNS: (Answer("stop", 8, 1),),
    practice.STOPS_IN_WORDS: (Answer("Please stop.", 20, 1),),
    practice.SAYS_CANCEL: (Answer("Cancel", 20, 1),),
    practice.RUNS_LATE: (Answer("running late, is that ok?", 20, 1, _SOON), Answer("C")),
    practice.ASKS_A_QUESTION: (Answer("Can my daughter come with me?", 8, 1), Answer("C", 8)),
    practice.SPANISH[0]: (Answer("Sí, gracias", 8, 2), Answer("C", 8)),
    practice.SPANISH[1]: (Answer("2", 8, 1), Answer("C")),
    practice.SPEAKS_SPANISH: (
        Answer("¿Puedo llevar a mi hija?", 6, 1, ("su cita es el viernes",)),
        Answer("R", 8, 1, ("su cita es el viernes",)),
        Answer("C", 5, 1, ("su cita cambio al",)),
        Answer("cancelar la cita", 12, 1, ("su cita es el mi",)),
        Answer("sí", 4, 1, ("quiere anular",)),
        Answer("X", 3, 1, ("una persona va a leer",), in_turn=True),
    ),
    practice.IN_DISTRESS: (Answer("C", 8),),
    practice.WINTERS_AWAY: (Answer("C", 20),),
    **{number: (Answer("R", 20, 1), Answer("C")) for number in practice.RESCHEDULE},
    **{number: (Answer("X", 8, 1), Answer("C")) for number in practice.CANCEL},
}
_UNPROMPTED = (
    (wall(1, 12, 40), practice.ASKS_FOR_HELP, "HELP"),
    (wall(5, 16, 20), practice.RETURNS, "START"),
    (wall(4, 23, 40), practice.IN_DISTRESS, "I don't want to be here anymore."),
    (wall(6, 15, 10), practice.DISTRESSED_AFTER_STOP, "I can't do this. I don't want to live anymore."),
)


@dataclass(frozen=True, order=True)
class Reply:
    """A text that a phone is going to send at a wall time."""

    at: datetime
    phone: str
    text: str


class Phone:
    """One phone in a patient's pocket."""

    def __init__(self, number: str, answers: Sequence[Answer]) -> None:
        self.number = number
        self._answers = answers
        self._given = [0] * len(answers)

    def read(self, text: str, now: datetime) -> Reply | None:
        """The reply this text provokes, if any."""
        before_it = True
        for index, answer in enumerate(self._answers):
            left = self._given[index] < answer.times
            if left and any(words in text for words in answer.on) and (before_it or not answer.in_turn):
                self._given[index] += 1
                return Reply(now + timedelta(minutes=answer.after), self.number, answer.text)
            before_it = before_it and not left
        return None


def phones(people: Sequence[Person]) -> dict[str, Phone]:
    """Every phone by its number; whoever has no habit of their own confirms, or stays silent."""
    owners = {person.phone: person for person in reversed(people) if person.phone}
    return {number: Phone(number, _habit(person)) for number, person in owners.items()}


def _habit(person: Person) -> tuple[Answer, ...]:
    number = person.number
    if number in _HABITS:
        return _HABITS[number]
    if number % 5 in (1, 4):
        return ()
    words = _CONFIRMATIONS_ES if person.language == "Spanish" else _CONFIRMATIONS
    return (Answer(words[number % len(words)], (3, 8, 20)[number % 3]),)


def unprompted(people: Sequence[Person]) -> list[Reply]:
    """Texts that answer nothing."""
    return [Reply(at, people[number].phone, text) for at, number, text in _UNPROMPTED]


@dataclass(frozen=True)
class Change:
    """A new export of the schedule at a wall time, and what is new in it, as a sentence."""

    at: datetime
    what: str
    visits: Mapping[str, Visit | None]  # by id; None: from now on in the feed


def changes(visits: Sequence[Visit]) -> list[Change]:
    """The schedule's changes in order; a visit that moves is named by the visit it becomes."""
    of = _by_person(visits)
    moved, late, off = of[practice.MOVED][1], of[practice.MOVED_LATE][1], of[practice.CALLED_OFF][1]
    booked, walk_in = of[practice.BOOKED_LATE][1], of[practice.WALKS_IN][0]
    asked = of[practice.SPEAKS_SPANISH][1]
    found = [
        _change(wall(0, 12, 10), "a visit moves by a day", replace(moved, start=moved.start + timedelta(1))),
        _change(
            off.start - timedelta(days=1, hours=2),
            "the practice cancels a visit",
            replace(off, status="Canceled by provider"),
        ),
        _change(
            late.start - timedelta(days=2, hours=-6),
            "a visit moves after its reminder went out, over the night in which the clocks change",
            replace(late, start=late.start + timedelta(hours=2)),
        ),
        _change(
            wall(3, 11, 20),
            "a visit moves, as its patient had asked in Spanish",
            replace(asked, start=wall(5, 10, 0)),
        ),
        Change(booked.start - timedelta(hours=20), "a visit is booked for tomorrow", {booked.id: None}),
        Change(walk_in.start - timedelta(minutes=40), "a visit is booked for today", {walk_in.id: None}),
    ]
    found += [_evening(visits, day) for day in range(DAYS) if day != 6]
    return sorted(found, key=lambda change: change.at)


def _evening(visits: Sequence[Visit], day: int) -> Change:
    """What became of the day's visits. Those that had moved or were called off say so already."""
    ended = {}
    for visit in visits:
        if visit.start.date() == wall(day, 0).date() and visit.person.number not in _CHANGED:
            ended[visit.id] = replace(visit, status=_end(visit, visits))
    return Change(wall(day, 18, 5), "the day's visits are done", ended)


_CHANGED = (practice.MOVED, practice.MOVED_LATE, practice.CALLED_OFF, practice.SPEAKS_SPANISH)


def _end(visit: Visit, visits: Sequence[Visit]) -> str:
    number = visit.person.number
    first = _by_person(visits)[number][0].id == visit.id
    if number == practice.NO_SHOW and first:
        return "No show"
    return "Canceled by patient" if number in practice.CANCEL and first else "Completed"


def _change(at: datetime, what: str, visit: Visit) -> Change:
    return Change(at, what, {visit.id: visit})


def _by_person(visits: Sequence[Visit]) -> dict[int, list[Visit]]:
    found: dict[int, list[Visit]] = {}
    for visit in visits:
        found.setdefault(visit.person.number, []).append(visit)
    return found


class Schedule:
    """The practice's scheduling system, as far as it exports."""

    def __init__(self, visits: Sequence[Visit], all_changes: Sequence[Change], directory: Path) -> None:
        self._directory = directory
        self._visits = {visit.id: visit for visit in visits}
        self._hidden = {
            key for change in all_changes for key, visit in change.visits.items() if visit is None
        }
        self._exports = 0

    def export(self, change: Change | None = None) -> Path:
        """Write the whole schedule as a CSV file, changed accordingly; return where."""
        for key, visit in (change.visits if change else {}).items():
            self._hidden.discard(key)
            self._visits[key] = visit or self._visits[key]
        self._exports += 1
        self._directory.mkdir(parents=True, exist_ok=True)
        path = self._directory / f"schedule-{self._exports:02}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            lines = csv.writer(file)
            lines.writerow(practice.HEADINGS)
            lines.writerows(self._rows())
        return path

    def _rows(self) -> Iterator[list[str]]:
        return (practice.row(visit) for key, visit in self._visits.items() if key not in self._hidden)


def faults(people: Sequence[Person]) -> dict[str, Any]:
    """The sandbox's plan of faults: some of each kind, for certain phones, so that every run is the same."""
    doubtful = ("lost_answer", "server_error", "reset", "timeout")
    meant: list[dict[str, Any]] = [
        {"kind": kind, "to": people[number].phone, "times": 1, "hold_s": 0.3}
        for kind, number in zip(doubtful, practice.DOUBTFUL, strict=True)
    ]
    meant += [
        {"kind": "rate_limited", "to": people[practice.BUSY].phone, "times": 2},
        {"kind": "rate_limited", "to": people[practice.WALKS_IN].phone},
    ]
    meant += [{"kind": "lost_answer", "to": people[n].phone, "times": 2} for n in practice.UNLUCKY]
    meant += [{"kind": "rate_limited", "to": people[n].phone, "times": 2} for n in practice.KEPT_WAITING]
    return {
        "seed": 2027,
        "latency_ms": 15,
        "api": meant,
        "callbacks": {"duplicate_rate": 0.05, "late_rate": 0.03, "late_ms": 150, "disorder_rate": 0.05},
        "numbers": {
            "landline": [people[number].phone for number in practice.LANDLINES],
            "unreachable": [people[practice.UNREACHABLE].phone],
            "invalid": [people[practice.INVALID].phone],
        },
    }
