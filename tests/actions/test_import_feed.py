"""The import's promises: every row once, whole or not at all, and nothing a patient did is undone."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.clinic import ConfigError
from outreach.actions.import_feed import import_feed
from outreach.actions.opt_out import opt_out
from outreach.domain.visit import VisitStatus
from outreach.records.models import (
    Appointment,
    ConsentEvent,
    ContactPoint,
    ContactStatus,
    Message,
    Patient,
    PatientContact,
    StaffTask,
)
from tests.actions.feeds import (
    CONFIG,
    cancelled_because,
    counts,
    feed,
    planned,
    reached,
    row,
    take,
    take_text,
    the_visit,
)
from tests.factories import NOW, tasks

pytestmark = pytest.mark.django_db


def test_a_row_becomes_a_visit_with_its_messages() -> None:
    report = take(row())
    assert (report.rows, report.created, report.planned, report.bad, report.written) == (1, 1, 3, (), True)
    visit = the_visit()
    assert visit.start == datetime(2027, 3, 18, 14, 0, tzinfo=UTC)
    assert (visit.status, visit.zone, visit.version) == ("booked", "America/Chicago", 1)
    assert (visit.known_at, visit.visit_type.code, visit.location.code) == (NOW, "Consult", "fitchburg")
    assert (visit.patient.given_name, visit.patient.family_name) == ("Ada", "Vance")
    assert planned() == ["three_days", "one_day", "two_hours"]
    assert reached() == {"+16085550101"}
    assert set(Message.objects.values_list("about", flat=True)) == {
        f"{int(visit.start.timestamp())}@{visit.location_id}"
    }


def test_first_sight_of_an_address_is_recorded_as_consent_for_care_once() -> None:
    take(row())
    take(row(Appointment_ID="A2"))
    events = ConsentEvent.objects.order_by("contact__value")
    assert [(e.contact.value, e.purpose, e.kind, e.actor, e.medium, e.at) for e in events] == [
        ("+16085550101", "care", "granted", "import", "schedule", NOW),
        ("ada@example.org", "care", "granted", "import", "schedule", NOW),
    ]


def test_the_same_feed_twice_changes_nothing() -> None:
    take(row(), row(Appointment_ID="A2", Patient_ID="P2"))
    before = counts()
    report = take(row(), row(Appointment_ID="A2", Patient_ID="P2"), now=NOW + timedelta(days=1))
    assert (report.unchanged, report.created, report.updated, report.planned) == (2, 0, 0, 0)
    assert counts() == before
    assert the_visit().known_at == NOW


def test_a_moved_visit_takes_its_messages_with_it() -> None:
    take(row())
    Appointment.objects.update(confirmed_at=NOW)
    later = NOW + timedelta(hours=1)
    report = take(row(Start="2027-03-19 11:00"), now=later)
    assert (report.moved, report.updated, report.unchanged, report.planned) == (1, 0, 0, 3)
    visit = the_visit()
    assert (visit.version, visit.known_at, visit.confirmed_at) == (2, later, None)
    assert visit.start == datetime(2027, 3, 19, 16, 0, tzinfo=UTC)
    assert cancelled_because() == {"visit moved"}
    assert planned() == ["three_days", "one_day", "two_hours"]
    live = Message.objects.filter(status="planned")
    assert set(live.values_list("appointment_version", flat=True)) == {2}


@pytest.mark.parametrize(
    ("word", "status", "reason"),
    [
        ("Canceled", "cancelled", "visit cancelled"),
        ("deleted", "entered-in-error", "visit cancelled"),
        ("CHECKED-IN", "checked-in", "patient arrived"),
        ("Arrived", "arrived", "patient arrived"),
        ("No Show", "noshow", "patient did not come"),
        ("waitlist", "waitlist", "visit is not booked"),
    ],
)
def test_a_visit_no_longer_ahead_has_no_messages(word: str, status: str, reason: str) -> None:
    take(row())
    report = take(row(Status=word))
    assert the_visit().status == status
    assert planned() == []
    assert cancelled_because() == {reason}
    assert report.cancelled == (reason == "visit cancelled")
    assert report.cancelled + report.updated == 1


def test_what_a_patient_did_since_outlives_the_same_row() -> None:
    take(row(), row(Appointment_ID="A2", Start="2027-03-18 10:00"))
    Appointment.objects.filter(external_id="A1").update(status=VisitStatus.CANCELLED, version=2)
    Appointment.objects.filter(external_id="A2").update(confirmed_at=NOW)
    take(row(), row(Appointment_ID="A2", Start="2027-03-18 10:00"))
    assert the_visit().status == VisitStatus.CANCELLED
    assert the_visit("A2").confirmed_at == NOW


def test_what_a_patient_did_since_outlives_a_change_of_other_fields() -> None:
    take(row())
    Appointment.objects.update(status=VisitStatus.CANCELLED, version=2)
    report = take(row(Phone="608-555-0102", Visit_Type="Follow-up", Status="Confirmed"))
    assert report.updated == 1
    assert (the_visit().status, the_visit().version) == (VisitStatus.CANCELLED, 2)
    assert the_visit().visit_type.code == "Follow-up"


def test_a_feed_that_catches_up_with_the_patients_cancellation_says_nothing_new() -> None:
    take(row())
    Appointment.objects.update(status=VisitStatus.CANCELLED, version=2)
    report = take(row(Status="Canceled"))
    assert report.cancelled == 0
    assert the_visit().version == 2


def test_a_rebooked_visit_lives_again() -> None:
    take(row())
    take(row(Status="Canceled"))
    report = take(row(Start="2027-03-25 09:00"))
    assert report.moved == 1
    assert (the_visit().version, the_visit().status) == (3, "booked")
    assert planned() == ["three_days", "one_day", "two_hours"]


def test_names_and_language_are_only_updated() -> None:
    take(row())
    report = take(row(First_Name="Adele", Language="Spanish"))
    assert (report.updated, report.planned, the_visit().version) == (1, 0, 1)
    patient = Patient.objects.get()
    assert (patient.given_name, patient.language) == ("Adele", "es")


def test_a_new_number_gets_the_messages_still_to_come_of_every_visit() -> None:
    take(row(), row(Appointment_ID="A2", Start="2027-03-25 09:00"))
    report = take(row(Phone="608-555-0102"))
    assert (report.updated, report.planned) == (1, 0)
    assert reached() == reached("A2") == {"+16085550102"}
    assert planned("A2") == ["three_days", "one_day", "two_hours"]
    ended = PatientContact.objects.get(contact__value="+16085550101")
    assert ended.ended_at == NOW


def test_a_number_that_comes_back_is_linked_again() -> None:
    take(row())
    take(row(Phone="608-555-0102"))
    take(row(Phone="608-555-0101"))
    assert reached() == {"+16085550101"}
    assert PatientContact.objects.get(contact__value="+16085550101").ended_at is None


def test_without_a_number_messages_go_by_mail_and_back() -> None:
    take(row())
    take(row(Phone=""))
    assert reached() == {"ada@example.org"}
    assert set(Message.objects.filter(status="planned").values_list("channel", flat=True)) == {"email"}
    take(row())
    assert reached() == {"+16085550101"}
    assert planned() == ["three_days", "one_day", "two_hours"]


def test_without_any_address_a_person_is_asked_to_call_and_an_address_found_later_is_used() -> None:
    take(row(Phone="", Email=""))
    call = the_visit().stafftask_set.get()
    assert (call.kind, call.dedupe_key) == ("call", f"call:{the_visit().pk}:v1")
    take(row())
    assert planned() == ["three_days", "one_day", "two_hours"]
    take(row(Phone="", Email=""))
    assert cancelled_because() == {"no address reaches the patient"}
    take(row())
    assert planned() == ["three_days", "one_day", "two_hours"]


def test_no_import_ends_an_opt_out_or_revives_an_invalid_number() -> None:
    take(row(), row(Appointment_ID="A2", Patient_ID="P2", Phone="608-555-0102", Email=""))
    opt_out([ContactPoint.objects.get(value="+16085550101").pk], NOW, actor="patient", medium="sms keyword")
    ContactPoint.objects.filter(value="+16085550102").update(status=ContactStatus.INVALID)
    consents = ConsentEvent.objects.count()
    take(
        row(Start="2027-03-19 09:00", First_Name="Adele"),
        row(Appointment_ID="A2", Patient_ID="P2", Phone="608-555-0102", Email="", Start="2027-03-19 10:00"),
        row(Appointment_ID="A3", Patient_ID="P3", Phone="608-555-0101", Email=""),
    )
    assert ContactPoint.objects.get(value="+16085550101").opted_out_at == NOW
    assert ContactPoint.objects.get(value="+16085550102").status == ContactStatus.INVALID
    assert ConsentEvent.objects.count() == consents
    assert reached() == {"ada@example.org"}
    assert planned("A2") == planned("A3") == []


def test_a_family_shares_one_phone() -> None:
    take(row(), row(Appointment_ID="A2", Patient_ID="P2", First_Name="Ben", Email="ben@example.org"))
    assert ContactPoint.objects.filter(channel="sms").count() == 1
    assert Patient.objects.filter(links__contact__value="+16085550101").count() == 2
    assert reached() == reached("A2") == {"+16085550101"}


def test_a_visit_given_to_another_patient_speaks_to_that_one() -> None:
    take(row())
    take(row(Patient_ID="P2", Phone="608-555-0102", Email=""))
    assert the_visit().patient.external_id == "P2"
    assert reached() == {"+16085550102"}


def test_a_visit_given_to_a_patient_on_record_brings_their_new_phone_along() -> None:
    take(row(), row(Appointment_ID="A2", Patient_ID="P2", Phone="608-555-0102", Email=""))
    take(row(Patient_ID="P2"))
    assert reached() == reached("A2") == {"+16085550101"}, "what the schedule says of P2 now"


@pytest.mark.parametrize(
    ("told", "phone", "kinds"),
    [
        (True, "608-555-0102", ["trouble"]),
        (True, "608-555-0101", []),
        (False, "608-555-0102", []),
    ],
)
def test_who_was_told_of_a_visit_that_is_anothers_now_is_staffs_to_tell(
    told: bool, phone: str, kinds: list[str]
) -> None:
    take(row())
    if told:
        Message.objects.filter(step="three_days").update(status="delivered", attempted_at=NOW)
    take(row(Patient_ID="P2", Phone=phone, Email=""))
    assert tasks() == kinds
    assert [task.patient.external_id for task in StaffTask.objects.all() if task.patient] == ["P1"] * len(
        kinds
    )


def test_a_visit_missing_from_the_feed_is_left_alone() -> None:
    take(row(), row(Appointment_ID="A2"))
    report = take(row(Appointment_ID="A2"))
    assert report.unchanged == 1
    assert (the_visit().status, len(planned())) == ("booked", 3)


def test_past_and_finished_visits_are_kept_without_messages() -> None:
    report = take(
        row(Start="2027-03-01 09:00"), row(Appointment_ID="A2", Status="Completed"), row(Appointment_ID="A3")
    )
    assert (report.created, report.planned) == (3, 3)


def test_a_late_booking_is_told_at_once() -> None:
    now = NOW + timedelta(hours=2)
    take(row(Start="2027-03-09 11:00"), now=now)
    assert planned() == ["late", "two_hours"]
    late = Message.objects.get(step="late")
    assert (late.send_at, late.template) == (now, "booked")
    assert late.note.startswith("booked late")


def test_visit_types_differ_by_more_than_case() -> None:
    take(row(), row(Appointment_ID="A2", Visit_Type="CONSULT"), row(Appointment_ID="A3", Visit_Type=""))
    assert [the_visit(a).visit_type.code for a in ("A1", "A2", "A3")] == ["Consult", "Consult", "visit"]


def test_a_dry_run_reports_and_leaves_nothing() -> None:
    report = take(row(), dry_run=True)
    assert (report.created, report.planned, report.written) == (1, 3, False)
    assert counts() == (0, 0, 0, 0)


def test_refused_rows_go_to_a_file_and_the_good_ones_in(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    text = feed(row(), row(Appointment_ID="A2", Start="soon"), row(Appointment_ID="A3"), delimiter=";")
    report = take_text(text, skip_bad=bad)
    assert (report.rows, report.created, len(report.bad), report.written) == (3, 2, 1, True)
    head, only = bad.read_text("utf-8-sig").splitlines()
    assert head.split(";")[-1] == "problem"
    assert only.startswith("A2;P1;Ada;Vance;(608) 555-0101;")
    assert "'soon' is not a date" in only
    assert (bad.stat().st_mode & 0o777, [p.name for p in tmp_path.iterdir()]) == (0o600, ["bad.csv"])
    again = take_text(bad.read_bytes().replace(b"soon", b"2027-03-20 09:00"))
    assert (again.created, again.bad) == (1, ())


def test_without_refused_rows_there_is_no_file(tmp_path: Path) -> None:
    take(row(), skip_bad=tmp_path / "bad.csv")
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_by_stage() -> None:
    told: list[tuple[str, int, int | None]] = []
    take(row(), progress=lambda *args: told.append(args))
    assert told == [("reading", 1, 1), ("writing", 0, 1), ("writing", 1, 1), ("planning", 1, 1)]


def test_a_configuration_that_was_not_synchronised_is_named() -> None:
    with pytest.raises(ConfigError, match="run sync_config first"):
        import_feed(io.StringIO(feed(row())), CONFIG, NOW)


def test_a_path_serves_as_well_as_a_stream(tmp_path: Path) -> None:
    take(row())
    path = tmp_path / "feed.csv"
    path.write_text(feed(row()), newline="")
    assert import_feed(path, CONFIG, NOW).unchanged == 1
    assert import_feed(io.StringIO(feed(row())), CONFIG, NOW).unchanged == 1


def test_p13_an_opt_out_holds_however_the_mailbox_is_written() -> None:
    take(row(Phone=""))
    mailbox = ContactPoint.objects.get(channel="email")
    opt_out([mailbox.pk], NOW, actor="patient", medium="email", wording="stop")
    take(row(Phone="", Email="Ada@Example.ORG"))
    assert ContactPoint.objects.get(channel="email").opted_out_at == NOW
    assert not Message.objects.filter(status__in=("planned", "queued")).exists()
