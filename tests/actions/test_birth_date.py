"""Guessing a date of birth: what is let through, and when the pages shut."""

from datetime import UTC, date, datetime, timedelta

import pytest

from outreach.actions.birth_date import TooManyTries, knows
from outreach.records.models import Patient
from tests.factories import mailbox, patient

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 15, tzinfo=UTC)
BORN, WRONG = date(1980, 5, 31), date(1981, 5, 31)


@pytest.fixture
def ada() -> Patient:
    return patient(mailbox("ada@example.org"), birth_date=BORN)


def miss(whose: Patient, at: datetime) -> bool:
    """Whether a wrong date was looked at, at that instant."""
    try:
        return not knows(whose.pk, WRONG, at)
    except TooManyTries:
        return False


def test_p37_who_guesses_all_the_time_gets_twenty_a_week(ada: Patient) -> None:
    hours = [NOW + timedelta(minutes=10 * step) for step in range(6 * 24 * 14)]
    looked_at = [at for at in hours if miss(ada, at)]

    def most(within: timedelta) -> int:
        return max(sum(first <= at < first + within for at in looked_at) for first in looked_at)

    assert most(timedelta(hours=1)) == 5
    assert most(timedelta(days=1)) == 10
    assert most(timedelta(days=7)) == 20
    assert len(looked_at) == 40


def test_the_right_date_is_not_looked_at_either_then_but_later(ada: Patient) -> None:
    for _ in range(5):
        assert miss(ada, NOW)
    with pytest.raises(TooManyTries):
        knows(ada.pk, BORN, NOW + timedelta(minutes=59))
    assert knows(ada.pk, BORN, NOW + timedelta(minutes=61))


def test_others_are_not_kept_out(ada: Patient) -> None:
    eve = patient(mailbox("eve@example.org"), birth_date=BORN)
    for _ in range(6):
        miss(ada, NOW)
    assert knows(eve.pk, BORN, NOW)
