"""Patients' texts come in: each once, and an opt-out in force before anybody is answered."""

import threading
from functools import partial

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from outreach.actions.dispatch import dispatch
from outreach.actions.opt_out import opt_out
from outreach.actions.pause import resume_people_at
from outreach.actions.receive_inbound import Received, may_change_standing, receive_inbound
from outreach.domain.lifecycle import Status
from outreach.domain.reply import CARRIER_STOP
from outreach.providers.base import Inbound
from outreach.providers.memory import MemoryProvider
from outreach.records.locks import lock_contacts_of, one_at_a_time
from outreach.records.models import ContactPoint, InboundMessage, Message, Patient
from outreach.records.moves import Move, lease, move
from outreach.records.queries import calls_may_start, due
from tests.factories import (
    NOW,
    claimed,
    engine,
    message,
    patient,
    phone,
    said,
    status,
    text,
    under_way,
    visit,
)
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db
PHONE = "+16085550101"


def receive(*texts: Inbound) -> Received:
    return receive_inbound(texts, "memory", NOW)


def settled(received: Received) -> bool:
    return not calls_may_start(received.stopped)


def ledger() -> list[str]:
    return list(said().order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize("word", sorted(CARRIER_STOP))
@pytest.mark.parametrize("dress", ["{}", "{}!", " {}. "])
def test_every_stop_word_opts_out(word: str, dress: str) -> None:
    """Rule P7: any case, any punctuation."""
    it = message()
    for written in (word.upper(), word.title()):
        assert receive(text(dress.format(written))).stopped == [it.contact_id]
    assert status(it) == Status.SUPPRESSED
    assert ContactPoint.objects.get().opted_out_at == NOW
    event = said().order_by("id").first()
    assert event is not None
    assert (event.actor, event.medium, event.wording) == ("patient", "text", dress.format(word.upper()))


def test_what_the_carrier_took_for_a_stop_is_one() -> None:
    """Rule P15: OptOutType, with whatever words."""
    message()
    assert receive(text("enough of this", opt_out="stop")).stopped


def test_a_repeated_webhook_has_one_effect() -> None:
    """Rule P26."""
    phone()
    one = text("STOP")
    assert receive(one, one).fresh == 1
    assert receive(one).fresh == 0
    assert ledger() == ["withdrawn"]
    assert InboundMessage.objects.count() == 1


def test_a_repeated_stop_does_not_undo_a_later_start() -> None:
    phone()
    stop = text("STOP")
    for each in (stop, text("START"), stop):
        receive(each)
    assert ContactPoint.objects.get().opted_out_at is None


@pytest.mark.parametrize(
    ("words", "out"),
    [
        (["STOP", "START"], False),
        (["START", "STOP"], True),
        (["STOP", "START", "STOP"], True),
        (["STOP", "C"], True),
        (["STOP", "yes"], False),
    ],
)
def test_one_batch_is_taken_in_its_order(words: list[str], out: bool) -> None:
    phone()
    receive(*[text(word) for word in words])
    assert (ContactPoint.objects.get().opted_out_at is not None) is out
    assert list(InboundMessage.objects.order_by("id").values_list("body", flat=True)) == words


def test_a_batch_of_many_phones_keeps_each_ones_own_words_and_order() -> None:
    """Rule P7: the ledger quotes each patient, however many stop at the same moment."""
    numbers = [f"+160855501{n:02}" for n in range(20)]
    for number in numbers:
        phone(number)
    words = [("STOP", "START"), ("START", "stop please"), ("C", "Unsubscribe"), ("STOP ALL", "C")]
    batch = [text(words[n % 4][turn], sender=number) for turn in (0, 1) for n, number in enumerate(numbers)]
    assert receive(*batch).fresh == 40
    out = ContactPoint.objects.filter(opted_out_at__isnull=False).order_by("value")
    assert list(out.values_list("value", flat=True)) == [n for i, n in enumerate(numbers) if i % 4]
    for n, number in enumerate(numbers):
        theirs = said().filter(contact__value=number).order_by("id")
        expected = [
            [("withdrawn", "STOP"), ("granted", "START")],
            [("withdrawn", "stop please")],
            [("withdrawn", "Unsubscribe")],
            [("withdrawn", "STOP ALL")],
        ]
        assert list(theirs.values_list("kind", "wording")) == expected[n % 4]


def test_a_batch_takes_few_statements_however_many_stop(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(50):
        message(visit(patient(phone(f"+160855501{n:02}"))))
    with django_assert_max_num_queries(13):
        receive(*[text("STOP", sender=f"+160855501{n:02}") for n in range(50)])
    assert set(Message.objects.values_list("status", flat=True)) == {Status.SUPPRESSED}


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("STOP", True),
        ("please leave me alone and stop texting", True),
        ("i want to kill myself", True),
        ("START", True),
        ("yes", True),
        ("C", False),
        ("What time is my appointment?", False),
        ("thanks", False),
    ],
)
def test_p8_only_what_changes_a_phones_standing_waits_for_its_dispatcher(words: str, changes: bool) -> None:
    assert may_change_standing(text(words)) is changes


def test_start_without_an_opt_out_is_no_consent() -> None:
    phone()
    receive(text("START"))
    assert ledger() == []


def test_an_unknown_number_is_heard_too() -> None:
    received = receive(text("STOP", sender="+16085550177"))
    point = ContactPoint.objects.get(value="+16085550177")
    assert received.stopped == [point.pk]
    assert point.opted_out_at == NOW


def test_others_in_the_batch_are_not_concerned() -> None:
    theirs = message(visit(patient(phone("+16085550102"))))
    receive(text("STOP"), text("C", sender="+16085550102"))
    assert status(theirs) == Status.PLANNED
    intents = InboundMessage.objects.order_by("id").values_list("intent", flat=True)
    assert list(intents) == ["stop", "confirm"]


@pytest.mark.parametrize("body", ["", "👍", "x" * 1600, "it's 100% {odd} %s \\ \"'", "nu\0l"])
def test_no_text_is_lost_for_its_characters(body: str) -> None:
    receive(text(body))
    assert InboundMessage.objects.get().body == body.replace("\0", "")


class TestSettled:
    """Rule P8: the webhook is answered only when no call can start any more."""

    @pytest.fixture
    def stopped(self) -> Received:
        phone()
        return receive(text("STOP"))

    def open_window(self, seconds: float) -> Message:
        it = under_way(Status.SENDING)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE message SET start_by = clock_timestamp() + make_interval(secs => %s)", [seconds]
            )
        return it

    def test_p59_words_of_danger_wait_for_their_other_phone_too(self) -> None:
        one, two = phone("+16085550101"), phone("+16085550102")
        patient(one, two)
        assert receive(text("I want to die")).stopped == [one.pk, two.pk]

    def test_at_once_where_nothing_is_under_way(self, stopped: Received) -> None:
        assert settled(stopped)

    def test_not_while_a_worker_may_start(self, stopped: Received) -> None:
        it = self.open_window(30)
        assert not settled(stopped)
        move(Status.SENT, [Move(it.pk)], NOW)
        assert settled(stopped)

    def test_the_carriers_second_try_waits_as_well(self) -> None:
        """The first webhook died while it waited: this one is answered, and P8 holds from its answer on."""
        stop = text("STOP", phone().value)
        receive(stop)
        self.open_window(30)
        assert not settled(receive(stop))

    def test_once_the_window_and_its_grace_are_over(self, stopped: Received) -> None:
        self.open_window(-0.6)
        assert settled(stopped)

    def test_a_call_to_another_phone_does_not_matter(self, stopped: Received) -> None:
        it = self.open_window(30)
        Message.objects.filter(pk=it.pk).update(contact=phone("+16085550102"))
        assert settled(stopped)

    def test_nothing_to_wait_for_without_an_opt_out(self) -> None:
        self.open_window(30)
        assert settled(receive(text("C")))


@pytest.mark.django_db(transaction=True)
class TestTheRaceWithDispatch:
    @pytest.mark.parametrize("channel", ["sms", "email"])
    def test_a_message_that_got_another_address_meanwhile_is_left_alone(self, channel: str) -> None:
        it = message()
        claimed(engine())
        with transaction.atomic():
            held = lock_contacts_of([it.pk])
            Message.objects.filter(pk=it.pk).update(contact=phone("+16085550102"), channel=channel)
            assert due([it.pk], "sms", held) == []
        assert status(it) == Status.QUEUED

    def test_the_opt_out_waits_for_a_dispatcher_that_decides_and_then_sees_its_call(self) -> None:
        it = message()
        claimed(engine())
        with transaction.atomic():  # what dispatch does before it commits
            assert due([it.pk], "sms", lock_contacts_of([it.pk]))
            move(Status.SENDING, [Move(it.pk)], NOW, also=lease(60, 30))
            stop = Beside(lambda: receive(text("STOP")))
            until(somebody_waits)
        received = stop.result()
        assert isinstance(received, Received)
        assert status(it) == Status.SENDING
        assert not settled(received), "the webhook must wait until this call is over"

    def test_p59_a_resume_waits_for_a_dispatcher_that_still_holds_and_lets_its_messages_go(self) -> None:
        it = message()
        Patient.objects.update(paused_at=NOW)
        claimed(engine())

        def resume() -> int:
            with transaction.atomic():
                return resume_people_at(it.contact_id, NOW, task_id=0)

        with transaction.atomic():  # what dispatch does before it commits
            one_at_a_time([it.pk])
            move(Status.HELD, [Move(it.pk, "a colleague is with this patient", "P59")], NOW)
            colleague = Beside(resume)
            until(somebody_waits)
        assert colleague.result() == 1
        assert status(it) == Status.PLANNED

    def test_a_dispatcher_that_comes_second_sees_the_opt_out(self) -> None:
        it = message()
        claimed(engine())

        def decide() -> bool:
            with transaction.atomic():
                return bool(due([it.pk], "sms", lock_contacts_of([it.pk])))

        with transaction.atomic():
            opt_out([it.contact_id], NOW, actor="patient", medium="text")
            worker = Beside(decide)
            until(somebody_waits)
        assert worker.result() is False
        assert status(it) == Status.SUPPRESSED

    def test_no_call_begins_after_a_stop_was_settled(self) -> None:
        """Many workers against one STOP: whatever was called had been called before `settled`."""
        rows = [message(visit(patient()), template="moved") for _ in range(30)]
        carrier, go = MemoryProvider(), threading.Event()
        the = engine(None, carrier)
        ids = claimed(the)
        from_here = [ids[n::6] for n in range(6)]

        def work(part: list[int]) -> None:
            go.wait(10)
            for each in part:
                dispatch([each], the)

        workers = [Beside(partial(work, part)) for part in from_here]
        go.set()
        received = receive(text("STOP"))
        until(lambda: settled(received))
        calls = len(carrier.kept)
        for worker in workers:
            worker.result()
        assert len(carrier.kept) == calls
        assert {status(row) for row in rows} <= {"sent", "suppressed"}

    def test_two_batches_of_the_same_phones_in_opposite_orders(self) -> None:
        numbers = [f"+160855501{n:02}" for n in range(20)]
        both = [
            Beside(partial(receive, *[text("STOP", sender=n) for n in order]))
            for order in (numbers, numbers[::-1], numbers)
        ]
        for each in both:
            each.result()
        assert said().count() == 60
        assert ContactPoint.objects.filter(opted_out_at__isnull=False).count() == 20
