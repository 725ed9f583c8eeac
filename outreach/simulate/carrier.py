"""A carrier in the simulation's own process: faults by dice, receipts that come late, twice or never."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from outreach.domain.channel import Channel
from outreach.providers.base import (
    Outgoing,
    Query,
    Reason,
    Receipt,
    ReceiptStatus,
    Result,
    SendError,
    Trace,
)
from outreach.simulate.slots import full_slot

_KEYWORDS_OUT = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
_KEYWORDS_IN = frozenset({"start", "unstop", "yes"})
_KINDS = {"landline": Reason.LANDLINE, "invalid": Reason.INVALID_ADDRESS}
_BLOCKED = SendError(Reason.OPTED_OUT, "21610")


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the engine's; `taken` whether the carrier has the message, whatever it answered."""

    at: datetime
    message_id: int
    channel: Channel
    to: str
    words: str
    taken: bool
    provider_id: str


class Carrier:
    """See `Provider`. What goes wrong hangs on seed, address and instant, never on the order of calls."""

    name = "simulated"
    at_once = 200

    def __init__(
        self, channel: Channel, now: Callable[[], datetime], seed: int, kinds: Mapping[str, str]
    ) -> None:
        self.channel = channel
        self._now, self._seed, self._kinds = now, seed, kinds
        self.calls: list[Call] = []
        self.down_until: datetime | None = None
        self._blocked: set[str] = set()
        self._by_number: dict[str, list[Call]] = defaultdict(list)
        self._end: dict[str, ReceiptStatus] = {}
        self._receipts: list[tuple[datetime, int, Receipt]] = []
        self._count = 0

    def send(self, batch: Sequence[Outgoing]) -> Iterator[Sequence[Result]]:
        """Every call, with one group of results."""
        yield [self._call(message) for message in batch]

    def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
        """Newest first, as the real one lists them. Raises SendError now and then."""
        if self._down() or self._dice("look up").random() < 0.03:
            raise SendError(Reason.UNAVAILABLE, "503")
        return [self._find(query) for query in queries]

    def can_look_up(self) -> bool:
        """Mail servers can't be asked."""
        return self.channel is Channel.SMS

    def hear(self, phone: str, words: str) -> str:
        """A phone texts us: the carrier minds its own keywords first; what it understood, or nothing."""
        word = words.strip().casefold()
        if word in _KEYWORDS_OUT:
            self._blocked.add(phone)
            return "stop"
        if word in _KEYWORDS_IN and phone in self._blocked:
            self._blocked.discard(phone)
            return "start"
        return ""

    def receipts(self, now: datetime) -> list[Receipt]:
        """Those that arrive by now, in the order in which they do."""
        found = []
        while self._receipts and self._receipts[0][0] <= now:
            found.append(heapq.heappop(self._receipts)[2])
        return found

    def reached(self, call: Call) -> bool:
        """Whether a person reads it."""
        return call.taken and self._end.get(call.provider_id) is ReceiptStatus.DELIVERED

    @property
    def next_receipt(self) -> datetime | None:
        """When the next one arrives."""
        return self._receipts[0][0] if self._receipts else None

    def _call(self, message: Outgoing) -> Result:
        # Of a mail its subject: the links in its body are signed with another key at every run.
        draw = self._dice(message.to, message.subject or message.body)
        error, taken = self._answer(message.to, draw)
        self._count += 1
        call = Call(
            self._now(), message.message_id, self.channel, message.to,
            f"{message.subject}\n{message.body}".strip(), taken,
            f"SIM{self._count:08}" if taken else "",
        )  # fmt: skip
        self.calls.append(call)
        if taken:
            self._by_number[message.to].append(call)
            if self.channel is Channel.SMS:
                self._deliver(call, message.token, draw)
        return Result(message.message_id, message.token, call.provider_id if error is None else "", error)

    def _answer(self, to: str, draw: Random) -> tuple[SendError | None, bool]:
        if self._down():
            return SendError(Reason.UNAVAILABLE, "no route"), False
        if to in self._blocked:
            return _BLOCKED, False
        if self._kinds.get(to) == "invalid":
            return SendError(Reason.INVALID_ADDRESS, "21211"), False
        dice = draw.random()
        if self.channel is Channel.EMAIL:
            return (SendError(Reason.IN_DOUBT, "reset"), dice < 0.001) if dice < 0.002 else (None, True)
        if dice < 0.010:
            return SendError(Reason.IN_DOUBT, "timeout"), True  # it has the message; its answer was lost
        if dice < 0.015:
            return SendError(Reason.IN_DOUBT, "502"), False
        if dice < 0.030:
            return SendError(Reason.RATE_LIMITED, "20429", retry_after_s=2), False
        return None, True

    def _deliver(self, call: Call, token: str, draw: Random) -> None:
        reason = _KINDS.get(self._kinds.get(call.to, ""))
        if reason is None and draw.random() < 0.01:
            reason = Reason.UNREACHABLE
        end = ReceiptStatus.UNDELIVERED if reason else ReceiptStatus.DELIVERED
        self._end[call.provider_id] = end
        dice = draw.random()
        if dice < 0.01:  # the last receipt is lost on the way
            return
        late = timedelta(minutes=draw.randrange(1, 180) if dice < 0.05 else 1)
        sent = Receipt(call.provider_id, token, ReceiptStatus.SENT, None, {})
        last = Receipt(call.provider_id, token, end, reason, {})
        arrivals = [(timedelta(minutes=1), sent), (late, last)]
        if dice > 0.97:  # out of order, and one of them twice
            arrivals = [(late, last), (late, sent), (late + timedelta(minutes=2), last)]
        for after, receipt in arrivals:
            self._count += 1
            heapq.heappush(self._receipts, (full_slot(call.at + after), self._count, receipt))

    def _find(self, query: Query) -> Trace:
        for call in reversed(self._by_number[query.to]):
            ours = call.provider_id == query.provider_id if query.provider_id else _matches(query, call)
            if ours:
                end = self._end.get(call.provider_id)
                lost = end is ReceiptStatus.UNDELIVERED
                return Trace(query.message_id, call.provider_id, end, Reason.UNREACHABLE if lost else None)
        return Trace(query.message_id)

    def _down(self) -> bool:
        return self.down_until is not None and self._now() < self.down_until

    def _dice(self, *what: str) -> Random:
        return Random(f"{self._seed}:{self._now().timestamp()}:{what}")  # noqa: S311


def _matches(query: Query, call: Call) -> bool:
    return (
        call.provider_id not in query.known
        and call.words == query.body
        and query.since <= call.at <= query.until
    )


def kinds_of(phones: Collection[tuple[str, str]]) -> dict[str, str]:
    """Numbers that are not mobile phones, by number."""
    return {number: kind for number, kind in phones if kind in _KINDS}
