"""What patients and schedules may smuggle in does not reach the terminal (CWE-150)."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.commands.home import Home
from outreach.commands.import_feed import command as import_command
from outreach.commands.preview import command as preview
from outreach.commands.tasks import command as tasks
from outreach.commands.try_reply import command as try_reply
from tests.actions.feeds import row, the_visit
from tests.actions.feeds import take as take_in
from tests.actions.replying import asked, reply

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
OBEYED = "\x1b[2J\x1b]0;owned\x07\u202e"


def shown(command: object, *arguments: str) -> str:
    return CliRunner().invoke(command, arguments, obj=Home(Path(), embedded=False)).output  # type: ignore[arg-type]


def test_a_patients_words() -> None:
    take_in(row())
    asked(the_visit())
    reply(f"what {OBEYED} time is it?")
    assert "\x1b" not in shown(tasks)
    assert "\x1b" not in shown(try_reply, f"what {OBEYED}")


def test_a_schedules_cells(tmp_path: Path) -> None:
    take_in(row(Phone="", First_Name=f"Ada{OBEYED}"))
    assert "\x1b" not in shown(preview, "P1")
    file = tmp_path / "feed.csv"
    file.write_text(f"appointment_id,patient_id,start,status,phone\nA1,P1,{OBEYED},booked,{OBEYED}\n")
    told = shown(import_command, str(file))
    assert "row" in told
    assert "\x1b" not in told
