"""A patient who has heard of a visit hears of its changes, once and at a decent hour."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from outreach.actions.dispatch import dispatch
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.visit import VisitStatus
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Location, Message, StaffTask
from tests.actions.planning import START, booked, change, open_steps, plan, reasons
from tests.factories import (
    NOW,
    SettableClock,
    bodies,
    claimed,
    engine,
    mailbox,
    message,
    patient,
    under_way,
)

pytestmark = pytest.mark.django_db


def test_a_patient_who_has_heard_of_the_visit_is_told_of_its_move_once() -> None:
    made = booked()
    under_way(Status.DELIVERED, made)
    change(made, start=START + timedelta(days=1))
    assert plan(made) == 3
    assert plan(made) == 0
    notice = Message.objects.get(step="moved")
    assert (notice.template, notice.send_at, notice.not_after) == ("moved", NOW, made.start)
    assert (notice.appointment_version, notice.unless_confirmed) == (2, False)


@pytest.mark.parametrize("heard", [Status.SENT, Status.DELIVERED, Status.SENDING, Status.UNKNOWN])
def test_whoever_may_have_heard_of_a_visit_is_told_that_it_was_cancelled(heard: Status) -> None:
    made = booked()
    under_way(heard, made)
    waiting = message(made)
    change(made, status=VisitStatus.CANCELLED)
    assert plan(made) == 1
    assert plan(made) == 0
    assert reasons(waiting) == ["visit cancelled"]
    notice = Message.objects.get(step="cancelled")
    assert (notice.template, notice.send_at, notice.status) == ("cancelled", NOW, "planned")


@pytest.mark.parametrize("unheard", [Status.UNDELIVERED, Status.FAILED, Status.SUPPRESSED, Status.EXPIRED])
def test_who_never_heard_of_a_visit_hears_nothing_of_its_changes(unheard: Status) -> None:
    made, other = booked(), booked()
    under_way(unheard, made)
    message(other)
    change(made, status=VisitStatus.CANCELLED)
    change(other, start=START + timedelta(days=1))
    plan(made, other)
    assert open_steps(made) == []
    assert open_steps(other) == ["one_day", "two_hours"]


def test_one_notice_only_however_often_a_cancelled_visit_changes() -> None:
    made = booked()
    under_way(Status.SENT, made)
    change(made, status=VisitStatus.CANCELLED)
    plan(made)
    change(made, status=VisitStatus.ENTERED_IN_ERROR)
    plan(made)
    assert open_steps(made) == ["cancelled"]
    sent = Message.objects.get(step="cancelled", status=Status.PLANNED)
    Message.objects.filter(pk=sent.pk).update(status=Status.SENT, attempted_at=NOW + timedelta(minutes=1))
    change(made, start=START + timedelta(days=1))
    assert plan(made) == 0


def test_a_move_taken_back_before_it_was_told_leaves_the_patient_in_peace() -> None:
    made = booked()
    under_way(Status.SENT, made)
    change(made, start=START + timedelta(days=1))
    plan(made)
    change(made, start=START)
    plan(made)
    assert open_steps(made) == ["one_day", "two_hours"]


def test_a_move_not_yet_told_outlives_a_change_that_is_none() -> None:
    made = booked()
    under_way(Status.SENT, made)
    change(made, start=START + timedelta(days=1), status=VisitStatus.PENDING)
    plan(made)
    change(made, status=VisitStatus.BOOKED)
    plan(made)
    assert open_steps(made) == ["moved", "one_day", "two_hours"]


def test_a_touch_just_after_the_notice_would_say_it_twice() -> None:
    made = booked()
    under_way(Status.SENT, made)
    change(made, start=NOW + timedelta(hours=4))
    plan(made)
    assert open_steps(made) == ["moved"]


def test_what_a_notice_said_already_is_not_made_up_for_when_something_else_changes() -> None:
    made = booked()
    under_way(Status.SENT, made)
    change(made, start=NOW + timedelta(days=1, hours=5))  # one day before: at the hour of the notice
    plan(made)
    assert open_steps(made) == ["moved", "two_hours"]
    Message.objects.filter(step="moved").update(status=Status.DELIVERED, attempted_at=NOW)
    made.patient.links.create(contact=mailbox())
    for hours in (1, 6):
        assert plan(made, now=NOW + timedelta(hours=hours)) == 0


def test_a_notice_in_the_night_waits_for_the_morning_as_a_text_but_not_as_a_mail() -> None:
    night = datetime(2027, 3, 9, 5, 0, tzinfo=UTC)  # eleven in the evening in Madison
    by_text, by_mail = booked(), booked(of=patient(mailbox()))
    for made in (by_text, by_mail):
        under_way(Status.SENT, made)
        change(made, status=VisitStatus.CANCELLED)
    plan(by_text, by_mail, now=night)
    due = dict(Message.objects.filter(step="cancelled").values_list("channel", "send_at"))
    assert due == {Channel.SMS: datetime(2027, 3, 9, 14, 0, tzinfo=UTC), Channel.EMAIL: night}


def test_a_notice_that_would_come_after_the_visit_becomes_a_call() -> None:
    night = datetime(2027, 3, 18, 5, 0, tzinfo=UTC)
    made = booked(start=datetime(2027, 3, 18, 12, 30, tzinfo=UTC))  # half past seven, before texts may go
    under_way(Status.SENT, made)
    change(made, status=VisitStatus.CANCELLED)
    assert plan(made, now=night) == 0
    assert StaffTask.objects.get().dedupe_key == f"call:{made.pk}:v2"


@pytest.mark.django_db(transaction=True)
def test_a_message_a_worker_takes_while_its_visit_moves_counts_as_told() -> None:
    made = booked()
    plan(made)
    Message.objects.filter(step="one_day").update(status=Status.QUEUED)
    locked, waited = threading.Event(), threading.Event()

    def worker() -> None:
        """Holds the row as the dispatcher does, and commits when the planner has come to wait for it."""
        with transaction.atomic():
            Message.objects.select_for_update().get(step="one_day")
            locked.set()
            waited.wait(10)
            Message.objects.filter(step="one_day").update(status=Status.SENDING, attempted_at=NOW)
        connection.close()

    def watch() -> None:
        with connection.cursor() as cursor:
            for _ in range(1000):
                cursor.execute(
                    "SELECT count(*), pg_sleep(0.01) FROM pg_stat_activity"
                    " WHERE wait_event_type = 'Lock' AND datname = current_database()"
                )
                row = cursor.fetchone()
                if row and row[0]:
                    break
        connection.close()
        waited.set()

    threads = [threading.Thread(target=worker), threading.Thread(target=watch)]
    threads[0].start()
    assert locked.wait(10)
    threads[1].start()
    with transaction.atomic():
        change(made, start=START + timedelta(days=1))
        plan(made)
    for thread in threads:
        thread.join()
    assert open_steps(made) == ["moved", "one_day", "two_hours"]
    assert Message.objects.get(step="one_day", appointment_version=1).status == Status.SENDING


def test_a_visit_moved_and_called_off_at_once_is_told_at_the_hour_and_place_the_patient_knows() -> None:
    made = booked()
    under_way(Status.DELIVERED, made)
    elsewhere = Location.objects.create(code="FAR", name="Far", zone="America/Denver", phone="+12025550123")
    change(made, start=START + timedelta(days=1), location=elsewhere, status=VisitStatus.CANCELLED)
    assert (plan(made), plan(made)) == (1, 0)
    notice = Message.objects.get(step="cancelled")
    assert notice.not_after == START
    the = engine(SettableClock(), carrier := MemoryProvider())
    dispatch(claimed(the), the)
    (words,) = bodies(carrier)
    assert "Thu, Mar 18 at 9:00 AM" in words
    assert "0123" not in words


def test_a_move_that_was_told_before_the_visit_was_called_off_is_what_the_patient_knows() -> None:
    made = booked()
    under_way(Status.DELIVERED, made)
    change(made, start=START + timedelta(days=1))
    under_way(Status.DELIVERED, made, step="moved", attempted_at=NOW)
    change(made, status=VisitStatus.CANCELLED)
    plan(made)
    assert Message.objects.get(step="cancelled").about == f"{int(made.start.timestamp())}@{made.location_id}"


def test_a_visit_called_off_after_the_hour_its_patient_knew_is_told_nothing() -> None:
    made = booked(start=NOW + timedelta(hours=1))
    under_way(Status.DELIVERED, made)
    change(made, start=START, status=VisitStatus.CANCELLED)
    assert plan(made, now=NOW + timedelta(hours=2)) == 0
    assert not StaffTask.objects.exists()


def test_a_visit_called_off_with_an_hour_that_is_past_is_told_at_the_hour_the_patient_expects() -> None:
    made = booked()
    under_way(Status.DELIVERED, made)
    change(made, start=NOW - timedelta(hours=1), status=VisitStatus.CANCELLED)
    assert (plan(made), plan(made)) == (1, 0)
    assert Message.objects.get(step="cancelled", status="planned").not_after == START
