"""`outreach why`, as it is typed."""

import json

import pytest
from click.testing import CliRunner

from outreach.commands.why import command
from outreach.domain.lifecycle import Status
from tests.factories import message, under_way

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["", "  ", "SM-nobody", "0", "9" * 30])
def test_what_names_no_message_tells_of_none(typed: str) -> None:
    """An empty id was that of the first message which no carrier had given one: another patient's story."""
    message()
    told = CliRunner().invoke(command, [typed])
    assert told.exit_code == 1
    assert told.output.startswith("There is no message ")
    assert "give its number" in told.output


def test_a_message_is_named_by_its_number_or_by_the_carriers_id() -> None:
    message()
    sent = under_way(Status.SENT)
    for typed in (str(sent.pk), sent.provider_id, f" {sent.provider_id} "):
        told = CliRunner().invoke(command, [typed, "--json"])
        assert json.loads(told.output)["message"] == sent.pk
