"""Planning brings messages in line with visits and is harmless twice."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from outreach.domain.lifecycle import Status
from outreach.domain.visit import VisitStatus
from outreach.records.models import (
    CadenceStep,
    ContactPoint,
    Message,
    PatientContact,
    StaffTask,
)
from tests.actions.planning import START, booked, change, open_steps, plan, reasons
from tests.factories import NOW, mailbox, message, patient, phone, status, under_way

pytestmark = pytest.mark.django_db


def test_each_touch_is_planned_once_under_a_key_that_says_why() -> None:
    made = booked()
    assert plan(made) == 2
    assert plan(made) == 0
    keys = set(Message.objects.values_list("dedupe_key", flat=True))
    person = made.patient_id
    assert keys == {f"visit:{made.pk}:v1:{step}:{person}:sms" for step in ("one_day", "two_hours")}
    first = Message.objects.get(step="one_day")
    assert first.send_at == datetime(2027, 3, 17, 15, 0, tzinfo=UTC)
    assert (first.template, first.appointment_version, first.status) == ("reminder", 1, "planned")


def test_a_thousand_visits_take_no_more_statements_than_one(django_assert_max_num_queries: object) -> None:
    made = booked()
    person = patient()
    more = [booked(of=person, external_id=f"X{n}") for n in range(30)]
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert plan(made, *more) == 62


@pytest.mark.parametrize(
    ("contacts", "preferred", "expected"),
    [
        (("phone", "mail"), "", "phone"),
        (("mail", "phone"), "", "phone"),
        (("phone", "mail"), "email", "mail"),
        (("phone", "second"), "", "phone"),
        (("landline", "second", "mail"), "", "second"),
        (("opted_out", "mail"), "", "mail"),
        (("opted_out", "mail"), "sms", "mail"),
        (("phone", "bounced"), "email", "phone"),
    ],
)
def test_the_channel_is_the_preferred_one_or_the_first_that_works(
    contacts: Iterable[str], preferred: str, expected: str
) -> None:
    makers = {
        "phone": lambda: phone("+16085550101"),
        "second": lambda: phone("+16085550102"),
        "landline": lambda: phone("+16085550103", status="landline"),
        "opted_out": lambda: phone("+16085550104", opted_out_at=NOW),
        "mail": lambda: mailbox("ada@example.org"),
        "bounced": lambda: mailbox("old@example.org", status="invalid"),
    }
    made = {name: makers[name]() for name in contacts}
    plan(booked(of=patient(*made.values(), preferred_channel=preferred)))
    assert {m.contact_id for m in Message.objects.all()} == {made[expected].pk}
    assert not StaffTask.objects.exists()


def test_nobody_reached_means_a_call_and_no_reminder_due_means_none() -> None:
    out = patient(phone(opted_out_at=NOW))
    soon, arrived = booked(of=out), booked(of=out, status=VisitStatus.ARRIVED)
    assert plan(soon, arrived) == plan(soon, arrived) == 0
    (call,) = StaffTask.objects.all()
    assert (call.kind, call.dedupe_key) == ("call", f"call:{soon.pk}:v1")
    change(soon, status=VisitStatus.CANCELLED)
    plan(soon)
    call.refresh_from_db()
    assert call.closed_at == NOW


def test_messages_in_every_open_state_are_taken_back_when_a_visit_moves() -> None:
    made = booked()
    old = [message(made, status=s) for s in (Status.PLANNED, Status.QUEUED, Status.HELD)]
    change(made, start=START + timedelta(days=1))
    plan(made)
    assert [status(m) for m in old] == ["cancelled"] * 3
    assert reasons(*old) == ["visit moved"] * 3
    assert open_steps(made) == ["one_day", "two_hours"]


def test_a_change_that_is_no_move_is_called_a_change() -> None:
    made = booked(status=VisitStatus.PENDING)
    old = message(made)
    under_way(Status.SENT, made)
    change(made, status=VisitStatus.BOOKED)
    plan(made)
    assert reasons(old) == ["visit changed"]
    assert open_steps(made) == ["one_day", "two_hours"]


def test_a_visit_that_is_over_has_nothing_open() -> None:
    made = booked()
    old = message(made)
    assert plan(made, now=START) == 0
    assert reasons(old) == ["visit is over"]


def test_answers_and_other_peoples_messages_are_left_alone() -> None:
    made, other = booked(), booked()
    answer = message(made, dedupe_key="reply:1:confirmed", priority=0)
    theirs = message(other)
    change(made, status=VisitStatus.CANCELLED)
    plan(made)
    assert (status(answer), status(theirs)) == ("planned", "planned")


def test_a_late_booking_is_judged_by_when_it_became_known_and_never_sent_into_the_past() -> None:
    known = datetime(2027, 3, 17, 20, 0, tzinfo=UTC)
    made = booked(known_at=known)
    assert plan(made, now=known + timedelta(minutes=10)) == 2
    late = Message.objects.get(step="late")
    assert (late.step, late.template, late.send_at) == ("late", "booked", known + timedelta(minutes=10))


def test_a_step_missed_for_want_of_an_address_goes_now_unless_it_is_not_to_be_made_up() -> None:
    out = patient(phone(opted_out_at=NOW))
    made = booked(of=out)
    plan(made)
    PatientContact.objects.create(patient=out, contact=mailbox(), rank=1)
    noon = datetime(2027, 3, 17, 18, 0, tzinfo=UTC)
    assert plan(made, now=noon, catch_up=False) == 1
    assert open_steps(made) == ["two_hours"]
    assert plan(made, now=noon) == 1
    assert Message.objects.get(step="one_day").send_at == noon


def test_a_changed_address_is_taken_over_by_open_messages_in_place() -> None:
    made = booked()
    plan(made)
    ids = set(Message.objects.values_list("id", flat=True))
    PatientContact.objects.filter(patient=made.patient).update(ended_at=NOW)
    PatientContact.objects.create(patient=made.patient, contact=mailbox(), rank=1)
    assert plan(made) == 0
    found = Message.objects.all()
    assert {m.id for m in found} == ids
    assert {m.contact.value for m in found} == {"ada@example.org"}
    assert all(m.dedupe_key.endswith(f":{made.patient_id}:email") for m in found)


def test_a_step_that_was_sent_is_not_sent_again_by_another_channel() -> None:
    made = booked()
    plan(made)
    Message.objects.filter(step="one_day").update(status=Status.SENT, attempted_at=NOW)
    PatientContact.objects.filter(patient=made.patient).update(ended_at=NOW)
    PatientContact.objects.create(patient=made.patient, contact=mailbox(), rank=1)
    plan(made)
    assert open_steps(made) == ["two_hours"]
    assert Message.objects.filter(step="one_day").count() == 1


def test_what_staff_cancelled_stays_cancelled() -> None:
    made = booked()
    plan(made)
    Message.objects.filter(step="one_day").update(status=Status.CANCELLED)
    assert plan(made) == 0
    assert open_steps(made) == ["two_hours"]


def test_a_number_put_in_the_place_of_an_opted_out_one_gets_the_reminders() -> None:
    made = booked()
    plan(made)
    Message.objects.update(status=Status.SUPPRESSED)
    ContactPoint.objects.update(opted_out_at=NOW)
    PatientContact.objects.create(patient=made.patient, contact=phone("+16085550102"), rank=1)
    assert plan(made) == 2
    assert set(Message.objects.filter(status="planned").values_list("contact__value", flat=True)) == {
        "+16085550102"
    }


def test_a_text_put_off_by_the_dispatcher_stays_put_off() -> None:
    made = booked()
    plan(made)
    due = Message.objects.get(step="one_day")
    off = due.send_at + timedelta(minutes=30)
    Message.objects.filter(pk=due.pk).update(send_at=off)
    plan(made, now=due.send_at + timedelta(minutes=5))
    due.refresh_from_db()
    assert due.send_at == off


@pytest.mark.parametrize("claimed", [Status.PLANNED, Status.QUEUED])
def test_a_text_whose_hour_is_put_off_is_taken_from_the_worker_that_has_claimed_it(claimed: Status) -> None:
    made = booked()
    plan(made)
    it = Message.objects.get(step="one_day")
    Message.objects.filter(pk=it.pk).update(status=claimed)
    CadenceStep.objects.filter(key="one_day").update(at="11:00")
    plan(made, now=it.send_at)
    later = it.send_at + timedelta(hours=1)
    it.refresh_from_db()
    assert (it.status, it.send_at) == (Status.PLANNED, later)


def test_it_is_a_decent_hour_for_a_patient_far_away() -> None:
    made = booked(of=patient(zone="America/Los_Angeles"), start=datetime(2027, 3, 18, 16, 0, tzinfo=UTC))
    plan(made)
    hour = datetime(2027, 3, 18, 14, 0, tzinfo=UTC)  # two hours before is seven in Los Angeles
    assert all(m.send_at != hour for m in Message.objects.all())
