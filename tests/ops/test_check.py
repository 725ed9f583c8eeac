"""The examination of a set-up: what is wrong is named with its remedy, and nothing raises."""

import os

import pytest

from outreach.ops.broker import QUEUES, depths
from outreach.ops.check import Finding, examine

pytestmark = pytest.mark.django_db
FINE = Finding("carrier", True, "answers")


def findings(broker_url: str = "", public_url: str = "https://reminders.example.org") -> dict[str, Finding]:
    found = examine(broker_url or os.environ["BROKER_URL"], public_url, lambda: FINE)
    return {finding.subject: finding for finding in found}


def test_a_set_up_in_order_has_nothing_to_remedy() -> None:
    found = findings()
    assert set(found) == {"database", "migrations", "clock", "broker", "carrier", "public address"}
    assert all(finding.ok and not finding.remedy for finding in found.values()), found


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "redis+socket:///nowhere.sock"])
def test_a_broker_that_is_away(url: str) -> None:
    broker = findings(broker_url=url)["broker"]
    assert not broker.ok
    assert "BROKER_URL" in broker.remedy


@pytest.mark.parametrize(
    ("url", "ok"),
    [
        ("https://reminders.example.org", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
        ("http://[::1]:8000", True),
        ("http://reminders.example.org", False),
        ("http://192.168.1.5", False),
    ],
)
def test_the_public_address_must_be_encrypted_unless_it_is_this_machine(url: str, ok: bool) -> None:
    found = findings(public_url=url)["public address"]
    assert found.ok is ok
    assert ("PUBLIC_URL" in found.remedy) is not ok


def test_what_the_carrier_says_is_passed_on() -> None:
    assert findings()["carrier"] is FINE


def test_depths_of_every_queue() -> None:
    found = depths(os.environ["BROKER_URL"])
    assert set(found) == set(QUEUES)
    assert all(depth >= 0 for depth in found.values())
