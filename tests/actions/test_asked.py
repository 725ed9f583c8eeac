"""Which visits a patient's words are about."""

from datetime import timedelta

import pytest

from outreach.domain.lifecycle import Status
from outreach.ops.open_tasks import open_tasks
from outreach.records.models import (
    Appointment,
    InboundMessage,
    PatientContact,
    StaffTask,
)
from tests.actions.replying import fresh
from tests.actions.talking import PHONE, Talk
from tests.factories import (
    NOW,
    bodies,
    message,
    patient,
    phone,
    status,
    tasks,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


class TestSeveralVisits:
    def both(self) -> tuple[Appointment, Appointment]:
        first = visit(patient(given_name="Ada"))
        second = visit(patient(given_name="Ben"), start=first.start + timedelta(hours=2))
        for about in (second, first):
            under_way(Status.DELIVERED, about)
        return first, second

    @pytest.mark.parametrize(("letter", "which"), [("A", 0), ("b", 1)])
    def test_a_letter_says_which_and_the_wish_is_remembered(
        self, talk: Talk, letter: str, which: int
    ) -> None:
        both = self.both()
        (asked,) = talk.say("X")
        assert "A for Tue, Mar 9" in asked
        assert "(Ad)" in asked, "the letters A and B are answers"
        assert "(Be)" in asked
        talk.say(letter)
        assert [fresh(about).status for about in both] == [
            "cancelled" if number == which else "booked" for number in (0, 1)
        ]
        assert StaffTask.objects.get(kind="which_visit").closed_by == "the patient"

    @pytest.mark.parametrize(
        "words", ["both", "Both please", "yes both", "los dos", "A and B", "AB", "a y b"]
    )
    def test_who_says_both_confirms_both(self, talk: Talk, words: str) -> None:
        both = self.both()
        talk.say("C")
        (told,) = talk.say(words)
        assert "your 2 visits on Tue, Mar 9 are confirmed" in told
        assert all(fresh(about).confirmed_at for about in both)
        assert tasks(closed_at=None) == []

    @pytest.mark.parametrize(
        ("wish", "words"),
        [
            ("X", "both"),
            ("R", "both"),
            ("C", "both?"),
            ("C", "both but later"),
            ("C", "B and D"),
            ("C", "dad"),
            ("C", "dos"),
            ("C", "not both"),
        ],
    )
    def test_anything_less_plain_about_both_is_for_a_person(self, talk: Talk, wish: str, words: str) -> None:
        both = self.both()
        talk.say(wish)
        talk.say(words)
        assert {(fresh(about).status, fresh(about).confirmed_at) for about in both} == {("booked", None)}
        assert len(tasks(closed_at=None)) >= 1

    def test_both_after_another_wish_is_for_a_person(self, talk: Talk) -> None:
        both = self.both()
        for words in ("C", "R", "both"):
            talk.say(words)
        assert [fresh(about).confirmed_at for about in both] == [None, None]

    @pytest.mark.parametrize(
        ("words", "again", "closed"),
        [
            ("R", "R", True),
            ("Can we reschedule? And is parking free?", "R", False),
            ("R", "Can we reschedule? And is parking free?", False),
        ],
    )
    def test_who_says_it_again_before_the_letter_has_one_task_which_the_letter_settles(
        self, talk: Talk, words: str, again: str, closed: bool
    ) -> None:
        self.both()
        for each in (words, again, "R"):
            talk.say(each)
        (task,) = open_tasks()
        assert (task.kind, task.words, [since.words for since in task.since]) == (
            "which_visit",
            words,
            [again, "R"],
        )
        talk.say("A")
        assert tasks(closed_at=None) == (["reschedule"] if closed else ["which_visit", "reschedule"])

    def test_of_more_visits_than_there_are_letters_a_person_asks(self, talk: Talk) -> None:
        for number, name in enumerate(("Ada", "Ben", "Cy", "Di")):
            about = visit(patient(given_name=name), start=NOW + timedelta(days=1, hours=number))
            under_way(Status.DELIVERED, about)
        assert "A for" not in " ".join(talk.say("X"))
        assert tasks() == ["which_visit"]

    def test_p37_whom_no_label_can_tell_apart_a_person_asks(self, talk: Talk) -> None:
        first = visit(patient(given_name="Mia"))
        twins = (first, visit(patient(given_name="Mila"), start=first.start))
        for about in twins:
            under_way(Status.DELIVERED, about)
        assert "A for" not in " ".join(talk.say("X"))
        assert tasks() == ["which_visit"]
        assert {fresh(about).status for about in twins} == {"booked"}

    def test_a_letter_that_was_not_offered_is_for_a_person(self, talk: Talk) -> None:
        both = self.both()
        talk.say("C")
        talk.say("D")
        assert [fresh(about).confirmed_at for about in both] == [None, None]
        assert tasks() == ["which_visit", "reply"]

    @pytest.mark.parametrize(("last", "cancelled"), [("cancel B", 0), ("yes cancel it", 1)])
    def test_who_names_another_letter_at_last_cancels_nothing(
        self, talk: Talk, last: str, cancelled: int
    ) -> None:
        both = self.both()
        talk.say("I can't make it, please cancel")
        talk.say("A")
        talk.say(last)
        assert [fresh(about).status for about in both].count("cancelled") == cancelled

    def test_a_letter_that_comes_after_another_wish_is_for_a_person(self, talk: Talk) -> None:
        both = self.both()
        for words in ("X", "B", "R", "A"):
            talk.say(words)
        assert [fresh(about).status for about in both].count("cancelled") == 1, "B's alone"
        assert "which_visit" in tasks(closed_at=None)

    @pytest.mark.parametrize("number", ["1", "2", "3"])
    def test_a_number_in_place_of_a_letter_is_for_a_person(self, talk: Talk, number: str) -> None:
        both = self.both()
        talk.say("X")
        talk.say(number)
        assert [fresh(about).status for about in both] == ["booked", "booked"]
        assert [fresh(about).confirmed_at for about in both] == [None, None]
        assert tasks() == ["which_visit", "which_visit"]

    def test_one_text_for_both_is_confirmed_for_both(self, talk: Talk) -> None:
        first, second = visit(patient(given_name="Ada")), visit(patient(given_name="Ben"))
        rows = [message(about) for about in (first, second)]
        talk.send()
        (told,) = bodies(talk.carrier)
        assert "2 visits" in told
        assert [status(row) for row in rows] == ["sent", "cancelled"]
        (answer,) = talk.say("C")
        assert "your 2 visits on Tue, Mar 9 are confirmed" in answer
        assert all(fresh(about).confirmed_at for about in (first, second))

    def test_one_text_for_both_is_not_cancelled_for_both(self, talk: Talk) -> None:
        first, second = visit(patient(given_name="Ada")), visit(patient(given_name="Ben"))
        for about in (first, second):
            message(about)
        talk.send()
        assert "which visit do you mean" in talk.say("X")[0]
        assert [fresh(about).status for about in (first, second)] == ["booked", "booked"]


def test_a_late_reply_to_a_visit_that_moved_is_told_the_new_time_and_then_counts(talk: Talk) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    Appointment.objects.update(version=2, start=about.start + timedelta(days=1))
    (said,) = talk.say("C")
    assert "It is now Wed, Mar 10" in said or "now Wed, Mar 10" in said
    assert fresh(about).confirmed_at is None
    talk.say("C")
    assert fresh(about).confirmed_at is not None


def test_a_phone_that_several_share_and_nobody_asked_is_for_a_person(talk: Talk) -> None:
    shared = phone()
    patient(shared), patient(shared)
    talk.say("C")
    inbound = InboundMessage.objects.get()
    assert inbound.patient is None
    assert tasks() == ["reply"]


class TestWhoHasThePhoneNow:
    """A number that is no longer the patient's changes no visit and learns of none (rule P47)."""

    @pytest.mark.parametrize("words", ["X", "C", "R"])
    def test_a_number_the_schedule_has_replaced(self, talk: Talk, words: str) -> None:
        about = visit(patient(phone(PHONE)))
        under_way(Status.DELIVERED, about)
        PatientContact.objects.update(ended_at=talk.clock.now())
        (answer,) = talk.say(words)
        assert "a person will read" in answer
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
        assert InboundMessage.objects.get().appointment is None

    def test_a_visit_that_is_anothers_now(self, talk: Talk) -> None:
        about = visit(patient(phone(PHONE)))
        under_way(Status.DELIVERED, about)
        another = patient(phone("+16085550109"))
        Appointment.objects.filter(pk=about.pk).update(patient=another, version=2)
        (answer,) = talk.say("X")
        assert "a person will read" in answer
        assert fresh(about).status == "booked"


def test_of_two_questions_the_newer_is_what_they_have_read(talk: Talk) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    Appointment.objects.filter(pk=about.pk).update(version=2)
    under_way(Status.DELIVERED, fresh(about))
    (done,) = talk.say("C")
    assert "is confirmed" in done
    assert fresh(about).confirmed_at is not None
