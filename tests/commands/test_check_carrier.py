"""What is told of a carrier that can't be used: our network, its own trouble and wrong credentials differ."""

import pytest
from pydantic import SecretStr

from config.environment import Environment, read_environment
from outreach.commands.check_carrier import carrier as examined
from outreach.embedded.ports import free_port
from outreach.ops.check import Finding
from outreach.providers.base import Query
from outreach.providers.twilio import TwilioConfig, TwilioProvider
from tests.factories import NOW
from tests.providers.carrier import Carrier, refuse

ASKED = "+16085550100"
SET = {
    "twilio_account_sid": "AC0123",
    "twilio_auth_token": SecretStr("open-sesame"),
    "twilio_from_number": "+16085550199",
}


def env(**values: object) -> Environment:
    return read_environment().model_copy(update=SET | values)


def finding(url: str) -> Finding:
    twilio = TwilioProvider(TwilioConfig("AC0123", "open-sesame", base_url=url, timeout_s=5))
    return examined(env(), lambda: twilio.look_up([Query(0, ASKED, "", NOW, NOW)]))


def test_an_account_that_answers() -> None:
    with Carrier() as running:
        found = finding(running.url)
    assert (found.ok, found.remedy) == (True, "")


@pytest.mark.parametrize(
    ("status", "code", "says", "remedy"),
    [
        (401, 20003, "refuses our credentials", "TWILIO_AUTH_TOKEN"),
        (404, 20404, "refuses our credentials", "TWILIO_ACCOUNT_SID"),
        (429, 20429, "has trouble", "minutes"),
        (503, 20503, "has trouble", "minutes"),
    ],
)
def test_a_carrier_that_answers_with_a_refusal(status: int, code: int, says: str, remedy: str) -> None:
    with Carrier() as running:
        running.manners[ASKED] = refuse(status, code)
        found = finding(running.url)
    assert not found.ok
    assert says in found.says
    assert str(code) in found.says
    assert remedy in found.remedy
    assert "network" not in found.remedy
    assert ("TWILIO_AUTH_TOKEN" in found.remedy) is (says == "refuses our credentials")


def test_a_name_that_is_not_found() -> None:
    found = finding("https://carrier.invalid")
    assert (found.ok, "name is not found" in found.says) == (False, True)
    assert "name server" in found.remedy
    assert "TWILIO_AUTH_TOKEN" not in found.remedy


def test_a_network_that_leads_nowhere() -> None:
    found = finding(f"http://127.0.0.1:{free_port()}")
    assert (found.ok, "can't be reached" in found.says) == (False, True)
    assert "network" in found.remedy
    assert "TWILIO_AUTH_TOKEN" not in found.remedy


@pytest.mark.parametrize(
    ("values", "ok", "names"),
    [
        ({"twilio_account_sid": ""}, True, "TWILIO_ACCOUNT_SID"),
        ({"twilio_from_number": ""}, False, "TWILIO_FROM_NUMBER"),
    ],
)
def test_what_is_not_set_is_named_and_nobody_asked(values: dict[str, object], ok: bool, names: str) -> None:
    asked: list[bool] = []
    found = examined(env(**values), lambda: asked.append(True))
    assert (found.ok, asked) == (ok, [])
    assert names in found.says + found.remedy
