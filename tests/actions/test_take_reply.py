"""What becomes of a patient's text."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from outreach.actions.close_task import close
from outreach.actions.dispatch import dispatch
from outreach.actions.opt_out import opt_out
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Appointment, ContactPoint, InboundMessage, Message, Patient, StaffTask
from outreach.records.moves import Move, move
from outreach.records.queries import alone_with_replies
from tests.actions.planning import booked, open_steps, plan
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
    text,
    under_way,
    visit,
)
from tests.threads import Beside

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


def asked(about: Appointment | None = None, **fields: Any) -> Appointment:
    """A visit whose patient was asked by text at NOW."""
    about = about or visit()
    under_way(Status.DELIVERED, about, **fields)
    return about


def reply(*words: str, at: datetime = LATER, sender: str = "+16085550101") -> list[InboundMessage]:
    """These texts come in at once and are acted on."""
    before = set(InboundMessage.objects.values_list("id", flat=True))
    receive_inbound([text(each, sender=sender) for each in words], "memory", at)
    take_replies(engine(SettableClock(at)))
    return list(InboundMessage.objects.exclude(id__in=before).order_by("id"))


def fresh(about: Appointment) -> Appointment:
    return Appointment.objects.get(pk=about.pk)


def test_who_tells_us_that_the_patient_has_died_is_not_told_how_to_get_more_texts() -> None:
    asked()
    reply("please stop, my mother passed away")
    carrier = MemoryProvider()
    the = engine(SettableClock(LATER), carrier)
    dispatch(claimed(the), the)
    (words,) = bodies(carrier)
    assert "for telling us" in words
    assert "START" not in words
    (task,) = StaffTask.objects.all()
    assert (task.kind, "everything automatic to them is held" in task.note) == ("deceased", True)


@pytest.mark.parametrize(
    ("words", "kinds"), [("STOP. where do I send my forms?", ["question"]), ("STOP", [])]
)
def test_who_stops_and_asks_is_answered_by_a_person(words: str, kinds: list[str]) -> None:
    asked()
    reply(words)
    assert ContactPoint.objects.get().opted_out_at == LATER
    assert tasks() == kinds


@pytest.mark.parametrize("alone", [True, False])
def test_nobody_mails_somebody_who_may_have_died_in_place_of_a_text(alone: bool) -> None:
    shared = phone()
    about = visit(patient(shared, mailbox()))
    if not alone:
        patient(shared)
    under_way(Status.DELIVERED, about)
    text_left = message(about, send_at=LATER + timedelta(days=1), step="two_hours")
    reply("please stop, my mother passed away")
    assert status(text_left) == Status.SUPPRESSED
    (mail,) = Message.objects.filter(channel="email")
    assert status(mail) == (Status.HELD if alone else Status.PLANNED)
    assert tasks() == ["deceased" if alone else "reply"]


def test_nor_of_a_visit_that_is_called_off_since_until_a_colleague_says_that_they_live() -> None:
    about = asked(visit(patient(phone(), mailbox())))
    reply("my wife died in may, please take her off your list")
    Appointment.objects.update(status="cancelled", version=2, known_at=LATER)
    plan(about)
    carrier = MemoryProvider(Channel.EMAIL)
    the = engine(SettableClock(LATER), carrier)
    dispatch(claimed(the), the)
    assert not bodies(carrier)
    (notice,) = Message.objects.filter(step="cancelled")
    assert status(notice) == Status.HELD
    reply("START", at=LATER + timedelta(minutes=1))
    assert status(notice) == Status.HELD, "whoever has the phone does not say for a colleague that they live"
    close(StaffTask.objects.get(kind="deceased").pk, "Kim", LATER, resume=True)
    assert status(notice) == Status.PLANNED


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


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("HELP", []),
        ("INFO", []),
        ("AYUDA", ["help"]),
        ("Help!", ["help"]),
        ("START", []),
        ("Start.", ["start_ack"]),
    ],
)
def test_help_and_start_are_answered_by_us_only_where_the_carrier_does_not(
    word: str, answer: list[str]
) -> None:
    """Rules P16 and P22."""
    asked()
    assert answers_to(reply(word)) == answer
    assert not tasks()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("stop", "STOP"),
        ("stop", "enough of this"),
        ("help", "assist"),
        ("start", "resume"),
        ("stop", "CANCEL"),
    ],
)
def test_p16_what_the_carrier_says_it_understood_it_has_answered(said: str, words: str) -> None:
    """OptOutType comes with words of the clinic's own choosing too."""
    asked()
    carrier = MemoryProvider()
    receive_inbound([text(words, opt_out=said)], "memory", LATER)
    the = engine(SettableClock(LATER), carrier)
    take_replies(the)
    dispatch(claimed(the), the)
    assert bodies(carrier) == []


class TestYes:
    """The four states of opted in or out, asked or not, and a toll-free number of the clinic's."""

    def test_p20_opted_in_and_asked_confirms(self) -> None:
        about = asked()
        reply("YES")
        assert fresh(about).confirmed_at

    def test_p20_opted_in_and_not_asked_is_for_a_person(self) -> None:
        phone()
        reply("YES")
        assert tasks() == ["reply"]

    @pytest.mark.parametrize("was_asked", [True, False])
    def test_p20_opted_out_opts_in_and_confirms_nothing(self, was_asked: bool) -> None:
        about = asked() if was_asked else visit()
        reply("STOP")
        reply("YES", at=LATER + timedelta(minutes=1))
        assert fresh(about).confirmed_at is None
        assert about.patient.links.get().contact.opted_out_at is None
        assert not tasks()

    @pytest.mark.parametrize("out", ["please stop texting me", "by phone"])
    def test_p13_yes_does_not_end_an_opt_out_that_the_carrier_does_not_know(self, out: str) -> None:
        about = asked()
        if out == "by phone":
            opt_out([about.patient.links.get().contact_id], LATER, actor="staff", medium="phone")
        else:
            reply(out)
        for minute, word in enumerate(("YES", "yeah", "sí"), 1):
            reply(word, at=LATER + timedelta(minutes=minute))
        assert about.patient.links.get().contact.opted_out_at == LATER

    def test_p20_only_the_carriers_own_word_ends_it(self) -> None:
        about = asked()
        reply("STOP")
        reply("yeah", at=LATER + timedelta(minutes=1))
        assert about.patient.links.get().contact.opted_out_at == LATER

    def test_p20_to_a_toll_free_number_it_opts_nobody_in(self) -> None:
        about = asked()
        reply("STOP")
        receive_inbound([text("YES", to="+18885550100")], "memory", LATER)
        assert about.patient.links.get().contact.opted_out_at == LATER

    def test_the_next_one_confirms_again(self) -> None:
        about = asked()
        for minute, word in enumerate(["STOP", "START", "YES"]):
            reply(word, at=LATER + timedelta(minutes=minute))
        assert fresh(about).confirmed_at


@pytest.mark.parametrize(
    ("word", "answer"), [("CANCEL", []), ("Cancel!", ["stop_ack"]), ("cancelar", ["stop_ack"])]
)
def test_p19_bare_cancel_opts_out_keeps_the_visit_and_asks_a_person(word: str, answer: list[str]) -> None:
    """The carrier answers its own keyword alone (P16)."""
    about = asked()
    came = reply(word)
    assert about.patient.links.get().contact.opted_out_at == LATER
    assert fresh(about).status == "booked"
    assert tasks(appointment=about) == ["cancel_or_stop"]
    assert answers_to(came) == answer


def test_stop_is_answered_by_nobody_and_troubles_nobody() -> None:
    asked()
    came = reply("STOP")
    assert came[0].outcome == "opted out"
    assert answers_to(came) == tasks() == []


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


def test_each_text_is_acted_on_once() -> None:
    about = asked()
    reply("X")
    assert take_replies(engine(SettableClock(LATER))) == 0
    assert fresh(about).version == 2


def test_one_after_the_other_in_the_order_they_came() -> None:
    about = asked()
    came = reply("C", "X")
    assert [each.outcome for each in came] == ["confirmed", "cancel_ack"]
    assert fresh(about).status == "cancelled"


def test_c_after_x_does_not_bring_the_visit_back() -> None:
    about = asked()
    reply("X", "C")
    assert (fresh(about).status, fresh(about).confirmed_at) == ("cancelled", None)
    assert tasks() == ["cancelled", "late_reply"]


def test_a_text_that_trips_us_goes_to_a_person_and_the_others_are_handled() -> None:
    about = asked()
    receive_inbound([text("hm"), text("C")], "memory", LATER)
    odd = InboundMessage.objects.order_by("id")[0]
    InboundMessage.objects.filter(pk=odd.pk).update(intent="gibberish")
    assert take_replies(engine(SettableClock(LATER))) == 2
    odd.refresh_from_db()
    assert (odd.outcome, odd.processed_at) == ("failed, passed to staff", LATER)
    assert tasks(inbound=odd) == ["reply"]
    assert fresh(about).confirmed_at


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


def test_no_more_are_taken_than_asked_for() -> None:
    """In a flood of texts their answers go out in between."""
    phone()
    receive_inbound([text("thanks", sender=f"+160855501{n:02}") for n in range(8)], "memory", NOW)
    taken = [take_replies(engine(SettableClock(LATER)), at_most=3) for _ in range(4)]
    assert taken == [3, 3, 2, 0]


@pytest.mark.django_db(transaction=True)
def test_one_process_acts_on_texts_at_a_time() -> None:
    """The others leave it to that one, and are free to send the answers."""
    phone()
    receive_inbound([text("thanks")], "memory", NOW)
    with transaction.atomic():
        assert alone_with_replies()
        other = Beside(lambda: take_replies(engine(SettableClock(LATER))))
        assert other.result() == 0
    assert take_replies(engine(SettableClock(LATER))) == 1


def test_p13_start_plans_what_was_booked_while_the_patient_wanted_nothing() -> None:
    reply("STOP")
    made = booked(patient(phone()))
    plan(made)
    assert open_steps(made) == []
    reply("START")
    assert open_steps(made) == ["one_day", "two_hours"]
