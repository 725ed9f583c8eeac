"""Remember what carriers say about an address."""

from collections.abc import Sequence
from datetime import datetime

from outreach.providers.base import Reason
from outreach.records.models import ContactPoint, ContactStatus, Message

_STATUS_OF = {Reason.LANDLINE: ContactStatus.LANDLINE, Reason.INVALID_ADDRESS: ContactStatus.INVALID}


def mark_unusable(message_ids: Sequence[int], reason: Reason, now: datetime) -> None:
    """Mark the contact points of these messages where `reason` says the address itself can't be reached.

    In the caller's transaction. Touches nothing for a reason that may pass.
    """
    status = _STATUS_OF.get(reason)
    if status is None:
        return
    contacts = Message.objects.filter(id__in=message_ids).values("contact_id")
    locked = ContactPoint.objects.filter(id__in=contacts).order_by("id").select_for_update()
    ContactPoint.objects.filter(id__in=[c.pk for c in locked]).update(status=status, status_at=now)
