"""How long to wait before calling a carrier again."""

from datetime import timedelta
from random import Random

ASK_AFTER = timedelta(seconds=5)
"""Until the carrier is first asked about a call whose answer was lost: it shows a message a moment late."""
_FIRST_S = 5.0
_LONGEST_S = 900.0
_DOUBLINGS = 20  # far beyond the longest wait; a float can't hold 2 to any power


def delay(attempt: int, key: int, retry_after_s: float = 0) -> timedelta:
    """The wait after the `attempt`-th call (from 1): exponential with full jitter in its upper half.

    `key` (a message's id) seeds the jitter, so that a run can be repeated exactly. Never shorter than what
    the carrier asked for.
    """
    ceiling = min(_LONGEST_S, _FIRST_S * 2 ** min(max(attempt, 1) - 1, _DOUBLINGS))
    jitter = Random(f"{key}:{attempt}").uniform(0.5, 1.0)  # noqa: S311  (spreading load, no secret)
    return timedelta(seconds=max(retry_after_s, ceiling * jitter))
