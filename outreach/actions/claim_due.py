"""Take due messages for sending, urgent ones first."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from outreach.actions.engine import Engine
from outreach.domain.channel import Channel
from outreach.records.models import Sender
from outreach.records.moves import claim

URGENT, BULK = 0, 1


@dataclass(frozen=True, slots=True)
class Claimed:
    """Ids of messages now `queued` under a lease, for the caller to publish after this commit."""

    urgent: list[int]
    bulk: list[int]


def claim_due(engine: Engine, limit: int = 1000) -> Claimed:
    """Claim up to `limit` due messages of each priority, leaving out channels that are paused."""
    now = engine.clock.now()
    with transaction.atomic():
        paused = set(Sender.objects.filter(Q(paused_until__gt=now)).values_list("channel", flat=True))
        channels = [channel.value for channel in Channel if channel.value not in paused]
        return Claimed(
            urgent=claim(URGENT, channels, limit, now, engine.limits.lease_s),
            bulk=claim(BULK, channels, limit, now, engine.limits.lease_s),
        )
