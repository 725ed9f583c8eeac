"""Take back what a dead worker held."""

from datetime import timedelta

from django.db import transaction

from outreach.actions.engine import Engine
from outreach.domain.lifecycle import Status
from outreach.records.moves import Also, move_where

_TO_LOOK_UP = timedelta(seconds=5)


def recover(engine: Engine) -> int:
    """End expired leases; return how many messages that touched.

    A message still `queued` was surely not told to the carrier and is planned again; one that was `sending`
    may have been, so it goes to `unknown` and reconciliation asks. Safe when several run at once.
    """
    now = engine.clock.now()
    with transaction.atomic():
        again = move_where(
            Status.PLANNED,
            "m.status = 'queued' AND m.lease_until < clock_timestamp()",
            [],
            now,
            reason="its worker vanished before sending",
        )
        doubtful = move_where(
            Status.UNKNOWN,
            "m.status = 'sending' AND m.lease_until < clock_timestamp()",
            [],
            now,
            reason="its worker vanished while sending",
            also=Also("unknown_since = %s, check_at = %s", [now, now + _TO_LOOK_UP]),
        )
    return len(again) + len(doubtful)
