"""The instants at which the simulated world acts: far apart enough that a year has few of them."""

from datetime import datetime, timedelta

_SLOT = timedelta(minutes=5)


def full_slot(instant: datetime) -> datetime:
    """The next full five minutes, or this instant where it is one."""
    rest = timedelta(minutes=instant.minute % 5, seconds=instant.second, microseconds=instant.microsecond)
    return instant - rest + (_SLOT if rest else timedelta())
