"""One text for what a phone would get soon after one another."""

from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.domain.lifecycle import Status
from outreach.providers.memory import MemoryProvider
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    engine,
    message,
    patient,
    phone,
    status,
    visit,
)

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)


def sent() -> list[str]:
    the = engine(SettableClock(), carrier := MemoryProvider())
    dispatch(claimed(the), the)
    return bodies(carrier)


def test_two_visits_of_one_day_are_told_in_one_text() -> None:
    shared = phone()
    mine, theirs = (message(visit(patient(shared)), send_at=at) for at in (NOW, SOON))
    (words,) = sent()
    assert "2 visits" in words
    assert (status(mine), status(theirs)) == (Status.SENT, Status.CANCELLED)


def test_one_that_cannot_be_judged_takes_none_of_its_phone_along() -> None:
    """Nor the rest of the batch, which would be claimed and fail again and again."""
    shared = phone()
    good, elsewhere = message(visit(patient(shared))), message(visit(patient(phone("+16085550102"))))
    strange = message(visit(patient(shared), zone="America/Nowhere"), send_at=SOON)
    assert len(sent()) == 2
    assert (status(good), status(elsewhere)) == (Status.SENT, Status.SENT)
    assert status(strange) == Status.PLANNED


def test_two_reminders_of_one_visit_are_one_text_that_tells_it_once() -> None:
    """As when both have become due while its sender was paused, or a colleague was with the patient."""
    about = visit(start=NOW + timedelta(days=1))
    early, late = message(about, step="three_days"), message(about, step="one_day", send_at=SOON)
    (words,) = sent()
    assert "2 visits" not in words
    assert words.count("10:00 AM") == 1
    assert (status(early), status(late)) == (Status.SENT, Status.CANCELLED)
