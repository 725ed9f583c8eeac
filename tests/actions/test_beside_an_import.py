"""What goes on while an import of many rows runs: danger, replies, pages, receipts."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from outreach.actions.crisis import escalate
from outreach.actions.dispatch import dispatch
from outreach.actions.preferences import preferences_of
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.record_receipt import fold_receipts, store_receipts
from outreach.actions.set_preferences import set_preferences
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.domain.windows import HOUSE_HOURS
from outreach.providers.base import Reason, ReceiptStatus
from outreach.providers.memory import MemoryProvider
from outreach.records import staging
from outreach.records.models import ContactPoint, InboundMessage, Message, Patient, StaffTask
from outreach.records.planning import lock_visits
from tests.actions.danger import DANGER, on_duty
from tests.actions.feeds import row, take
from tests.actions.replying import LATER, asked
from tests.actions.test_set_preferences import PROOF, WORDING
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    engine,
    message,
    patient,
    phone,
    receipt,
    text,
    visit,
)
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def a_long_import(*rows: dict[str, str], planned: bool = False) -> Iterator[None]:
    """The real import of these rows, in the middle of its work, or as it plans, until the block ends."""
    there, go = threading.Event(), threading.Event()
    real = staging.merge_visits

    def slow(now: datetime) -> object:
        if not planned:
            there.set()
            go.wait(40)
        return real(now)

    def progress(stage: str, done: int, total: int | None) -> None:
        if planned and stage == "planning":
            there.set()
            go.wait(40)

    with pytest.MonkeyPatch.context() as held_up:
        held_up.setattr(staging, "merge_visits", slow)
        job = Beside(lambda: take(*rows, now=NOW + timedelta(minutes=1), progress=progress))
        assert there.wait(20)
        try:
            yield
        finally:
            go.set()
            job.result()


class Held:
    """A visit that an import holds."""

    def __init__(self, visit_id: int) -> None:
        self._visit, self._there, self._go = visit_id, threading.Event(), threading.Event()

    def __enter__(self) -> None:
        self._job = Beside(self._hold)
        assert self._there.wait(20)

    def _hold(self) -> None:
        with transaction.atomic():
            lock_visits([self._visit])
            self._there.set()
            self._go.wait(40)

    def __exit__(self, *_: object) -> None:
        self._go.set()
        self._job.result()


def done_meanwhile(work: Beside) -> bool:
    work.join(10)
    return not work.is_alive()


def test_p59_danger_is_heard_while_another_patients_reply_waits_for_an_import() -> None:
    held = asked(visit(patient(phone("+16085550101"))))
    patient(phone("+16085550102"))
    the = on_duty(SettableClock(LATER), MemoryProvider())
    receive_inbound([text("X", sender="+16085550101")], "memory", LATER)
    with Held(held.pk):
        replies = Beside(lambda: take_replies(the))
        until(somebody_waits)
        receive_inbound([text(DANGER, sender="+16085550102")], "memory", LATER)
        assert done_meanwhile(replies)
        Beside(lambda: take_replies(the)).result()
        assert StaffTask.objects.filter(kind="crisis").count() == 1
        assert Message.objects.filter(template__in=("crisis", "staff_alert")).count() == 2
        assert InboundMessage.objects.get(body="X").processed_at is None
    take_replies(the)
    assert InboundMessage.objects.get(body="X").processed_at is not None


def test_p59_danger_does_not_wait_for_an_import_that_has_changed_its_patient() -> None:
    take(row())
    who = Patient.objects.get(external_id="P1")
    carrier = MemoryProvider()
    the = on_duty(SettableClock(LATER), carrier)
    mobile = ContactPoint.objects.get(channel="sms")
    other = phone("+16085550108")
    who.links.create(contact=other, rank=5)
    for there in (mobile, other):
        message(visit(who, external_id=f"B{there.pk}"), to=there)
    with a_long_import(row(First_Name="Adah")):
        danger = Beside(lambda: receive_inbound([text(DANGER)], "memory", LATER))
        assert done_meanwhile(danger)
        danger.result()
        dispatch(claimed(the), the)
        assert bodies(carrier) == [], "not even before anybody has acted on it, nor to their other phone"
        take_replies(the)
        dispatch(claimed(the), the)
        assert len(bodies(carrier)) == 2, "help, and the alarm"
        who.refresh_from_db()
        assert who.paused_at is None
    escalate(the)
    who.refresh_from_db()
    assert who.paused_at is not None
    assert Message.objects.filter(contact__in=(mobile, other), status=Status.DELIVERED).count() == 0


def test_a_patients_page_and_an_import_do_not_end_in_a_deadlock() -> None:
    take(row(Appointment_ID="A1"), row(Appointment_ID="A2", Start="2027-03-19 09:00"))
    who, at = Patient.objects.get(external_id="P1"), ContactPoint.objects.get(channel="sms")
    shown = preferences_of(who, at)
    wished = replace(shown, language="es")
    with a_long_import(row(Appointment_ID="A2", Start="2027-03-19 09:00", Phone="(608) 555-0109")):
        page = Beside(
            lambda: set_preferences(
                who.pk, at.pk, shown, wished, NOW, HOUSE_HOURS, wording=WORDING, evidence=PROOF
            )
        )
        until(somebody_waits)
        page.join(1.5)
    page.result()
    who.refresh_from_db()
    assert who.language == "es"


def test_a_reply_and_an_import_do_not_end_in_a_deadlock() -> None:
    take(row(Appointment_ID="A1"), row(Appointment_ID="A2", Start="2027-03-19 09:00"))
    the = engine(SettableClock(LATER))
    receive_inbound([text("STOP")], "memory", NOW)
    take_replies(the)
    receive_inbound([text("START")], "memory", LATER)
    with a_long_import(row(Appointment_ID="A2", Start="2027-03-19 09:00", Phone="(608) 555-0109")):
        assert done_meanwhile(Beside(lambda: take_replies(the)))
        assert InboundMessage.objects.get(body="START").processed_at is None
    take_replies(the)
    assert InboundMessage.objects.get(body="START").processed_at is not None


def test_receipts_do_not_wait_for_an_import() -> None:
    take(row(Email=""))
    it = Message.objects.filter(step__gt="").earliest("send_at")
    Message.objects.filter(pk=it.pk).update(
        status="sent", provider_id="SM1", sent_at=NOW, attempted_at=NOW, attempts=1
    )
    it.refresh_from_db()
    store_receipts([receipt(it, ReceiptStatus.UNDELIVERED, reason=Reason.UNREACHABLE)], "memory", LATER)
    the = engine(SettableClock(LATER))
    with a_long_import(row(Email="", Phone=""), planned=True):
        assert done_meanwhile(Beside(lambda: fold_receipts(the)))
    assert fold_receipts(the) == 1
    it.refresh_from_db()
    assert it.status == Status.UNDELIVERED
