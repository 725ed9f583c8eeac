"""What a simulation counts at its end as left undone: each is found, and nothing where all is well."""

from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.record_receipt import store_receipts
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.providers.base import ReceiptStatus
from outreach.records.models import InboundMessage, Message, StaffTask
from outreach.simulate.records import loose_ends
from tests.factories import NOW, SettableClock, claimed, engine, message, receipt, text, under_way, visit

pytestmark = pytest.mark.django_db
END = NOW + timedelta(days=1)


def found(*kept: str) -> set[str]:
    return {name for name, number in loose_ends(END, kept).items() if number}


def test_all_is_well() -> None:
    the = engine(SettableClock())
    about = visit()
    told = message(about)
    dispatch(claimed(the), the)
    for words in ("C", "I want to die"):
        receive_inbound([text(words, sender=told.contact.value)], "memory", NOW)
        take_replies(the)
        dispatch(claimed(the), the)
    assert found(about.external_id) == set()


def test_what_was_due_and_did_not_go() -> None:
    Message.objects.filter(pk=message(visit()).pk).update(send_at=NOW)
    assert found() == {"due and not sent"}


def test_what_is_held_and_nobody_asked_to_look_at() -> None:
    Message.objects.filter(pk=message(visit()).pk).update(status=Status.HELD)
    assert found() == {"held without a task"}


def test_words_that_nobody_acted_on_and_danger_that_nobody_answered() -> None:
    receive_inbound([text("I want to die")], "memory", NOW)
    assert found() == {"replies not acted on", "crises without the fixed answer", "crises without a task"}
    InboundMessage.objects.update(processed_at=NOW, outcome="failed, passed to staff")
    assert found() == {"replies that failed", "crises without the fixed answer", "crises without a task"}


def test_a_crisis_that_waited_and_was_told_nobody() -> None:
    receive_inbound([text("I want to die")], "memory", NOW)
    take_replies(engine(SettableClock()))
    StaffTask.objects.update(acknowledged_at=NOW + timedelta(minutes=30), acknowledged_by="Kim")
    assert "crises taken late and not escalated" in found()


def test_receipts_that_nobody_folded() -> None:
    store_receipts([receipt(under_way(Status.SENT, visit()), ReceiptStatus.DELIVERED)], "memory", NOW)
    assert found() == {"receipts not folded"}


def test_a_visit_that_nobody_was_told_of() -> None:
    assert found(visit().external_id) == {"visits that nobody was told of"}
