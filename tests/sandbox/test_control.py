"""Ledger, calls, clock file, credentials and the process itself."""

import json
import re
import signal
import struct
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from outreach.sandbox.segments import segments
from tests.sandbox.harness import ACCOUNT, OURS, PATIENCE_S, PHONE, Listener, Sandbox, running_sandbox

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def test_ledger(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    url = f"{listener.url}/s"
    before = datetime.now(UTC)
    made = client.messages.create(to=PHONE, from_=OURS, body="Hi", status_callback=url)
    client.messages.create(to="+16085550124", from_=OURS, body="other")
    sandbox.post("/_sandbox/inbound", {"from": PHONE, "to": OURS, "body": "C"})
    sandbox.settled()
    (line,) = sandbox.get(f"/_sandbox/ledger?to={PHONE}")
    facts = {"sid": made.sid, "to": PHONE, "from": OURS, "body": "Hi", "status": "delivered"}
    assert facts.items() <= line.items()
    assert (line["error_code"], line["messaging_service_sid"], line["status_callback"]) == (None, None, url)
    assert list(line["times"]) == ["accepted", "queued", "sent", "delivered"]
    assert all(map(INSTANT.fullmatch, line["times"].values()))
    started = datetime.fromisoformat(line["calls"][0])
    assert before <= started <= datetime.fromisoformat(line["times"]["accepted"])
    calls = sandbox.get(f"/_sandbox/calls?to={PHONE}")
    assert calls == [
        {
            "started": line["calls"][0],
            "method": "POST",
            "to": PHONE,
            "http_status": 201,
            "code": None,
            "sid": made.sid,
        }
    ]


def test_ledger_as_lines(client: Client, sandbox: Sandbox) -> None:
    for body in "ab":
        client.messages.create(to=PHONE, from_=OURS, body=body)
    answer = requests.get(f"{sandbox.url}/_sandbox/ledger?format=ndjson", timeout=PATIENCE_S)
    lines = [json.loads(line) for line in answer.iter_lines()]
    assert [line["body"] for line in lines] == ["a", "b"]


def test_reset(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    client.messages.create(to=PHONE, from_=OURS, body="x")
    sandbox.post("/_sandbox/inbound", {"from": PHONE, "to": OURS, "body": "STOP"})
    sandbox.post("/_sandbox/faults", {"latency_ms": 5})
    sandbox.post("/_sandbox/reset")
    assert sandbox.get("/_sandbox/ledger") == sandbox.get("/_sandbox/calls") == []
    assert sandbox.get("/_sandbox/faults")["latency_ms"] == 0
    assert sandbox.get("/_sandbox/config")["account_sid"] == ACCOUNT  # credentials stay
    client.messages.create(to=PHONE, from_=OURS, body="no longer blocked")


def test_fixed_credentials_and_a_virtual_clock(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    moment = datetime(2027, 3, 14, 9, 30, tzinfo=UTC)
    clock.write_bytes(struct.pack("<q", int(moment.timestamp()) * 1_000_000))
    options = ("--account-sid", ACCOUNT, "--auth-token", "right", "--clock-file", str(clock))
    with running_sandbox(*options) as sandbox:
        with pytest.raises(TwilioRestException, match="Authenticate"):
            sandbox.client(token="wrong").messages.create(to=PHONE, from_=OURS, body="x")
        client = sandbox.client(token="right")
        assert client.messages.create(to=PHONE, from_=OURS, body="x").date_created == moment
        with clock.open("r+b") as handle:
            handle.write(struct.pack("<q", int(moment.timestamp() + 3600) * 1_000_000))
        later = client.messages.create(to=PHONE, from_=OURS, body="y")
        assert (later.date_created or moment) > moment
        sandbox.settled()
        line = sandbox.get("/_sandbox/ledger")[1]
        assert line["virtual"]["delivered"] == "2027-03-14T10:30:00.000000Z"
        assert not line["times"]["delivered"].startswith("2027-03-14")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly(number: signal.Signals) -> None:
    with running_sandbox() as sandbox:
        sandbox.client().messages.create(to=PHONE, from_=OURS, body="x")
        sandbox.process.send_signal(number)
        assert sandbox.process.wait(timeout=10) == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--account-sid", "AC1"], "give both, or neither"),
        (["--account-sid", "AC1", "--auth-token", "x"], "want AC followed by 32"),
        (["--clock-file", "/nowhere/clock"], "No such file"),
    ],
)
def test_impossible_options_end_with_a_sentence(options: list[str], words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "outreach.sandbox", "--port", "0", *options],
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ж" * 70, 1),
        ("ж" * 71, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_segments(body: str, expected: int) -> None:
    assert segments(body) == expected
