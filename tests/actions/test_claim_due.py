"""Claiming: what is due, urgent first, without the channels that are paused."""

from datetime import timedelta

import pytest
from django.db.models import DurationField, ExpressionWrapper, F, Func

from outreach.actions.claim_due import claim_due
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.records.models import Message
from tests.factories import NOW, SettableClock, engine, mailbox, message, patient, sender, status, visit

pytestmark = pytest.mark.django_db


def test_urgent_and_bulk_are_told_apart() -> None:
    about = visit()
    bulk, urgent = message(about), message(about, priority=0)
    later = message(about, send_at=NOW + timedelta(seconds=1))
    taken = claim_due(engine())
    assert (taken.urgent, taken.bulk) == ([urgent.pk], [bulk.pk])
    assert status(later) == Status.PLANNED


def test_claiming_again_takes_nothing_twice() -> None:
    message()
    the = engine()
    assert claim_due(the).bulk
    assert not claim_due(the).bulk


def test_a_paused_channel_waits_and_goes_on_when_the_pause_ends() -> None:
    sender(Channel.SMS, paused_until=NOW + timedelta(minutes=5))
    sender(Channel.EMAIL, paused_until=NOW)
    about = visit()
    text, mail = message(about, priority=0), message(visit(patient(mailbox())))
    clock = SettableClock()
    the = engine(clock)
    assert claim_due(the).bulk == [mail.pk]
    clock.advance(minutes=5)
    assert claim_due(the).urgent == [text.pk]


def test_p60_help_and_the_alarm_are_tried_though_the_channel_is_paused() -> None:
    sender(Channel.SMS, paused_until=NOW + timedelta(minutes=5))
    about = visit()
    help_, alarm = (message(about, priority=0, template=name) for name in ("crisis", "staff_alert"))
    message(about, priority=0, template="confirmed")
    assert set(claim_due(engine()).urgent) == {help_.pk, alarm.pk}


def test_p60_what_is_urgent_is_soon_taken_back_if_the_broker_loses_its_task() -> None:
    message(priority=0, template="crisis")
    (taken,) = claim_due(engine()).urgent
    soon = ExpressionWrapper(F("lease_until") - Func(function="clock_timestamp"), DurationField())
    left = Message.objects.annotate(left=soon).get(pk=taken).left
    assert timedelta(seconds=10) < left <= timedelta(seconds=20)


def test_all_channels_paused_claims_nothing() -> None:
    for channel in Channel:
        sender(channel, paused_until=NOW + timedelta(minutes=5))
    message()
    taken = claim_due(engine())
    assert (taken.urgent, taken.bulk) == ([], [])


def test_no_more_bulk_waits_in_the_queue_than_a_lease_is_long_enough_for() -> None:
    about = visit()
    for minute in range(7):
        message(about, send_at=NOW - timedelta(minutes=minute))
    the = engine()
    assert len(claim_due(the, at_once=4).bulk) == 4
    assert len(claim_due(the, at_once=5).bulk) == 1
    assert claim_due(the, at_once=5).bulk == []


def test_a_full_queue_does_not_hold_up_the_urgent() -> None:
    about = visit()
    message(about, status=Status.QUEUED)
    urgent = message(about, priority=0)
    assert claim_due(engine(), at_once=1).urgent == [urgent.pk]
