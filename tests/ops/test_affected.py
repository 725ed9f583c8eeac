"""Who was sent what in a time (rule P46)."""

from datetime import timedelta

import pytest

from outreach.actions.asked import about_visits
from outreach.actions.incident import open_incidents
from outreach.domain.lifecycle import Status
from outreach.ops.affected import affected, incidents
from outreach.records.models import Message
from tests.factories import NOW, mailbox, message, patient, phone, under_way, visit

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_p46_a_time_window_holds_what_was_tried_in_it_its_end_left_out() -> None:
    person = patient(phone(), external_id="P-7", family_name="Vance")
    moments = [NOW - timedelta(microseconds=1), NOW, NOW + HOUR - timedelta(microseconds=1), NOW + HOUR]
    sent = [under_way(Status.DELIVERED, visit(person), attempted_at=at) for at in moments]
    message(visit(person))  # never tried
    found = list(affected(NOW, NOW + HOUR))
    assert [line.message for line in found] == [sent[1].pk, sent[2].pk]
    line = found[0]
    assert (line.patient, line.given_name, line.family_name) == ("P-7", "Ada", "Vance")
    assert (line.address, line.channel, line.status) == ("+16085550101", "sms", "delivered")
    assert "9:00 AM" in line.words


@pytest.mark.parametrize("how", [Status.SENDING, Status.UNKNOWN, Status.SENT, Status.UNDELIVERED])
def test_p46_what_may_have_reached_somebody_counts(how: Status) -> None:
    under_way(how)
    assert len(list(affected(NOW, NOW + HOUR))) == 1


def test_p46_a_patient_told_of_along_in_anothers_text_is_affected_too() -> None:
    shared = phone()
    lead = under_way(Status.DELIVERED, visit(patient(shared, external_id="P-1")))
    message(visit(patient(shared, external_id="P-2")), status=Status.CANCELLED, merged_into=lead)
    found = list(affected(NOW, NOW + HOUR))
    assert [line.patient for line in found] == ["P-1", "P-2"]
    assert found[1].words == lead.body
    assert (found[1].at, found[1].status) == (NOW, "delivered")


def test_p46_a_question_that_lists_visits_speaks_of_the_patients_of_each() -> None:
    shared = phone()
    both = [visit(patient(shared, external_id=code)) for code in ("P-1", "P-2")]
    about = about_visits(it.pk for it in both)
    asked = under_way(Status.DELIVERED, both[0], template="which_visit")
    Message.objects.filter(pk=asked.pk).update(about=about, appointment=None, patient=None)
    found = list(affected(NOW, NOW + HOUR))
    assert [(line.message, line.patient, line.visit) for line in found] == [
        (asked.pk, it.patient.external_id, it.external_id) for it in both
    ]


def test_p46_one_contact_alone_and_no_alerts_of_staff() -> None:
    wanted, other = phone(), mailbox()
    under_way(Status.DELIVERED, visit(patient(wanted, external_id="P-1")))
    under_way(Status.DELIVERED, visit(patient(other, external_id="P-2")))
    under_way(Status.DELIVERED, to=phone("+16085550109"), purpose="staff")
    assert [line.patient for line in affected(NOW, NOW + HOUR, [wanted.pk])] == ["P-1"]
    assert len(list(affected(NOW, NOW + HOUR))) == 2
    assert list(affected(NOW, NOW + HOUR, [])) == []


def test_p46_incidents_are_listed_by_patient_with_the_messages_about_them() -> None:
    shared = phone()
    first, second = patient(shared, external_id="P-1"), patient(shared, external_id="P-2")
    about_first = under_way(Status.DELIVERED, visit(first))
    about_second = under_way(Status.DELIVERED, visit(second))
    open_incidents("wrong_number", {shared.pk: None}, NOW)
    open_incidents("reassigned", {shared.pk: None}, NOW + HOUR)
    assert [(line.patient, line.messages) for line in incidents(NOW, NOW + HOUR)] == [
        ("P-1", [about_first.pk]),
        ("P-2", [about_second.pk]),
    ]
    assert [line.kind for line in incidents()] == ["wrong_number"] * 2 + ["reassigned"] * 2
    assert incidents(until=NOW) == []
