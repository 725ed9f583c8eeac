"""The story of a message."""

from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.record_receipt import store_receipts
from outreach.ops.why import find, story
from outreach.providers.base import ReceiptStatus
from outreach.providers.memory import MemoryProvider
from tests.factories import NOW, SettableClock, claimed, engine, message, phone, receipt, visit

pytestmark = pytest.mark.django_db


def test_a_message_that_waited_for_the_morning_tells_which_rule_made_it_wait() -> None:
    clock = SettableClock(NOW.replace(hour=11))  # five in the morning in Madison
    it, carrier = message(visit()), MemoryProvider()
    type(it).objects.filter(pk=it.pk).update(send_at=clock.now())
    the = engine(clock, carrier)
    dispatch(claimed(the), the)
    clock.advance(hours=4)
    dispatch(claimed(the), the)
    it.refresh_from_db()
    store_receipts([receipt(it, ReceiptStatus.DELIVERED)], "memory", clock.now() + timedelta(seconds=3))
    told = story(it.pk)
    assert told is not None
    assert [(t.what, t.rule) for t in told.turns if t.what != "planned" or t.rule] == [
        ("queued", ""),
        ("planned", "P30"),
        ("queued", ""),
        ("sending", "P30"),
        ("sent", ""),
        ("carrier", ""),
    ]
    assert it.appointment is not None
    assert any(f"visit {it.appointment.external_id}, version 1" in turn.why for turn in told.turns)
    assert told.words.startswith("Revival Madison: your visit is")
    assert find(it.provider_id) == it.pk


def test_one_that_was_refused_says_so() -> None:
    it = message(to=phone("+16085550107", consented=False))
    the = engine(None, MemoryProvider())
    dispatch(claimed(the), the)
    told = story(it.pk)
    assert told is not None
    assert (told.status, told.words) == ("suppressed", "")
    assert (told.turns[-1].why, told.turns[-1].rule) == ("no consent on record", "P1")


def test_p59_an_alert_tells_of_its_task() -> None:
    it = message(to=phone(), purpose="staff", template="staff_alert", note="a patient may be in danger")
    type(it).objects.filter(pk=it.pk).update(about="20", appointment=None, patient=None)
    told = story(it.pk)
    assert told is not None
    assert told.turns[0].why == "a patient may be in danger (task 20)"


def test_there_is_no_story_of_what_is_not() -> None:
    assert story(999_999) is None
    assert find("SM-nothing") is None
