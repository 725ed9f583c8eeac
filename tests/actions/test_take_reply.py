"""Texts are acted on each once, in their order, whatever one of them does."""

import pytest
from django.db import OperationalError, transaction

from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.records.locks import alone_with_replies
from outreach.records.models import InboundMessage
from tests.actions.replying import LATER, asked, fresh, reply
from tests.factories import (
    NOW,
    SettableClock,
    engine,
    patient,
    phone,
    tasks,
    text,
)
from tests.threads import Beside

pytestmark = pytest.mark.django_db


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


def test_p59_danger_that_trips_the_database_each_time_is_alarmed_and_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not every such error passes by itself, as a deadlock does: a full disk, say."""
    about = asked()
    patient(phone("+16085550102"))
    receive_inbound([text("I want to die", sender="+16085550102"), text("C")], "memory", LATER)

    def full(*_: object) -> None:
        raise OperationalError("could not extend file: No space left on device")

    monkeypatch.setattr("outreach.actions.act_on_reply.open_crisis", full)
    assert take_replies(engine(SettableClock(LATER))) == 2
    assert tasks(kind="crisis") == ["crisis"]
    assert fresh(about).confirmed_at


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
