"""The run itself: the practice, its phones and its carrier on one side, the engine's actions on the other."""

import hashlib
import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial
from itertools import count

from config.clinic import ClinicConfig
from outreach.actions.claim_due import NOTHING, claim_due
from outreach.actions.crisis import escalate
from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Engine, Limits
from outreach.actions.import_feed import import_feed
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.reconcile import reconcile
from outreach.actions.record_receipt import fold_receipts, store_receipts
from outreach.actions.recover import recover
from outreach.actions.take_reply import take_replies
from outreach.domain.channel import Channel
from outreach.providers.base import Inbound
from outreach.simulate import records
from outreach.simulate.carrier import Call, Carrier, kinds_of
from outreach.simulate.oracle import Oracle
from outreach.simulate.people import BACKUP, ON_CALL, people
from outreach.simulate.phones import Phones, Saying
from outreach.simulate.practice import FIRST_DAY, Schedule, at_wall, changes
from outreach.simulate.staff import Staff

_OUR_NUMBER = "+16085550100"
_CHUNK = 100
_OPENS, _CLOSES = 7, 18
_SERIES_AT = time(12, 0)
_OUTAGES = 12
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


class FeedRefused(Exception):
    """The simulated schedule was not taken: the clinic's configuration doesn't fit it."""


class StandingClock:
    """Engine time, moved by the run alone."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        """The instant at which the run stands."""
        return self.instant


@dataclass(order=True)
class _Item:
    at: datetime
    order: int
    act: Callable[[], None] = field(compare=False)


class Year:
    """One run; nothing in it depends on real time but how long it takes."""

    def __init__(self, engine: Engine, config: ClinicConfig, number: int, days: int, seed: int) -> None:
        self.people = people(number, seed)
        self.begin = at_wall(datetime.combine(FIRST_DAY, time(6)))
        self.end = at_wall(datetime.combine(FIRST_DAY + timedelta(days=days), time(0)))
        self.clock = StandingClock(self.begin)
        kinds = kinds_of([(person.phone, person.phone_kind) for person in self.people])
        self.texts = Carrier(Channel.SMS, self.clock.now, seed, kinds)
        self.mails = Carrier(Channel.EMAIL, self.clock.now, seed, {})
        self.engine = replace(
            engine,
            clock=self.clock,
            providers={Channel.SMS: self.texts, Channel.EMAIL: self.mails},
            clinic=replace(engine.clinic, on_call=ON_CALL, backup=BACKUP),
            limits=Limits(start_window_s=60, lease_s=600),
        )
        self.config, self._days, self._seed = config, days, seed
        self.schedule = Schedule()
        self.oracle = Oracle(self.people, self.schedule.told)
        self.phones = Phones(self.people, seed)
        self.staff = Staff(self.schedule, self.oracle, seed, self._add)
        self.counts: Counter[str] = Counter()
        self._desk = records.Desk(self.people, config, self.oracle.agreed)
        self._digest = hashlib.sha256()
        self._agenda: list[_Item] = []
        self._orders = count()
        self._said: list[Saying] = []
        self._judged = {Channel.SMS: 0, Channel.EMAIL: 0}
        self._recovered = self.begin
        self._ahead = records.horizon(self.begin)

    @property
    def digest(self) -> str:
        """SHA-256 of every call in its order: the same for the same seed."""
        return self._digest.hexdigest()

    def run(self, progress: Callable[[datetime], None]) -> None:
        """Play it to the end; `progress` is called with each instant."""
        self._put_down()
        while self.clock.instant < self.end:
            now = self.clock.instant
            progress(now)
            while self._agenda and self._agenda[0].at <= now:
                heapq.heappop(self._agenda).act()
            self._work(now)
            self.clock.instant = self._next(now)
        self._work(self.end)

    # The world

    def _put_down(self) -> None:
        for change in changes(self.people, self._days, self._seed):
            if change.at < self.end:
                self._add(change.at, partial(self.schedule.change, change.visit))
        for day in range(self._days):
            date = FIRST_DAY + timedelta(days=day)
            for hour in range(_OPENS, _CLOSES + 1):
                whole = hour == _CLOSES and day % 7 == 0
                at = at_wall(datetime.combine(date, time(hour, 5)))
                self._add(at, partial(self._export, whole=whole))
            if date.weekday() == 1:
                self._add(at_wall(datetime.combine(date, _SERIES_AT)), self._series)
        for number in range(_OUTAGES * self._days // 365):
            away = timedelta(days=(number + 0.5) * 365 / _OUTAGES, hours=4)
            self._add(self.begin + away, self._outage)

    def _add(self, at: datetime, act: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, _Item(at, next(self._orders), act))

    def _export(self, *, whole: bool) -> None:
        now = self.clock.instant
        self.staff.work(now)
        for visit in self.schedule.news.values():
            self.oracle.rebooked(visit.id)
        news = self.schedule.export(whole=whole, now=now)
        if news is None:
            return
        report = import_feed(news, self.config, now)
        if report.bad:
            raise FeedRefused("; ".join(str(fault) for fault in report.bad[:3]))
        self.counts["imported rows"] += report.rows
        self.counts["imports"] += 1
        self._desk.note(now)

    def _series(self) -> None:
        self.counts["planned for the series"] += records.plan_series(self.people, self.clock.instant)

    def _outage(self) -> None:
        """The carrier is out of reach for an hour and a half in the middle of a day."""
        self.texts.down_until = self.clock.instant + timedelta(minutes=90)
        self.counts["outages of the carrier"] += 1

    # The engine, as its workers and beat would make it go

    def _work(self, now: datetime) -> None:
        self._hear(now)
        if receipts := self.texts.receipts(now):
            store_receipts(receipts, self.texts.name, now)
            fold_receipts(self.engine)
            self.counts["receipts"] += len(receipts)
        self._send(now)
        if now - self._recovered >= _HOUR:
            self._recovered = now
            recover(self.engine)
            reconcile(self.engine)
            self._send(now)

    def _send(self, now: datetime) -> None:
        """Do what is due, and what comes of it, until nothing is."""
        while True:
            ahead = records.horizon(now)
            if ahead.crisis and ahead.crisis <= now:
                escalate(self.engine)
            elif ahead.check and ahead.check <= now:
                reconcile(self.engine)
            elif not ahead.send or ahead.send > now or not self._claim():
                self._ahead = ahead
                return

    def _claim(self) -> bool:
        claimed = claim_due(self.engine)
        ids = claimed.urgent + claimed.bulk
        for first in range(0, len(ids), _CHUNK):
            dispatch(ids[first : first + _CHUNK], self.engine)
            self._judge()
        return claimed != NOTHING

    def _hear(self, now: datetime) -> None:
        if not self._said:
            return
        said = list(self._said)
        self._said.clear()
        texts = [self._inbound(n, saying) for n, saying in enumerate(said, self.counts["replies"])]
        self.counts["replies"] += len(texts)
        for saying in said:
            self.counts[f"meant {saying.meant}"] += 1
            self.oracle.heard(saying, now)
        received = receive_inbound(texts, self.texts.name, now)
        if received.fresh != len(texts):
            raise RuntimeError("a text was taken for a repeated one")
        take_replies(self.engine)
        self.staff.noticed(said, now)

    def _inbound(self, number: int, saying: Saying) -> Inbound:
        opt_out = self.texts.hear(saying.phone, saying.words)
        return Inbound(f"IN{number}", saying.phone, _OUR_NUMBER, saying.words, opt_out)

    def _judge(self) -> None:
        """Show the oracle every new call, and let the phones that got a text read it."""
        for channel, carrier in ((Channel.SMS, self.texts), (Channel.EMAIL, self.mails)):
            calls = carrier.calls[self._judged[channel] :]
            self._judged[channel] = len(carrier.calls)
            meant = records.meant(call.message_id for call in calls)
            for call in calls:
                self._note(call)
                reached = carrier.reached(call) or channel is Channel.EMAIL
                self.oracle.saw(call, meant[call.message_id], reached=reached)
                if carrier.reached(call) and meant[call.message_id].purpose != "staff":
                    self._read(call)

    def _note(self, call: Call) -> None:
        what = "texts" if call.channel is Channel.SMS else "mails"
        self.counts[what if call.taken else f"{what} refused"] += 1
        # Of a mail its subject: the body holds links that are signed anew at every run.
        words = call.words if call.channel is Channel.SMS else call.words.partition("\n")[0]
        self._digest.update(f"{call.at.isoformat()}|{call.to}|{words}|{call.taken}\n".encode())

    def _read(self, call: Call) -> None:
        for saying in self.phones.read(call.to, call.words, call.at):
            self._add(saying.at, partial(self._said.append, saying))

    def _next(self, now: datetime) -> datetime:
        """The next instant, on a full minute, at which anybody has something to do."""
        known: Iterable[datetime | None] = (
            self._agenda[0].at if self._agenda else None,
            self.texts.next_receipt,
            self._ahead.soonest(now),
            self.end,
        )
        soonest = min(instant for instant in known if instant is not None)
        return min(max(_full_minute(soonest), now + _MINUTE), self.end)


def _full_minute(instant: datetime) -> datetime:
    down = instant.replace(second=0, microsecond=0)
    return down if down == instant else down + _MINUTE
