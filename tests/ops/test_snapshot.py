"""How the engine stands, in numbers."""

from datetime import timedelta

import pytest

from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.record_receipt import store_receipts
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.ops.snapshot import snapshot
from outreach.providers.base import ReceiptStatus
from outreach.records.models import StaffTask
from tests.factories import NOW, message, phone, receipt, sender, text, under_way, visit

pytestmark = pytest.mark.django_db


def test_an_empty_house() -> None:
    found = snapshot(NOW)
    assert found.messages == found.tasks_open == {}
    assert (found.due, found.oldest_due_s, found.next_due, found.next_check) == (0, None, None, None)
    assert (found.receipts_waiting, found.replies_waiting, found.pauses) == (0, 0, ())
    assert not found.busy


def test_what_is_due_since_when_and_what_comes_next() -> None:
    about = visit()
    for minutes in (-30, -5, 0, 10, 60):
        message(about, send_at=NOW + timedelta(minutes=minutes))
    message(about, status=Status.DELIVERED, send_at=NOW - timedelta(days=1))
    found = snapshot(NOW)
    assert (found.due, found.oldest_due_s) == (3, 1800)
    assert found.next_due == NOW + timedelta(minutes=10)
    assert found.messages == {"planned": 5, "delivered": 1}
    assert found.busy


def test_when_the_carrier_is_asked_next_about_a_message_in_doubt() -> None:
    under_way(Status.UNKNOWN, check_at=NOW + timedelta(seconds=9))
    under_way(Status.SENT, check_at=NOW + timedelta(seconds=1))
    found = snapshot(NOW)
    assert found.next_check == NOW + timedelta(seconds=9)
    assert not found.busy


@pytest.mark.parametrize("status", [Status.QUEUED, Status.SENDING])
def test_busy_while_a_worker_holds_something(status: Status) -> None:
    message(status=status)
    assert snapshot(NOW).busy


def test_busy_while_a_receipt_or_a_reply_waits() -> None:
    store_receipts([receipt(under_way(Status.SENT), ReceiptStatus.DELIVERED)], "memory", NOW)
    assert (snapshot(NOW).receipts_waiting, snapshot(NOW).busy) == (1, True)
    phone()
    receive_inbound([text("C"), text("hm")], "memory", NOW)
    assert snapshot(NOW).replies_waiting == 2


def test_open_tasks_by_kind() -> None:
    for number, kind in enumerate(["call", "call", "reply"]):
        StaffTask.objects.create(kind=kind, dedupe_key=str(number), opened_at=NOW)
    StaffTask.objects.create(kind="call", dedupe_key="done", opened_at=NOW, closed_at=NOW)
    assert snapshot(NOW).tasks_open == {"call": 2, "reply": 1}


def test_pauses_that_still_hold() -> None:
    sender(Channel.SMS, paused_until=NOW + timedelta(seconds=1), paused_why="busy")
    sender(Channel.EMAIL, paused_until=NOW)
    (pause,) = snapshot(NOW).pauses
    assert (pause.channel, pause.why) == ("sms", "busy")
