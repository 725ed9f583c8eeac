"""Every fault is told with its row, field and remedy, and refuses the whole file."""

import io
from pathlib import Path

import pytest

from outreach.actions.feed_table import Fault
from outreach.actions.import_feed import import_feed
from outreach.actions.sync_config import sync_config
from outreach.records.models import Appointment, Message
from tests.actions.feeds import CONFIG, HEADINGS, ROW, counts, feed, row, take, take_text
from tests.factories import NOW

pytestmark = pytest.mark.django_db

PLAIN = ",".join(ROW.values())
HEAD = ",".join(HEADINGS)


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"Appointment_ID": " "}, "appointment_id", "is missing"),
        ({"Appointment_ID": "9" * 81}, "appointment_id", "longer than 80 characters"),
        ({"Patient_ID": ""}, "patient_id", "is missing"),
        ({"First_Name": "A" * 121}, "given_name", "longer than 120 characters"),
        ({"Visit_Type": "v" * 81}, "visit_type", "longer than 80 characters"),
        ({"Phone": "608-555-01"}, "phone", "The phone number has too few digits"),
        ({"Phone": "call the mother"}, "phone", "The phone number contains letters or words"),
        ({"Phone": "6.08E+09"}, "phone", "A spreadsheet has shortened this number (E+09)"),
        ({"Email": "ada@"}, "email", "An e-mail address has one @ between a name and a domain"),
        ({"Start": ""}, "start", "is missing"),
        ({"Start": "soon"}, "start", "'soon' is not a date"),
        ({"Start": "2027-02-30 09:00"}, "start", "'2027-02-30 09:00' is no date of the calendar"),
        ({"Start": "2027-03-18"}, "start", "'2027-03-18' has no time of day"),
        ({"Start": "2027-03-18 25:00"}, "start", "'2027-03-18 25:00' is no date of the calendar"),
        ({"Start": "14/3/2027 09:00"}, "start", "'14/3/2027' has no month 14"),
        ({"Start": "04.03.2027 09:00"}, "start", "'04.03.2027' could be meant in two ways"),
        ({"Start": "1927-03-18 09:00"}, "start", "'1927-03-18 09:00' is not in this century"),
        (
            {"Start": "3/14/2027 2:30 AM"},
            "start",
            "'3/14/2027 2:30 AM' does not exist in America/Chicago: clocks skip that hour",
        ),
        ({"Time_Zone": "Central"}, "zone", "'Central' is not a time zone"),
        ({"Status": "Bumped"}, "status", "'Bumped' is not a known status"),
        ({"Status": ""}, "status", "is missing"),
    ],
)
def test_a_fault_names_row_field_and_problem(change: dict[str, str], field: str, problem: str) -> None:
    report = take(row(Appointment_ID="A0"), row(**change))
    assert [(fault.row, fault.field, fault.problem) for fault in report.bad] == [(3, field, problem)]
    assert report.bad[0].remedy
    assert (report.written, report.created) == (False, 0)
    assert counts() == (0, 0, 0, 0)


def test_every_fault_is_told_at_once() -> None:
    report = take(row(Start="soon", Time_Zone="Central"), row(), row(), row(Appointment_ID="A3", Status="?"))
    assert [(fault.row, fault.field) for fault in report.bad] == [
        (2, "zone"),
        (2, "start"),
        (3, "appointment_id"),
        (4, "appointment_id"),
        (5, "status"),
    ]
    assert report.rows == 4


def test_an_appointment_listed_twice_is_named_with_its_first_row() -> None:
    (fault,) = take(row(), row(Patient_ID="P2")).bad
    assert (fault.row, fault.problem) == (3, "the same appointment as in row 2")


def test_of_two_rows_that_differ_about_an_appointment_neither_is_taken(tmp_path: Path) -> None:
    later, bad = row(Start="2027-03-19 09:00"), tmp_path / "bad.csv"
    other = row(Appointment_ID="A9", Patient_ID="P9", Phone="608-555-0109")
    report = take(row(), other, later, skip_bad=bad)
    assert [(fault.row, fault.field) for fault in report.bad] == [
        (2, "appointment_id"),
        (4, "appointment_id"),
    ]
    assert (report.rows, report.created, report.written) == (3, 1, True)
    assert Appointment.objects.get().external_id == "A9"
    assert "row 4 says otherwise" in report.bad[0].problem
    assert "row 2" in report.bad[1].problem
    _, *refused = bad.read_text(encoding="utf-8-sig").splitlines()
    assert sorted("2027-03-18" in line for line in refused) == [False, True]
    assert all("neither is taken" in line for line in refused)


def test_rows_put_aside_later_come_back_corrected(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    take(row(), row(Start="2027-03-19 09:00"), row(Start="2027-03-18 09:00"), skip_bad=bad)
    head, *refused = bad.read_text(encoding="utf-8-sig").splitlines()
    assert len(refused) == 3
    (true,) = [line for line in refused if "2027-03-19" in line]
    assert take_text(f"{head}\n{true}\n").created == 1


def test_of_a_source_that_can_be_read_once_rows_put_aside_later_refuse_the_whole(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    bad = tmp_path / "bad.csv"
    sync_config(CONFIG, NOW)
    source = Pipe(feed(row(), row(Start="2027-03-19 09:00"), row(Appointment_ID="A9")).encode())
    report = import_feed(source, CONFIG, NOW, skip_bad=bad)
    assert (report.written, counts(), bad.exists()) == (False, (0, 0, 0, 0), False)
    assert "save it as a file" in report.bad[0].remedy


def test_of_two_rows_that_say_the_same_one_is_taken(tmp_path: Path) -> None:
    report = take(row(), row(), skip_bad=tmp_path / "bad.csv")
    assert [fault.row for fault in report.bad] == [3]
    assert report.created == 1


def test_faults_show_no_personal_data() -> None:
    report = take(
        row(Phone="608555", Email="ada vance@example", First_Name="Ada" * 50, Last_Name="Vance" * 50)
    )
    told = " ".join(str(fault) for fault in report.bad)
    assert {fault.field for fault in report.bad} == {"phone", "email", "given_name", "family_name"}
    assert not any(secret in told.lower() for secret in ("608", "ada", "vance", "@example"))


def test_an_unknown_location_says_where_to_add_it() -> None:
    text = f"{HEAD},Location\n{PLAIN},Fitchburg\n{PLAIN.replace('A1', 'A2')},Mars\n"
    (fault,) = take_text(text).bad
    assert (fault.row, fault.field, fault.problem) == (
        3,
        "location",
        "'Mars' is not a location of the clinic",
    )
    assert "clinic.toml" in fault.remedy


def test_an_unquoted_comma_is_recognised() -> None:
    (fault,) = take_text(f"{HEAD}\n{PLAIN.replace('Vance', 'Vance, Jr.')}\n").bad
    assert (fault.row, fault.problem) == (2, "12 fields for 11 headings")
    assert "quotation marks" in fault.remedy


def test_a_row_cut_off_is_recognised() -> None:
    (fault,) = take_text(f"{HEAD}\n{PLAIN}\nA2,P2,Ben\n").bad
    assert (fault.row, fault.problem) == (3, "only 3 fields for 11 headings")


def test_a_quotation_mark_never_closed_refuses_the_file_even_when_bad_rows_may_be_skipped(
    tmp_path: Path,
) -> None:
    text = f"{HEAD}\n{PLAIN}\n{PLAIN.replace('A1', 'A2').replace('Ada', chr(34) + 'Ada')}\n{PLAIN}\n"
    report = take_text(text, skip_bad=tmp_path / "bad.csv")
    assert [(fault.row, fault.problem) for fault in report.bad] == [(3, "a quotation mark is never closed")]
    assert (report.written, counts(), list(tmp_path.iterdir())) == (False, (0, 0, 0, 0), [])


def test_a_quotation_mark_out_of_place_concerns_its_row(tmp_path: Path) -> None:
    odd = PLAIN.replace("A1", "A2").replace("Ada", '"Ada" the first')
    report = take_text(f"{HEAD}\n{odd}\n{PLAIN}\n", skip_bad=tmp_path / "bad.csv")
    assert [(fault.row, fault.problem) for fault in report.bad] == [(2, "a quotation mark is out of place")]
    assert report.created == 1
    assert "A2,P1,Ada the first" in (tmp_path / "bad.csv").read_text("utf-8-sig")


def test_rows_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    text = feed(row(), row(Appointment_ID="A2", Last_Name="Muñoz")).encode("cp1252")
    (fault,) = take_text(text).bad
    assert fault == Fault(3, "encoding", "this row is not UTF-8", 'save the file again as "CSV UTF-8"')
    bad = tmp_path / "bad.csv"
    assert take_text(text, skip_bad=bad).created == 1
    assert b"Mu\xf1oz" in bad.read_bytes()


@pytest.mark.parametrize("text", [feed(row()).encode("utf-16"), b"\xff" + HEAD.encode()])
def test_a_file_of_another_encoding_is_refused(text: bytes) -> None:
    (fault,) = take_text(text).bad
    assert (fault.row, fault.problem) == (0, "the file is not UTF-8")


def test_a_nul_is_refused_before_the_database_sees_it() -> None:
    (fault,) = take(row(First_Name="A\0da")).bad
    assert fault.row == 2


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", ",,,\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    (fault,) = take_text(text).bad
    assert (fault.row, fault.problem) == (0, "the file is empty or has no headings")


def test_headings_alone_are_a_feed_without_rows() -> None:
    report = take_text(f"{HEAD}\n")
    assert (report.rows, report.bad, report.written) == (0, (), True)


def test_missing_columns_are_all_named() -> None:
    report = take_text("Name,Start\nAda,2027-03-18 09:00\n")
    assert [(fault.row, fault.field) for fault in report.bad] == [
        (0, "appointment_id"),
        (0, "patient_id"),
        (0, "status"),
        (0, "phone"),
    ]
    assert "the file has: Name, Start" in report.bad[0].remedy


def test_a_heading_that_was_promised_but_is_not_there_is_named() -> None:
    (fault,) = take(row(), columns={"appointment_id": "Encounter"}).bad[:1]
    assert (fault.field, fault.problem) == ("appointment_id", "there is no column 'Encounter'")


def test_a_column_nobody_knows_is_refused_by_name() -> None:
    (fault,) = take(row(), columns={"shoe_size": "Phone"}).bad[:1]
    assert (fault.field, fault.problem) == ("shoe_size", "there is no such column")


def test_two_columns_of_one_heading_are_refused() -> None:
    (fault,) = take_text(f"{HEAD},status\n{PLAIN},Canceled\n").bad
    assert fault.problem == "two columns have the heading 'status'"


def test_nothing_of_a_refused_file_is_kept_beside_what_was_there() -> None:
    take(row())
    before = counts()
    assert not take(row(Start="2027-03-19 09:00"), row(Appointment_ID="A2", Status="?")).written
    assert counts() == before
    assert not Message.objects.filter(status="cancelled").exists()
