"""From which share of complaints on mail waits."""

import pytest

from outreach.domain.complaints import Complaints, Level


@pytest.mark.parametrize(
    ("accepted", "complained", "level"),
    [
        (0, 0, Level.FINE),
        (100_000, 0, Level.FINE),
        (20, 1, Level.FINE),  # five in a hundred, and one person
        (20, 2, Level.WARN),
        (20, 3, Level.PAUSE),
        (2001, 2, Level.FINE),
        (2000, 2, Level.WARN),
        (1001, 3, Level.WARN),
        (1000, 3, Level.PAUSE),
        (10_000, 9, Level.FINE),
        (10_000, 10, Level.WARN),
        (10_000, 29, Level.WARN),
        (10_000, 30, Level.PAUSE),
        (0, 3, Level.PAUSE),  # about mails of more than thirty days ago
    ],
)
def test_p54_warned_at_a_thousandth_paused_at_three(accepted: int, complained: int, level: Level) -> None:
    assert Complaints(accepted, complained).level() is level


@pytest.mark.parametrize(
    ("accepted", "complained", "level"),
    [(10_000, 29, Level.PAUSE), (10_000, 10, Level.PAUSE), (10_000, 9, Level.FINE), (20, 1, Level.FINE)],
)
def test_p54_a_pause_ends_only_below_the_rate_that_warns(
    accepted: int, complained: int, level: Level
) -> None:
    assert Complaints(accepted, complained).level(paused=True) is level


def test_p54_told_to_a_person() -> None:
    assert str(Complaints(1200, 4)) == "4 complaints about 1,200 mails in 30 days (0.33%)"
