"""What STOP, START and YES do beyond the ledger, and what is done about a patient who may have died."""

from datetime import timedelta

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
from outreach.records.models import Appointment, ContactPoint, Message, StaffTask
from outreach.records.planning import lock_visits
from tests.actions.planning import booked, open_steps, plan
from tests.actions.replying import LATER, asked, fresh, reply
from tests.factories import (
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
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db


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


def test_p13_start_plans_what_was_booked_while_the_patient_wanted_nothing() -> None:
    reply("STOP")
    made = booked(patient(phone()))
    plan(made)
    assert open_steps(made) == []
    reply("START")
    assert open_steps(made) == ["one_day", "two_hours"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("word", ["START", "YES"])
def test_who_is_back_takes_visits_in_the_order_an_import_does(word: str) -> None:
    """The first of two is held: with the second in hand, which they were asked about, both would wait."""
    person = patient(phone())
    first, second = booked(person), asked(booked(person))
    reply("STOP")
    receive_inbound([text(word)], "memory", LATER)
    with transaction.atomic():
        lock_visits([first.pk])
        acting = Beside(lambda: take_replies(engine(SettableClock(LATER))))
        until(somebody_waits)
        Appointment.objects.select_for_update(nowait=True).get(pk=second.pk)
    assert acting.result() == 1
    assert open_steps(first) == open_steps(second) == ["one_day", "two_hours"]
