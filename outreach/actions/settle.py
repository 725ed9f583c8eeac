"""Whoever opted out is answered when no call to them that was decided before can start any more (rule P8)."""

import time
from collections.abc import Collection

from outreach.records.queries import calls_may_start

_LOOK_EVERY_S = 0.05


def wait_until_settled(contacts: Collection[int], within_s: float) -> bool:
    """Wait so long at the most, with no transaction open; returns whether it has come to that."""
    end = time.monotonic() + within_s
    while calls_may_start(contacts):
        if time.monotonic() > end:
            return False
        time.sleep(_LOOK_EVERY_S)
    return True
