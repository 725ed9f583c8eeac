"""Keep that a person did something which no other ledger tells (rule P43)."""

from collections.abc import Mapping
from datetime import datetime

from outreach.records.models import AuditEvent


def record_audit(
    actor: str, verb: str, now: datetime, *, patient: int | None = None, detail: Mapping[str, object] = {}
) -> None:
    """One line, in the caller's transaction; `detail` holds ids, fields and counts, never an address."""
    AuditEvent.objects.create(
        at=now, actor=actor.strip()[:120], verb=verb, patient_id=patient, detail=dict(detail)
    )
