"""Somebody else reads what was meant for a patient: stop, record it, and find the patient's number (P47)."""

from datetime import datetime

from outreach.actions.incident import open_incident
from outreach.actions.staff import open_task_for_reply
from outreach.records.models import InboundMessage, TaskKind


def record_wrong_number(inbound: InboundMessage, now: datetime) -> None:
    """Keep who may have been talked of, by which messages (P46), and ask staff; in the caller's transaction.

    The opt-out itself has been recorded when the text came in.
    """
    open_incident("wrong_number", inbound, now)
    open_task_for_reply(TaskKind.WRONG_NUMBER, inbound, now)
