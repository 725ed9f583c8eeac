"""Questions asked back, and what their answers do."""

from datetime import datetime, timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.plan_touches import plan_touches
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.domain.windows import HOUSE_HOURS
from outreach.ops.open_tasks import open_tasks
from outreach.providers.memory import MemoryProvider
from outreach.records.models import (
    Appointment,
    ContactPoint,
    InboundMessage,
    Message,
    PatientContact,
    PrivacyIncident,
    StaffTask,
)
from tests.factories import (
    NOW,
    SettableClock,
    answers_to,
    bodies,
    claimed,
    engine,
    message,
    patient,
    phone,
    status,
    tasks,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db
PHONE = "+16085550101"


class Talk:
    """A phone and an engine, a minute apart for each turn."""

    def __init__(self) -> None:
        self.clock, self.carrier = SettableClock(), MemoryProvider()
        self.engine = engine(self.clock, self.carrier)

    def say(self, words: str, *, sender: str = PHONE) -> list[str]:
        """Text these words; the texts that come back to that phone."""
        before = len(bodies(self.carrier))
        self.clock.advance(minutes=1)
        receive_inbound([text(words, sender=sender)], "memory", self.clock.now())
        take_replies(self.engine)
        self.send()
        return bodies(self.carrier)[before:]

    def send(self) -> None:
        dispatch(claimed(self.engine), self.engine)


@pytest.fixture
def talk() -> Talk:
    return Talk()


def fresh(about: Appointment) -> Appointment:
    return Appointment.objects.get(pk=about.pk)


class TestGivingAVisitUpInOnesOwnWords:
    def test_it_is_asked_once_and_then_done(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        (asked,) = talk.say("I need to cancel my appointment")
        assert "To give it up, reply X" in asked or "X" in asked
        assert fresh(about).status == "booked"
        (done,) = talk.say("X")
        assert "is cancelled" in done
        assert fresh(about).status == "cancelled"
        assert tasks() == ["cancelled"]

    @pytest.mark.parametrize(
        "words",
        ["cancel my visit", "Yes cancel", "yes, cancel it please", "sí, cancele", "si cancelar", "si X"],
    )
    def test_saying_it_again_is_certain_enough(self, talk: Talk, words: str) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("I need to cancel my appointment")
        (done,) = talk.say(words)
        assert "is cancelled" in done
        assert fresh(about).status == "cancelled"

    def test_c_keeps_it(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("no puedo ir")
        (kept,) = talk.say("C")
        assert "keep" in kept
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", talk.clock.now())

    @pytest.mark.parametrize(
        "words", ["No", "no thanks", "no keep it", "Please don't cancel it", "no la cancele"]
    )
    def test_no_keeps_it_and_confirms_nothing(self, talk: Talk, words: str) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("My kid has a fever so maybe we cannot come")
        assert tasks() == ["reply"]
        (kept,) = talk.say(words)
        assert "keep" in kept
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
        assert StaffTask.objects.get(kind="reply").closed_by == "the patient"

    def test_a_no_before_cancel_may_mean_either_and_is_for_a_person(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("My kid has a fever so maybe we cannot come")
        talk.say("no cancel it")
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
        assert tasks() == ["reply", "reply"]

    def test_what_they_asked_besides_stays_for_a_person(self, talk: Talk) -> None:
        under_way(Status.DELIVERED, visit())
        talk.say("I can't come tomorrow. Where do I send the forms?")
        asked = InboundMessage.objects.get()
        assert asked.also == "question"
        talk.say("No")
        assert tasks() == ["reply"]

    def test_yes_could_mean_either_and_is_for_a_person(self, talk: Talk) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        talk.say("please cancel my appointment")
        talk.say("yes")
        assert (fresh(about).status, fresh(about).confirmed_at) == ("booked", None)
        assert tasks() == ["reply"]


@pytest.mark.parametrize(
    "words", ["thanks", "Gracias!", "ok great", "👍", "🙏🏽", "Liked “thank you, confirmed”"]
)
def test_thanks_after_everything_is_said_need_nobody(talk: Talk, words: str) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say("C")
    assert talk.say(words) == []
    assert tasks() == []


def test_a_thumb_to_our_question_back_is_for_a_person_though_the_visit_was_confirmed(
    talk: Talk,
) -> None:
    under_way(Status.DELIVERED, visit())
    talk.say("C")
    talk.say("I need to cancel my appointment")
    talk.say("👍")
    assert tasks() == ["reply"]


@pytest.mark.parametrize("words", ["HELP", "START", "stop", "👍", "are you there?"])
def test_p59_whatever_somebody_in_danger_writes_next_a_colleague_sees(talk: Talk, words: str) -> None:
    talk.say("I want to kill myself")
    talk.say(words)
    assert len(tasks()) == 2
    assert open_tasks()[1].danger == open_tasks()[0].id


@pytest.mark.parametrize("words", ["thanks", "👍", "Liked “your visit is Tue”"])
def test_thanks_where_an_answer_is_awaited_are_for_a_person(talk: Talk, words: str) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say(words)
    assert fresh(about).confirmed_at is None
    assert tasks() == ["reply"]


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


class TestStopsInOnesOwnWords:
    def test_p10_one_confirmation_and_then_silence(self, talk: Talk) -> None:
        under_way(Status.DELIVERED, visit())
        (said,) = talk.say("please stop texting me")
        assert "START" in said
        assert talk.say("I said stop texting me!!") == []

    def test_p10_too_late_it_is_not_said_at_all(self) -> None:
        under_way(Status.DELIVERED, visit())
        receive_inbound([text("please stop texting me")], "memory", NOW)
        late = engine(SettableClock(NOW + timedelta(minutes=6)), carrier := MemoryProvider())
        take_replies(late)
        dispatch(claimed(late), late)
        assert bodies(carrier) == []

    def test_p10_p30_at_two_in_the_morning_too(self, talk: Talk) -> None:
        talk.clock.instant = datetime.fromisoformat("2027-03-09T02:00-06:00")
        under_way(Status.DELIVERED, visit())
        assert len(talk.say("stop sending me these")) == 1

    @pytest.mark.parametrize("word", ["STOP", "UNSUBSCRIBE", "QUIT"])
    def test_p16_the_carriers_own_words_are_left_to_it(self, talk: Talk, word: str) -> None:
        under_way(Status.DELIVERED, visit())
        assert talk.say(word) == []

    def test_p47_a_wrong_number_is_an_opt_out_and_an_incident(self, talk: Talk) -> None:
        about = visit()
        told = under_way(Status.DELIVERED, about)
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        talk.say("You have the wrong number")
        incident = PrivacyIncident.objects.get()
        assert (incident.patients, incident.messages) == ([about.patient_id], [told.pk])
        assert status(ahead) == Status.SUPPRESSED
        assert tasks(inbound=InboundMessage.objects.get()) == ["wrong_number"]

    def test_p12_a_bare_stop_may_end_one_purpose(self) -> None:
        about = visit()
        under_way(Status.DELIVERED, about, purpose="education")
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        series = message(about, send_at=NOW + timedelta(hours=3), purpose="education", template="welcome")
        for words, left in (("STOP", "planned"), ("STOPALL", "suppressed")):
            receive_inbound([text(words)], "memory", NOW, narrow_stop=True)
            assert (status(series), status(ahead)) == ("suppressed", left)

    @pytest.mark.parametrize(("words", "then"), [("START", "planned"), ("YES", "suppressed")])
    def test_p13_start_brings_back_what_a_narrow_stop_ended(self, words: str, then: str) -> None:
        about = visit()
        under_way(Status.DELIVERED, about)
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        for said_ in ("STOP", words):
            receive_inbound([text(said_)], "memory", NOW, narrow_stop=True)
        assert ContactPoint.objects.get().opted_out_at is None, "it never stopped everything"
        assert status(ahead) == then

    def test_p12_otherwise_it_ends_all(self) -> None:
        about = visit()
        under_way(Status.DELIVERED, about, purpose="education")
        ahead = message(about, send_at=NOW + timedelta(hours=3))
        receive_inbound([text("STOP")], "memory", NOW)
        assert status(ahead) == Status.SUPPRESSED


def test_a_phone_that_several_share_and_nobody_asked_is_for_a_person(talk: Talk) -> None:
    shared = phone()
    patient(shared), patient(shared)
    talk.say("C")
    inbound = InboundMessage.objects.get()
    assert inbound.patient is None
    assert tasks() == ["reply"]


def test_an_answer_is_planned_once_however_often_it_is_taken(talk: Talk) -> None:
    under_way(Status.DELIVERED, visit())
    talk.say("C")
    InboundMessage.objects.update(processed_at=None)
    take_replies(talk.engine)
    assert answers_to(InboundMessage.objects.all()) == ["confirmed"]
    assert Message.objects.filter(in_reply_to__isnull=False).count() == 1


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


def test_who_cancels_needs_no_call_any_more(talk: Talk) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    StaffTask.objects.create(
        kind="call", dedupe_key=f"call:{about.pk}:v1", appointment=about, opened_at=talk.clock.now()
    )
    talk.say("X")
    assert StaffTask.objects.get(kind="call").closed_at is not None


def test_who_cancelled_is_not_told_of_it_when_the_row_changes(talk: Talk) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    talk.say("X")
    plan_touches([about.pk], talk.clock.now(), HOUSE_HOURS)
    assert not Message.objects.filter(step="cancelled").exists()
