"""The gate before any provider outside this machine: its agreement is on file (rule P41)."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from config.agreements import missing_agreements, require_agreements
from config.clinic import ClinicConfig, ConfigError, load
from config.environment import Environment
from tests.config.test_clinic import SHIPPED, changed

TODAY = date(2027, 3, 8)
ACCOUNT = {"twilio_account_sid": "AC1", "twilio_auth_token": "t"}


def env(**values: str) -> Environment:
    return Environment.model_validate({"secret_key": "only for tests", **values})


def signed(home: Path, value: str) -> ClinicConfig:
    """Both senders of the shipped file with this agreement."""
    changed(home, "clinic.toml", 'provider = "twilio"', f'provider = "twilio"\nagreement = {value}')
    text = (home / "clinic.toml").read_text()
    old = 'provider = "email"'
    (home / "clinic.toml").write_text(text.replace(old, f"{old}\nagreement = {value}"))
    return load(home)


OUTSIDE: list[tuple[Mapping[str, str], str]] = [
    (ACCOUNT, "api.twilio.com"),
    ({**ACCOUNT, "twilio_base_url": "https://proxy.example.org"}, "proxy.example.org"),
    ({"email_url": "smtp://user:pw@mail.example.org:587?tls=1"}, "mail.example.org"),
    ({"email_url": "anymail://mailgun?api_key=x"}, "mailgun"),
]
SANDBOX: list[Mapping[str, str]] = [
    {},
    {**ACCOUNT, "twilio_base_url": "http://127.0.0.1:8010", "email_url": "smtp://127.0.0.1:8025"},
    {**ACCOUNT, "twilio_base_url": "http://localhost:8010", "email_url": "smtp://localhost:25"},
]


@pytest.mark.parametrize(("variables", "host"), OUTSIDE)
def test_p41_a_provider_without_an_agreement_is_refused_by_name_with_the_remedy(
    variables: Mapping[str, str], host: str
) -> None:
    with pytest.raises(ConfigError, match=r"senders\.\w+\.agreement: is missing") as caught:
        require_agreements(load(SHIPPED), env(**variables), TODAY)
    assert host in str(caught.value)
    assert "P41" in str(caught.value)
    assert "pw" not in str(caught.value)
    assert "api_key" not in str(caught.value)


@pytest.mark.parametrize(("variables", "host"), OUTSIDE)
@pytest.mark.parametrize("value", ["2026-01-15", "2027-03-08", '"own"'])
def test_p41_with_one_it_is_not(tmp_path: Path, variables: Mapping[str, str], host: str, value: str) -> None:
    require_agreements(signed(tmp_path, value), env(**variables), TODAY)


@pytest.mark.parametrize("variables", SANDBOX)
def test_a_sandbox_and_a_server_of_this_machine_need_none(variables: Mapping[str, str]) -> None:
    assert missing_agreements(load(SHIPPED), env(**variables), TODAY) == {}


def test_p41_one_that_is_yet_to_be_signed_is_none(tmp_path: Path) -> None:
    config = signed(tmp_path, "2027-03-09")
    (said,) = missing_agreements(config, env(**ACCOUNT), TODAY).values()
    assert "still to come" in said


def test_only_the_channel_that_lacks_one_is_refused(tmp_path: Path) -> None:
    changed(tmp_path, "clinic.toml", 'provider = "email"', 'provider = "email"\nagreement = 2026-01-15')
    variables = {**ACCOUNT, "email_url": "anymail://mailgun?api_key=x"}
    assert list(missing_agreements(load(tmp_path), env(**variables), TODAY)) == ["sms"]


@pytest.mark.parametrize("value", ['"yes"', "true", '"2026-13-01"'])
def test_an_agreement_is_a_day_or_own(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigError, match=r"senders\.0\.agreement"):
        signed(tmp_path, value)


def test_p41_a_process_started_by_hand_leaves_such_a_provider_out_and_still_runs() -> None:
    """Webhooks need the engine too: a STOP is heard whatever is missing."""
    script = (
        "import django; django.setup(); from outreach import wiring;"
        "print([c.value for c in wiring.engine().providers])"
    )
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    variables = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "only for tests",
        "TWILIO_ACCOUNT_SID": "AC1",
        "TWILIO_AUTH_TOKEN": "t",
        "EMAIL_URL": "smtp://127.0.0.1:8025",
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=SHIPPED.parent,
        env=kept | variables,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines()[-1] == "['email']", done.stderr
    assert "no agreement" in done.stdout + done.stderr
