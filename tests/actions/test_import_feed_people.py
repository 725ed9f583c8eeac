"""What the schedule says of patients beside their addresses: birth, ZIP code, language; a visit's length."""

from datetime import date, timedelta

import pytest

from outreach.actions.import_feed import ImportReport
from outreach.records.models import Appointment, Message, Patient
from tests.actions.feeds import CONFIG, HEADINGS, ROW, planned, reached, row, take, take_text, the_visit
from tests.factories import NOW, tasks

pytestmark = pytest.mark.django_db

DAY_FIRST = CONFIG.model_copy(update={"feed": CONFIG.feed.model_copy(update={"date_order": "dmy"})})
MORE = ("DOB", "Zip Code", "Duration (min)", "Preferred Contact Method")


def bring(*rows: dict[str, str], config: object = CONFIG) -> ImportReport:
    """Import the usual row with these changes; the columns of MORE are there, empty where a row is silent."""
    headings = (*HEADINGS, *MORE)
    lines = [",".join(headings)]
    for changes in rows:
        cells = {**dict.fromkeys(MORE, ""), **ROW, **changes}
        assert set(cells) == set(headings)
        lines.append(",".join(f'"{cells[name]}"' for name in headings))
    return take_text("\n".join(lines) + "\n", config=config)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        *("1980-05-31", "5/31/1980", "05/31/1980", "5-31-1980", "31.05.1980", "May 31, 1980", "31-May-1980"),
        *("19800531", "29372", "1980-05-31 00:00:00", "1980-05-31T00:00:00", "5/31/1980 12:00:00 AM"),
    ],
)
def test_a_date_of_birth_is_understood(text: str) -> None:
    assert bring({"DOB": text}).bad == ()
    assert Patient.objects.get().birth_date == date(1980, 5, 31)


def test_a_date_of_birth_follows_the_clinics_order_of_day_and_month() -> None:
    bring({"DOB": "4/3/1980"})
    assert Patient.objects.get().birth_date == date(1980, 4, 3)
    bring({"DOB": "4/3/1980", "Appointment ID": "A2"}, config=DAY_FIRST)
    assert Patient.objects.get().birth_date == date(1980, 3, 4)


@pytest.mark.parametrize(
    ("column", "text", "field", "problem"),
    [
        ("DOB", "2027-03-09", "birth_date", "is in the future"),
        ("DOB", "12/31/1899", "birth_date", "is before 1900"),
        ("DOB", "5/31/80", "birth_date", "has a year of two digits"),
        ("DOB", "31/5/1980", "birth_date", "is not a date as date_order under [feed] in clinic.toml has it"),
        ("DOB", "1981-02-29", "birth_date", "is not a date as date_order under [feed] in clinic.toml has it"),
        ("DOB", "46 years", "birth_date", "is not a date as date_order under [feed] in clinic.toml has it"),
        ("DOB", "1980-05-31 09:30", "birth_date", "is more than a date"),
        ("Zip Code", "2134", "postal_code", "is not a ZIP code of five or nine digits"),
        ("Zip Code", "53711-12", "postal_code", "is not a ZIP code of five or nine digits"),
        ("Zip Code", "K1A 0B1", "postal_code", "is not a ZIP code of five or nine digits"),
        ("Duration (min)", "long", "duration", "'long' is not how long a visit lasts"),
        ("Duration (min)", "0", "duration", "'0' is not how long a visit lasts"),
        ("Duration (min)", "-30", "duration", "'-30' is not how long a visit lasts"),
        ("Duration (min)", "2000", "duration", "'2000' is not how long a visit lasts"),
        ("Duration (min)", "10.5", "duration", "'10.5' is not how long a visit lasts"),
    ],
)
def test_what_cannot_be_meant_is_a_fault(column: str, text: str, field: str, problem: str) -> None:
    report = bring({column: text})
    assert [(fault.row, fault.field, fault.problem) for fault in report.bad] == [(2, field, problem)]
    assert report.bad[0].remedy
    assert not Patient.objects.exists()


def test_p45_faults_quote_neither_birth_nor_address() -> None:
    report = bring({"DOB": "31/5/1980", "Zip Code": "5371"})
    told = " ".join(fault.problem + fault.remedy for fault in report.bad).replace("31/5/1980 or", "")
    assert len(report.bad) == 2
    assert "31/5" not in told
    assert "5371 " not in told


def test_today_is_a_date_of_birth() -> None:
    assert bring({"DOB": NOW.date().isoformat()}).bad == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        *(("53711", "53711"), ("53711-1234", "53711-1234"), ("537111234", "53711-1234")),
        *(("53711 1234", "53711-1234"), ("53711.0", "53711"), ("02134", "02134")),
    ],
)
def test_zip_codes(text: str, kept: str) -> None:
    assert bring({"Zip Code": text}).bad == ()
    assert Patient.objects.get().postal_code == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        *(("45", 45), ("45.0", 45), ("45 min", 45), ("45 minutes", 45), ("0:45", 45), ("00:45:00", 45)),
        *(("1.5 h", 90), ("2 hours", 120), ("1:30", 90), ("1440", 1440)),
    ],
)
def test_a_visits_length_is_kept(text: str, kept: int) -> None:
    assert bring({"Duration (min)": text}).bad == ()
    assert the_visit().minutes == kept


def test_what_is_absent_or_empty_leaves_what_was() -> None:
    bring({"DOB": "1980-05-31", "Zip Code": "53711", "Duration (min)": "45"})
    for again in (take({**ROW, "First Name": "Adah"}), bring({"First Name": "Ada", "Visit Type": "Other"})):
        assert (again.bad, again.updated) == ((), 1)
        someone = Patient.objects.get()
        assert (someone.birth_date, someone.postal_code) == (date(1980, 5, 31), "53711")
        assert the_visit().minutes == 45


def test_a_correction_is_taken_and_moves_nothing() -> None:
    bring({"DOB": "1980-05-31", "Duration (min)": "45"})
    Appointment.objects.update(confirmed_at=NOW)
    report = bring({"DOB": "1981-05-31", "Duration (min)": "60"})
    assert (report.updated, report.moved) == (1, 0)
    assert Patient.objects.get().birth_date == date(1981, 5, 31)
    visit = the_visit()
    assert (visit.minutes, visit.version, visit.confirmed_at) == (60, 1, NOW)
    assert bring({"DOB": "1981-05-31", "Duration (min)": "60"}).unchanged == 1


def test_p32_a_zip_code_that_arrives_moves_what_is_planned_to_a_decent_hour_there() -> None:
    bring({"Start": "2027-03-18 11:00"})
    before = sorted(Message.objects.filter(status="planned").values_list("send_at", flat=True))
    bring({"Start": "2027-03-18 11:00", "Zip Code": "96813"})  # Honolulu, five hours behind
    after = sorted(Message.objects.filter(status="planned").values_list("send_at", flat=True))
    assert before != after
    assert all((at - timedelta(hours=10)).hour >= 8 for at in after if at > NOW)


class TestWordsNobodyKnows:
    @pytest.mark.parametrize(
        ("change", "field", "problem"),
        [
            ({"Preferred Contact Method": "Fax"}, "preferred_channel", "'fax' is no way in which Outreach"),
            ({"Preferred Contact Method": "phone"}, "preferred_channel", "'phone' is no way in which"),
            ({"Language": "Klingon"}, "language", "there are no words in 'klingon'"),
            ({"Language": "fr"}, "language", "there are no words in 'fr'"),
        ],
    )
    def test_they_are_told_and_refuse_nothing(self, change: dict[str, str], field: str, problem: str) -> None:
        report = bring(change)
        assert (report.bad, report.created) == ((), 1)
        (warning,) = report.warnings
        assert (warning.row, warning.field) == (2, field)
        assert warning.problem.startswith(problem)
        assert warning.remedy

    def test_each_word_once_with_how_many_rows_have_it(self) -> None:
        rows = [{"Appointment ID": f"A{n}", "Preferred Contact Method": "FAX"} for n in range(3)]
        (warning,) = bring(*rows).warnings
        assert (warning.row, "(3 rows)" in warning.problem) == (2, True)

    @pytest.mark.parametrize("word", ["", "None", "No preference", "Unknown"])
    def test_silence_is_no_unknown_word(self, word: str) -> None:
        assert bring({"Preferred Contact Method": word, "Language": word}).warnings == ()
        assert Patient.objects.get().language == "en"

    @pytest.mark.parametrize("word", ["es", "es-MX", "Spanish", "Español", "spa"])
    def test_spanish_by_its_names(self, word: str) -> None:
        assert bring({"Language": word}).warnings == ()
        assert Patient.objects.get().language == "es"

    def test_a_language_that_has_words_is_known(self) -> None:
        assert take({**ROW, "Language": "fr"}, languages={"en", "es", "fr"}).warnings == ()


class TestNobodyToTell:
    def test_the_visit_is_kept_its_row_is_named_and_somebody_phones(self) -> None:
        report = take(row(), row(Appointment_ID="A2", Patient_ID="P2", Phone="", Email=""))
        assert (report.created, report.bad, planned("A2")) == (2, (), [])
        (warning,) = report.warnings
        assert (warning.row, warning.field) == (3, "phone")
        assert warning.problem.startswith("neither phone nor e-mail")
        assert "import it again" in warning.remedy
        assert tasks() == ["call"]

    def test_and_a_later_row_with_an_address_plans_its_messages(self) -> None:
        take(row(Phone="", Email=""))
        assert take(row()).warnings == ()
        assert reached() == {"+16085550101"}

    def test_an_address_of_another_row_will_do(self) -> None:
        assert take(row(), row(Appointment_ID="A2", Phone="", Email="")).warnings == ()

    def test_nobody_is_missed_who_need_not_be_told(self) -> None:
        over = row(Start="2027-03-01 09:00", Phone="", Email="")
        off = row(Appointment_ID="A2", Status="Canceled", Phone="", Email="")
        assert take(over, off).warnings == ()

    def test_a_dry_run_says_it_too(self) -> None:
        assert len(take(row(Phone="", Email=""), dry_run=True).warnings) == 1


@pytest.mark.parametrize(
    ("start", "warned"), [("2029-03-08 09:00", False), ("2029-03-09 09:00", True), ("2036-03-18 09:00", True)]
)
def test_a_year_far_ahead_may_be_a_slip(start: str, warned: bool) -> None:
    report = take(row(), row(Appointment_ID="A2", Start=start))
    assert (report.created, report.bad) == (2, ())
    told = [(w.row, w.field, w.problem) for w in report.warnings]
    assert told == ([(3, "start", f"{start[:10]} is more than two years ahead")] if warned else [])


class TestThePatientsOwnWord:
    def test_p39_what_a_patient_chose_outlasts_the_schedules_repetition(self) -> None:
        bring({"Preferred Contact Method": "text"})
        Patient.objects.update(language="es", preferred_channel="email")
        bring({"Preferred Contact Method": "text", "Appointment ID": "A2"})
        bring({"Preferred Contact Method": "text", "First Name": "Adah"})
        someone = Patient.objects.get()
        assert (someone.language, someone.preferred_channel) == ("es", "email")

    def test_a_new_word_of_the_schedule_counts(self) -> None:
        bring({"Preferred Contact Method": ""})
        assert reached() == {"+16085550101"}
        Patient.objects.update(language="es")
        bring({"Preferred Contact Method": "email", "Language": "en"})
        someone = Patient.objects.get()
        assert (someone.language, someone.preferred_channel) == ("es", "email")
        assert reached() == {"ada@example.org"}
        bring({"Preferred Contact Method": "email", "Language": "es"})
        bring({"Preferred Contact Method": "email", "Language": "en"})
        assert Patient.objects.get().language == "en"
