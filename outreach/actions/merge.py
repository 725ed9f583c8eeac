"""Several visits, one phone, one day: one text in place of many."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.actions.facts import Circumstances
from outreach.domain.channel import Channel
from outreach.domain.decision import Verdict, decide
from outreach.domain.lifecycle import Status
from outreach.domain.windows import zone
from outreach.records.moves import Move, move
from outreach.records.queries import Due, due_beside, merged_into

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
    ids = [m.id for m in messages if _may_merge(m)]
    if not ids:
        return [Text(m) for m in messages]
    again = merged_into(ids)
    beside = due_beside(phones_of(messages), MERGED, given.now + BESIDE)
    texts = together(messages, beside, again, given)
    before = {m.id for told in again.values() for m in told}
    told = [
        Move(m.id, "told in another text to this phone", values=(text.lead.id,))
        for text in texts
        for m in text.beside
        if m.id not in before
    ]
    move(Status.CANCELLED, told, given.now, columns=["merged_into_id"])
    return texts


def phones_of(messages: Sequence[Due]) -> list[int]:
    """The contacts at which these messages may be told along with others."""
    return sorted({m.contact_id for m in messages if _may_merge(m)})


def together(
    messages: Sequence[Due], beside: Sequence[Due], again: Mapping[int, Sequence[Due]], given: Circumstances
) -> list[Text]:
    """The texts these messages go in: each tells along what of `beside` its phone would get soon after.

    `again`: by a lead's id what it had told along already, where it is tried once more.
    """
    by_phone: dict[tuple[int, str], list[Due]] = defaultdict(list)
    texts = []
    for message in messages:
        if _may_merge(message):
            by_phone[message.contact_id, given.language(message)].append(message)
        else:
            texts.append(Text(message))
    here = {m.id for m in messages}
    for message in beside:
        key = (message.contact_id, given.language(message))
        if message.id not in here and key in by_phone and _may_merge(message) and _would_go(message, given):
            by_phone[key].append(message)
    for group in by_phone.values():
        for lead, rest in _by_day(group, here):
            before = [m for m in again.get(lead.id, ()) if _would_go(m, given)]
            texts.append(Text(lead, (*before, *rest)))
    return texts


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


def _by_day(group: Sequence[Due], here: Collection[int]) -> list[tuple[Due, list[Due]]]:
    """A lead and those told along with it, for each day of visits; none where only others' turn has come."""
    days: dict[date, list[Due]] = defaultdict(list)
    for message in sorted(group, key=lambda m: (m.id not in here, m.start, m.id)):
        if message.start is not None and message.zone:
            days[message.start.astimezone(zone(message.zone)).date()].append(message)
    parts = []
    for messages in days.values():
        for first in range(0, len(messages), _MOST):
            lead, *rest = messages[first : first + _MOST]
            if lead.id in here:
                parts.append((lead, rest))
    return parts
