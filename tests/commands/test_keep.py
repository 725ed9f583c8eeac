"""`outreach keep`, as it is typed."""

import pytest
from click.testing import CliRunner

from outreach.commands.keep import command
from outreach.domain.lifecycle import Status
from outreach.records.models import StaffTask
from tests.actions.feeds import row, take, the_visit
from tests.actions.replying import reply
from tests.factories import under_way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


def test_it_says_what_stands_again_and_what_comes_of_it() -> None:
    take(row())
    under_way(Status.DELIVERED, the_visit())
    reply("X")
    told = CliRunner().invoke(command, ["A1", "--by", "Kim"])
    assert told.exit_code == 0
    assert (
        "Visit A1 on Thu 18 Mar 09:00 is booked again: 3 messages planned (outreach preview P1)."
        in told.output
    )
    assert "is closed: the hour isn't free" in told.output
    again = CliRunner().invoke(command, ["A1", "--by", "Kim"])
    assert (again.exit_code, again.output) == (
        1, "Nothing was changed: visit A1 isn't cancelled, it is booked.\n",
    )  # fmt: skip


def test_it_says_that_they_are_held() -> None:
    take(row())
    under_way(Status.DELIVERED, the_visit())
    reply("X")
    reply("I want to die")
    crisis = StaffTask.objects.get(kind="crisis")
    told = CliRunner().invoke(command, ["A1", "--by", "Kim"]).output
    assert f"But everything automatic to patient P1 is held because of task {crisis.pk} (crisis)" in told
    assert "No message will tell them so: phone." in told
