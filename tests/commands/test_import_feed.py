"""`outreach import`: what a person reads who brings a file that can't be taken."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.commands.home import Home
from outreach.commands.import_feed import command

pytestmark = pytest.mark.django_db
HEADINGS = "Appointment ID,Patient ID,First Name,Phone,Start"
UNCLOSED = f'{HEADINGS},Status\nA1,P1,"Ada,608-555-0101,2027-03-09 10:00,Booked\n'


@pytest.mark.parametrize(
    ("feed", "options", "offered"),
    [
        (f"{HEADINGS}\nA1,P1,Ada,608-555-0101,2027-03-09 10:00\n", [], False),
        (f"{HEADINGS},Status\nA1,P1,Ada,608-555-0101,next week,Booked\n", [], True),
        (UNCLOSED, [], False),
        (UNCLOSED, ["--skip-bad", "out.csv"], False),
    ],
    ids=["no column for the status", "a row whose start is no date", "an unclosed mark", "and rows left out"],
)
def test_to_leave_rows_out_is_offered_only_where_that_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, feed: str, options: list[str], offered: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "schedule.csv"
    file.write_text(feed, encoding="utf-8")
    done = CliRunner().invoke(command, [str(file), *options], obj=Home(tmp_path, embedded=False))
    assert done.exit_code == 1
    told = " ".join(done.output.split())
    assert "Nothing was imported. Correct this" in told
    assert ("--skip-bad FILE" in told) is offered


@pytest.mark.parametrize(
    ("rows", "new", "planned"),
    [
        (1, "1 row: 1 visit was new,", "1 message was planned."),
        (2, "2 rows: 2 visits were new,", "2 messages were planned."),
    ],
)
@pytest.mark.usefixtures("at_now")
def test_it_counts_as_people_do(tmp_path: Path, rows: int, new: str, planned: str) -> None:
    file = tmp_path / "schedule.csv"
    lines = [f"A{n},P{n},Ada,608-555-010{n},2027-03-08 11:00,Booked" for n in range(rows)]
    file.write_text("\n".join([f"{HEADINGS},Status", *lines, ""]), encoding="utf-8")
    done = CliRunner().invoke(command, [str(file)], obj=Home(tmp_path, embedded=False))
    told = " ".join(done.output.split())
    assert told.startswith(new)
    assert told.endswith(planned)
