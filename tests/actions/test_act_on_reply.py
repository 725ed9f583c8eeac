"""What becomes of a patient's text."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from outreach.actions.dispatch import dispatch
from outreach.domain.lifecycle import Status
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Appointment, Message, Patient, StaffTask
from outreach.records.moves import Move, move
from tests.actions.replying import LATER, asked, fresh, reply
from tests.factories import (
    NOW,
    SettableClock,
    answers_to,
    bodies,
    claimed,
    engine,
    mailbox,
    message,
    patient,
    phone,
    status,
    tasks,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", ["C", "c", " C. ", "1", "Confirm", "YES", "yes", "Yes!"])
def test_a_confirmation_confirms_the_visit_asked_about(word: str) -> None:
    about = asked()
    (inbound,) = came = reply(word)
    assert fresh(about).confirmed_at == LATER
    assert (inbound.appointment, inbound.patient, inbound.outcome) == (about, about.patient, "confirmed")
    assert inbound.processed_at == LATER
    assert answers_to(came) == ["confirmed"]
    assert not tasks()


@pytest.mark.parametrize("word", ["X", "x!", "3"])
def test_x_cancels_and_tells_staff_that_the_slot_is_free(word: str) -> None:
    about = asked()
    ahead, held = message(about, send_at=NOW + timedelta(hours=2)), message(about, status=Status.HELD)
    came = reply(word)
    now = fresh(about)
    assert (now.status, now.version, now.known_at) == ("cancelled", 2, LATER)
    assert (status(ahead), status(held)) == (Status.CANCELLED, Status.CANCELLED)
    assert tasks(appointment=about) == ["cancelled"]
    assert answers_to(came) == ["cancel_ack"]


@pytest.mark.parametrize("word", ["R", "2", "reschedule"])
def test_r_asks_staff_to_call_and_keeps_the_visit(word: str) -> None:
    about = asked()
    came = reply(word)
    assert fresh(about).status == "booked"
    assert tasks(appointment=about) == ["reschedule"]
    assert answers_to(came) == ["reschedule_ack"]


def test_the_answer_is_urgent_about_an_hour_and_goes_at_night() -> None:
    asked()
    night = datetime.fromisoformat("2027-03-09T02:00-06:00")
    carrier = MemoryProvider()
    came = reply("C", at=night)
    (answer,) = Message.objects.filter(in_reply_to=came[0])
    assert (answer.priority, answer.send_at) == (0, night)
    assert answer.not_after == night + timedelta(hours=1)
    the = engine(SettableClock(night), carrier)
    dispatch(claimed(the), the)
    (body,) = bodies(carrier)
    assert body == (
        "Revival Madison: thank you, your visit on Tue, Mar 9 at 9:00 AM is confirmed."
        " To change it, reply R or call 608-555-0100."
    )


def test_the_answer_to_x_is_said_though_the_visit_is_gone() -> None:
    asked()
    carrier = MemoryProvider()
    reply("X")
    the = engine(SettableClock(LATER), carrier)
    dispatch(claimed(the), the)
    assert "is cancelled" in bodies(carrier)[0]


@pytest.mark.parametrize("words", ["I may be late", "👍", "", "confrim", "c u there maybe"])
def test_words_are_for_a_person(words: str) -> None:
    about = asked()
    (inbound,) = came = reply(words)
    assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
    task = StaffTask.objects.get()
    assert (task.kind, task.inbound, task.appointment) == ("reply", inbound, about)
    assert answers_to(came) == ["unclear"]


def test_that_it_was_passed_on_is_said_once_in_twelve_hours() -> None:
    asked()
    hours = [0, 1, 11, 13]
    said = [answers_to(reply("hm", at=LATER + timedelta(hours=hour))) for hour in hours]
    assert said == [["unclear"], [], [], ["unclear"]]
    assert tasks() == ["reply"] * 4


class TestWhichVisit:
    def nothing_happened(self, *visits: Appointment, kinds: Sequence[str] = ("reply",)) -> None:
        for about in visits:
            assert (fresh(about).status, fresh(about).confirmed_at) == (about.status, None)
        assert tasks() == list(kinds)

    @pytest.mark.parametrize("word", ["C", "X", "R", "1"])
    def test_two_of_a_family_asked_at_the_same_moment(self, word: str) -> None:
        mia, leo = (visit(patient(given_name=name)) for name in ("Mia", "Leo"))
        both = [asked(mia), asked(leo, attempted_at=NOW + timedelta(minutes=3))]
        came = reply(word)
        self.nothing_happened(*both, kinds=["which_visit"])
        assert answers_to(came) == ["which_visit"]

    def test_a_question_in_doubt_may_be_the_one_answered(self) -> None:
        first, second = visit(), visit()
        asked(first, attempted_at=NOW - timedelta(days=1))
        under_way(Status.UNKNOWN, second)
        (inbound,) = reply("X")
        assert inbound.appointment_id == second.pk
        first.refresh_from_db()
        assert first.status == "booked"

    def test_the_later_question_is_the_one_answered(self) -> None:
        first, second = visit(patient()), visit(patient())
        asked(first, attempted_at=NOW - timedelta(hours=2))
        asked(second)
        reply("C")
        assert (fresh(first).confirmed_at, fresh(second).confirmed_at) == (None, LATER)

    def test_asked_twice_about_the_same_visit_is_no_riddle(self) -> None:
        about = asked()
        asked(about, template="reminder_soon")
        reply("C")
        assert fresh(about).confirmed_at

    @pytest.mark.parametrize(
        "change",
        [{"version": 2}, {"status": "cancelled"}, {"status": "arrived"}, {"start": LATER}],
        ids=str,
    )
    @pytest.mark.parametrize("word", ["C", "X", "R"])
    def test_a_visit_that_is_no_longer_as_it_was_asked_about(self, word: str, change: dict[str, Any]) -> None:
        about = asked()
        Appointment.objects.filter(pk=about.pk).update(**change)
        came = reply(word)
        moved = "version" in change
        plain = moved and word == "C"
        self.nothing_happened(fresh(about), kinds=[] if plain else ["late_reply"])
        assert answers_to(came) == ["still_on" if moved else "no_visit"]

    def test_who_has_another_visit_ahead_does_not_hear_that_there_is_none(self) -> None:
        about = asked()
        visit(about.patient)
        Appointment.objects.filter(pk=about.pk).update(status="cancelled")
        assert answers_to(reply("X")) == ["unclear"]
        assert StaffTask.objects.get().kind == "late_reply"

    def test_a_question_that_never_came_is_not_answered(self) -> None:
        came, lost = visit(patient()), visit(patient())
        asked(came, attempted_at=NOW - timedelta(hours=1))
        under_way(Status.UNDELIVERED, lost)
        reply("C")
        assert (fresh(came).confirmed_at, fresh(lost).confirmed_at) == (LATER, None)

    @pytest.mark.parametrize(
        "fields",
        [
            {"template": "confirmed"},
            {"attempted_at": NOW - timedelta(days=15)},
            {"attempted_at": LATER + timedelta(1)},
        ],
        ids=str,
    )
    def test_what_was_no_question_then(self, fields: dict[str, Any]) -> None:
        self_about = asked(**fields)
        reply("C")
        self.nothing_happened(self_about)

    def test_questions_to_another_phone(self) -> None:
        about = asked(visit(patient(phone("+16085550102"))))
        reply("C")
        self.nothing_happened(about)

    def test_an_unknown_phone_is_read_by_a_person(self) -> None:
        (inbound,) = came = reply("C", sender="+16085550177")
        assert (inbound.patient, inbound.appointment) == (None, None)
        assert tasks() == ["reply"]
        assert answers_to(came) == ["unclear"]


def test_c_after_x_does_not_bring_the_visit_back() -> None:
    about = asked()
    reply("X", "C")
    assert (fresh(about).status, fresh(about).confirmed_at) == ("cancelled", None)
    assert tasks() == ["cancelled", "late_reply"]


def test_a_message_a_worker_holds_is_not_taken_back_by_x() -> None:
    about = asked()
    flying = under_way(Status.SENDING, about)
    reply("X")
    assert status(flying) == Status.SENDING
    assert move(Status.SENT, [Move(flying.pk)], LATER)


def test_the_e_mails_of_a_cancelled_visit_are_taken_back_too() -> None:
    post = mailbox()
    about = asked(visit(patient(phone(), post)))
    mail = message(about, to=post, send_at=NOW + timedelta(hours=2))
    reply("X")
    assert status(mail) == Status.CANCELLED


def test_answers_are_in_the_patients_language() -> None:
    asked()
    Patient.objects.update(language="es")
    carrier = MemoryProvider()
    reply("C")
    the = engine(SettableClock(LATER), carrier)
    dispatch(claimed(the), the)
    assert "queda confirmada" in bodies(carrier)[0]
