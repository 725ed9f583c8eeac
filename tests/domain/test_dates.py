"""Days and times of day as patients read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from outreach.domain.dates import NoZoneError, clock, day, long_day

CHICAGO = ZoneInfo("America/Chicago")
VISIT = datetime(2027, 3, 9, 14, 30, tzinfo=CHICAGO)
LONGEST = datetime(2026, 9, 30, 12, 30, tzinfo=CHICAGO)  # a Wednesday: miércoles 30 de septiembre


@pytest.mark.parametrize(
    ("language", "value", "short", "long", "time"),
    [
        ("en", VISIT, "Tue, Mar 9", "Tuesday, March 9", "2:30 PM"),
        ("es", VISIT, "martes 9 mar", "martes 9 de marzo", "2:30 p. m."),
        ("en", LONGEST, "Wed, Sep 30", "Wednesday, September 30", "12:30 PM"),
        ("es", LONGEST, "miércoles 30 sep", "miércoles 30 de septiembre", "12:30 p. m."),
        ("en", VISIT.replace(hour=0, minute=5), "Tue, Mar 9", "Tuesday, March 9", "12:05 AM"),
        ("es", VISIT.replace(hour=11, day=13), "sábado 13 mar", "sábado 13 de marzo", "11:30 a. m."),
        ("fr", VISIT, "Tue, Mar 9", "Tuesday, March 9", "2:30 PM"),
    ],
)
def test_dates_and_times(language: str, value: datetime, short: str, long: str, time: str) -> None:
    assert (day(language, value), long_day(language, value), clock(language, value)) == (short, long, time)


def test_a_time_without_a_zone_is_refused() -> None:
    for written in (day, long_day, clock):
        with pytest.raises(NoZoneError):
            written("en", VISIT.replace(tzinfo=None))
