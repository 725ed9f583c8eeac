"""The wait before a carrier is called again."""

from datetime import timedelta

import pytest

from outreach.domain.backoff import delay


@pytest.mark.parametrize(
    ("attempt", "longest"), [(0, 5), (1, 5), (2, 10), (3, 20), (8, 640), (9, 900), (60, 900), (5000, 900)]
)
def test_doubles_up_to_a_quarter_of_an_hour(attempt: int, longest: float) -> None:
    waits = [delay(attempt, key).total_seconds() for key in range(200)]
    assert all(longest / 2 <= wait <= longest for wait in waits)
    assert max(waits) - min(waits) > longest / 4, "without jitter all would come back at once"


def test_the_same_message_waits_the_same_in_every_run() -> None:
    assert delay(3, 42) == delay(3, 42)
    assert delay(3, 42) != delay(3, 43)


def test_never_shorter_than_the_carrier_asked_for() -> None:
    assert delay(1, 1, retry_after_s=120) == timedelta(seconds=120)
    assert delay(9, 1, retry_after_s=1) > timedelta(seconds=400)
