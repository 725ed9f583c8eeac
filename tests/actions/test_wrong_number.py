"""Somebody else has the number: stop, keep whom it concerns, ask for the patient's."""

from datetime import timedelta

import pytest

from outreach.actions.dispatch import dispatch
from outreach.actions.receive_inbound import receive_inbound
from outreach.actions.take_reply import take_replies
from outreach.domain.lifecycle import Status
from outreach.providers.memory import MemoryProvider
from outreach.records.models import ContactPoint, PatientContact, PrivacyIncident, StaffTask
from tests.factories import (
    NOW,
    SettableClock,
    answers_to,
    bodies,
    claimed,
    engine,
    message,
    patient,
    phone,
    said,
    status,
    tasks,
    text,
    under_way,
    visit,
)

pytestmark = pytest.mark.django_db


def say(words: str) -> None:
    receive_inbound([text(words)], "memory", NOW)
    take_replies(engine(SettableClock(NOW)))


@pytest.mark.parametrize(
    "words",
    ["wrong number", "You have the wrong number, sorry", "número equivocado", "this is not Ada's phone"],
)
def test_p47_a_wrong_number_is_an_opt_out_an_incident_and_a_task(words: str) -> None:
    person = patient(phone())
    told, waiting = under_way(Status.DELIVERED, visit(person)), message(visit(person))
    say(words)
    assert ContactPoint.objects.get().opted_out_at == NOW
    assert (said().get().kind, said().get().wording) == ("withdrawn", words)
    assert (status(told), status(waiting)) == (Status.DELIVERED, Status.SUPPRESSED)
    incident = PrivacyIncident.objects.get()
    assert (incident.kind, incident.opened_at, incident.contact.value) == (
        "wrong_number",
        NOW,
        "+16085550101",
    )
    assert (incident.patients, incident.messages) == ([person.pk], [told.pk])
    (task,) = StaffTask.objects.filter(kind="wrong_number")
    assert (task.inbound_id, task.patient_id, task.closed_at) == (incident.inbound_id, person.pk, None)


def test_p47_the_stranger_hears_once_that_it_has_stopped() -> None:
    under_way(Status.DELIVERED)
    say("wrong number")
    carrier = MemoryProvider()
    the = engine(SettableClock(NOW), carrier)
    dispatch(claimed(the), the)
    (words,) = bodies(carrier)
    assert "off our list" in words
    assert "START" not in words
    assert answers_to([PrivacyIncident.objects.get().inbound]) == ["stop_ack"]  # type: ignore[list-item]


def test_p46_who_is_affected_is_everyone_spoken_of_there_also_along_in_anothers_text() -> None:
    shared = phone()
    here, gone, along = patient(shared), patient(shared), patient(shared)
    lead = under_way(Status.DELIVERED, visit(gone))
    merged = message(visit(along), status=Status.CANCELLED, merged_into=lead)
    never_sent = message(visit(here), status=Status.CANCELLED)
    PatientContact.objects.filter(patient__in=[gone, along]).update(ended_at=NOW)
    say("wrong number")
    incident = PrivacyIncident.objects.get()
    assert incident.patients == sorted([here.pk, gone.pk, along.pk])
    assert incident.messages == [lead.pk, merged.pk]
    assert never_sent.pk not in incident.messages


def test_p47_the_same_webhook_twice_is_one_incident() -> None:
    under_way(Status.DELIVERED)
    once = text("wrong number")
    for _ in range(2):
        receive_inbound([once], "memory", NOW)
        take_replies(engine(SettableClock(NOW)))
    assert PrivacyIncident.objects.count() == 1
    assert StaffTask.objects.filter(kind="wrong_number").count() == 1


def test_p47_an_ordinary_stop_is_no_incident() -> None:
    under_way(Status.DELIVERED)
    say("STOP")
    assert not PrivacyIncident.objects.exists()


@pytest.mark.parametrize("word", ["START", "YES", "unstop"])
def test_p47_a_strangers_start_brings_no_patients_messages_back(word: str) -> None:
    about = visit()
    under_way(Status.DELIVERED, about)
    later = message(about, send_at=NOW + timedelta(days=1))
    for words in ("wrong number", word, "C", "X"):
        say(words)
    assert ContactPoint.objects.get().opted_out_at == NOW
    assert status(later) == Status.SUPPRESSED
    about.refresh_from_db()
    assert (about.confirmed_at, about.status) == (None, "booked"), "they decide nothing for our patient"
    assert tasks().count("reply") == 3


def test_p47_once_a_colleague_has_seen_to_it_start_counts_again() -> None:
    say("wrong number")
    for word in ("STOP", "START"):
        say(word)
    assert ContactPoint.objects.get().opted_out_at == NOW, "nor by way of a STOP"
    StaffTask.objects.filter(kind="wrong_number").update(closed_at=NOW, closed_by="Kim")
    say("START")
    assert ContactPoint.objects.get().opted_out_at is None
