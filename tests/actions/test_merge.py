"""One text for what a phone would get soon after one another."""

from datetime import datetime, time, timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.recover import recover
from outreach.domain.lifecycle import Status
from outreach.providers.base import Reason, SendError
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Appointment, Message, Patient, StaffTask
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
SOON, RETRY, LATER = NOW + timedelta(hours=1), NOW + timedelta(minutes=1), NOW + timedelta(hours=4)
Told = tuple[Message, Message]


def sent(at: datetime = NOW) -> list[str]:
    """Recover, and send what is due; the words of each text."""
    the = engine(SettableClock(at), carrier := MemoryProvider())
    recover(the)
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


class TestALeadThatIsTriedAgain:
    """Its call failed; whoever it told along is told by the second one, or by a text of their own: once."""

    @pytest.fixture
    def told(self) -> Told:
        """The lead, planned again, and the one it told; the lead's visit is the later of the two."""
        shared = phone()
        lead = message(visit(patient(shared), start=NOW + timedelta(hours=28)))
        along = message(visit(patient(shared)), send_at=SOON)
        busy = SendError(Reason.UNAVAILABLE, "503")
        the = engine(SettableClock(), MemoryProvider(errors={"+16085550101": busy}))
        dispatch(claimed(the), the)
        assert (status(lead), status(along)) == (Status.PLANNED, Status.CANCELLED)
        return lead, along

    def test_tells_it_again(self, told: Told) -> None:
        (words,) = sent(RETRY)
        assert "2 visits" in words
        assert sent(LATER) == []

    def test_who_may_not_be_written_to_just_now_is_told_when_they_may(self, told: Told) -> None:
        lead, along = told
        Patient.objects.filter(messages=along).update(not_before=time(13), not_later=time(17))
        (words,) = sent(RETRY)
        assert "visits" not in words
        assert status(lead) == Status.SENT
        (words,) = sent(LATER)
        assert "9:00 AM" in words
        assert sent(LATER + timedelta(hours=1)) == []

    def test_who_is_held_is_told_when_a_colleague_lets_it_go(self, told: Told) -> None:
        lead, along = told
        Patient.objects.filter(messages=along).update(paused_at=NOW)
        assert len(sent(RETRY)) == 1
        assert sent(SOON) == []
        assert Message.objects.exclude(pk__in=[lead.pk, along.pk]).get().status == Status.HELD

    def test_what_is_no_longer_true_is_not_told(self, told: Told) -> None:
        Appointment.objects.filter(message=told[1]).update(status="cancelled")
        (words,) = sent(RETRY)
        assert "visits" not in words
        assert sent(LATER) == []

    def test_brings_it_along_into_another_text(self, told: Told) -> None:
        lead, along = told
        first = message(visit(patient(phone()), start=NOW + timedelta(hours=22)), send_at=NOW)
        (words,) = sent(NOW)
        assert "3 visits" in words
        assert status(lead) == Status.CANCELLED
        assert Message.objects.get(pk=along.pk).merged_into_id == first.pk
        assert sent(LATER) == []

    def test_tells_no_more_at_a_time_than_any(self, told: Told) -> None:
        for _ in range(3):
            message(visit(patient(phone())), send_at=RETRY)
        words = sent(RETRY)
        assert ["3 visits" in text or "2 visits" in text for text in words] == [True, True]

    def test_whose_hour_is_over_is_phoned(self, told: Told) -> None:
        """The lead's is not yet, but nothing has told either."""
        lead, along = told
        late = NOW + timedelta(hours=22, minutes=45)
        Message.objects.filter(pk=lead.pk).update(send_at=late, not_after=late - timedelta(minutes=1))
        assert sent(late) + sent(late) == []
        assert set(StaffTask.objects.values_list("appointment_id", flat=True)) == {
            lead.appointment_id,
            along.appointment_id,
        }


def test_one_that_was_let_go_of_twice_is_told_all_the_same() -> None:
    """Two texts that were to tell it have failed, one after the other."""
    along = message(visit(), send_at=SOON)
    refused = SendError(Reason.CONTENT, "30007")
    clock = SettableClock()
    the = engine(clock, MemoryProvider(errors={"+16085550101": refused}))
    for _ in range(2):
        failing = message(visit(patient(phone())), send_at=clock.now())
        dispatch(claimed(the), the)
        assert status(failing) == Status.FAILED
        recover(the)
        clock.advance(minutes=1)
    assert any("9:00 AM" in words for words in sent(SOON))
    assert status(along) == Status.CANCELLED
