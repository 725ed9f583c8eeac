"""Dispatch: decide on facts of the moment, commit, and call the carrier once."""

import threading
from datetime import datetime, timedelta
from typing import cast

import pytest
from django.db import connection, transaction

from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Limits
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.sms import measure
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Message
from tests.actions.sending import Watched, send
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    engine,
    mailbox,
    message,
    path,
    patient,
    phone,
    sender,
    status,
    text,
    under_way,
    visit,
)
from tests.threads import Beside

pytestmark = pytest.mark.django_db


def test_a_due_reminder_goes_out_in_the_words_of_its_template(carrier: MemoryProvider) -> None:
    it = message()
    assert send(carrier) == 1
    (kept,) = carrier.kept
    assert kept.message.to == "+16085550101"
    assert kept.message.body == (
        "Revival Madison: your visit is Tue, Mar 9 at 9:00 AM. Reply C to confirm, R to reschedule,"
        " X to cancel. Questions? 608-555-0100. STOP to opt out."
    )
    assert path(it) == ["queued", "sending", "sent"]


def test_what_is_stored_is_what_was_sent(carrier: MemoryProvider) -> None:
    channel = sender()
    it = message()
    send(carrier)
    it.refresh_from_db()
    (kept,) = carrier.kept
    assert it.body == kept.message.body
    assert str(it.token) == kept.message.token
    assert it.segments == measure(it.body).segments == 1
    assert (it.provider_id, it.sender_id) == (kept.provider_id, channel.pk)
    assert (it.attempts, it.attempted_at, it.sent_at) == (1, NOW, NOW)


def test_an_e_mail_has_a_subject_a_name_and_html() -> None:
    post = MemoryProvider(Channel.EMAIL)
    it = message(visit(patient(mailbox())))
    assert send(post) == 1
    mail = post.kept[0].message
    assert mail.to == "ada@example.org"
    assert mail.subject == "Your visit on Tuesday, March 9"
    assert "Hello Ada," in mail.body
    assert "<p>Hello Ada,</p>" in mail.html
    it.refresh_from_db()
    assert (it.subject, it.body) == (mail.subject, mail.body)
    assert it.check_at is None, "a mail server sends no receipts to wait for"


def test_in_the_language_of_the_patient(carrier: MemoryProvider) -> None:
    message(visit(patient(language="es")))
    send(carrier)
    assert "su cita es el" in bodies(carrier)[0]


def test_the_carrier_lets_it_die_when_it_is_no_longer_useful(carrier: MemoryProvider) -> None:
    message(not_after=NOW + timedelta(minutes=20))
    send(carrier)
    assert carrier.kept[0].message.valid_for_s == 1200


def test_p30_the_carrier_may_not_deliver_it_into_the_night(carrier: MemoryProvider) -> None:
    evening = datetime.fromisoformat("2027-03-08T19:30-06:00")
    message(visit(start=evening + timedelta(days=1)), send_at=evening, not_after=evening + timedelta(days=1))
    the = engine(SettableClock(evening), carrier)
    dispatch(claimed(the), the)
    assert carrier.kept[0].message.valid_for_s == 90 * 60


def test_p30_what_was_written_in_an_evening_of_outage_is_answered_in_the_morning(
    carrier: MemoryProvider,
) -> None:
    under_way(Status.DELIVERED, visit(start=datetime.fromisoformat("2027-03-11T09:00-06:00")))
    receive_inbound([text("C")], "memory", datetime.fromisoformat("2027-03-08T19:00-06:00"))
    clock = SettableClock(datetime.fromisoformat("2027-03-09T03:00-06:00"))
    the = engine(clock, carrier)
    take_replies(the)
    dispatch(claimed(the), the)
    assert bodies(carrier) == []
    clock.advance(hours=5)
    dispatch(claimed(the), the)
    assert "is confirmed" in bodies(carrier)[0]


def test_however_often_it_is_called_it_sends_once(carrier: MemoryProvider) -> None:
    message()
    the = engine(None, carrier)
    ids = claimed(the)
    assert [dispatch(ids, the), dispatch(ids, the), dispatch(ids + ids, the)] == [1, 0, 0]
    assert len(carrier.kept) == 1


def test_only_what_was_claimed_is_sent(carrier: MemoryProvider) -> None:
    about = visit()
    ids = [message(about, status=each).pk for each in set(Status) - {Status.QUEUED}]
    assert dispatch([*ids, 10**9], engine(None, carrier)) == 0
    assert not carrier.kept


def test_no_channel_waits_for_the_calls_of_another_with_its_window_open() -> None:
    text, mail = message(), message(visit(patient(mailbox())))
    seen: list[str] = []
    send(Watched(lambda: seen.append(status(mail))), MemoryProvider(Channel.EMAIL))
    assert seen == [Status.QUEUED]
    assert (status(text), status(mail)) == (Status.SENT, Status.SENT)


def test_no_more_are_begun_than_a_provider_can_call_at_once() -> None:
    for n in range(5):
        message(visit(patient(phone(f"+160855501{n:02}"))))
    seen: list[int] = []
    slow = Watched(lambda: seen.append(Message.objects.filter(status=Status.SENDING).count()))
    slow.at_once = 2
    assert send(slow) == 5
    assert seen == [2, 2, 1]


def test_the_call_runs_under_a_lease_with_a_window_to_start(carrier: MemoryProvider) -> None:
    it = message()
    windows = []

    def look() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT lease_until > clock_timestamp() + interval '50 s', start_by > clock_timestamp(),"
                " start_by < clock_timestamp() + interval '30 s', status FROM message WHERE id = %s",
                [it.pk],
            )
            windows.append(cursor.fetchone())

    send(Watched(look))
    assert windows == [(True, True, True, "sending")]


def test_a_start_window_that_has_closed_starts_no_call(carrier: MemoryProvider) -> None:
    it = message()
    the = engine(None, carrier, limits=Limits(start_window_s=-1))
    dispatch(claimed(the), the)
    assert not carrier.kept
    it.refresh_from_db()
    assert (it.status, it.send_at) == (Status.PLANNED, NOW)


@pytest.mark.django_db(transaction=True)
class TestRealCommits:
    def test_no_transaction_is_open_while_the_carrier_is_called(self) -> None:
        it = message()
        seen: list[tuple[bool, object]] = []
        send(Watched(lambda: seen.append((connection.in_atomic_block, Beside(lambda: status(it)).result()))))
        assert seen == [(False, "sending")]

    def test_two_workers_with_the_same_ids_send_once(self) -> None:
        for n in range(40):
            message(visit(patient(phone(f"+160855501{n:02}"))))
        carrier, together = MemoryProvider(), threading.Barrier(2)
        the = engine(None, carrier)
        ids = claimed(the)

        def work() -> int:
            together.wait(10)
            return dispatch(ids, the)

        calls = [cast("int", each.result()) for each in (Beside(work), Beside(work))]
        assert sum(calls) == 40
        tokens = [kept.message.message_id for kept in carrier.kept]
        assert sorted(tokens) == sorted(ids)

    def test_a_message_that_somebody_else_holds_is_left_to_them(self) -> None:
        """An import holds what it takes back to its end; to wait for it with others in hand may deadlock."""
        held, fine = message(), message()
        the = engine()
        ids = claimed(the)
        with transaction.atomic():
            Message.objects.select_for_update().get(pk=held.pk)
            assert Beside(lambda: dispatch(ids, the)).result() == 1
        assert (status(held), status(fine)) == (Status.QUEUED, Status.SENT)

    def test_a_worker_that_dies_in_the_call_leaves_the_message_in_its_care(self) -> None:
        it = message()

        def die() -> None:
            raise SystemExit

        with pytest.raises(SystemExit):
            send(Watched(die))
        assert status(it) == Status.SENDING
