"""Several visits, one phone, one day: one text in place of many."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.actions.facts import Circumstances
from outreach.domain.channel import Channel
from outreach.domain.decision import Verdict, decide
from outreach.domain.lifecycle import Status
from outreach.domain.windows import zone
from outreach.records.moves import Move, move
from outreach.records.queries import Due, due_beside, merged_into
from outreach.records.stand_ins import hand_on, let_go

BESIDE = timedelta(hours=3)
"""A reminder that its phone would get so soon after another is told along with it."""

MERGED = frozenset({"booked", "reminder", "reminder_soon"})
"""Templates whose messages may be told together: those that remind of a visit as it stands."""
_MOST = 4  # visits told in one text


@dataclass(frozen=True, slots=True)
class Text:
    """A message to send, and those it tells along with its own."""

    lead: Due
    beside: tuple[Due, ...] = ()


def merge(messages: Sequence[Due], given: Circumstances) -> list[Text]:
    """One text for each phone's reminders of one day; the rest as they are. Moves those told by another."""
    by_phone: dict[tuple[int, str], list[Due]] = defaultdict(list)
    alone = []
    for message in messages:
        if _may_merge(message):
            by_phone[message.contact_id, given.language(message)].append(message)
        else:
            alone.append(Text(message))
    if not by_phone:
        return alone
    here = {m.id for m in messages}
    for message in due_beside([contact for contact, _ in by_phone], MERGED, given.now + BESIDE):
        key = (message.contact_id, given.language(message))
        if message.id not in here and key in by_phone and _may_merge(message) and _would_go(message, given):
            by_phone[key].append(message)
    along = _Along([m.id for group in by_phone.values() for m in group], given)
    texts = [
        along.text(lead, rest) for group in by_phone.values() for lead, *rest in _by_day(group, along, here)
    ]
    along.record()
    return alone + texts


class _Along:
    """What texts tell beside their own visit: others of today, and what one that is tried again told before.

    The latter goes wherever that one goes, or gets a message of its own where it may not go now.
    """

    def __init__(self, message_ids: Sequence[int], given: Circumstances) -> None:
        self._now = given.now
        self._before = merged_into(message_ids)
        self._still = {
            lead: [m for m in before if _would_go(m, given)] for lead, before in self._before.items()
        }
        self._told: list[Move] = []
        self._handed_on: dict[int, int] = {}
        self._let_go: list[int] = []

    def size(self, message: Due) -> int:
        """How many messages its text tells."""
        return 1 + len(self._still.get(message.id, ()))

    def text(self, lead: Due, rest: Sequence[Due]) -> Text:
        """The lead's text, which tells the rest and whatever these were to tell."""
        beside: list[Due] = []
        for message in (lead, *rest):
            still = self._still.get(message.id, [])
            self._let_go += [m.id for m in self._before.get(message.id, ()) if m not in still]
            beside += still
            if message is not lead:
                beside.append(message)
                self._told.append(Move(message.id, "told in another text to this phone", values=(lead.id,)))
                self._handed_on |= {m.id: lead.id for m in still}
        return Text(lead, tuple(beside))

    def record(self) -> None:
        """Write down who is told by which text."""
        move(Status.CANCELLED, self._told, self._now, columns=["merged_into_id"])
        hand_on(self._handed_on)
        let_go(self._let_go, self._now)


def _may_merge(message: Due) -> bool:
    return (
        message.channel == Channel.SMS
        and not message.prompted
        and message.template in MERGED
        and message.visit_id is not None
    )


def _would_go(message: Due, given: Circumstances) -> bool:
    try:
        return decide(given.of(message), given.now, given.engine.calling).verdict is Verdict.SEND
    except Exception:  # when its own turn comes it is held; it must not take this phone's others along
        return False


def _by_day(group: Sequence[Due], along: _Along, here: Collection[int]) -> Iterator[list[Due]]:
    """A lead and those told along with it, for each day of visits; none where only others' turn has come."""
    days: dict[date, list[Due]] = defaultdict(list)
    for message in sorted(group, key=lambda m: (m.id not in here, m.start, m.id)):
        if message.start is not None and message.zone:
            days[message.start.astimezone(zone(message.zone)).date()].append(message)
    for messages in days.values():
        for part in _parts(messages, along):
            if part[0].id in here:
                yield part


def _parts(messages: Sequence[Due], along: _Along) -> list[list[Due]]:
    parts: list[list[Due]] = []
    room = 0
    for message in messages:
        if along.size(message) > room:
            parts.append([])
            room = _MOST
        parts[-1].append(message)
        room -= along.size(message)
    return parts
