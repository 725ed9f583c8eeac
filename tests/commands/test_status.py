"""What an operator reads first."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.actions.close_task import close, take
from outreach.commands.home import Home
from outreach.commands.status import command as status
from outreach.records.models import StaffTask
from tests.actions.feeds import row, the_visit
from tests.actions.feeds import take as take_in
from tests.actions.replying import LATER, asked, reply
from tests.factories import message, visit

pytestmark = pytest.mark.django_db


def test_the_next_message_is_told_by_the_clinics_wall() -> None:
    message(visit(), send_at=datetime(2036, 7, 8, 3, 30, tzinfo=UTC))
    told = CliRunner().invoke(status, obj=Home(Path(), embedded=False))
    assert told.exit_code == 0, told.output
    assert "next at Mon 07 Jul 22:30 (America/Chicago)" in told.output


def test_p59_who_stays_held_after_a_crisis_is_closed_is_not_forgotten() -> None:
    take_in(row())
    asked(the_visit())
    reply("I want to die")
    crisis = StaffTask.objects.get(kind="crisis")
    held = "everything automatic to patient P1 is held"
    shown = CliRunner().invoke(status, obj=Home(Path(), embedded=False))
    assert held not in shown.output, "the open task tells it"
    take(crisis.pk, "Kim", LATER)
    close(crisis.pk, "Kim", LATER)
    shown = CliRunner().invoke(status, obj=Home(Path(), embedded=False))
    assert held in " ".join(shown.output.split())
    told = json.loads(CliRunner().invoke(status, ["--json"], obj=Home(Path(), embedded=False)).output)
    (why,) = told["held"]
    assert f"task {crisis.pk} (crisis), which is closed: reopen it first" in why
