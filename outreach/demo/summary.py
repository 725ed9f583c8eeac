"""The demo's reckoning: how every message ended, and whether the carrier's books say the same as ours."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from outreach.domain.lifecycle import ENDS, Status

_TAKEN = frozenset({Status.SENT, Status.DELIVERED, Status.UNDELIVERED})
_MAILED = "handed to the mail server, and found in the mailbox"
_NO_WORDS = {
    Status.DELIVERED: "the carrier's receipt says so",
    Status.SENT: "the carrier's receipt never came",
}
# What a person reads in place of our closed list's words, which end up as the reason of a move.
_PLAIN = {
    "receipt": "the carrier's receipt says so",
    "landline": "the carrier says: a landline",
    "unreachable": "the carrier says: phone out of reach",
    "invalid_address 21211": "the carrier refuses the number as invalid",
    "no time left to try again: rate_limited 20429": "the carrier was busy until it was too late",
}


@dataclass(frozen=True)
class Believed:
    """A message as our database has it, with the reason of its last move."""

    id: int
    channel: str
    status: str
    reason: str
    to: str
    body: str
    provider_id: str


@dataclass(frozen=True)
class Accepted:
    """A text or e-mail as the outside world has it."""

    id: str
    to: str
    body: str


@dataclass(frozen=True)
class Reckoning:
    """Counts by state and reason; `lost` and `duplicated` are 0 when the two sides agree."""

    planned: int
    states: Mapping[str, int]
    reasons: Mapping[str, Mapping[str, int]]
    lost: int
    duplicated: int
    faults: tuple[str, ...] = field(default=())

    @property
    def adds_up(self) -> bool:
        """Whether every planned message has one end and nobody was texted too often or not at all."""
        return sum(self.states.values()) == self.planned and not (self.lost or self.duplicated or self.faults)


def texts(ledger: Iterable[Mapping[str, Any]]) -> list[Accepted]:
    """The carrier's ledger, as `/_sandbox/ledger` tells it."""
    return [Accepted(line["sid"], line["to"], line["body"]) for line in ledger]


def letters(mail: Iterable[Mapping[str, Any]]) -> list[Accepted]:
    """The mailbox, as `/_sandbox/mail` tells it: one entry for each recipient of a letter."""
    found = []
    for letter in mail:
        headers = {name.lower(): value for name, value in letter["headers"]}
        found += [Accepted(headers.get("message-id", ""), to, letter["text"] or "") for to in letter["to"]]
    return found


def reckon(messages: Sequence[Believed], accepted: Sequence[Accepted]) -> Reckoning:
    """Hold our messages against what texts and mailbox took.

    Lost: a message without an end, one we believe was taken that nobody has, and one they have that we don't
    know. Duplicated: what was taken more often, to the same address in the same words, than we have messages.
    """
    theirs = Counter(item.id for item in accepted)
    ours = {message.provider_id for message in messages if message.provider_id}
    states: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = {}
    lost: Counter[str] = Counter()
    for message in messages:
        status, reason = _ended(message, theirs)
        states[status] += 1
        reasons.setdefault(status, Counter())[reason] += 1
        if status not in ENDS:
            lost[f"{status} at the end"] += 1
        elif message.status in _TAKEN and message.provider_id not in theirs:
            lost[f"{status}, but the other side has no trace"] += 1
    lost["taken, but unknown to us"] += sum(1 for item in accepted if item.id not in ours)
    return Reckoning(
        planned=len(messages),
        states=dict(states.most_common()),
        reasons={status: dict(reasons[status].most_common()) for status in states},
        lost=lost.total(),
        duplicated=_duplicated(messages, accepted, theirs),
        faults=tuple(f"{number} {what}" for what, number in lost.items() if number),
    )


def _ended(message: Believed, theirs: Counter[str]) -> tuple[str, str]:
    """A mail server sends no receipts: for an e-mail the mailbox is the receipt."""
    if message.channel == "email" and message.status == Status.SENT and message.provider_id in theirs:
        return Status.DELIVERED.value, _MAILED
    status = Status(message.status)
    reason = _PLAIN.get(message.reason, message.reason)
    return status.value, reason or _NO_WORDS.get(status, "without a word")


def _duplicated(messages: Sequence[Believed], accepted: Sequence[Accepted], theirs: Counter[str]) -> int:
    meant = Counter((m.to, _words(m.body)) for m in messages if m.status in _TAKEN)
    taken = Counter((item.to, _words(item.body)) for item in accepted)
    again = sum(number - 1 for number in theirs.values())
    shared = Counter(m.provider_id for m in messages if m.provider_id and m.status in _TAKEN)
    return max((taken - meant).total(), again) + sum(number - 1 for number in shared.values())


def _words(body: str) -> str:
    """Mail transport may wrap lines and change their ends."""
    return " ".join(body.split())
