"""Several visits, one phone, one day: one text in place of many."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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

Along = Mapping[int, Sequence[Due]]
"""By a message's id, what its text tells beside its own visit since an earlier try."""


@dataclass(frozen=True, slots=True)
class Text:
    """A message to send, and those it tells along with its own."""

    lead: Due
    beside: tuple[Due, ...] = ()


def merge(messages: Sequence[Due], given: Circumstances) -> list[Text]:
    """One text for each phone's reminders of one day; the rest as they are. Moves those told by another."""
    phones = phones_of(messages)
    if not phones:
        return [Text(m) for m in messages]
    beside = due_beside(phones, MERGED, given.now + BESIDE)
    before = merged_into([m.id for m in (*messages, *beside)])
    texts = together(messages, beside, before, given)
    _record(texts, before, given.now)
    return texts


def _record(texts: Sequence[Text], before: Along, now: datetime) -> None:
    """Write down who is told by which text, and who by none any more."""
    lead_before = {m.id: lead for lead, told in before.items() for m in told}
    lead_now = {m.id: text.lead.id for text in texts for m in text.beside}
    going = lead_now.keys() | {text.lead.id for text in texts}
    told = [
        Move(told, "told in another text to this phone", values=(lead,))
        for told, lead in lead_now.items()
        if told not in lead_before
    ]
    move(Status.CANCELLED, told, now, columns=["merged_into_id"])
    hand_on({m: lead for m, lead in lead_now.items() if lead_before.get(m, lead) != lead})
    let_go([m for m, lead in lead_before.items() if lead in going and m not in going], now)


def phones_of(messages: Sequence[Due]) -> list[int]:
    """The contacts at which these messages may be told along with others."""
    return sorted({m.contact_id for m in messages if _may_merge(m)})


def together(
    messages: Sequence[Due], beside: Sequence[Due], before: Along, given: Circumstances
) -> list[Text]:
    """The texts these messages go in: each tells along what of `beside` its phone would get soon after.

    What one that is tried again told `before` goes wherever that one goes, but if it may not go now. Reads
    and writes nothing, so that the preview can ask too.
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
    still = {lead: [m for m in told if _would_go(m, given)] for lead, told in before.items()}
    for group in by_phone.values():
        texts += [_text(part, still) for part in _by_day(group, still, here)]
    return texts


def _text(part: Sequence[Due], still: Along) -> Text:
    """The text of the first of these, which tells the others and whatever each of them was to tell."""
    told = [m for message in part for m in (*still.get(message.id, ()), message)]
    return Text(part[0], tuple(m for m in told if m is not part[0]))


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


def _by_day(group: Sequence[Due], still: Along, here: Collection[int]) -> Iterator[Sequence[Due]]:
    """A lead and those told along with it, for each day of visits; none where only others' turn has come."""
    days: dict[date, list[Due]] = defaultdict(list)
    for message in sorted(group, key=lambda m: (m.id not in here, m.start, m.id)):
        if message.start is not None and message.zone:
            days[message.start.astimezone(zone(message.zone)).date()].append(message)
    for messages in days.values():
        for part in _parts(messages, still):
            if part[0].id in here:
                yield part


def _parts(messages: Sequence[Due], still: Along) -> list[list[Due]]:
    """So many for each text that it tells no more than it has room for."""
    parts: list[list[Due]] = []
    room = 0
    for message in messages:
        size = 1 + len(still.get(message.id, ()))
        if size > room:
            parts.append([])
            room = _MOST
        parts[-1].append(message)
        room -= size
    return parts
