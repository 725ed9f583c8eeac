"""A colleague who was alarmed answers the text: TAKE 20, and the clock of the task stops (rule P59)."""

import re
from datetime import datetime

from outreach.actions.close_task import TaskError, take
from outreach.actions.crisis import tell_colleagues
from outreach.actions.engine import Clinic
from outreach.records.models import InboundMessage, StaffTask, TaskKind

_TAKE = re.compile(r"\W*take\W*(\d{1,9})?\W*", re.IGNORECASE)


def taken_by_text(inbound: InboundMessage, clinic: Clinic, now: datetime) -> str:
    """What became of it, or empty where it is no such answer; in the caller's transaction.

    Only from the two phones that are alarmed. Without a number it means the one crisis that nobody has taken.
    """
    phones = {clinic.on_call: "the phone on call", clinic.backup: "the backup's phone"}
    who, said = phones.get(inbound.contact.value), _TAKE.fullmatch(inbound.body)
    if not who or not said:
        return ""
    waiting = StaffTask.objects.filter(kind=TaskKind.CRISIS, closed_at__isnull=True)
    chosen = waiting.filter(pk=said[1]) if said[1] else waiting.filter(acknowledged_at__isnull=True)
    tasks = list(chosen[:2])
    if len(tasks) != 1:
        return ""
    outcome = "taken by a colleague"
    try:
        take(tasks[0].pk, who, now)
    except TaskError:
        outcome = "somebody else has it"
    tell_colleagues(tasks[0], "staff_taken", [inbound.contact.value], now, key=f"taken:{inbound.pk}")
    return outcome
