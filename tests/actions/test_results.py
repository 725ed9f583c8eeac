"""What becomes of a message by the carrier's answer to our call."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from outreach.actions.dispatch import dispatch
from outreach.actions.results import pause, record_results
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.providers.base import Reason, Result, SendError
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Message, Sender
from tests.factories import (
    NOW,
    SettableClock,
    claimed,
    engine,
    events,
    mailbox,
    message,
    path,
    patient,
    phone,
    said,
    sender,
    status,
    tasks,
    under_way,
    visit,
)
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db
PHONE = "+16085550101"


def failing(reason: Reason, code: str = "", retry_after_s: float = 0) -> MemoryProvider:
    return MemoryProvider(errors={PHONE: SendError(reason, code, retry_after_s)})


def answer(it: Message, reason: Reason | None = None, *, token: object = None) -> None:
    error = SendError(reason) if reason else None
    result = Result(it.pk, str(token or it.token), "" if error else "SM1", error)
    record_results([result], Channel.SMS, engine())


def send(*providers: MemoryProvider, clock: SettableClock | None = None) -> None:
    the = engine(clock or SettableClock(), *providers)
    dispatch(claimed(the), the)


@pytest.mark.parametrize("reason", [Reason.RATE_LIMITED, Reason.UNAVAILABLE])
def test_what_may_pass_is_planned_again_later(reason: Reason) -> None:
    it = message()
    send(failing(reason))
    it.refresh_from_db()
    assert it.status == Status.PLANNED
    assert timedelta(seconds=2) < it.send_at - NOW <= timedelta(seconds=5)
    assert path(it) == ["queued", "sending", "planned"]


def test_as_late_as_the_carrier_asked_for() -> None:
    it = message()
    send(failing(Reason.RATE_LIMITED, "20429", retry_after_s=300))
    it.refresh_from_db()
    assert it.send_at == NOW + timedelta(seconds=300)


def test_the_waits_grow_and_end_before_the_message_is_of_no_use() -> None:
    number, post = phone(), mailbox()
    about = visit(patient(number, post))
    it = message(about, not_after=NOW + timedelta(minutes=5))
    clock, gaps = SettableClock(), []
    while status(it) == Status.PLANNED:
        it.refresh_from_db()
        gaps.append(it.send_at - clock.now())
        assert it.send_at <= it.not_after
        clock.instant = it.send_at
        send(failing(Reason.UNAVAILABLE), clock=clock)
    assert len(gaps) > 4
    assert gaps[-1] > gaps[1]
    assert status(it) == Status.EXPIRED
    assert Message.objects.get(contact=post).status == Status.PLANNED


def test_a_window_that_had_closed_is_no_reason_to_wait() -> None:
    it = under_way(Status.SENDING)
    answer(it, Reason.NOT_STARTED)
    it.refresh_from_db()
    assert (it.status, it.send_at) == (Status.PLANNED, NOW)


def test_no_answer_is_doubt_and_never_a_second_call() -> None:
    carrier = failing(Reason.IN_DOUBT, "timeout")
    it = message()
    clock = SettableClock()
    send(carrier, clock=clock)
    it.refresh_from_db()
    assert (it.status, it.unknown_since, it.check_at) == (Status.UNKNOWN, NOW, NOW + timedelta(seconds=5))
    clock.advance(hours=1)
    assert claimed(engine(clock, carrier)) == []


def test_a_refusal_for_opt_out_is_an_opt_out() -> None:
    """Rule P17: one attempt, suppressed, and everything else to this number with it."""
    number, post = phone(), mailbox()
    about = visit(patient(number, post))
    it, later = message(about), message(about, send_at=NOW + timedelta(hours=5))
    send(failing(Reason.OPTED_OUT, "21610"), MemoryProvider(Channel.EMAIL))
    it.refresh_from_db()
    assert (it.status, it.attempts) == (Status.SUPPRESSED, 1)
    assert events(it)[-1].rule == "P17"
    assert status(later) == Status.SUPPRESSED
    number.refresh_from_db()
    assert number.opted_out_at == NOW
    event = said().get()
    assert (event.contact, event.kind, event.actor) == (number, "withdrawn", "carrier")
    assert event.evidence == {"code": "21610"}
    assert Message.objects.filter(contact=post, status=Status.PLANNED).count() == 2


@pytest.mark.parametrize(
    ("reason", "said"), [(Reason.LANDLINE, "landline"), (Reason.INVALID_ADDRESS, "invalid")]
)
def test_an_address_that_cannot_be_texted_is_remembered_and_replaced(reason: Reason, said: str) -> None:
    number, post = phone(), mailbox()
    it = message(visit(patient(number, post)))
    send(failing(reason))
    number.refresh_from_db()
    assert (number.status, number.status_at, number.opted_out_at) == (said, NOW, None)
    assert status(it) == Status.FAILED
    twin = Message.objects.get(contact=post)
    assert (twin.template, twin.status, twin.send_at) == ("reminder", Status.PLANNED, NOW)


def test_a_refused_account_pauses_the_channel_and_burns_no_more_attempts() -> None:
    sender()
    about = visit()
    it = message(about)
    carrier = failing(Reason.MISCONFIGURED, "20003")
    clock = SettableClock()
    send(carrier, clock=clock)
    it.refresh_from_db()
    channel = Sender.objects.get()
    assert channel.paused_until == it.send_at == NOW + timedelta(minutes=5)
    assert "20003" in channel.paused_why
    assert tasks() == ["trouble"]
    waiting = message(about)
    assert claimed(engine(clock, carrier)) == []
    clock.advance(minutes=5)
    assert set(claimed(engine(clock, carrier))) == {it.pk, waiting.pk}


def test_a_carrier_out_of_reach_trips_the_breaker() -> None:
    sender()
    for _ in range(10):
        message(visit(patient()), template="moved")  # which is told alone, though the phone be shared
    send(failing(Reason.UNAVAILABLE))
    assert Sender.objects.get().paused_until == NOW + timedelta(seconds=30)


def test_a_mail_server_that_is_gone_trips_it_too_though_few_mails_go_at_a_time() -> None:
    sender(Channel.EMAIL)
    for number in range(5):
        message(visit(patient(mailbox(f"a{number}@example.org"))))
    gone = {f"a{number}@example.org": SendError(Reason.UNAVAILABLE) for number in range(5)}
    send(MemoryProvider(Channel.EMAIL, errors=gone))
    assert Sender.objects.get().paused_until == NOW + timedelta(seconds=30)


@pytest.mark.parametrize(("troubled", "fine"), [(4, 0), (9, 1), (10, 11)])
def test_a_little_trouble_does_not(troubled: int, fine: int) -> None:
    sender()
    other = phone("+16085550102")
    for number in range(troubled + fine):
        message(visit(patient() if number < troubled else patient(other)), template="moved")
    send(failing(Reason.UNAVAILABLE))
    assert Sender.objects.get().paused_until is None


def test_a_pause_is_never_shortened() -> None:
    channel = sender(paused_until=NOW + timedelta(days=1), paused_why="by hand")
    pause(Channel.SMS, NOW + timedelta(seconds=30), "busy")
    channel.refresh_from_db()
    assert (channel.paused_until, channel.paused_why) == (NOW + timedelta(days=1), "by hand")
    pause(Channel.SMS, NOW + timedelta(days=2), "busy")
    channel.refresh_from_db()
    assert channel.paused_until == NOW + timedelta(days=2)


@pytest.mark.parametrize("reason", [Reason.OTHER, Reason.UNREGISTERED, Reason.CONTENT])
def test_what_nobody_foresaw_is_shown_to_a_person(reason: Reason) -> None:
    it = message()
    send(failing(reason, "99999"))
    assert status(it) == Status.FAILED
    assert "99999" in events(it)[-1].reason
    assert "trouble" in tasks(message=it)


@pytest.mark.parametrize("reason", [None, *Reason])
def test_an_overtaken_attempt_moves_nothing(reason: Reason | None) -> None:
    it = under_way(Status.SENDING)
    answer(it, reason, token=uuid4())
    assert status(it) == Status.SENDING


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_leads_somewhere(reason: Reason) -> None:
    it = under_way(Status.SENDING)
    answer(it, reason)
    assert status(it) != Status.SENDING


def test_a_mails_id_may_be_long() -> None:
    it, id_of_mail = under_way(Status.SENDING), f"<{uuid4()}@{'a.rather.long.domain.' * 10}example.org>"
    record_results([Result(it.pk, str(it.token), id_of_mail)], Channel.EMAIL, engine())
    assert Message.objects.get(pk=it.pk).provider_id == id_of_mail


def test_an_answer_that_comes_after_the_lease_ended_still_counts() -> None:
    it = under_way(Status.UNKNOWN)
    answer(it)
    assert status(it) == Status.SENT


@pytest.mark.parametrize("over", [Status.DELIVERED, Status.UNDELIVERED])
def test_an_answer_that_a_receipt_overtook_changes_nothing(over: Status) -> None:
    it = under_way(over)
    answer(it)
    assert status(it) == over


def test_one_batch_with_every_kind_of_answer() -> None:
    sender()
    rows = [under_way(Status.SENDING, visit(patient(phone(f"+160855501{n:02}")))) for n in range(16)]
    reasons = [None, *Reason]
    results = [
        Result(row.pk, str(row.token), f"SM{n}", SendError(reason) if reason else None)
        for n, (row, reason) in enumerate(zip(rows, reasons, strict=False))
    ]
    record_results(results, Channel.SMS, engine())
    left = [row for row, _ in zip(rows, reasons, strict=False) if status(row) == Status.SENDING]
    assert not left


@pytest.mark.django_db(transaction=True)
def test_a_batch_of_every_kind_takes_its_locks_in_one_order() -> None:
    """Others hold the first and want the last: to hold the last and want the first would deadlock."""
    first, last = under_way(Status.SENDING), under_way(Status.SENDING)
    results = [
        Result(first.pk, str(first.token), "SM1"),
        Result(last.pk, str(last.token), error=SendError(Reason.IN_DOUBT)),
    ]
    with transaction.atomic():
        Message.objects.select_for_update().get(pk=first.pk)
        recorder = Beside(lambda: record_results(results, Channel.SMS, engine()))
        until(somebody_waits)
        Message.objects.select_for_update(nowait=True).get(pk=last.pk)
    recorder.result()
    assert (status(first), status(last)) == (Status.SENT, Status.UNKNOWN)
