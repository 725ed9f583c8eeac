"""The command that keeps words of the clinic's own."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.commands.words import propose_one
from outreach.records.models import MessageWords


@pytest.mark.django_db
def test_a_file_in_another_encoding_is_told_and_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "ours.j2"
    file.write_bytes(b"caf\xe9 {{ clinic.name }}")
    result = CliRunner().invoke(propose_one, ["en/reminder.sms.j2", str(file), "--by", "Kim"])
    assert result.exit_code == 2
    assert "is not UTF-8" in " ".join(result.output.split())
    assert not MessageWords.objects.exists()
