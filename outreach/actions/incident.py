"""Words about a patient may have reached somebody else: keep who and which (rules P46, P47)."""

from datetime import datetime

from outreach.records.models import InboundMessage, Message, PatientContact, PrivacyIncident


def open_incident(
    kind: str,
    contact_id: int,
    now: datetime,
    *,
    inbound: InboundMessage | None = None,
    since: datetime | None = None,
) -> PrivacyIncident | None:
    """Once for a text; concerns what was sent there since then, or ever. In the caller's transaction.

    Without a text, and without anything sent, nothing has happened: None. What another text told along
    counts as told, and its patient too: they may be others.
    """
    told = Message.objects.filter(contact_id=contact_id, attempted_at__isnull=False)
    if since is not None:
        told = told.filter(attempted_at__gte=since)
    told = told.exclude(purpose="staff")
    # Apart from the first, since an index finds each of the two but not both at once.
    along = Message.objects.filter(merged_into__in=told)
    messages = sorted({*told.values_list("id", "patient_id"), *along.values_list("id", "patient_id")})
    linked = PatientContact.objects.filter(contact_id=contact_id, ended_at__isnull=True)
    patients = {*linked.values_list("patient_id", flat=True), *(p for _, p in messages if p is not None)}
    values = {
        "kind": kind,
        "contact_id": contact_id,
        "opened_at": now,
        "patients": sorted(patients),
        "messages": [message for message, _ in messages],
    }
    if inbound is None:
        return PrivacyIncident.objects.create(**values) if messages else None
    return PrivacyIncident.objects.get_or_create(inbound=inbound, defaults=values)[0]
