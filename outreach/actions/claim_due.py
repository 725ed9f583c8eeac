"""Take due messages for sending, urgent ones first."""

from dataclasses import dataclass

from django.db import transaction

from outreach.actions.engine import Engine
from outreach.domain.channel import Channel
from outreach.domain.kinds import TWICE_RATHER_THAN_LATE
from outreach.domain.lifecycle import Status
from outreach.records.models import Message, Sender
from outreach.records.moves import claim

URGENT, BULK = 0, 1
_URGENT_LEASE_S = 20.0  # until a dispatcher begins; then it is longer than any call


@dataclass(frozen=True, slots=True)
class Claimed:
    """Ids of messages now `queued` under a lease, for the caller to publish after this commit."""

    urgent: list[int]
    bulk: list[int]


NOTHING = Claimed([], [])


def claim_due(engine: Engine, limit: int = 1000, at_once: int = 10_000) -> Claimed:
    """Claim up to `limit` due messages of each priority, leaving out channels that are paused.

    Help for somebody in danger, and the alarm, are tried all the same (rules P59, P60): the carrier may take
    them, and if the broker loses their task they are not to wait for a long lease.

    Never more than `at_once` bulk messages wait in the queue: what a lease is too short for stays planned.
    Call it again while it brings something; the first thousand are on their way meanwhile.
    """
    now = engine.clock.now()
    with transaction.atomic():
        paused = Sender.objects.filter(paused_until__gt=now).values_list("channel", flat=True)
        channels = sorted({channel.value for channel in Channel} - set(paused))
        lease_s = min(engine.limits.lease_s, _URGENT_LEASE_S)
        urgent = claim(URGENT, channels, limit, now, lease_s, whatever=sorted(TWICE_RATHER_THAN_LATE))
        room = at_once - Message.objects.filter(status=Status.QUEUED, priority=BULK).count()
        bulk = claim(BULK, channels, min(limit, room), now, engine.limits.lease_s) if room > 0 else []
        return Claimed(urgent, bulk)
