"""What actions are given to work with."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.factories import CLINIC


@pytest.mark.parametrize(
    ("now", "narrow"),
    [
        ("2027-02-28T23:59-06:00", False),  # in UTC the day has begun
        ("2027-03-01T00:00-06:00", True),
        ("2027-04-01T12:00-05:00", True),
    ],
)
def test_p12_stop_is_narrow_from_a_day_on_the_clinics_wall(now: str, narrow: bool) -> None:
    clinic = replace(CLINIC, narrow_stop_from=date(2027, 3, 1))
    assert clinic.narrows_stop(datetime.fromisoformat(now)) == narrow
    assert not CLINIC.narrows_stop(datetime.fromisoformat(now))
