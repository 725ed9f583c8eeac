"""Dispatch decides on facts of the moment: what does not go, and what becomes of it."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from outreach.actions.dispatch import dispatch
from outreach.actions.opt_out import opt_out
from outreach.domain.channel import Channel
from outreach.domain.lifecycle import Status
from outreach.domain.wording import Catalogue
from outreach.providers.memory import MemoryProvider
from outreach.records.models import Appointment, ContactPoint, InboundMessage, Message, PatientContact
from tests.actions.sending import send
from tests.factories import (
    NOW,
    bodies,
    claimed,
    engine,
    events,
    mailbox,
    message,
    path,
    patient,
    phone,
    status,
    tasks,
    visit,
)

pytestmark = pytest.mark.django_db


class TestWhatHappensBetweenClaimAndDispatch:
    """Acceptance 6: nothing of a visit's old state goes out, though it changed a second before."""

    @pytest.mark.parametrize(
        "change",
        [
            {"version": 2, "start": datetime.fromisoformat("2027-03-10T16:00+00:00")},
            {"status": "cancelled"},
            {"status": "arrived"},
            {"status": "checked-in"},
            {"status": "fulfilled"},
            {"status": "noshow"},
            {"status": "entered-in-error"},
            {"status": "cancelled", "version": 2},
        ],
        ids=str,
    )
    def test_a_changed_visit(self, carrier: MemoryProvider, change: dict[str, Any]) -> None:
        it = message()
        rows = Appointment.objects.filter(message=it)
        assert send(carrier, between=lambda: rows.update(**change)) == 0
        assert not carrier.kept
        assert status(it) == Status.CANCELLED
        assert events(it)[-1].reason.startswith("the visit ")

    @pytest.mark.parametrize("purpose", ["all", "care"])
    def test_p8_an_opt_out(self, carrier: MemoryProvider, purpose: str) -> None:
        """Re-checked at dispatch: zero calls."""
        it = message()
        stop = partial(opt_out, [it.contact_id], NOW, actor="patient", medium="text", purpose=purpose)
        assert send(carrier, between=stop) == 0
        assert not carrier.kept
        assert (status(it), events(it)[-1].rule) == (Status.SUPPRESSED, "P8")

    def test_an_opt_out_by_the_patient_takes_back_what_was_claimed(self, carrier: MemoryProvider) -> None:
        it = message()

        def stop() -> None:
            with transaction.atomic():
                opt_out([it.contact_id], NOW, actor="patient", medium="text")

        assert send(carrier, between=stop) == 0
        assert path(it) == ["queued", "suppressed"]

    def test_an_address_that_turned_out_dead_is_replaced_by_mail(self) -> None:
        number, post = phone(), mailbox()
        it = message(visit(patient(number, post)))
        rows = ContactPoint.objects.filter(pk=number.pk)
        assert send(MemoryProvider(), between=lambda: rows.update(status="landline")) == 0
        assert status(it) == Status.SUPPRESSED
        assert Message.objects.get(contact=post).status == Status.PLANNED

    def test_an_address_that_is_no_longer_the_patients(self) -> None:
        """Planning leaves a message under way alone when the number changes; it may come back to be sent."""
        number, post = phone(), mailbox()
        it = message(visit(patient(number, post)))
        links = PatientContact.objects.filter(contact=number)
        carrier = MemoryProvider()
        assert send(carrier, between=lambda: links.update(ended_at=NOW)) == 0
        assert status(it) == Status.SUPPRESSED
        assert Message.objects.get(contact=post).status == Status.PLANNED

    def test_a_confirmation(self, carrier: MemoryProvider) -> None:
        about = visit()
        asks = message(about, unless_confirmed=True)
        tells = message(about, template="reminder_soon")
        rows = Appointment.objects.filter(pk=about.pk)
        assert send(carrier, between=lambda: rows.update(confirmed_at=NOW)) == 1
        assert (status(asks), status(tells)) == (Status.CANCELLED, Status.SENT)
        assert "Reply C" not in bodies(carrier)[0], "who has confirmed is not asked again"


@pytest.mark.parametrize(
    ("patient_zone", "opens"),
    [
        ("", "2027-03-09T08:00-06:00"),
        ("America/New_York", "2027-03-09T08:00-06:00"),
        ("America/Los_Angeles", "2027-03-09T08:00-08:00"),
    ],
)
def test_quiet_hours_hold_where_the_visit_is_and_where_the_patient_is(
    carrier: MemoryProvider, patient_zone: str, opens: str
) -> None:
    """Rule P30: put off until it is a decent hour in both."""
    late = datetime.fromisoformat("2027-03-09T04:00-06:00")
    it = message(visit(patient(zone=patient_zone), start=late + timedelta(hours=12)), send_at=late)
    assert send(carrier, at=late) == 0
    it.refresh_from_db()
    assert (it.status, it.send_at) == (Status.PLANNED, datetime.fromisoformat(opens))
    assert events(it)[-1].rule == "P30"


def test_a_night_that_is_too_long_is_bridged_by_mail() -> None:
    late = datetime.fromisoformat("2027-03-09T04:00-06:00")
    post = mailbox()
    it = message(
        visit(patient(phone(), post), start=late + timedelta(hours=3)),
        send_at=late,
        not_after=late + timedelta(hours=2),
    )
    assert send(MemoryProvider(), at=late) == 0
    assert (status(it), events(it)[-1].rule) == (Status.SUPPRESSED, "P30")
    assert Message.objects.get(contact=post).send_at == late


def test_answers_go_at_night(carrier: MemoryProvider) -> None:
    """Rule P30 spares what the patient asked for."""
    night = datetime.fromisoformat("2027-03-09T02:00-06:00")
    asked = InboundMessage.objects.create(
        provider="memory",
        provider_id="SM1",
        contact=phone(),
        to_address="+16085550199",
        body="AYUDA",
        received_at=night,
    )
    it = message(to=phone(), template="help", in_reply_to=asked, priority=0, send_at=night)
    assert send(carrier, at=night) == 1
    assert status(it) == Status.SENT


@pytest.mark.parametrize(("another", "asked"), [(False, ["call"]), (True, [])])
def test_too_late_is_too_late_and_a_person_phones_where_no_other_is_to_come(
    carrier: MemoryProvider, another: bool, asked: list[str]
) -> None:
    it = message(not_after=NOW - timedelta(seconds=1), send_at=NOW - timedelta(hours=1))
    if another:
        message(it.appointment, send_at=NOW + timedelta(hours=5), template="reminder_soon")
    assert send(carrier) == 0
    assert status(it) == Status.EXPIRED
    assert tasks() == asked


def test_p61_help_that_comes_too_late_is_a_colleagues_to_bring(carrier: MemoryProvider) -> None:
    it = message(template="crisis", not_after=NOW - timedelta(seconds=1), send_at=NOW - timedelta(hours=1))
    assert send(carrier) == 0
    assert status(it) == Status.EXPIRED
    assert "crisis" in tasks()


@pytest.mark.parametrize(
    "problem", ["channel", "template", "variable", "zone", "patient_zone", "subject", "status"]
)
def test_what_cannot_be_said_is_held_for_a_person_and_holds_up_nobody(problem: str) -> None:
    about = visit(patient(phone("+16085550102"), external_id="troubled"))
    fields: dict[str, Any] = {}
    sources = {"en/reminder.sms.j2": "{{ start|day }}", "en/booked.sms.j2": "{{ surprise }}"}
    if problem == "channel":
        about = visit(patient(mailbox(), external_id="by mail"))
    elif problem == "zone":
        about.zone = "Mars/Olympus"
        about.save()
    elif problem == "patient_zone":
        about.patient.zone = "Somewhere"
        about.patient.save()
    elif problem == "status":  # nobody foresaw it
        about.status = "rescheduled"
        about.save()
    elif problem == "subject":
        about = visit(patient(mailbox(), external_id="by mail"))
        sources["en/reminder.email.j2"] = f"Subject: {'long ' * 50}\n\nHello"
    else:
        fields["template"] = {"template": "no_show", "variable": "booked"}[problem]
    held, fine = message(about, **fields), message()
    carriers = [MemoryProvider()] + ([MemoryProvider(Channel.EMAIL)] if problem == "subject" else [])
    the = engine(None, *carriers, words=Catalogue(sources))
    assert dispatch(claimed(the), the) == 1
    assert (status(held), status(fine)) == (Status.HELD, Status.SENT)
    assert tasks(message=held) == ["trouble"]
    assert events(held)[-1].reason
