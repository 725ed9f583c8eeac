"""The carrier's own opt-out: Twilio's default words, and who blocked which sender."""

from collections.abc import Iterable
from enum import Enum

STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
START_WORDS = frozenset({"START", "YES", "UNSTOP"})
HELP_WORDS = frozenset({"HELP", "INFO"})


class Keyword(Enum):
    STOP = "STOP"
    START = "START"
    HELP = "HELP"


REPLIES = {
    Keyword.STOP: (
        "You have successfully been unsubscribed. You will not receive any more messages from this number. "
        "Reply START to resubscribe."
    ),
    Keyword.START: (
        "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
        "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
    ),
    Keyword.HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}


def keyword(body: str) -> Keyword | None:
    """What a text means to the carrier: only when the whole body is the word, in any case."""
    word = body.strip().upper()
    if word in STOP_WORDS:
        return Keyword.STOP
    if word in START_WORDS:
        return Keyword.START
    return Keyword.HELP if word in HELP_WORDS else None


class Blocks:
    """Which senders (numbers, messaging services) a phone has blocked."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def holds(self, phone: str, *senders: str | None) -> bool:
        blocked = self._of.get(phone)
        return blocked is not None and not blocked.isdisjoint(senders)

    def any(self, phone: str) -> bool:
        return phone in self._of

    def set(self, phone: str, senders: Iterable[str]) -> bool:
        """Block; False if they all were blocked already."""
        blocked = self._of.setdefault(phone, set())
        before = len(blocked)
        blocked.update(senders)
        return len(blocked) > before

    def lift(self, phone: str, senders: Iterable[str]) -> bool:
        """Unblock; False if none was blocked."""
        blocked = self._of.get(phone, set())
        found = blocked.intersection(senders)
        blocked -= found
        if not blocked:
            self._of.pop(phone, None)
        return bool(found)

    def clear(self) -> None:
        self._of.clear()
