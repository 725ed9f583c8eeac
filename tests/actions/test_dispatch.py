"""Dispatch: decide on facts of the moment, commit, and call the carrier once."""

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

import pytest
from django.db import connection, transaction

from outreach.actions.dispatch import dispatch
from outreach.actions.engine import Limits
from outreach.actions.opt_out import opt_out
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.sms import measure
from outreach.domain.wording import Catalogue
from outreach.providers.base import Outgoing, Result
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Appointment, ContactPoint, InboundMessage, Message, PatientContact
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    engine,
    events,
    mailbox,
    message,
    path,
    patient,
    phone,
    sender,
    status,
    tasks,
    visit,
)
from tests.threads import Beside

pytestmark = pytest.mark.django_db


class Watched(MemoryProvider):
    """Calls `during` when a batch arrives at the carrier."""

    def __init__(self, during: Callable[[], object]) -> None:
        super().__init__()
        self._during = during

    def send(self, batch: Sequence[Outgoing]) -> Iterator[Sequence[Result]]:
        self._during()
        return super().send(batch)


@pytest.fixture
def carrier() -> MemoryProvider:
    return MemoryProvider()


def send(*providers: MemoryProvider, at: datetime = NOW, between: Callable[[], object] = lambda: None) -> int:
    """Claim what is due, let something happen, dispatch."""
    the = engine(SettableClock(at), *providers)
    ids = claimed(the)
    between()
    return dispatch(ids, the)


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


class TestWhatHappensBetweenClaimAndDispatch:
    """Acceptance 6: nothing of a visit's old state goes out, though it changed a second before."""

    @pytest.mark.parametrize(
        "change",
        [
            {"version": 2, "start": datetime.fromisoformat("2027-03-10T16:00+00:00")},
            {"status": "cancelled"},
            {"status": "arrived"},
            {"status": "checked-in"},
            {"status": "fulfilled"},
            {"status": "noshow"},
            {"status": "entered-in-error"},
            {"status": "cancelled", "version": 2},
        ],
        ids=str,
    )
    def test_a_changed_visit(self, carrier: MemoryProvider, change: dict[str, Any]) -> None:
        it = message()
        rows = Appointment.objects.filter(message=it)
        assert send(carrier, between=lambda: rows.update(**change)) == 0
        assert not carrier.kept
        assert status(it) == Status.CANCELLED
        assert events(it)[-1].reason.startswith("the visit ")

    @pytest.mark.parametrize("purpose", ["all", "care"])
    def test_p8_an_opt_out(self, carrier: MemoryProvider, purpose: str) -> None:
        """Re-checked at dispatch: zero calls."""
        it = message()
        stop = partial(opt_out, [it.contact_id], NOW, actor="patient", medium="text", purpose=purpose)
        assert send(carrier, between=stop) == 0
        assert not carrier.kept
        assert (status(it), events(it)[-1].rule) == (Status.SUPPRESSED, "P8")

    def test_an_opt_out_by_the_patient_takes_back_what_was_claimed(self, carrier: MemoryProvider) -> None:
        it = message()

        def stop() -> None:
            with transaction.atomic():
                opt_out([it.contact_id], NOW, actor="patient", medium="text")

        assert send(carrier, between=stop) == 0
        assert path(it) == ["queued", "suppressed"]

    def test_an_address_that_turned_out_dead_is_replaced_by_mail(self) -> None:
        number, post = phone(), mailbox()
        it = message(visit(patient(number, post)))
        rows = ContactPoint.objects.filter(pk=number.pk)
        assert send(MemoryProvider(), between=lambda: rows.update(status="landline")) == 0
        assert status(it) == Status.SUPPRESSED
        assert Message.objects.get(contact=post).status == Status.PLANNED

    def test_an_address_that_is_no_longer_the_patients(self) -> None:
        """Planning leaves a message under way alone when the number changes; it may come back to be sent."""
        number, post = phone(), mailbox()
        it = message(visit(patient(number, post)))
        links = PatientContact.objects.filter(contact=number)
        carrier = MemoryProvider()
        assert send(carrier, between=lambda: links.update(ended_at=NOW)) == 0
        assert status(it) == Status.SUPPRESSED
        assert Message.objects.get(contact=post).status == Status.PLANNED

    def test_a_confirmation(self, carrier: MemoryProvider) -> None:
        about = visit()
        asks = message(about, unless_confirmed=True)
        tells = message(about, template="reminder_soon")
        rows = Appointment.objects.filter(pk=about.pk)
        assert send(carrier, between=lambda: rows.update(confirmed_at=NOW)) == 1
        assert (status(asks), status(tells)) == (Status.CANCELLED, Status.SENT)
        assert "Reply C" not in bodies(carrier)[0], "who has confirmed is not asked again"


@pytest.mark.parametrize(
    ("patient_zone", "opens"),
    [
        ("", "2027-03-09T08:00-06:00"),
        ("America/New_York", "2027-03-09T08:00-06:00"),
        ("America/Los_Angeles", "2027-03-09T08:00-08:00"),
    ],
)
def test_quiet_hours_hold_where_the_visit_is_and_where_the_patient_is(
    carrier: MemoryProvider, patient_zone: str, opens: str
) -> None:
    """Rule P30: put off until it is a decent hour in both."""
    late = datetime.fromisoformat("2027-03-09T04:00-06:00")
    it = message(visit(patient(zone=patient_zone), start=late + timedelta(hours=12)), send_at=late)
    assert send(carrier, at=late) == 0
    it.refresh_from_db()
    assert (it.status, it.send_at) == (Status.PLANNED, datetime.fromisoformat(opens))
    assert events(it)[-1].rule == "P30"


def test_a_night_that_is_too_long_is_bridged_by_mail() -> None:
    late = datetime.fromisoformat("2027-03-09T04:00-06:00")
    post = mailbox()
    it = message(
        visit(patient(phone(), post), start=late + timedelta(hours=3)),
        send_at=late,
        not_after=late + timedelta(hours=2),
    )
    assert send(MemoryProvider(), at=late) == 0
    assert (status(it), events(it)[-1].rule) == (Status.SUPPRESSED, "P30")
    assert Message.objects.get(contact=post).send_at == late


def test_answers_go_at_night(carrier: MemoryProvider) -> None:
    """Rule P30 spares what the patient asked for."""
    night = datetime.fromisoformat("2027-03-09T02:00-06:00")
    asked = InboundMessage.objects.create(
        provider="memory",
        provider_id="SM1",
        contact=phone(),
        to_address="+16085550199",
        body="AYUDA",
        received_at=night,
    )
    it = message(to=phone(), template="help", in_reply_to=asked, priority=0, send_at=night)
    assert send(carrier, at=night) == 1
    assert status(it) == Status.SENT


@pytest.mark.parametrize(("another", "asked"), [(False, ["call"]), (True, [])])
def test_too_late_is_too_late_and_a_person_phones_where_no_other_is_to_come(
    carrier: MemoryProvider, another: bool, asked: list[str]
) -> None:
    it = message(not_after=NOW - timedelta(seconds=1), send_at=NOW - timedelta(hours=1))
    if another:
        message(it.appointment, send_at=NOW + timedelta(hours=5), template="reminder_soon")
    assert send(carrier) == 0
    assert status(it) == Status.EXPIRED
    assert tasks() == asked


def test_p61_help_that_comes_too_late_is_a_colleagues_to_bring(carrier: MemoryProvider) -> None:
    it = message(template="crisis", not_after=NOW - timedelta(seconds=1), send_at=NOW - timedelta(hours=1))
    assert send(carrier) == 0
    assert status(it) == Status.EXPIRED
    assert "crisis" in tasks()


@pytest.mark.parametrize(
    "problem", ["channel", "template", "variable", "zone", "patient_zone", "subject", "status"]
)
def test_what_cannot_be_said_is_held_for_a_person_and_holds_up_nobody(problem: str) -> None:
    about = visit(patient(phone("+16085550102"), external_id="troubled"))
    fields: dict[str, Any] = {}
    sources = {"en/reminder.sms.j2": "{{ start|day }}", "en/booked.sms.j2": "{{ surprise }}"}
    if problem == "channel":
        about = visit(patient(mailbox(), external_id="by mail"))
    elif problem == "zone":
        about.zone = "Mars/Olympus"
        about.save()
    elif problem == "patient_zone":
        about.patient.zone = "Somewhere"
        about.patient.save()
    elif problem == "status":  # nobody foresaw it
        about.status = "rescheduled"
        about.save()
    elif problem == "subject":
        about = visit(patient(mailbox(), external_id="by mail"))
        sources["en/reminder.email.j2"] = f"Subject: {'long ' * 50}\n\nHello"
    else:
        fields["template"] = {"template": "no_show", "variable": "booked"}[problem]
    held, fine = message(about, **fields), message()
    carriers = [MemoryProvider()] + ([MemoryProvider(Channel.EMAIL)] if problem == "subject" else [])
    the = engine(None, *carriers, words=Catalogue(sources))
    assert dispatch(claimed(the), the) == 1
    assert (status(held), status(fine)) == (Status.HELD, Status.SENT)
    assert tasks(message=held) == ["trouble"]
    assert events(held)[-1].reason


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
