"""Settings that work, and yet are not as they should be."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from config.clinic import ClinicConfig, load
from config.environment import Environment, read_environment
from outreach.commands.check_settings import settings

CONFIG = load(Path(__file__).resolve().parents[2] / "config")
SMTP = SecretStr("smtp://mail.example.org:587")


def env(**values: object) -> Environment:
    return read_environment().model_copy(update={"secret_key": None, "email_url": SecretStr("")} | values)


def named(name: str) -> ClinicConfig:
    return CONFIG.model_copy(update={"clinic": CONFIG.clinic.model_copy(update={"name": name})})


@pytest.mark.parametrize(
    ("config", "variables", "subject"),
    [
        (CONFIG, {}, ""),
        (CONFIG, {"secret_key": SecretStr("0123456789" * 5)}, ""),
        (CONFIG, {"secret_key": SecretStr("changeme")}, "secret key"),
        (CONFIG, {"email_url": SMTP, "email_from": "Clinic <visits@clinic.example.org>"}, ""),
        (CONFIG, {"email_url": SMTP, "email_from": "Clinic <visits@clinic>"}, "e-mail sender"),
        (CONFIG, {"email_url": SMTP, "email_from": "Clinic <clinic@example.org>"}, "e-mail sender"),
        (named("HIV Clinic"), {}, "clinic's name"),
        (named("Ketamine Madison"), {}, "clinic's name"),
    ],
)
def test_p25_p37_each_is_told_with_a_remedy(
    config: ClinicConfig, variables: dict[str, object], subject: str
) -> None:
    found = list(settings(config, env(**variables)))
    assert [finding.subject for finding in found] == ([subject] if subject else [])
    assert all(not finding.ok and finding.remedy for finding in found)
    assert "changeme" not in str(found)
