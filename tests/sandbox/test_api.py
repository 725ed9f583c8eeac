"""The unmodified SDK against the sandbox, and its answers against Twilio's published schema."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from openapi_schema_validator import OAS30Validator
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from tests.sandbox.harness import ACCOUNT, OURS, PATIENCE_S, PHONE, TOKEN, Sandbox

SCHEMAS = json.loads((Path(__file__).parent / "twilio_message_schema.json").read_text())["components"]
PROPERTIES = set(SCHEMAS["schemas"]["api.v2010.account.message"]["properties"])
SERVICE = "MG" + "0a" * 16
RFC2822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000")
MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"


def misfits(schema: str, answer: Any) -> list[str]:
    """What of an answer contradicts the published schema."""
    root = {"allOf": [{"$ref": f"#/components/schemas/{schema}"}], "components": SCHEMAS}
    return [error.message for error in OAS30Validator(root).iter_errors(answer)]


def raw(sandbox: Sandbox, path: str, form: str | None = None, expect: int = 200) -> Any:
    answer = requests.request(
        "GET" if form is None else "POST",
        sandbox.url + path,
        data=form,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        auth=(ACCOUNT, TOKEN),
        timeout=PATIENCE_S,
    )
    assert answer.status_code == expect, answer.text
    return answer.json()


def test_create_and_fetch(client: Client, sandbox: Sandbox) -> None:
    made = client.messages.create(to=PHONE, from_=OURS, body="Hello é €")
    assert (made.status, made.date_sent, made.num_segments) == ("queued", None, "1")
    assert made.date_created is not None
    assert abs(datetime.now(UTC) - made.date_created) < timedelta(minutes=1)
    sandbox.settled()
    found = client.messages(made.sid or "").fetch()
    assert (found.to, found.from_, found.body, found.status) == (PHONE, OURS, "Hello é €", "delivered")
    assert found.date_sent is not None
    assert found.direction == "outbound-api"


def test_answers_fit_the_schema(client: Client, sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"numbers": {"landline": ["+16085550124"]}})
    created = raw(
        sandbox, f"{MESSAGES}.json", f"To=%2B16085550124&MessagingServiceSid={SERVICE}&Body=Hi", 201
    )
    assert created["status"] == "accepted"
    sandbox.settled()
    fetched = raw(sandbox, f"{MESSAGES}/{created['sid']}.json")
    assert (fetched["status"], fetched["error_code"]) == ("undelivered", 30006)
    for answer in (created, fetched):
        assert misfits("api.v2010.account.message", answer) == []
        assert set(answer) == PROPERTIES
        assert RFC2822.fullmatch(answer["date_created"])
    assert RFC2822.fullmatch(fetched["date_sent"])
    assert misfits("ListMessageResponse", raw(sandbox, f"{MESSAGES}.json?PageSize=1")) == []


def test_the_schema_check_can_fail() -> None:
    found = misfits("api.v2010.account.message", {"sid": "XX1", "to": None, "status": "gone"})
    assert len(found) == 3  # length and pattern of the sid, and the status; null is allowed where it says so


def test_list_filters_by_number_newest_first(client: Client) -> None:
    for index in range(3):
        client.messages.create(to=PHONE, from_=OURS, body=f"to Jordan {index}")
        client.messages.create(to="+16085550124", from_="+16085550101", body="to another")
    assert [m.body for m in client.messages.list(to=PHONE)] == [f"to Jordan {i}" for i in (2, 1, 0)]
    assert len(client.messages.list(from_="+16085550101")) == 3
    assert client.messages.list(to=PHONE, from_="+16085550101") == []


def test_list_filters_by_date_sent(client: Client, sandbox: Sandbox) -> None:
    client.messages.create(to=PHONE, from_=OURS, body="Hi")
    sandbox.settled()
    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    assert len(client.messages.list(date_sent_after=now - hour, date_sent_before=now + hour)) == 1
    assert client.messages.list(date_sent_after=now + hour) == []
    assert client.messages.list(date_sent_before=now - hour) == []
    assert client.messages.list(date_sent=now - timedelta(days=3)) == []


def test_a_message_still_queued_has_no_place_in_a_list_by_date(client: Client, sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"queued_ms": 60_000}})
    client.messages.create(to=PHONE, from_=OURS, body="Hi")
    assert client.messages.list(date_sent_after=datetime(2020, 1, 1, tzinfo=UTC)) == []
    assert len(client.messages.list()) == 1


def test_paging(client: Client) -> None:
    for index in range(7):
        client.messages.create(to=PHONE, from_=OURS, body=str(index))
    assert [m.body for m in client.messages.stream(page_size=3)] == list("6543210")
    assert len(client.messages.list(limit=4, page_size=2)) == 4
    first = client.messages.page(page_size=3)
    # A message that arrives between two pages doesn't shift the second one.
    client.messages.create(to=PHONE, from_=OURS, body="late")
    second = first.next_page()
    assert second is not None
    assert [m.body for m in second] == list("321")
    back = second.previous_page()
    assert back is not None
    assert [m.body for m in back] == list("654")


def test_page_size_is_fifty_unless_told(client: Client, sandbox: Sandbox) -> None:
    for index in range(51):
        client.messages.create(to=PHONE, from_=OURS, body=str(index))
    page = raw(sandbox, f"{MESSAGES}.json")
    assert (page["page_size"], len(page["messages"]), page["start"], page["end"]) == (50, 50, 0, 49)
    last = raw(sandbox, page["next_page_uri"])
    assert (len(last["messages"]), last["next_page_uri"], last["page"]) == (1, None, 1)


def test_cancel_redact_and_delete(client: Client, sandbox: Sandbox) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"sent_ms": 60_000}})
    made = client.messages.create(to=PHONE, from_=OURS, body="Hi")
    assert made.update(status="canceled").status == "canceled"
    assert made.update(body="").body == ""
    assert made.delete()
    assert client.messages.list() == []
    assert [line["status"] for line in sandbox.get("/_sandbox/ledger")] == ["canceled"]


REFUSED = [
    ({"from_": OURS, "body": "x"}, 400, 21604),
    ({"to": PHONE, "body": "x"}, 400, 21603),
    ({"to": PHONE, "from_": OURS}, 400, 21602),
    ({"to": PHONE, "from_": OURS, "body": "x" * 1601}, 400, 21617),
    ({"to": "555-0123", "from_": OURS, "body": "x"}, 400, 21211),
    ({"to": "+1608555012", "from_": OURS, "body": "x"}, 400, 21211),
    ({"to": PHONE, "from_": PHONE, "body": "x"}, 400, 21266),
    ({"to": PHONE, "from_": "!", "body": "x"}, 400, 21212),
    ({"to": PHONE, "messaging_service_sid": "MG1", "body": "x"}, 400, 21701),
    ({"to": PHONE, "from_": OURS, "body": "x", "status_callback": "nowhere"}, 400, 21609),
    ({"to": PHONE, "from_": OURS, "body": "x", "validity_period": 0}, 400, 20001),
]


@pytest.mark.parametrize(("arguments", "status", "code"), REFUSED, ids=[str(row[2]) for row in REFUSED])
def test_refusals(
    client: Client, sandbox: Sandbox, arguments: dict[str, Any], status: int, code: int
) -> None:
    with pytest.raises(TwilioRestException) as caught:
        client.messages.create(**({"to": ""} | arguments))
    assert (caught.value.status, caught.value.code) == (status, code)
    assert sandbox.get("/_sandbox/ledger") == []
    assert [call["code"] for call in sandbox.get("/_sandbox/calls")] == [code]
    assert sandbox.get("/_sandbox/stats")["refused"] == {str(code): 1}


def test_the_longest_body(client: Client) -> None:
    assert client.messages.create(to=PHONE, from_=OURS, body="x" * 1600).num_segments == "11"


def test_error_bodies(sandbox: Sandbox) -> None:
    body = raw(sandbox, f"{MESSAGES}/SM{'0' * 32}.json", expect=404)
    assert (body["code"], body["status"]) == (20404, 404)
    assert body["more_info"].endswith("/20404")
    assert set(body) == {"code", "message", "more_info", "status"}


def test_an_account_keeps_the_token_of_its_first_call(sandbox: Sandbox) -> None:
    sandbox.client().messages.list()
    with pytest.raises(TwilioRestException) as caught:
        sandbox.client(token="another").messages.create(to=PHONE, from_=OURS, body="x")
    assert (caught.value.status, caught.value.code) == (401, 20003)
    assert sandbox.get("/_sandbox/config")["account_sid"] == ACCOUNT


def test_one_account_does_not_see_another(sandbox: Sandbox) -> None:
    made = sandbox.client().messages.create(to=PHONE, from_=OURS, body="x")
    other = sandbox.client(account="AC" + "f" * 32)
    assert other.messages.list() == []
    with pytest.raises(TwilioRestException, match="not found"):
        other.messages(made.sid or "").fetch()
