"""The phones one can hold: a conversation per number, and what changed since a reader last looked."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from outreach.sandbox.clock import iso, real_us
from outreach.sandbox.messages import Message

SHOWN = 200  # conversations in an answer
ENTRIES = 500  # texts of one conversation in an answer


@dataclass(slots=True, eq=False)
class Conversation:
    number: str
    version: int = 0
    received: int = 0  # texts that reached the phone: ours and the carrier's
    entries: list[Message] = field(default_factory=list)


class Phones:
    """Conversations in the order of their last change; a version number is a reader's bookmark."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all; a new epoch tells readers to begin anew."""
        self.epoch = real_us()  # differs after a restart, too
        self.version = 0
        self.book: OrderedDict[str, Conversation] = OrderedDict()

    def add(self, message: Message) -> None:
        number = message.phone
        conversation = self.book.get(number)
        if conversation is None:
            conversation = self.book[number] = Conversation(number)
        conversation.entries.append(message)
        conversation.received += message.direction != "inbound"
        self._touch(conversation, message)

    def moved(self, message: Message) -> None:
        """A message of a known conversation changed its status."""
        conversation = self.book.get(message.phone)
        if conversation is not None:
            self._touch(conversation, message)

    def _touch(self, conversation: Conversation, message: Message) -> None:
        self.version += 1
        message.version = conversation.version = self.version
        self.book.move_to_end(conversation.number)

    def changed(self, after: int, search: str = "") -> list[Conversation]:
        """Conversations changed after that version, latest first, at most SHOWN."""
        found: list[Conversation] = []
        for conversation in reversed(self.book.values()):
            if conversation.version <= after or len(found) == SHOWN:
                break
            if search in conversation.number:
                found.append(conversation)
        return found


def summary(conversation: Conversation, *, blocked: bool) -> dict[str, Any]:
    """A line of the list of conversations."""
    last = conversation.entries[-1]
    return {
        "number": conversation.number,
        "texts": len(conversation.entries),
        "received": conversation.received,
        "blocked": blocked,
        "last": {
            "body": last.body[:120],
            "direction": last.direction,
            "status": last.status,
            "at": iso(last.created_us),
            "seq": last.accepted_us,
        },
    }


def thread(conversation: Conversation, after: int) -> list[dict[str, Any]]:
    """Texts added or changed after that version, oldest first."""
    return [
        {
            "sid": entry.sid,
            "from": entry.sender,
            "to": entry.to,
            "body": entry.body,
            "direction": entry.direction,
            "status": entry.status,
            "error_code": entry.error_code,
            "media": entry.media,
            "at": iso(entry.created_us),
            "seq": entry.accepted_us,
        }
        for entry in conversation.entries[-ENTRIES:]
        if entry.version > after
    ]
