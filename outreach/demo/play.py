"""The performance: practice, phones and mishaps put on the conductor's agenda, and the books at the end."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as wall_time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from redis import Redis

from config.clinic import ClinicConfig
from outreach.actions.import_feed import import_feed
from outreach.clock import VirtualClock
from outreach.demo import practice, script, summary, watch
from outreach.demo.by_rule import by_rule
from outreach.demo.clinic_files import BACKUP
from outreach.demo.conductor import Agenda, Conductor
from outreach.demo.desk import NURSE, PRACTITIONER, Desk
from outreach.demo.letters import REST, WELCOME, Letters
from outreach.demo.practice import wall
from outreach.demo.report import Report, parts
from outreach.demo.script import Change, Reply, Schedule
from outreach.demo.show import Show
from outreach.demo.stories import Record, Teller, plots
from outreach.demo.world import World
from outreach.domain.windows import local_instant
from outreach.embedded.supervisor import Supervisor
from outreach.ops.snapshot import snapshot

_KILL_AFTER, _FLUSH_AT = wall(2, 0), wall(3, 10)
_CATCH_WITHIN_S = 3.0
_SPOKEN = "spoke by phone, is with family and safe; visit kept"


class FeedError(Exception):
    """The sample schedule was refused: the clinic's configuration doesn't fit it."""


def opening(zone: ZoneInfo) -> datetime:
    """The instant at which the demo begins."""
    return local_instant(datetime.combine(practice.FIRST_DAY, practice.OPENS_AT), zone)


class Play:
    """One performance over processes that are already up."""

    def __init__(
        self,
        clock: VirtualClock,
        world: World,
        supervisor: Supervisor,
        show: Show,
        config: ClinicConfig,
        feeds: Path,
        broker_url: str,
        letters: Letters,
    ) -> None:
        self._clock, self._world, self._supervisor, self._show = clock, world, supervisor, show
        self._config, self._zone = config, ZoneInfo(config.clinic.zone)
        self._broker_url, self._letters = broker_url, letters
        self._people = people = practice.people()
        visits = practice.visits(people)
        self._changes = script.changes(visits)
        self._schedule = Schedule(visits, self._changes, feeds)
        self._phones = script.phones(people)
        self._unprompted = script.unprompted(people)
        self._faults = script.faults(people)
        self._plots = plots(people)
        self._agenda = Agenda()
        self._desk = Desk(clock.now, show.say, config.hours)
        self._number = world.clinic_number()
        self._conductor = Conductor(clock, world, supervisor, self._agenda, show, self._react)

    def run(self, started: float, phones_at: str | None) -> Report:
        """Play it; `started` on the monotonic clock is where the report's seconds count from."""
        self._world.set_faults(self._faults)
        begin = opening(self._zone)
        self._agenda.add(begin, partial(self._import, Change(begin, "the practice's schedule comes in", {})))
        for change in self._changes:
            self._agenda.add(self._instant(change.at), partial(self._import, change))
        for reply in self._unprompted:
            self._agenda.add(self._instant(reply.at), partial(self._text, reply))
        for at, act in (*self._at_the_desk(), *self._with_letters()):
            self._agenda.add(self._instant(at), act)
        self._agenda.add(self._instant(_KILL_AFTER), self._choose_the_kill)
        self._agenda.add(self._instant(_FLUSH_AT), self._empty_the_broker, amid=True)
        self._conductor.run(self._instant(wall(practice.DAYS, 0)))
        self._world.set_faults({})  # whoever plays on with the phones shall not wonder
        return self._report(begin, started, phones_at)

    def _at_the_desk(self) -> list[tuple[datetime, Callable[[], None]]]:
        desk, people = self._desk, self._people
        evenings, away = people[practice.EVENINGS], people[practice.WINTERS_AWAY]
        return [
            (wall(3, 12), partial(desk.note_hours, evenings, wall_time(17), wall_time(20))),
            (wall(4, 12), partial(desk.note_zip, away, "96815")),
            (wall(4, 23, 56), partial(self._text, Reply(wall(4, 23, 56), BACKUP, "TAKE"))),
            (wall(5, 8, 30), partial(desk.close_crisis, NURSE, _SPOKEN)),
            (wall(6, 15, 13), partial(desk.take_crisis, PRACTITIONER)),
            (wall(6, 16, 40), partial(desk.close_crisis, PRACTITIONER, _SPOKEN)),
        ]

    def _with_letters(self) -> list[tuple[datetime, Callable[[], None]]]:
        letters = self._letters
        ends, likes, much, never = (
            self._people[number]
            for number in (
                practice.ENDS_LETTERS, practice.LIKES_LETTERS, practice.MUCH_WRITTEN_TO, practice.NEVER_ASKED,
            )
        )  # fmt: skip
        return [
            (wall(0, 12, 30), partial(letters.begin, [ends, likes, much])),
            (wall(1, 11), partial(letters.plan, WELCOME, [ends, likes, much, never])),
            (wall(1, 11, 2), partial(letters.scan, ends)),
            (wall(1, 19, 20), partial(letters.click, ends)),
            (wall(4, 11), partial(letters.plan, REST, [ends, likes])),
        ]

    def _report(self, begin: datetime, started: float, phones_at: str | None) -> Report:
        record = Record(
            watch.moves_after(0),
            watch.heard_after(0),
            watch.tasks_of_replies(),
            self._zone,
            self._config.hours,
            self._letters.steps,
        )
        teller = Teller(record)
        accepted = summary.texts(self._world.ledger()) + summary.letters(self._world.letters())
        return Report(
            **parts(summary.reckon(watch.believed(), accepted)),  # type: ignore[arg-type]
            in_doubt_settled=watch.doubts(),
            in_place_of_texts=watch.in_place_of_texts(),
            replies=watch.replies(),
            staff_tasks=watch.staff_tasks(),
            rules=tuple(by_rule(record, watch.consent_ledger())),
            stories=tuple(teller.tell(plot) for plot in self._plots),
            days=practice.DAYS,
            virtual_from=begin.astimezone(self._zone).isoformat(),
            virtual_to=self._clock.now().astimezone(self._zone).isoformat(),
            jumps=self._conductor.jumps,
            seconds=round(time.monotonic() - started, 1),
            phones=phones_at,
        )

    def _instant(self, wall: datetime) -> datetime:
        return local_instant(wall, self._zone)

    def _import(self, change: Change) -> None:
        report = import_feed(self._schedule.export(change), self._config, self._clock.now())
        if report.bad:
            raise FeedError("; ".join(str(fault) for fault in report.bad[:5]))
        self._show.say(
            f"schedule: {change.what} ({report.rows} rows: {report.created} new, {report.moved} moved, "
            f"{report.cancelled} cancelled, {report.updated} updated; {report.planned} messages planned)"
        )

    def _react(self, rung: list[tuple[str, str]]) -> None:
        now = self._clock.now()
        for number, text in rung:
            phone = self._phones.get(number)
            reply = phone.read(text, now) if phone else None
            if reply is not None:
                self._agenda.add(reply.at, partial(self._text, reply))

    def _text(self, reply: Reply) -> None:
        self._world.text(reply.phone, self._number, reply.text)

    def _choose_the_kill(self) -> None:
        """Texts only: the carrier can say whether it has one; about an e-mail a person would be asked."""
        now = self._clock.now()
        spared = {address for plot in self._plots for address in plot.addresses}
        instant = watch.fullest_of_texts(now, now + timedelta(days=1), spared)
        if instant is not None:
            self._agenda.add(instant, self._kill_a_worker, amid=True)

    def _kill_a_worker(self) -> None:
        caught = self._catch("sending")
        self._supervisor.kill("worker-bulk")
        self._show.say(f"the bulk worker is killed (SIGKILL) with {caught} messages in its hands")

    def _empty_the_broker(self) -> None:
        caught = self._catch("queued", "sending")
        with Redis.from_url(self._broker_url) as broker:
            broker.flushall()
        self._show.say(f"the broker is emptied (FLUSHALL) with {caught} messages on their way")

    def _catch(self, *statuses: str) -> int:
        """Wait for messages to be in one of these states; how many are."""
        deadline = time.monotonic() + _CATCH_WITHIN_S
        while time.monotonic() < deadline:
            state = snapshot(self._clock.now())
            caught = sum(state.messages.get(status, 0) for status in statuses)
            if caught:
                return caught
        return 0
