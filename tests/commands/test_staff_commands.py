"""The commands by which staff write things down or take lists out: what they ask for and leave behind."""

import csv
import json
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from outreach import wiring
from outreach.actions.incident import open_incidents
from outreach.actions.links import preferences_link
from outreach.cli import COMMANDS
from outreach.commands.affected import command as affected
from outreach.commands.audit import command as audit
from outreach.commands.consent import command as consent_command
from outreach.commands.incidents import command as incidents
from outreach.commands.opt_out import command as opt_out
from outreach.commands.patient import command as patient_command
from outreach.commands.purge import command as purge
from outreach.commands.reassigned import command as reassigned
from outreach.domain.lifecycle import Status
from outreach.domain.windows import zone
from outreach.records.models import (
    AuditEvent,
    ConsentEvent,
    ContactPoint,
    Message,
    NumberCheck,
    Patient,
    StaffTask,
)
from outreach.records.queries import calls_may_start
from tests.browsing import Browser
from tests.factories import NOW, consent, mailbox, message, patient, phone, said, under_way, visit

pytestmark = pytest.mark.django_db


def run(command: object, *arguments: str, typed: str | None = None, ok: bool = True) -> Result:
    result = CliRunner().invoke(command, arguments, input=typed)  # type: ignore[arg-type]
    assert (result.exit_code == 0) is ok, result.output
    return result


def rows(file: Path) -> list[list[str]]:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with file.open(newline="") as lines:
        return list(csv.reader(lines))


@pytest.mark.parametrize(
    "name", ["keep", "opt-out", "consent", "patient", "reassigned", "purge", "audit", "incidents", "affected"]
)
def test_each_is_a_command_and_tells_what_it_needs(name: str) -> None:
    assert COMMANDS[name].need.name == "DATABASE"


class TestOptOut:
    def test_p9_an_address_from_standard_input_stays_out_of_the_command_line(self) -> None:
        number = phone()
        told = run(opt_out, "-", "--by", "Kim", "--via", "phone", typed="(608) 555-0101\n")
        assert "No more messages go to this address." in told.output
        assert "555" not in told.output
        number.refresh_from_db()
        assert number.opted_out_at is not None
        assert "shell's history" in " ".join(run(opt_out, "--help").output.split()).replace(
            "the shell's", "shell's"
        )

    def test_others_at_the_phone_are_named(self) -> None:
        shared = phone()
        patient(shared, external_id="P-7")
        patient(shared, external_id="P-8")
        assert "patients P-8." in run(opt_out, "P-7", "--by", "Kim", "--via", "desk").output

    def test_nothing_changes_without_a_name_or_somebody_meant(self) -> None:
        phone()
        assert "--by" in run(opt_out, "608-555-0101", "--via", "desk", ok=False).output
        told = run(opt_out, "608-555-0177", "--by", "Kim", "--via", "desk", ok=False).output
        assert "Nothing was changed" in told
        assert "--new" in told
        assert "0177" not in told
        assert not said().exists()


class TestConsent:
    def test_p2_an_offer_without_a_signature_is_refused_with_what_is_missing(self) -> None:
        patient(phone(), external_id="P-7")
        arguments = (
            "P-7",
            "--purpose",
            "marketing",
            "--grant",
            "--by",
            "Kim",
            "--via",
            "desk",
            "--wording",
            "Yes",
        )
        assert "say where it is kept (--evidence)" in run(consent_command, *arguments, ok=False).output
        assert "may go to 1 address" in run(consent_command, *arguments, "--evidence", "form 12").output
        assert said().get().evidence == {"by": "Kim", "paper": "form 12"}

    def test_which_of_the_two_must_be_said(self) -> None:
        patient(phone(), external_id="P-7")
        arguments = ("P-7", "--purpose", "care", "--by", "Kim", "--via", "desk", "--wording", "Yes")
        assert "--grant" in run(consent_command, *arguments, ok=False).output

    def test_p8_taking_it_back_waits_for_calls_that_may_still_start(self) -> None:
        number = phone()
        it = under_way(Status.SENDING, visit(patient(number, external_id="P-7")), number)
        Message.objects.filter(pk=it.pk).update(start_by=datetime.now(UTC) + timedelta(seconds=1))
        assert calls_may_start([number.pk])
        arguments = ("P-7", "--purpose", "care", "--by", "Kim", "--via", "phone", "--wording", "No more")
        run(consent_command, *arguments, "--withdraw")
        assert not calls_may_start([number.pk])

    def test_p15_who_texted_stop_is_asked_to_text_start(self) -> None:
        number = phone()
        patient(number, external_id="P-7")
        consent(number, "all", "withdrawn", medium="text", wording="STOP")
        arguments = (
            "P-7",
            "--purpose",
            "care",
            "--grant",
            "--by",
            "Kim",
            "--via",
            "desk",
            "--wording",
            "Yes",
        )
        assert "START" in run(consent_command, *arguments).output


class TestPatient:
    def test_it_shows_the_standing_without_an_address(self) -> None:
        patient(phone(), mailbox("ada.vance@example.org"), external_id="P-7")
        told = run(patient_command, "P-7").output
        assert "+1…0101" in told
        assert "ada.vance" not in told
        assert "6085550101" not in told
        shown = json.loads(run(patient_command, "P-7", "--json").output)
        assert shown["reached"][0]["purposes"]["marketing"]["rule"] == "P1"

    def test_the_day_of_an_opt_out_is_the_clinics(self) -> None:
        late = datetime(2036, 7, 8, 3, 30, tzinfo=UTC)  # the evening before in Chicago
        stopped = phone(opted_out_at=late)
        consent(stopped, "all", "withdrawn", at=late)
        patient(stopped, external_id="P-7")
        told = run(patient_command, "P-7").output
        assert "07 Jul" in told
        assert "08 Jul" not in told

    def test_p39_it_writes_wishes_down_by_name(self) -> None:
        patient(phone(), external_id="P-7")
        wishes = ("P-7", "--only", "email", "--hours", "09:00-17:00", "--language", "es", "--part2")
        assert "--by" in run(patient_command, *wishes, ok=False).output
        run(patient_command, *wishes, "--unencrypted-ok", "--by", "Kim")
        person = Patient.objects.get()
        assert (person.only_channel, person.language, person.part2) == ("email", "es", True)
        assert (f"{person.not_before}", f"{person.not_later}") == ("09:00:00", "17:00:00")
        assert person.unencrypted_ok_at is not None
        assert AuditEvent.objects.get().actor == "Kim"
        run(patient_command, "P-7", "--hours", "any", "--only", "any", "--no-part2", "--by", "Kim")
        person.refresh_from_db()
        assert (person.only_channel, person.not_before, person.part2) == ("", None, False)

    @pytest.mark.parametrize(
        ("option", "told"),
        [
            (("--hours", "17:00-09:00"), "09:00-17:00"),
            (("--hours", "morning"), "09:00-17:00"),
            (("--language", "fr"), "en, es"),
            (("--only", "fax"), "sms"),
        ],
    )
    def test_what_nobody_can_mean_is_refused_with_what_can(self, option: tuple[str, str], told: str) -> None:
        patient(phone(), external_id="P-7")
        assert told in run(patient_command, "P-7", *option, "--by", "Kim", ok=False).output
        assert not AuditEvent.objects.exists()

    @pytest.mark.parametrize(("hours", "warned"), [("22:00-23:30", True), ("20:00-23:00", False)])
    def test_p39_hours_at_which_the_clinic_never_writes_are_pointed_out(
        self, hours: str, warned: bool
    ) -> None:
        patient(phone(), external_id="P-7")
        told = run(patient_command, "P-7", "--hours", hours, "--by", "Kim").output
        assert ("becomes a task for staff" in told) is warned

    @pytest.mark.parametrize(("address", "warned"), [({"opted_out_at": NOW}, True), ({}, False)])
    def test_p13_to_be_reached_only_where_they_have_stopped_is_not_to_be_reached(
        self, address: dict[str, Any], warned: bool
    ) -> None:
        patient(phone(**address), mailbox(), external_id="P-7")
        told = run(patient_command, "P-7", "--only", "sms", "--by", "Kim").output
        assert ("by sms alone" in told and "P13" in told) is warned

    def test_a_page_that_wrong_dates_have_locked_is_opened_by_name(self) -> None:
        person = patient(mailbox(), external_id="P-7", birth_date=date(1980, 5, 31))
        link = preferences_link("", person.pk, person.links.get().contact_id, wiring.clock().now())
        birth, wrong = ({"year": year, "month": "5", "day": "31"} for year in ("1980", "1981"))
        for _ in range(6):
            text = Browser().post(link, wrong).content.decode()
        assert "Too many tries" in text
        assert "--unlock-page --by NAME" in " ".join(run(patient_command, "P-7").output.split())
        assert json.loads(run(patient_command, "P-7", "--json").output)["page_locked"] is True
        assert "--by" in run(patient_command, "P-7", "--unlock-page", ok=False).output
        assert not AuditEvent.objects.exists()
        assert "open to tries again" in run(patient_command, "P-7", "--unlock-page", "--by", "Kim").output
        event = AuditEvent.objects.get()
        assert (event.actor, event.verb, event.patient_id) == ("Kim", "unlocked page", person.pk)
        assert event.detail == {"wrong_dates": 5}
        assert "My visits" in Browser().post(link, birth).content.decode()
        assert "Nothing was locked" in run(patient_command, "P-7", "--unlock-page", "--by", "Kim").output
        assert AuditEvent.objects.count() == 1
        nobody = run(patient_command, "P-8", "--unlock-page", "--by", "Kim", ok=False).output
        assert "the id that your schedule uses" in nobody

    def test_nobody_by_that_id(self) -> None:
        assert "the id that your schedule uses" in run(patient_command, "P-9", ok=False).output
        assert (
            "the id that your schedule uses"
            in run(patient_command, "P-9", "--part2", "--by", "K", ok=False).output
        )


class TestReassigned:
    def test_p5_out_to_the_registry_and_back(self, tmp_path: Path) -> None:
        number = phone(consented=False)
        long_ago = wiring.clock().now() - timedelta(days=400)
        consent(number, at=long_ago)
        patient(number)
        asked, answered = tmp_path / "asked.csv", tmp_path / "answered.csv"
        assert "1 number is" in run(reassigned, "--export", str(asked)).output
        ((digits, day),) = rows(asked)
        here = zone(wiring.clinic_config().clinic.zone)
        assert (digits, day) == ("6085550101", long_ago.astimezone(here).date().isoformat())
        answered.write_text(f"{digits},{day},yes\n")
        assert "--by" in run(reassigned, "--import", str(answered), ok=False).output
        told = run(reassigned, "--import", str(answered), "--by", "Kim").output
        assert "1 number has changed hands" in told
        assert "555" not in told
        assert ContactPoint.objects.get().opted_out_at is not None
        assert StaffTask.objects.get().kind == "wrong_number"
        assert "Answers known already: 1" in run(reassigned, "--import", str(answered), "--by", "Kim").output

    def test_a_file_with_a_fault_changes_nothing(self, tmp_path: Path) -> None:
        patient(phone())
        file = tmp_path / "answered.csv"
        file.write_text("6085550101,2026-01-15,yes\n6085550102,2026-01-15,perhaps\n")
        told = run(reassigned, "--import", str(file), "--by", "Kim", ok=False).output
        assert "row 2" in told
        assert not NumberCheck.objects.exists()

    def test_one_of_the_two_must_be_asked_for(self) -> None:
        assert "either --export FILE or --import FILE" in run(reassigned, ok=False).output


class TestLists:
    def test_p46_the_affected_go_to_a_new_file_for_its_owner_alone(self, tmp_path: Path) -> None:
        number = phone()
        under_way(Status.DELIVERED, visit(patient(number, external_id="P-7")))
        file = tmp_path / "affected.csv"
        days = ("--since", "2027-03-08", "--until", "2027-03-08")
        told = run(affected, *days, "--csv", str(file), "--contact", "-", typed="608-555-0101\n").output
        assert "1 message about 1 patient" in told
        assert "555" not in told
        headings, line = rows(file)
        assert dict(zip(headings, line, strict=True))["patient"] == "P-7"
        assert "+16085550101" in line
        before = file.read_text()
        assert "exists already" in run(affected, *days, "--csv", str(file), ok=False).output
        assert file.read_text() == before

    def test_p46_days_are_those_of_the_clinics_wall_and_the_last_counts_whole(self, tmp_path: Path) -> None:
        under_way(Status.DELIVERED)  # ten in the morning on Monday the 8th
        for since, until, count in (
            ("2027-03-07", "2027-03-07", 0),
            ("2027-03-09", "2027-03-10", 0),
            ("2027-03-08", "2027-03-08", 1),
            ("2027-03-08T10:00", "2027-03-08T10:01", 1),
            ("2027-03-08T09:00", "2027-03-08T10:00", 0),
        ):
            file = tmp_path / f"{since}-{until}.csv".replace(":", "")
            run(affected, "--since", since, "--until", until, "--csv", str(file))
            assert len(rows(file)) == 1 + count
            assert [row[1] for row in rows(file)[1:]] == ["2027-03-08 10:00:00-06:00"] * count

    @pytest.mark.parametrize(
        ("since", "told"),
        [
            ("8 March", "2027-03-01"),
            ("2027-03-09T09:00", "must come before"),
            ("0001-01-01", "the year 0001"),
        ],
    )
    def test_a_time_nobody_can_mean(self, tmp_path: Path, since: str, told: str) -> None:
        arguments = ("--since", since, "--until", "2027-03-09T08:00", "--csv", str(tmp_path / "x.csv"))
        assert told in run(affected, *arguments, ok=False).output

    def test_p46_incidents_by_id_on_the_terminal_by_name_in_the_file(self, tmp_path: Path) -> None:
        number = phone()
        told = under_way(Status.DELIVERED, visit(patient(number, external_id="P-7", family_name="Vance")))
        open_incidents("wrong_number", {number.pk: None}, wiring.clock().now())
        shown = run(incidents).output
        assert "P-7" in shown
        assert str(told.pk) in shown
        assert "Vance" not in shown
        file = tmp_path / "incidents.csv"
        run(incidents, "--csv", str(file))
        assert rows(file)[1][3:] == ["P-7", "Ada", "Vance", str(told.pk)]

    def test_a_cell_that_a_spreadsheet_would_run_is_text(self, tmp_path: Path) -> None:
        person = patient(phone(), external_id="P-7", family_name='=HYPERLINK("x")')
        under_way(Status.DELIVERED, visit(person))
        file = tmp_path / "affected.csv"
        run(affected, "--since", "2027-03-08", "--until", "2027-03-08", "--csv", str(file))
        assert '\'=HYPERLINK("x")' in rows(file)[1]


class TestAudit:
    def test_p43_the_head_is_shown_kept_and_verified(self) -> None:
        assert "Nothing is sealed yet" in run(audit).output
        message(visit())
        assert "1 seal written" in run(audit, "seal").output
        kept = json.loads(run(audit, "--json").output)["digest"]
        assert kept in run(audit).output
        assert "everything fits" in run(audit, "verify", "--head", kept).output
        assert "seals are missing at the end" in run(audit, "verify", "--head", "0" * 64, ok=False).output

    def test_p43_a_break_names_seal_and_table_and_exits_with_one(self) -> None:
        consent(phone())
        run(audit, "seal")
        ConsentEvent.objects.update(wording="another")
        told = run(audit, "verify", ok=False)
        assert told.exit_code == 1
        assert "table consent_event" in told.output
        assert (
            json.loads(run(audit, "verify", "--json", ok=False).output)["broken"]["table"] == "consent_event"
        )


class TestPurge:
    def test_p44_it_needs_a_name_unless_it_only_looks(self) -> None:
        assert "--by" in run(purge, ok=False).output
        assert json.loads(run(purge, "--dry-run", "--json").output) == {
            "dry_run": True, "messages": 0, "inbound": 0, "receipts": 0, "page_tries": 0,
        }  # fmt: skip
        assert not AuditEvent.objects.exists()
        run(purge, "--by", "Kim")
        assert AuditEvent.objects.get().actor == "Kim"
