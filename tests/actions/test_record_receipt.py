"""Receipts: each kept once, and folded to the right end in whatever order they come."""

import itertools
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from outreach.actions.record_receipt import fold_receipts, store_receipts
from outreach.domain.lifecycle import Status
from outreach.providers.base import Reason, Receipt, ReceiptStatus
from outreach.records.models import ContactPoint, Message, RawReceipt
from tests.factories import (
    NOW,
    SettableClock,
    engine,
    events,
    mailbox,
    message,
    patient,
    phone,
    receipt,
    status,
    tasks,
    under_way,
    visit,
)
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db
R = ReceiptStatus


def come(*receipts: Receipt, clock: SettableClock | None = None) -> int:
    the = engine(clock or SettableClock())
    store_receipts(receipts, "memory", the.clock.now())
    return fold_receipts(the)


def test_kept_as_it_came_and_once_however_often() -> None:
    it = under_way(Status.SENT)
    one = receipt(it, R.DELIVERED, payload={"MessageStatus": "delivered", "MessageSid": it.provider_id})
    for batch in ([one, one], [one]):
        store_receipts(batch, "memory", NOW)
    kept = RawReceipt.objects.get()
    assert (kept.provider, kept.provider_id, kept.status, kept.reason) == (
        "memory",
        it.provider_id,
        "delivered",
        "",
    )
    assert (kept.token, kept.payload, kept.received_at) == (it.token, one.payload, NOW)
    assert fold_receipts(engine()) == 1
    assert fold_receipts(engine()) == 0
    assert len(events(it)) == 1


def test_the_same_status_with_another_reason_is_news() -> None:
    it = under_way(Status.SENT)
    for reason in (Reason.UNREACHABLE, Reason.LANDLINE, Reason.LANDLINE):
        store_receipts([receipt(it, R.UNDELIVERED, reason=reason)], "memory", NOW)
    assert RawReceipt.objects.count() == 2


ENDS = {R.ACCEPTED: 0, R.SENT: 0, R.UNDELIVERED: 1, R.DELIVERED: 2}
RESULTS = [Status.SENT, Status.UNDELIVERED, Status.DELIVERED]


ORDERS = [order for n in range(1, 5) for order in itertools.permutations(R, n)]


@pytest.mark.parametrize("start", [Status.SENDING, Status.UNKNOWN, Status.SENT])
def test_any_order_and_any_repetition_ends_in_the_same_state(start: Status) -> None:
    about = visit(patient(phone(), mailbox()))
    one_by_one = {order: under_way(start, about) for order in ORDERS}
    at_once = {order: under_way(start, about) for order in ORDERS}
    for step in [0, 0, 1, 2, 1, 3, 0]:
        come(*[receipt(it, order[step]) for order, it in one_by_one.items() if step < len(order)])
    come(*[receipt(it, each) for order, it in at_once.items() for each in order])
    for order in ORDERS:
        expected = RESULTS[max(ENDS[each] for each in order)]
        assert (status(one_by_one[order]), status(at_once[order])) == (expected, expected), order


def test_before_our_own_result_was_recorded() -> None:
    it = under_way(Status.SENDING)
    come(receipt(it, R.ACCEPTED, provider_id="SM9"))
    it.refresh_from_db()
    assert (it.status, it.provider_id, it.sent_at) == (Status.SENT, "SM9", NOW)
    assert it.check_at is not None, "its last receipt may be lost as well"


def test_delivered_before_anything_else_is_known() -> None:
    it = under_way(Status.UNKNOWN)
    come(receipt(it, R.DELIVERED, provider_id="SM9"))
    it.refresh_from_db()
    assert (it.status, it.provider_id, it.sent_at) == (Status.DELIVERED, "SM9", NOW)


@pytest.mark.parametrize("again", [Status.PLANNED, Status.QUEUED, Status.HELD])
@pytest.mark.parametrize(("said", "ends"), [(R.SENT, Status.SENT), (R.DELIVERED, Status.DELIVERED)])
def test_late_proof_keeps_a_second_text_from_going(again: Status, said: R, ends: Status) -> None:
    it = under_way(again)
    come(receipt(it, said))
    assert status(it) == ends


@pytest.mark.parametrize("again", [Status.PLANNED, Status.QUEUED, Status.HELD])
def test_late_bad_news_does_not_keep_it_back(again: Status) -> None:
    it = under_way(again)
    come(receipt(it, R.UNDELIVERED, reason=Reason.UNREACHABLE))
    assert status(it) == again


def test_found_by_the_carriers_id_where_the_address_carried_no_token() -> None:
    it = under_way(Status.SENT)
    come(receipt(it, R.DELIVERED, token=""))
    assert status(it) == Status.DELIVERED


def test_a_receipt_that_comes_before_its_message_waits_for_it() -> None:
    it = message()
    token = uuid4()
    early = receipt(it, R.DELIVERED, token=str(token))
    assert come(early) == 0
    Message.objects.filter(pk=it.pk).update(status=Status.SENDING, token=token)
    assert fold_receipts(engine()) == 1
    assert status(it) == Status.DELIVERED


def test_somebody_elses_receipt_is_given_up_after_an_hour() -> None:
    clock = SettableClock()
    stray = receipt(message(), R.SENT, token=str(uuid4()), provider_id="SM-stray")
    assert come(stray, clock=clock) == 0
    clock.advance(minutes=60)
    assert fold_receipts(engine(clock)) == 0
    clock.advance(seconds=1)
    assert fold_receipts(engine(clock)) == 1
    kept = RawReceipt.objects.get()
    assert (kept.outcome, kept.folded_at) == ("unmatched", clock.now())


def test_receipts_that_wait_do_not_hold_up_others() -> None:
    it = under_way(Status.SENT)
    strays = [receipt(it, R.SENT, token=str(uuid4()), provider_id=f"SM-stray-{n}") for n in range(5)]
    store_receipts([*strays, receipt(it, R.DELIVERED)], "memory", NOW)
    assert fold_receipts(engine(), limit=2) == 1
    assert status(it) == Status.DELIVERED


def test_more_than_one_batch_is_folded_to_the_last() -> None:
    about = visit()
    rows = [under_way(Status.SENT, about) for _ in range(7)]
    store_receipts([receipt(row, R.DELIVERED) for row in rows], "memory", NOW)
    assert fold_receipts(engine(), limit=3) == 7
    assert {status(row) for row in rows} == {"delivered"}


def test_a_landline_is_remembered_and_written_to_by_mail() -> None:
    number, post = phone(), mailbox()
    it = under_way(Status.SENT, visit(patient(number, post)))
    come(receipt(it, R.UNDELIVERED, reason=Reason.LANDLINE))
    number.refresh_from_db()
    assert (status(it), number.status) == (Status.UNDELIVERED, "landline")
    assert events(it)[-1].reason == "landline"
    assert Message.objects.get(contact=post).status == Status.PLANNED


def test_a_phone_that_was_off_stays_usable_and_somebody_calls() -> None:
    it = under_way(Status.SENT)
    come(receipt(it, R.UNDELIVERED, reason=Reason.UNREACHABLE))
    assert ContactPoint.objects.get().status == "usable"
    assert tasks() == ["call"]


def test_refused_for_an_opt_out_is_an_opt_out() -> None:
    """Rule P17, told afterwards."""
    about = visit()
    it, later = under_way(Status.SENT, about), message(about, send_at=NOW + timedelta(hours=1))
    come(receipt(it, R.UNDELIVERED, reason=Reason.OPTED_OUT))
    assert ContactPoint.objects.get().opted_out_at == NOW
    assert status(later) == Status.SUPPRESSED


@pytest.mark.parametrize("over", [Status.CANCELLED, Status.SUPPRESSED, Status.FAILED, Status.EXPIRED])
def test_an_end_stays(over: Status) -> None:
    it = under_way(over)
    come(*[receipt(it, each) for each in R])
    assert status(it) == over
    assert RawReceipt.objects.filter(folded_at__isnull=True).count() == 0


@pytest.mark.django_db(transaction=True)
def test_receipts_of_every_kind_take_their_locks_in_one_order() -> None:
    """Others hold the first and want the last: to hold the last and want the first would deadlock."""
    first, last = under_way(Status.SENDING), under_way(Status.SENDING)
    store_receipts([receipt(first, R.SENT), receipt(last, R.DELIVERED)], "memory", NOW)
    with transaction.atomic():
        Message.objects.select_for_update().get(pk=first.pk)
        folder = Beside(lambda: fold_receipts(engine()))
        until(somebody_waits)
        Message.objects.select_for_update(nowait=True).get(pk=last.pk)
    assert folder.result() == 2
    assert (status(first), status(last)) == (Status.SENT, Status.DELIVERED)
