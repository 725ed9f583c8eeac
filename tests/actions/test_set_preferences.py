"""What a patient says on their page is kept with its proof, and what is planned follows."""

from dataclasses import replace
from datetime import time

import pytest
from django.db import transaction

from outreach.actions.pause import pause_people_at
from outreach.actions.plan_touches import plan_touches
from outreach.actions.preferences import Preferences, preferences_of
from outreach.actions.set_preferences import set_preferences
from outreach.domain.lifecycle import Status
from outreach.domain.purpose import Purpose
from outreach.domain.windows import HOUSE_HOURS
from outreach.records.models import Appointment, Cadence, ContactPoint, Message, Patient
from tests.factories import (
    NOW,
    consent,
    mailbox,
    message,
    patient,
    phone,
    said,
    status,
    tasks,
    under_way,
    visit,
)
from tests.threads import Beside, somebody_waits, until

pytestmark = pytest.mark.django_db

CARE, EDUCATION, MARKETING = Purpose.CARE, Purpose.EDUCATION, Purpose.MARKETING
WORDING = {
    **{purpose.value: f"box for {purpose}" for purpose in Purpose},
    "unencrypted": "not private, and I accept",
}
PROOF = {"ip": "192.0.2.7", "agent": "Browser"}


def change(
    who: Patient, at: ContactPoint, shown: Preferences | None = None, **wish: object
) -> frozenset[str]:
    """Change these from what the page shows now, or showed."""
    who.refresh_from_db()
    shown = shown or preferences_of(who, at)
    wished = replace(shown, **wish)  # type: ignore[arg-type]
    return set_preferences(who.pk, at.pk, shown, wished, NOW, HOUSE_HOURS, wording=WORDING, evidence=PROOF)


def planned_visit(who: Patient) -> Appointment:
    """A visit the day after tomorrow, with a reminder a day before it, planned."""
    cadence, _ = Cadence.objects.get_or_create(code="standard", defaults={"name": "Standard"})
    cadence.steps.get_or_create(
        key="day",
        defaults={
            "position": 0,
            "days_before": 1,
            "at": time(10),
            "template": "reminder",
            "useful_until": "1:00:00",
        },
    )
    made = visit(who, start=NOW.replace(day=10, hour=20))
    plan_touches([made.pk], NOW, HOUSE_HOURS)
    return made


def goes_to() -> list[str]:
    return list(Message.objects.filter(status="planned").values_list("contact__value", flat=True))


@pytest.mark.django_db(transaction=True)
def test_p59_danger_that_comes_in_while_a_page_is_saved_stops_neither() -> None:
    """Both need the contact and the patient, and take them in the same order."""
    box = mailbox()
    who = patient(box)
    planned_visit(who)
    with transaction.atomic():
        ContactPoint.objects.select_for_update(no_key=True).get(pk=box.pk)
        page = Beside(lambda: change(who, box, language="es"))
        until(somebody_waits)
        pause_people_at([box.pk], NOW)
    page.result()
    who.refresh_from_db()
    assert (who.paused_at, who.language) == (NOW, "es")


class TestPurposes:
    def test_p1_every_change_is_a_line_with_its_proof(self) -> None:
        box = mailbox()
        who = patient(box)
        changed = change(who, box, purposes=frozenset({CARE, EDUCATION, MARKETING}))
        assert changed == {"education", "marketing"}
        for line in said():
            assert (line.kind, line.actor, line.medium, line.at) == ("granted", "patient", "page", NOW)
            assert (line.wording, line.evidence) == (f"box for {line.purpose}", PROOF)
        assert preferences_of(who, box).purposes == {CARE, EDUCATION, MARKETING}

    def test_nothing_new_writes_nothing(self) -> None:
        box = mailbox()
        assert change(patient(box), box) == frozenset()
        assert not said().exists()

    def test_what_is_taken_is_taken_back_and_what_is_given_again_counts(self) -> None:
        box = mailbox()
        consent(box, "education")
        who = patient(box)
        lesson = message(visit(who), purpose="education", template="welcome")
        assert change(who, box, purposes=frozenset({CARE})) == {"education"}
        assert status(lesson) == "suppressed"
        assert change(who, box, purposes=frozenset({CARE, EDUCATION})) == {"education"}
        assert [line.kind for line in said().order_by("id")] == ["withdrawn", "granted"]

    def test_p13_a_stop_that_came_meanwhile_is_not_undone_by_a_box_ticked_before(self) -> None:
        box = mailbox()
        who = patient(box)
        shown = preferences_of(who, box)
        consent(box, "all", "withdrawn", actor="patient", wording="STOP")
        assert change(who, box, shown, purposes=shown.purposes | {EDUCATION}) == {"education"}
        assert preferences_of(who, box).purposes == {EDUCATION}

    def test_p13_ticking_the_box_ends_a_stop_for_that_purpose_alone(self) -> None:
        number = phone(opted_out_at=NOW)
        who = patient(number)
        assert change(who, number, purposes=frozenset({CARE})) == {"care"}
        number.refresh_from_db()
        assert number.opted_out_at is None
        assert preferences_of(who, number).purposes == {CARE}


class TestCare:
    def test_p8_turned_off_here_it_goes_to_the_other_address(self) -> None:
        box, number = mailbox(), phone()
        who = patient(box, number, preferred_channel="email")
        planned_visit(who)
        assert goes_to() == ["ada@example.org"]
        assert change(who, box, purposes=frozenset()) == {"care"}
        assert goes_to() == ["+16085550101"]
        assert tasks() == []
        assert change(who, box, purposes=frozenset({CARE})) == {"care"}
        assert goes_to() == ["ada@example.org"]

    def test_p8_turned_off_at_the_only_address_a_person_phones(self) -> None:
        box = mailbox()
        who = patient(box)
        made = planned_visit(who)
        change(who, box, purposes=frozenset())
        assert goes_to() == []
        assert tasks(appointment=made) == ["call"]
        assert plan_touches([made.pk], NOW, HOUSE_HOURS) == 0, "nor by the next import"

    def test_for_everyone_at_a_shared_address(self) -> None:
        box = mailbox()
        who, other = patient(box), patient(box)
        planned_visit(who), planned_visit(other)
        assert len(goes_to()) == 2
        change(who, box, purposes=frozenset())
        assert goes_to() == []


class TestThePerson:
    def test_p39_only_one_channel_moves_what_is_planned_there(self) -> None:
        number, box = phone(), mailbox()
        who = patient(number, box)
        planned_visit(who)
        assert goes_to() == ["+16085550101"]
        assert change(who, box, channel="email", only=True) == {"channel"}
        assert goes_to() == ["ada@example.org"]
        who.refresh_from_db()
        assert (who.preferred_channel, who.only_channel) == ("email", "email")
        assert change(who, box, channel="", only=False) == {"channel"}
        assert goes_to() == ["+16085550101"]

    def test_p39_only_one_channel_never_falls_back_to_the_other(self) -> None:
        number, box = phone(), mailbox(status="invalid")
        who = patient(number, box)
        made = planned_visit(who)
        change(who, number, channel="email", only=True)
        assert goes_to() == []
        assert tasks(appointment=made) == ["call"]

    def test_p39_hours_move_what_is_planned_into_them(self) -> None:
        who = patient(phone())
        made = planned_visit(who)
        (before,) = Message.objects.filter(status="planned")
        assert before.send_at.hour == 16, "ten in the morning in Madison"
        assert change(who, phone(), hours=(time(17), time(20))) == {"hours"}
        (after,) = Message.objects.filter(status="planned")
        assert after.send_at.hour >= 22 or after.send_at.hour < 2
        assert after.send_at < made.start
        change(who, phone(), hours=None)
        assert Message.objects.get(status="planned").send_at == before.send_at

    def test_what_was_sent_is_not_sent_again_another_way(self) -> None:
        number, box = phone(), mailbox()
        who = patient(number, box)
        made = planned_visit(who)
        Message.objects.all().delete()
        under_way(Status.SENT, made, number, step="day")
        change(who, box, channel="email", only=True)
        assert goes_to() == []

    def test_p40_the_warning_and_its_acceptance_are_on_record_and_can_be_taken_back(self) -> None:
        box = mailbox()
        who = patient(box)
        assert change(who, box, unencrypted=True) == {"unencrypted"}
        who.refresh_from_db()
        assert who.unencrypted_ok_at == NOW
        assert change(who, box, unencrypted=False) == {"unencrypted"}
        who.refresh_from_db()
        assert who.unencrypted_ok_at is None
        lines = list(said().order_by("id").values_list("purpose", "kind", "wording"))
        words = "not private, and I accept"
        assert lines == [("unencrypted", "granted", words), ("unencrypted", "withdrawn", words)]
        assert preferences_of(who, box).purposes == {CARE}, "it is no consent to anything else"

    def test_language_is_kept_and_a_regional_one_left_alone(self) -> None:
        box = mailbox()
        who = patient(box, language="es-MX")
        assert change(who, box, language="es") == frozenset()
        assert change(who, box, language="en") == {"language"}
        who.refresh_from_db()
        assert who.language == "en"
