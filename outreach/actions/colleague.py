"""A colleague who was alarmed answers the text: TAKE 20, and the clock of the task stops (rule P59)."""

import re
from datetime import datetime

from django.db.models import QuerySet

from outreach.actions.close_task import TaskError, take
from outreach.actions.crisis import text_colleagues
from outreach.actions.engine import Clinic
from outreach.actions.staff import open_task_for_reply
from outreach.domain.reply import Intent
from outreach.records.models import THE_PROGRAM, InboundMessage, Message, StaffTask, TaskKind

_TAKE = re.compile(
    r"(?P<before>.*?)\btake\b(?P<what>(?:\W|\d{1,9}\b|(?:it|them|these|both|all|of|tasks?|nos?|numbers?|and)\b)*)"
    r"(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MINE = frozenset({
    *("i", "im", "ill", "ive", "we", "well", "am", "will", "can", "shall", "going", "gonna", "to", "be"),
    *("there", "here", "now", "right", "away", "soon", "just", "ok", "okay", "yes", "yep", "yeah", "sure"),
    *("got", "on", "it", "this", "hi", "hello", "let", "me"),
})  # fmt: skip
"""Words that may stand before TAKE: beyond them it may well be somebody else who is to take it."""
_NOT_MINE = re.compile(r"\b(?:not|cannot|\w+n['’]?t|else|after|unless|if|when|later|before)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_EVERY = re.compile(r"\b(?:them|these|both|all)\b", re.IGNORECASE)
_GRAVE = frozenset({Intent.CRISIS, Intent.STOP})
_NAMING = ("staff_alert", "staff_escalation", "staff_open")
_MOST_NUMBERS = 4  # in one text
_SILENCED = (
    "This colleague's phone is told of crises and has said STOP: no alarm reaches it."
    " Have START sent from it, or put another number into [crisis] of clinic.toml."
)

_HEARD_AGAIN = "START was sent from this phone: alarms reach it again."


def taken_by_text(inbound: InboundMessage, clinic: Clinic, now: datetime) -> str:
    """What became of it, or empty where it is no such answer; in the caller's transaction.

    Only from the two phones that are alarmed. Without a number it means what nobody has taken of what this
    phone had been told of when they wrote. While somebody waits, whatever else they write is answered with
    what to write: else a colleague may believe that they have it. A colleague who is a patient too is heard
    as one unless they write "take".
    """
    phones = {clinic.on_call: "the phone on call", clinic.backup: "the backup's phone"}
    who = phones.get(inbound.contact.value)
    said = _TAKE.fullmatch(inbound.body)
    mine = said is not None and _is_mine(said)
    if not who or inbound.intent in _GRAVE or not (said or not inbound.contact.links.exists()):
        return ""
    waiting = StaffTask.objects.filter(kind=TaskKind.CRISIS, closed_at__isnull=True).order_by("id")
    untaken = list(waiting.filter(acknowledged_at__isnull=True).values_list("pk", flat=True))
    if said is None or not mine:
        return _say_how(inbound, untaken, now) if untaken else ""
    named = list(dict.fromkeys(map(int, _NUMBER.findall(said["what"]))))
    told = _told(inbound, untaken)
    if not named and (len(told) == 1 or _EVERY.search(said["what"])):
        named = told
    there = set(waiting.filter(pk__in=named).values_list("pk", flat=True))
    taken, held = _take_each([number for number in named if number in there], who, now)
    if held:
        _tell(inbound, "staff_held", _listed(held), now)
    if taken:
        _tell(inbound, "staff_taken", _listed(taken), now)
        return "taken by a colleague"
    return "somebody else has it" if held else _say_how(inbound, untaken, now)


def _told(inbound: InboundMessage, untaken: list[int]) -> list[int]:
    """Those of these tasks that had been named to this phone before its text came; others they can't mean."""
    named = Message.objects.filter(
        contact=inbound.contact_id, template__in=_NAMING, attempted_at__lte=inbound.received_at
    )
    abouts = named.values_list("about", flat=True)
    known = {int(number) for about in abouts for number in _NUMBER.findall(about.partition(" +")[0])}
    return [number for number in untaken if number in known]


def tell_of_silence(inbound: InboundMessage, clinic: Clinic, now: datetime) -> None:
    """A phone that is alarmed has said STOP: no alarm reaches it now, which staff must know (rule P59)."""
    if inbound.contact.value in {clinic.on_call, clinic.backup} and not _silences(inbound).exists():
        open_task_for_reply(TaskKind.TROUBLE, inbound, now, note=_SILENCED)


def tell_of_voice(inbound: InboundMessage, now: datetime) -> None:
    """The same phone has said START: alarms reach it again, and nothing is left to do."""
    _silences(inbound).update(closed_at=now, closed_by=THE_PROGRAM, note=_HEARD_AGAIN)


def _silences(inbound: InboundMessage) -> QuerySet[StaffTask]:
    """The open tasks that say so of this phone: no other of that kind is about a text."""
    return StaffTask.objects.filter(
        kind=TaskKind.TROUBLE, inbound__contact=inbound.contact_id, closed_at__isnull=True
    )


def _is_mine(said: re.Match[str]) -> bool:
    """Whether it is they who take it, and now: where that is not plain the alarm goes on (rule P59)."""
    before = said["before"].replace("'", "").replace("’", "").casefold()
    plain = set(re.findall(r"\w+", before)) <= _MINE and not _NOT_MINE.search(said["after"])
    return plain and "?" not in said[0]


def _take_each(numbers: list[int], who: str, now: datetime) -> tuple[list[int], list[int]]:
    """Those that are theirs now, and those that somebody else has."""
    taken: list[int] = []
    held: list[int] = []
    for number in numbers:
        try:
            take(number, who, now)
        except TaskError:
            held.append(number)
        else:
            taken.append(number)
    return taken, held


def _say_how(inbound: InboundMessage, untaken: list[int], now: datetime) -> str:
    """Nothing was taken: which tasks wait, or that none does."""
    if untaken:
        _tell(inbound, "staff_open", _listed(untaken), now)
    else:
        _tell(inbound, "staff_none", "", now)
    return "a colleague took nothing"


def _listed(numbers: list[int]) -> str:
    more = len(numbers) - _MOST_NUMBERS
    return ", ".join(map(str, numbers[:_MOST_NUMBERS])) + (f" +{more}" if more > 0 else "")


def _tell(inbound: InboundMessage, template: str, about: str, now: datetime) -> None:
    text_colleagues(template, [inbound.contact.value], about, now, key=f"{template}:{inbound.pk}")
