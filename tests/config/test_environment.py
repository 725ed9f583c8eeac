"""The environment: each fault names its variable and a remedy, and repeats no value."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "hunter2"


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of its own, as every process does at its start."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    script = "from config.settings import *; print(env.public_url, DATABASES, EMAIL_BACKEND)"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=ROOT,
        env=kept | {"SECRET_KEY": "only for tests"} | variables,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("variable", "value", "remedy"),
    [
        ("DATABASE_URL", f"mysql://root:{SECRET}@db/x", "postgresql://"),
        ("DATABASE_URL", f"sqlite:///{SECRET}.db", "postgresql://"),
        ("DATABASE_URL", f"postgresql://u:{SECRET}%zz@db/x", "percent"),
        ("DATABASE_URL", f"postgresql://u:{SECRET}@db:port/x", "percent"),
        ("DATABASE_URL", f"postgresql://u@db/x?{SECRET}=1", "percent"),
        ("BROKER_URL", f"amqp://u:{SECRET}@mq", "redis://"),
        ("PUBLIC_URL", f"{SECRET}.example.org", "https://"),
        ("PUBLIC_URL", "ftp://example.org/" + SECRET, "https://"),
        ("TWILIO_BASE_URL", SECRET, "https://"),
        ("LOG_LEVEL", SECRET, "INFO"),
        ("IN_DOUBT", SECRET, "resend"),
        ("LEASE_S", SECRET, "number"),
        ("LEASE_S", "0", "greater than 0"),
        ("START_WINDOW_S", "11", "less than or equal to 10"),
        ("CALLS_IN_FLIGHT", "many" + SECRET, "integer"),
        ("EMAIL_FROM", SECRET, "mailbox"),
        ("EMAIL_FROM", f"Clinic <{SECRET}@>", "mailbox"),
        ("EMAIL_URL", f"imap://u:{SECRET}@mail", "smtp://"),
        ("EMAIL_URL", f"smtp://u:{SECRET}@mail:port", "smtp://"),
        ("EMAIL_URL", f"smtp://u:{SECRET}[@mail", "smtp://"),
    ],
)
def test_a_fault_names_variable_and_remedy_and_no_value(variable: str, value: str, remedy: str) -> None:
    run = start(**{variable: value})
    assert run.returncode != 0
    last = run.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last
    assert variable in last
    assert remedy in last
    assert SECRET not in run.stderr + run.stdout


@pytest.mark.parametrize(
    ("variables", "at_fault"),
    [
        ({"LEASE_S": "2.9"}, "LEASE_S: "),
        ({"LEASE_S": "5", "START_WINDOW_S": "3"}, "LEASE_S: "),
        ({"LEASE_S": "5", "IN_DOUBT_GRACE_S": "6.5"}, "IN_DOUBT_GRACE_S: "),
        ({"CALL_TIMEOUT_S": "700"}, "IN_DOUBT_GRACE_S: "),
    ],
)
def test_no_message_is_given_up_while_its_call_may_still_run(
    variables: dict[str, str], at_fault: str
) -> None:
    """Else an answered STOP misses a call (rule P8), or a text goes twice."""
    run = start(**variables)
    assert run.returncode != 0
    assert at_fault in run.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("grace_s", ["0", "7"])
def test_a_short_grace_is_fine_where_lease_and_grace_outlast_a_call(grace_s: str) -> None:
    assert start(LEASE_S="60" if grace_s == "0" else "5", IN_DOUBT_GRACE_S=grace_s).returncode == 0


def test_a_database_that_vanishes_is_noticed_and_a_process_that_stops_holds_no_locks() -> None:
    said = start(DATABASE_URL="postgresql://db.example.org/clinic?connect_timeout=9").stdout
    assert "'connect_timeout': '9'" in said
    assert "'tcp_user_timeout': " in said
    assert "idle_in_transaction_session_timeout" in said


def test_all_faults_are_named_at_once() -> None:
    run = start(DATABASE_URL="mysql://db", BROKER_URL="amqp://mq", LEASE_S="-1")
    last = run.stderr.strip().splitlines()[-1]
    assert all(name in last for name in ("DATABASE_URL", "BROKER_URL", "LEASE_S"))


def test_nothing_need_be_set() -> None:
    run = start()
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("http://127.0.0.1:8000 ")


def test_an_empty_variable_is_an_absent_one() -> None:
    run = start(LEASE_S="", PUBLIC_URL="", LOG_LEVEL="")
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("http://127.0.0.1:8000 ")


@pytest.mark.parametrize("public", [{}, {"PUBLIC_URL": ""}])
def test_the_public_address_is_the_web_process_where_none_is_said(public: dict[str, str]) -> None:
    """So that `outreach check`, links in a preview and `outreach up` all name the same."""
    assert start(WEB_PORT="8721", **public).stdout.startswith("http://127.0.0.1:8721 ")
    named = start(WEB_PORT="8721", PUBLIC_URL="https://reminders.example.org")
    assert named.stdout.startswith("https://reminders.example.org ")


def test_a_port_that_cannot_be_is_the_only_fault_named() -> None:
    last = start(WEB_PORT="0").stderr.strip().splitlines()[-1]
    assert "WEB_PORT: " in last
    assert "PUBLIC_URL" not in last


def test_a_database_url_is_understood_as_libpq_does() -> None:
    url = "postgresql://ada:p%40ss@db.example.org:6543/clinic?sslmode=require"
    run = start(DATABASE_URL=url)
    for part in ("'NAME': 'clinic'", "'USER': 'ada'", "'PASSWORD': 'p@ss'", "'PORT': '6543'", "'sslmode'"):
        assert part in run.stdout


@pytest.mark.parametrize("password", ["p[w", "p℀w", "p]w"])
def test_a_password_may_hold_what_urlsplit_stumbles_over(password: str) -> None:
    assert f"'PASSWORD': '{password}'" in start(DATABASE_URL=f"postgresql://u:{password}@db/x").stdout


def test_a_trailing_slash_of_the_public_address_does_not_break_signatures() -> None:
    assert start(PUBLIC_URL="https://reminders.example.org/").stdout.startswith(
        "https://reminders.example.org "
    )


@pytest.mark.parametrize(
    ("url", "backend"),
    [
        ("", "dummy"),
        ("smtp://u:p@mail.example.org:587?tls=1", "smtp"),
        ("anymail://mailgun?api_key=k", "anymail.backends.mailgun"),
    ],
)
def test_the_mail_service_follows_its_address(url: str, backend: str) -> None:
    assert backend in start(EMAIL_URL=url).stdout


def test_a_secret_key_is_made_once_and_kept_to_ourselves(tmp_path: Path) -> None:
    for _ in range(2):
        assert start(SECRET_KEY="", VAR_DIR=str(tmp_path / "var")).returncode == 0
    (key,) = (tmp_path / "var").iterdir()
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0
