"""Words about a patient may have reached somebody else: keep who and which (rules P46, P47)."""

from collections.abc import Mapping
from datetime import datetime

from outreach.records.models import InboundMessage, Message, PatientContact, PrivacyIncident


def open_incident(kind: str, inbound: InboundMessage, now: datetime) -> None:
    """Once for a text; concerns all that was ever sent to whoever wrote it. In the caller's transaction."""
    (incident,) = _incidents(kind, {inbound.contact_id: None}, now)
    incident.inbound = inbound
    PrivacyIncident.objects.bulk_create([incident], ignore_conflicts=True)


def open_incidents(kind: str, since: Mapping[int, datetime | None], now: datetime) -> int:
    """For each of these contacts, of what was sent there since then, or ever; in the caller's transaction.

    Where nothing was sent, nothing has happened. Returns how many there are.
    """
    found = [incident for incident in _incidents(kind, since, now) if incident.messages]
    return len(PrivacyIncident.objects.bulk_create(found))


def _incidents(kind: str, since: Mapping[int, datetime | None], now: datetime) -> list[PrivacyIncident]:
    """Not yet saved. What another text told along counts as told, and its patient too: they may be others."""
    messages: dict[int, set[int]] = {contact: set() for contact in since}
    people: dict[int, set[int]] = {contact: set() for contact in since}
    attempted = Message.objects.filter(contact_id__in=since, attempted_at__isnull=False)
    told = [
        (message, patient, contact)
        for message, patient, contact, at in attempted.exclude(purpose="staff").values_list(
            "id", "patient_id", "contact_id", "attempted_at"
        )
        if (first := since[contact]) is None or (at is not None and at >= first)
    ]
    # Apart from the first, since an index finds each of the two but not both at once.
    along = Message.objects.filter(merged_into__in=[message for message, _, _ in told])
    for message, patient, contact in (
        *told,
        *along.values_list("id", "patient_id", "merged_into__contact_id"),
    ):
        messages[contact].add(message)
        people[contact] |= {patient} - {None}
    linked = PatientContact.objects.filter(contact_id__in=since, ended_at__isnull=True)
    for contact, patient in linked.values_list("contact_id", "patient_id"):
        people[contact].add(patient)
    return [
        PrivacyIncident(
            kind=kind,
            contact_id=contact,
            opened_at=now,
            patients=sorted(people[contact]),
            messages=sorted(messages[contact]),
        )
        for contact in since
    ]
