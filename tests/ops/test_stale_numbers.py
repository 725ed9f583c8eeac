"""Which numbers are asked about, and by which day."""

from datetime import date, timedelta

import pytest

from outreach.actions.reassigned import take_answers
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.domain.reassigned import Answer, Result
from outreach.domain.windows import zone
from outreach.ops.stale_numbers import StaleNumber, stale_numbers
from outreach.records.models import PatientContact
from tests.factories import (
    CHICAGO,
    NOW,
    SettableClock,
    consent,
    engine,
    mailbox,
    patient,
    phone,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db
HALF_A_YEAR = timedelta(days=180)
OLD = NOW + HALF_A_YEAR + timedelta(days=1)


def found(now: object = OLD) -> list[StaleNumber]:
    return stale_numbers(HALF_A_YEAR, now, zone(CHICAGO))  # type: ignore[arg-type]


def test_p5_a_number_is_asked_about_once_nothing_was_heard_from_it_for_long() -> None:
    patient(phone(), mailbox())
    assert found(NOW + HALF_A_YEAR - timedelta(seconds=1)) == []
    assert found(NOW + HALF_A_YEAR) == [StaleNumber("6085550101", NOW.date())]


def test_p5_the_day_is_the_last_on_which_it_surely_was_the_patients_on_the_clinics_wall() -> None:
    number = phone()
    patient(number)
    consent(number, "education", at=NOW + timedelta(hours=14))  # 06:00 UTC, but midnight in Madison
    assert found()[0].known_on == date(2027, 3, 9)
    consent(number, "education", at=NOW + timedelta(hours=13, minutes=-1))
    assert found()[0].known_on == date(2027, 3, 9)


@pytest.mark.parametrize(
    ("words", "counts"), [("C", True), ("X", True), ("wrong number", False), ("who is this?", False)]
)
def test_p5_an_answer_about_a_visit_shows_whose_number_it_is_other_words_do_not(
    words: str, counts: bool
) -> None:
    under_way(Status.DELIVERED, visit(patient(phone())), template="reminder", attempted_at=NOW)
    consent(phone(), at=NOW - timedelta(days=300))
    later = NOW + timedelta(hours=5)
    receive_inbound([text(words)], "memory", later)
    take_replies(engine(SettableClock(later)))
    stale_before_the_answer = found(later + HALF_A_YEAR - timedelta(minutes=1))
    assert bool(stale_before_the_answer) is (not counts and words != "wrong number")


def test_p5_a_receipt_says_nothing_of_who_reads() -> None:
    under_way(Status.DELIVERED, attempted_at=OLD - timedelta(days=1))
    assert len(found()) == 1


def test_p5_those_that_cannot_be_texted_or_asked_about_are_left_out() -> None:
    patient(phone("+16085550102", opted_out_at=NOW))
    patient(phone("+16085550103", status="landline"))
    patient(phone("+525512345678"))
    patient(phone("+16085550104"))
    PatientContact.objects.filter(contact__value="+16085550104").update(ended_at=NOW)
    phone("+16085550105")
    assert found() == []


@pytest.mark.parametrize(
    ("answer", "asked_again"), [(Answer.NO, False), (Answer.NO_DATA, True), (Answer.YES, False)]
)
def test_p5_after_no_it_rests_after_no_data_it_does_not(answer: Answer, asked_again: bool) -> None:
    patient(phone())
    take_answers([Result("+16085550101", NOW.date(), answer)], "file", OLD, by="Kim")
    assert bool(found(OLD + HALF_A_YEAR - timedelta(minutes=1))) is asked_again
    assert bool(found(OLD + HALF_A_YEAR + timedelta(minutes=1))) is (answer is not Answer.YES)
