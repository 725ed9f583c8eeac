"""Conversations as they happened: who said what, what came of it, and by which rules."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from outreach.demo import practice
from outreach.demo.happenings import RULES_OF_READING, label, mask, masked_reason, outcome, wall_clock
from outreach.demo.practice import Person, wall
from outreach.demo.watch import Heard, Moved, Task
from outreach.domain.lifecycle import Status
from outreach.domain.windows import Hours, is_open

RULE = re.compile(r"\b[PH]\d+\b")
_TO_STAFF = frozenset({"staff_alert", "staff_escalation"})
_TOLD_ALONG = "told in another text to this phone"
_READ_AS = {
    "crisis": "read as danger, before anything else",
    "stop": "read as an opt-out, in force before it is answered",
    "start": "read as opting in again",
    "question": "read as a question",
    "reschedule": "read as asking for another time",
    "cancel": "read as giving up the visit",
    "confirm": "read as a yes",
    "help": "read as asking for help",
    "other": "read as none of the plain wishes",
}
# What binds an answer beside the rule that let it go.
_RULES_OF_WORDS = {"crisis": ("P60",), "which_visit": ("P37",)}
_MOVED = re.compile(r"moved \w+ from .* (\d\d:\d\d) for quiet hours \(P30\)")  # a note of planning
_BECAME = {"held": "held for a person", "suppressed": "not sent", "expired": "lapsed", "planned": "goes on"}


@dataclass(frozen=True)
class Step:
    """One thing that happened. `who`: patient, clinic, engine, colleague or mail program; `phone` is masked.

    `words` are a text's, or the subject of a mail; `what` says in a sentence what came of it, and why.
    """

    at: datetime
    who: str
    phone: str
    words: str
    what: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plot:
    """What a story is about: these addresses between two wall times, and where asked the colleagues'."""

    key: str
    title: str
    addresses: frozenset[str]
    since: datetime
    until: datetime
    alerts: bool = False


@dataclass(frozen=True)
class Story:
    """A plot as it was played; `rules` are those of its steps."""

    key: str
    title: str
    steps: tuple[Step, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """Each rule once, in the order of their numbers."""
        return tuple(sorted({rule for step in self.steps for rule in step.rules}, key=by_number))

    def as_json(self) -> dict[str, object]:
        """Plain values; instants are ISO 8601 with the clinic's offset."""
        steps = [
            {
                "at": step.at.isoformat(), "who": step.who, "phone": step.phone, "words": step.words,
                "what": step.what, "rules": list(step.rules),
            }
            for step in self.steps
        ]  # fmt: skip
        return {"title": self.title, "rules": list(self.rules), "steps": steps}


def by_number(rule: str) -> tuple[int, int]:
    """Orders rules: the law's first, then the house's, each by number."""
    return "PH".index(rule[0]), int(rule[1:])


def plots(people: Sequence[Person]) -> list[Plot]:
    """The stories that are told at the end; their phones are spared the accidents."""

    def plot(key: str, title: str, numbers: Iterable[int], since: datetime, until: datetime) -> Plot:
        addresses = {address for n in numbers for address in (people[n].phone, people[n].email) if address}
        return Plot(key, title, frozenset(addresses), since, until, alerts=key.startswith("crisis"))

    return [
        plot("crisis", "Words of danger at night", [practice.IN_DISTRESS], wall(4, 23), wall(5, 13)),
        plot(
            "crisis_after_stop",
            "Words of danger from a phone that had said STOP",
            [practice.DISTRESSED_AFTER_STOP],
            wall(6, 15),
            wall(6, 18),
        ),
        plot(
            "spanish",
            "A conversation in Spanish",
            [practice.SPEAKS_SPANISH],
            wall(1, 9),
            wall(6, 18),
        ),
        plot(
            "shared_phone",
            "One phone, two children, one hour",
            [practice.PARENT],
            wall(5, 9),
            wall(5, 18),
        ),
        plot(
            "unsubscribe",
            "Letters ended by one click",
            [practice.ENDS_LETTERS],
            wall(1, 9),
            wall(8, 18),
        ),
        plot(
            "quiet_hours",
            "Texts that wait for a decent hour: Hawaii, and a patient's own hours",
            [practice.WINTERS_AWAY, practice.EVENINGS, practice.FROM_HAWAII],
            wall(4, 9),
            wall(8, 18),
        ),
    ]


@dataclass(frozen=True)
class Record:
    """All that was recorded of the ten days, in the clinic's `zone`; `hours` are the house's for texts.

    `steps` are those that only the play itself knows of.
    """

    moves: Sequence[Moved]
    heard: Sequence[Heard]
    tasks: Sequence[Task]
    zone: ZoneInfo
    hours: Hours
    steps: Sequence[Step] = ()

    def decent_here(self, move: Moved) -> bool:
        """Whether it happened at a decent hour at the clinic: if it had to wait, then for elsewhere (P32)."""
        return is_open(move.at, (self.zone,), self.hours)

    def rules_of(self, move: Moved) -> tuple[str, ...]:
        """Every rule that bears on a move: the one recorded, and those that follow from the circumstances."""
        rules = {move.rule} | set(RULE.findall(move.note) if move.to == Status.SENDING else ())
        moved = _MOVED.search(move.note) if move.to == Status.SENDING else None
        if moved and self.hours.opens <= time.fromisoformat(moved[1]) < self.hours.closes:
            rules.add("P32")
        if move.to == Status.SENDING:
            rules.update(_RULES_OF_WORDS.get(move.template, ()))
            if move.rule == "P61" and not self.decent_here(move):
                rules.add("P30")
        elif move.rule == "P30" and self.decent_here(move):
            rules.add("P32")
        return tuple(sorted(rules - {""}, key=by_number))


class Teller:
    """Tells stories from the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._last_sending = {m.message: m.id for m in record.moves if m.to == Status.SENDING}

    def tell(self, plot: Plot) -> Story:
        """The steps within the plot, in order; several alike are told as one."""
        # At one instant: what a person did, and then what the engine made of it.
        found = [*self._said(plot), *self._others(plot), *self._tasks(plot), *self._moved(plot)]
        local = [replace(step, at=step.at.astimezone(self._record.zone)) for step in found]
        inside = [s for s in local if plot.since <= s.at.replace(tzinfo=None) < plot.until]
        inside.sort(key=lambda step: step.at)
        return Story(plot.key, plot.title, tuple(_together(inside)))

    def _said(self, plot: Plot) -> Iterable[Step]:
        tasks: dict[int, list[Task]] = {}
        for task in self._record.tasks:
            tasks.setdefault(task.inbound, []).append(task)
        for text in self._record.heard:
            if text.phone in plot.addresses:
                read = _READ_AS.get(text.intent, text.intent)
                if text.intent == "other" and text.outcome in {"confirmed", "cancel_ack", "reschedule_ack"}:
                    read = "read as the letter of a visit"
                left = "".join(f" (task {task.id})" for task in tasks.get(text.id, ()))
                what = f"{read}: {outcome(text)}{left}"
                rules = RULES_OF_READING.get(text.intent, ())
                yield Step(text.at, "patient", mask(text.phone), text.body.strip(), what, rules)

    def _moved(self, plot: Plot) -> Iterable[Step]:
        for move in self._record.moves:
            alert = plot.alerts and move.template in _TO_STAFF
            if alert or move.address in plot.addresses:
                step = self._went(move) if move.to == Status.SENDING else self._kept(move)
                if step is not None:
                    yield step

    def _went(self, move: Moved) -> Step | None:
        """The attempt that counted: one that has no successor."""
        if self._last_sending[move.message] != move.id:
            return None
        note = f"; {move.note}" if RULE.search(move.note) else ""
        rules = self._record.rules_of(move)
        return Step(move.at, "clinic", mask(move.address), move.words, move.reason + note, rules)

    def _kept(self, move: Moved) -> Step | None:
        reason, words = masked_reason(move.reason), label(move.template)
        match (move.origin, move.to):
            case (_, "cancelled") if reason == _TOLD_ALONG:
                what = f"{words}: {reason}"
            case ("queued", "planned") if move.rule:
                what = f"{words}: waits until {self._again(move)}; {reason}"
            case (_, "held" | "suppressed" | "expired" | "planned") if move.rule:
                what = f"{words}: {_BECAME[move.to]}; {reason}"
            case _:
                return None
        return Step(move.at, "engine", mask(move.address), "", what, self._record.rules_of(move))

    def _again(self, move: Moved) -> str:
        later = (m.at for m in self._record.moves if m.message == move.message and m.id > move.id)
        at = next(later, None)
        return wall_clock(at.astimezone(self._record.zone)) if at else "later"

    def _tasks(self, plot: Plot) -> Iterable[Step]:
        for task in self._record.tasks:
            if task.kind == "crisis" and task.phone in plot.addresses:
                if task.taken_at:
                    what = f"{task.taken_by} takes task {task.id}: the clock stops"
                    yield Step(task.taken_at, "colleague", "", "", what, ("P59",))
                if task.closed_at:
                    what = f"{task.closed_by} closes task {task.id} by name: {task.note}"
                    yield Step(task.closed_at, "colleague", "", "", what, ("P59",))

    def _others(self, plot: Plot) -> Iterable[Step]:
        masked = {mask(address) for address in plot.addresses}
        return (step for step in self._record.steps if step.phone in masked)


def _together(steps: Sequence[Step]) -> Iterable[Step]:
    for _, alike in groupby(steps, key=lambda step: (step.at, step.who, step.what, step.words, step.phone)):
        same = list(alike)
        what = f"{len(same)} × {same[0].what}" if len(same) > 1 else same[0].what
        yield replace(same[0], what=what)
