"""A colleague who was alarmed answers the text: TAKE 20, and the clock of the task stops (rule P59)."""

import re
from datetime import datetime

from outreach.actions.close_task import TaskError, take
from outreach.actions.crisis import text_colleagues
from outreach.actions.engine import Clinic
from outreach.domain.reply import Intent
from outreach.records.models import InboundMessage, StaffTask, TaskKind

_TAKE = re.compile(r"\btake\b(?:\W+(?:it|task|no|number))*\W*(\d{1,9})?", re.IGNORECASE)
_GRAVE = frozenset({Intent.CRISIS, Intent.STOP})
_MOST_NUMBERS = 4  # in one text


def taken_by_text(inbound: InboundMessage, clinic: Clinic, now: datetime) -> str:
    """What became of it, or empty where it is no such answer; in the caller's transaction.

    Only from the two phones that are alarmed. Without a number it means the one crisis that nobody has taken.
    While somebody waits, whatever else they write is answered with what to write: else a colleague may
    believe that they have it. A colleague who is a patient too is heard as one unless they write "take".
    """
    phones = {clinic.on_call: "the phone on call", clinic.backup: "the backup's phone"}
    who = phones.get(inbound.contact.value)
    said = _TAKE.search(inbound.body)
    if not who or inbound.intent in _GRAVE or not (said or not inbound.contact.links.exists()):
        return ""
    waiting = StaffTask.objects.filter(kind=TaskKind.CRISIS, closed_at__isnull=True).order_by("id")
    untaken = list(waiting.filter(acknowledged_at__isnull=True).values_list("pk", flat=True)[:_MOST_NUMBERS])
    if said is None:
        return _say_how(inbound, untaken, now) if untaken else ""
    number = int(said[1]) if said[1] else untaken[0] if len(untaken) == 1 else 0
    if not waiting.filter(pk=number).exists():
        return _say_how(inbound, untaken, now)
    try:
        take(number, who, now)
    except TaskError:
        _tell(inbound, "staff_held", str(number), now)
        return "somebody else has it"
    _tell(inbound, "staff_taken", str(number), now)
    return "taken by a colleague"


def _say_how(inbound: InboundMessage, untaken: list[int], now: datetime) -> str:
    """Nothing was taken: which tasks wait, or that none does."""
    if untaken:
        _tell(inbound, "staff_open", ", ".join(map(str, untaken)), now)
    else:
        _tell(inbound, "staff_none", "", now)
    return "a colleague took nothing"


def _tell(inbound: InboundMessage, template: str, about: str, now: datetime) -> None:
    text_colleagues(template, [inbound.contact.value], about, now, key=f"taken:{inbound.pk}")
