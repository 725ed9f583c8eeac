"""What an operator reads first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.commands.home import Home
from outreach.commands.status import command as status
from tests.factories import message, visit

pytestmark = pytest.mark.django_db


def test_the_next_message_is_told_by_the_clinics_wall() -> None:
    message(visit(), send_at=datetime(2036, 7, 8, 3, 30, tzinfo=UTC))
    told = CliRunner().invoke(status, obj=Home(Path(), embedded=False))
    assert told.exit_code == 0, told.output
    assert "next at Mon 07 Jul 22:30 (America/Chicago)" in told.output
