"""A patient who was asked, and answers."""

from datetime import datetime, timedelta
from typing import Any

from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.records.models import Appointment, InboundMessage
from tests.factories import (
    NOW,
    SettableClock,
    engine,
    text,
    under_way,
    visit,
)

LATER = NOW + timedelta(minutes=5)


def asked(about: Appointment | None = None, **fields: Any) -> Appointment:
    """A visit whose patient was asked by text at NOW."""
    about = about or visit()
    under_way(Status.DELIVERED, about, **fields)
    return about


def reply(*words: str, at: datetime = LATER, sender: str = "+16085550101") -> list[InboundMessage]:
    """These texts come in at once and are acted on."""
    before = set(InboundMessage.objects.values_list("id", flat=True))
    receive_inbound([text(each, sender=sender) for each in words], "memory", at)
    take_replies(engine(SettableClock(at)))
    return list(InboundMessage.objects.exclude(id__in=before).order_by("id"))


def fresh(about: Appointment) -> Appointment:
    return Appointment.objects.get(pk=about.pk)
