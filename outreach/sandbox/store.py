"""Everything the carrier remembers: messages by sid, by number and in order, and every API call."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from outreach.sandbox.messages import Message


@dataclass(slots=True)
class Call:
    """One API call, accepted or not; `started_us` is real time at the first line of its handler."""

    started_us: int
    method: str
    to: str | None = None
    status: int | None = None  # None: still open, or the connection was closed without an answer
    code: int | None = None
    sid: str | None = None


class Store:
    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.messages: list[Message] = []
        self.by_sid: dict[str, Message] = {}
        self._by_to: dict[str, list[Message]] = {}
        self._by_sender: dict[str, list[Message]] = {}
        self.calls: list[Call] = []
        self.accepted = 0
        self.refused: Counter[int] = Counter()
        self.faults: Counter[str] = Counter()

    def add(self, message: Message) -> None:
        message.seq = len(self.messages)
        self.messages.append(message)
        self.by_sid[message.sid] = message
        self._by_to.setdefault(message.to, []).append(message)
        self._by_sender.setdefault(message.sender, []).append(message)

    def delete(self, message: Message) -> None:
        """Out of the API's sight; the ledger still knows it."""
        message.deleted = True
        self.by_sid.pop(message.sid, None)

    def select(self, to: str | None, sender: str | None) -> list[Message]:
        """The shortest list, oldest first, that holds every message to and from these numbers."""
        lists = [self.messages]
        if to is not None:
            lists.append(self._by_to.get(to, []))
        if sender is not None:
            lists.append(self._by_sender.get(sender, []))
        return min(lists, key=len)


def newest_first(messages: list[Message], before_seq: int | None) -> Iterator[Message]:
    """Backwards from just before a message, or from the end."""
    end = len(messages) if before_seq is None else bisect_left(messages, before_seq, key=_seq)
    for index in range(end - 1, -1, -1):
        yield messages[index]


def oldest_first(messages: list[Message], after_seq: int) -> Iterator[Message]:
    """Forwards from just after a message."""
    for index in range(bisect_left(messages, after_seq + 1, key=_seq), len(messages)):
        yield messages[index]


def _seq(message: Message) -> int:
    return message.seq
