"""The command that judges words: which templates, what is shown, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from config.message_files import TEMPLATES
from outreach.commands.lint import command

CLINIC = """
[clinic]
name = "{name}"
phone = "608-555-0100"
address = "12 Example Street, Madison, WI 53703"
zone = "America/Chicago"
private = ["glow up"]
"""
REMINDERS = """
default_cadence = "standard"
[[cadences]]
code = "standard"
name = "One"
steps = [{ key = "day", days_before = 1, at = 10:00:00, template = "reminder" }]
"""


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clinic's files, which the command is pointed at."""
    (tmp_path / "clinic.toml").write_text(CLINIC.format(name="Revival Madison"))
    (tmp_path / "reminders.toml").write_text(REMINDERS)
    monkeypatch.setenv("CONFIG_DIR", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


def lint(*args: str, given: str | None = None) -> Result:
    return CliRunner().invoke(command, list(args), input=given)


def test_all_that_we_ship_passes(clinic: Path) -> None:
    result = lint("--quiet")
    shipped = len(list(TEMPLATES.rglob("*.j2")))
    assert result.exit_code == 0
    assert result.output.strip() == f"{shipped} judged: 0 errors, 0 warnings, 0 notes"


@pytest.mark.parametrize(
    ("name", "number"), [("reminder", 4), ("reminder.sms", 2), ("es/reminder", 2), ("en/reminder.sms.j2", 1)]
)
def test_templates_are_chosen_by_name(clinic: Path, name: str, number: int) -> None:
    assert f"{number} judged" in lint(name).output


def test_p37_a_name_that_reveals_is_an_error_in_every_template(clinic: Path) -> None:
    (clinic / "clinic.toml").write_text(CLINIC.format(name="Madison Infusion"))
    result = lint("en/reminder.sms")
    assert result.exit_code == 1
    assert "Infusion" in result.output
    assert "P37" in result.output


def test_an_unknown_name_is_a_wrong_call(clinic: Path) -> None:
    result = lint("reminder", "nope")
    assert result.exit_code == 2
    assert "no template is called nope" in result.output
    assert lint("--text", "x", "--as", "nope").exit_code == 2


def test_a_text_is_judged_by_its_purpose(clinic: Path) -> None:
    assert lint("--text", "Revival Madison: it is safe. 608-555-0100").exit_code == 0
    result = lint("--text", "Revival Madison: it is safe. 608-555-0100", "--purpose", "education")
    assert result.exit_code == 1
    assert "P55" in result.output


def test_the_clinics_own_words_count(clinic: Path) -> None:
    result = lint("--text", "Your Glow-ups", "--json")
    assert json.loads(result.output)["ok"] is True
    assert json.loads(lint("--text", "Your glow ups", "--json").output)["ok"] is False


def test_p22_a_text_can_be_judged_as_a_template(clinic: Path) -> None:
    found = json.loads(lint("--text", "Call 608-555-0100", "--as", "help", "--json").output)["findings"]
    assert {f["rule"] for f in found} == {"P22"}


def test_a_mail_comes_from_standard_input_with_its_subject(clinic: Path) -> None:
    result = lint("--text", "-", "--subject", "20% off", "--json", given="Your visit is on Tuesday.\n")
    told = json.loads(result.output)
    assert result.exit_code == 1
    assert [(f["part"], f["rule"], f["found"]) for f in told["findings"]] == [("subject", "P52", "20% off")]


def test_json_says_where_and_what_to_do(clinic: Path) -> None:
    text = "Take your ketamine"
    told = json.loads(lint("--text", text, "--json").output)
    first = told["findings"][0]
    assert (told["ok"], told["judged"]) == (False, 1)
    assert (first["where"], first["level"], first["rule"], first["found"]) == (
        "text",
        "error",
        "P25",
        "ketamine",
    )
    assert text[slice(*first["span"])] == "ketamine"
    assert first["suggestion"]


def test_quiet_leaves_the_notes_out(clinic: Path) -> None:
    assert "1 note" in lint("--text", "Está. 608-555-0100 STOP").output.replace("0 notes", "")
    assert "0 notes" in lint("--text", "Está. 608-555-0100 STOP", "--quiet").output
