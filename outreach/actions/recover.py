"""Take back what a dead worker held."""

from django.db import transaction

from outreach.actions.engine import Engine
from outreach.actions.otherwise import make_up_for_late
from outreach.domain.backoff import ASK_AFTER
from outreach.domain.lifecycle import Status
from outreach.records.moves import Also, move_where
from outreach.records.stand_ins import tell_alone

# One that runs longer than any was given comes of a database's clock that has been set back since.
_ENDED = "m.lease_until NOT BETWEEN clock_timestamp() AND clock_timestamp() + make_interval(secs => %s)"


def recover(engine: Engine) -> int:
    """End expired leases; return how many messages that touched.

    A message still `queued` was surely not told to the carrier and is planned again; one that was `sending`
    may have been, so it goes to `unknown` and reconciliation asks. What waited for a person until it was of
    no use expires, and its patient is reached otherwise; what another text was to tell, but didn't, gets its
    own. Safe when several run.
    """
    now = engine.clock.now()
    longest = 2 * engine.limits.lease_s  # twice, for workers that start with another limit
    with transaction.atomic():
        again = move_where(
            Status.PLANNED,
            f"m.status = 'queued' AND {_ENDED}",
            [longest],
            now,
            reason="its worker vanished before sending",
            skip_locked=True,
        )
        doubtful = move_where(
            Status.UNKNOWN,
            f"m.status = 'sending' AND {_ENDED}",
            [longest],
            now,
            reason="its worker vanished while sending",
            also=Also("unknown_since = %s, check_at = %s", [now, now + ASK_AFTER]),
            skip_locked=True,
        )
        late = move_where(
            Status.EXPIRED,
            "m.status = 'held' AND m.not_after < %s",
            [now],
            now,
            reason="nobody took it up in time",
            skip_locked=True,
        )
        make_up_for_late(late, now)
    return len(again) + len(doubtful) + len(late) + tell_alone(now)
