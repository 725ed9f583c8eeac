"""Somebody else reads what was meant for a patient: stop, record it, and find the patient's number (P47)."""

from datetime import datetime

from outreach.actions.staff import open_task_for_reply
from outreach.records.models import InboundMessage, Message, PatientContact, PrivacyIncident, TaskKind


def record_wrong_number(inbound: InboundMessage, now: datetime) -> None:
    """Keep who may have been talked of, by which messages (P46), and ask staff; in the caller's transaction.

    The opt-out itself has been recorded when the text came in.
    """
    contact = inbound.contact_id
    people = PatientContact.objects.filter(contact_id=contact, ended_at__isnull=True).order_by("patient_id")
    told = Message.objects.filter(contact_id=contact, attempted_at__isnull=False).order_by("id")
    PrivacyIncident.objects.get_or_create(
        inbound=inbound,
        defaults={
            "kind": "wrong_number",
            "contact_id": contact,
            "opened_at": now,
            "patients": list(people.values_list("patient_id", flat=True)),
            "messages": list(told.values_list("id", flat=True)),
        },
    )
    open_task_for_reply(TaskKind.WRONG_NUMBER, inbound, now)
