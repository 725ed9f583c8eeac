"""The shapes in which scheduling systems and spreadsheets export the same visit."""

from datetime import UTC, datetime

import pytest

from outreach.records.models import ContactPoint
from tests.actions.feeds import CONFIG, HEADINGS, ROW, feed, row, take, take_text, the_visit

pytestmark = pytest.mark.django_db

NINE = datetime(2027, 3, 18, 14, 0, tzinfo=UTC)
DAY_FIRST = CONFIG.model_copy(update={"feed": CONFIG.feed.model_copy(update={"date_order": "dmy"})})


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-18 09:00",
        "2027-03-18T09:00:00",
        "2027-03-18T09:00:00.000",
        "2027-03-18T14:00:00Z",
        "2027-03-18T09:00-05:00",
        "2027-03-18 16:00:00+0200",
        "2027/3/18 9:00",
        "3/18/2027 9:00 AM",
        "03/18/2027 09:00",
        "3/18/27 9:00am",
        "3-18-2027, 9 a.m.",
        "18.03.2027 09:00",
        "Mar 18, 2027 9:00 AM",
        "18-Mar-2027 09:00",
        "18 March 2027 9:00 am",
        "202703180900",
        "20270318090000",
        "20270318T0900",
        "46464.375",
    ],
)
def test_a_start_is_understood(text: str) -> None:
    assert take(row(Start=text)).bad == ()
    assert the_visit().start == NINE


@pytest.mark.parametrize("text", ["18/3/2027 09:00", "18.3.2027 09:00", "18-03-2027 09:00"])
def test_a_clinic_that_writes_the_day_first_says_so(text: str) -> None:
    assert take(row(Start=text), config=DAY_FIRST).bad == ()
    assert the_visit().start == NINE


def test_month_and_day_are_never_swapped_by_guess() -> None:
    take(row(Start="4/3/2027 09:00"))
    assert the_visit().start.date().isoformat() == "2027-04-03"
    take(row(Start="4/3/2027 09:00", Appointment_ID="A2"), config=DAY_FIRST)
    assert the_visit("A2").start.date().isoformat() == "2027-03-04"


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("2027-03-18", "9:00 AM"),
        ("3/18/2027", "09:00"),
        ("3/18/2027", "0900"),
        ("3/18/2027 12:00:00 AM", "9:00:00 AM"),
        ("2027-03-18 00:00:00", "0.375"),
        ("46464", "0.375"),
        ("46464", "9:00"),
        ("3/18/2027", "12/30/1899 9:00"),
    ],
)
def test_date_and_time_may_have_columns_of_their_own(day: str, clock: str) -> None:
    text = f"Appt ID;MRN;Date;Start Time;Cell Phone;Status\nA1;P1;{day};{clock};6085550101;Booked\n"
    assert take_text(text).bad == ()
    assert the_visit().start == NINE
    assert the_visit().zone == "America/Chicago"


def test_a_repeated_hour_in_autumn_means_its_first_pass() -> None:
    take(row(Start="2027-11-07 01:30"))
    assert the_visit().start == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)


def test_wall_time_is_that_of_the_rows_zone() -> None:
    take(row(Time_Zone="America/Denver"), row(Appointment_ID="A2", Time_Zone=""))
    assert the_visit().start == datetime(2027, 3, 18, 15, 0, tzinfo=UTC)
    assert the_visit("A2").start == NINE


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiters_and_the_mark_of_utf8(delimiter: str, mark: str) -> None:
    report = take_text(mark + feed(row(Last_Name='Muñoz, "Mo"\r\nde la Cruz'), delimiter=delimiter))
    assert (report.created, report.bad) == (1, ())
    assert the_visit().patient.family_name == 'Muñoz, "Mo" de la Cruz', "a greeting has one line"


def test_excels_own_hint_of_the_delimiter() -> None:
    assert take_text("sep=;\r\n" + feed(row(), delimiter=";")).created == 1


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    lines = feed(row(Last_Name="Two\nlines"), row(Appointment_ID="A2", Status="?")).split("\r\n")
    lines.insert(2, "," * (len(HEADINGS) - 1))
    lines.insert(2, "")
    (fault,) = take_text("\r\n".join(lines)).bad
    assert fault.row == 5


def test_empty_cells_at_the_end_of_a_row_are_no_fault() -> None:
    assert take_text(",".join(HEADINGS) + "\n" + ",".join(ROW.values()) + ",,\n").created == 1


def test_headings_of_the_clinics_own() -> None:
    text = feed(row()).replace("Appointment ID", "Encounter №").replace("Phone", "Reach me at")
    config = CONFIG.model_copy(
        update={"feed": CONFIG.feed.model_copy(update={"columns": {"phone": "REACH ME AT"}})}
    )
    report = take_text(text, config=config, columns={"appointment_id": "encounter №"})
    assert (report.created, report.bad) == (1, ())


def test_one_column_for_the_name() -> None:
    head = "appointment_id,patient_id,Patient Name,phone,start,status\n"
    take_text(
        head
        + 'A1,P1,"Vance, Ada",6085550101,2027-03-18 09:00,booked\n'
        + "A2,P2,Ben de Wit,6085550102,2027-03-18 09:00,booked\n"
    )
    names = [(the_visit(a).patient.given_name, the_visit(a).patient.family_name) for a in ("A1", "A2")]
    assert names == [("Ada", "Vance"), ("Ben de", "Wit")]


def test_two_phones_are_ranked_and_a_preferred_channel_is_kept() -> None:
    head = "appointment_id,patient_id,Home Phone,Mobile,E-mail,Preferred Contact,start,status,Provider\n"
    take_text(
        head + "A1,P1,6085550102,6085550101,a@example.org,Email,2027-03-18 09:00,booked,Dr. Osei\n",
    )
    patient = the_visit().patient
    assert patient.preferred_channel == "email"
    links = patient.links.order_by("rank").values_list("contact__value", "rank")
    assert list(links) == [("+16085550101", 0), ("+16085550102", 1), ("a@example.org", 2)]
    assert set(the_visit().message_set.values_list("channel", flat=True)) == {"email"}
    practitioner = the_visit().practitioner
    assert practitioner is not None
    assert practitioner.name == "Dr. Osei"


def test_a_feed_without_a_column_for_mail_leaves_mailboxes_alone() -> None:
    take(row())
    take_text("appointment_id,patient_id,phone,start,status\nA1,P1,6085550102,2027-03-18 09:00,booked\n")
    live = the_visit().patient.links.filter(ended_at=None).values_list("contact__value", flat=True)
    assert set(live) == {"+16085550102", "ada@example.org"}


@pytest.mark.parametrize(
    ("word", "tag"),
    [("Spanish", "es"), ("es-MX", "es"), ("EN", "en"), ("", "en"), ("Declined to answer", "en")],
)
def test_languages(word: str, tag: str) -> None:
    take(row(Language=word))
    assert the_visit().patient.language == tag


def test_numbers_kept_for_fiction_and_shared_by_formats_are_one_contact() -> None:
    for n, text in enumerate(("608-555-0101", "+1 608 555 0101", "6085550101.0")):
        take(row(Appointment_ID=f"A{n}", Phone=text))
    assert ContactPoint.objects.filter(channel="sms").count() == 1
