"""The plan of faults: what it refuses to be, and what each kind does to a call."""

import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from outreach.sandbox.faults import PlanError, read_plan
from tests.sandbox.harness import OURS, PHONE, Sandbox, wait_for

FULL: dict[str, Any] = {
    "seed": 7,
    "latency_ms": 60,
    "latency_jitter_ms": 10,
    "api": [
        {"kind": "timeout", "rate": 0.5, "times": 5, "to": PHONE, "hold_s": 3, "status": 503, "on": "create"}
    ],
    "callbacks": {"queued_ms": 1, "late_rate": 0.1, "drop_rate": 1},
    "numbers": {"landline": [PHONE]},
}


def test_a_plan_shown_can_be_posted_back() -> None:
    plan = read_plan(FULL)
    assert read_plan(plan.shown()) == plan
    assert plan.shown()["api"] == FULL["api"]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ([], "want a JSON object"),
        ({"latency": 3}, "latency: unknown key; known are .*latency_ms"),
        ({"latency_ms": "60"}, "latency_ms: want a number, not str"),
        ({"latency_ms": -1}, "latency_ms: want a number from 0 up"),
        ({"seed": 1.5}, "seed: want a whole number"),
        ({"api": {}}, "api: want a list"),
        ({"api": [{}]}, r"api\[0\]\.kind: missing; give one of rate_limited"),
        ({"api": [{"kind": "slow"}]}, r"api\[0\]\.kind: want one of rate_limited"),
        ({"api": [{"kind": "reset", "rate": 2}]}, r"api\[0\]\.rate: want a number from 0 to 1"),
        ({"api": [{"kind": "reset", "times": True}]}, r"api\[0\]\.times: want a whole number, not bool"),
        ({"api": [{"kind": "server_error", "status": 404}]}, r"api\[0\]\.status: want one of 500"),
        ({"callbacks": {"drop": 1}}, r"callbacks\.drop: unknown key"),
        ({"numbers": {"landline": "x"}}, r"numbers\.landline: want a list"),
        ({"numbers": {"invalid": ["608"]}}, r"numbers\.invalid\[0\]: want a number in E\.164"),
    ],
)
def test_a_wrong_plan_names_key_and_remedy(plan: object, words: str) -> None:
    with pytest.raises(PlanError, match=words):
        read_plan(plan)


def test_the_same_seed_draws_the_same_faults() -> None:
    def met(seed: int) -> list[bool]:
        plan = read_plan({"seed": seed, "api": [{"kind": "reset", "rate": 0.5}]})
        return [plan.api_fault("create", PHONE) is not None for _ in range(64)]

    assert met(3) == met(3)
    assert met(3) != met(4)


def test_posting_replaces_the_plan(sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", FULL)
    assert sandbox.get("/_sandbox/faults")["numbers"]["landline"] == [PHONE]
    error = sandbox.post("/_sandbox/faults", {"api": [{"kind": "slow"}]}, expect=400)["error"]
    assert error.startswith("api[0].kind")
    assert sandbox.get("/_sandbox/faults")["seed"] == 7  # a wrong plan leaves the old one in force
    sandbox.post("/_sandbox/faults", {})
    assert sandbox.get("/_sandbox/faults") == read_plan({}).shown()


def create(client: Client, to: str = PHONE) -> Any:
    return client.messages.create(to=to, from_=OURS, body="x")


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ({"kind": "rate_limited"}, 429, 20429),
        ({"kind": "server_error"}, 503, 20503),
        ({"kind": "server_error", "status": 500}, 500, 20500),
    ],
)
def test_refusing_faults(
    client: Client, sandbox: Sandbox, fault: dict[str, Any], status: int, code: int
) -> None:
    sandbox.post("/_sandbox/faults", {"api": [fault | {"times": 2, "to": PHONE}]})
    create(client, "+16085550124")
    for _ in range(2):
        with pytest.raises(TwilioRestException) as caught:
            create(client)
        assert (caught.value.status, caught.value.code) == (status, code)
    create(client)
    assert len(sandbox.get("/_sandbox/ledger")) == 2
    assert sandbox.get("/_sandbox/stats")["faults"] == {fault["kind"]: 2}


@pytest.mark.parametrize(("kind", "accepted"), [("lost_answer", 1), ("reset", 0)])
def test_a_connection_closed_without_an_answer(
    client: Client, sandbox: Sandbox, kind: str, accepted: int
) -> None:
    sandbox.post("/_sandbox/faults", {"api": [{"kind": kind, "times": 1}]})
    with pytest.raises(requests.ConnectionError):
        create(client)
    sandbox.settled()
    ledger = sandbox.get("/_sandbox/ledger")
    assert [line["status"] for line in ledger] == ["delivered"] * accepted
    (call,) = sandbox.get("/_sandbox/calls")
    assert (call["http_status"], call["to"]) == (None, PHONE)
    assert (call["sid"] is not None) is bool(accepted)
    assert len(client.messages.list(to=PHONE)) == accepted


def test_a_reset_is_a_reset(sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"api": [{"kind": "reset"}]})
    with pytest.raises(requests.ConnectionError, match=r"[Rr]eset"):
        create(sandbox.client())


def test_a_time_out_accepts_nothing_and_ends_with_the_caller(sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"api": [{"kind": "timeout", "hold_s": 600}]})
    with pytest.raises(requests.Timeout):
        create(sandbox.client(timeout=0.3))
    sandbox.settled()
    assert sandbox.get("/_sandbox/ledger") == []


def test_a_time_out_closes_the_connection_in_the_end(sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"api": [{"kind": "timeout", "hold_s": 0.05}]})
    with pytest.raises(requests.ConnectionError):
        create(sandbox.client())


def test_faults_of_reading(client: Client, sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"api": [{"kind": "server_error", "on": "read", "times": 1}]})
    create(client)
    with pytest.raises(Exception, match="Unable to fetch page"):
        client.messages.list()
    assert len(client.messages.list()) == 1


def test_latency(client: Client, sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"latency_ms": 120, "latency_jitter_ms": 20})
    begun = time.monotonic()
    create(client)
    assert time.monotonic() - begun >= 0.1


def test_invalid_numbers(client: Client, sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"numbers": {"invalid": [PHONE]}})
    with pytest.raises(TwilioRestException) as caught:
        create(client)
    assert caught.value.code == 21211
    assert PHONE not in caught.value.msg


def test_calls_in_flight_are_pending(
    sandbox: Sandbox, in_background: Callable[[Callable[[], Any]], None]
) -> None:
    sandbox.post("/_sandbox/faults", {"latency_ms": 500})
    client = sandbox.client()
    in_background(lambda: create(client))
    assert wait_for(lambda: sandbox.get("/_sandbox/pending")["calls"]) == 1
    sandbox.settled()
