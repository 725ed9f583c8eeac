"""Status callbacks and inbound webhooks: signed, ordered, repeated or withheld as the plan says."""

import pytest
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.sandbox.harness import ACCOUNT, OURS, PHONE, TOKEN, Hook, Listener, Sandbox

SERVICE = "MG" + "0b" * 16


def is_signed(hook: Hook, token: str = TOKEN) -> bool:
    return bool(RequestValidator(token).validate(hook.url, hook.form, hook.signature))


def send(client: Client, listener: Listener, to: str = PHONE, path: str = "/status?attempt=a%2Fb&x=1") -> str:
    made = client.messages.create(to=to, from_=OURS, body="Hi", status_callback=listener.url + path)
    return str(made.sid)


def test_callbacks_in_order_and_signed(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    sid = send(client, listener)
    sandbox.settled()
    assert listener.statuses(sid) == ["queued", "sent", "delivered"]
    hook = listener.hooks[-1]
    assert hook.path == "/status?attempt=a%2Fb&x=1"
    assert all(map(is_signed, listener.hooks))
    assert not is_signed(hook, token="another")
    assert hook.form == {
        "MessageSid": sid,
        "SmsSid": sid,
        "MessageStatus": "delivered",
        "SmsStatus": "delivered",
        "To": PHONE,
        "From": OURS,
        "AccountSid": ACCOUNT,
        "ApiVersion": "2010-04-01",
    }


def test_a_messaging_service_is_named(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    made = client.messages.create(
        to=PHONE, messaging_service_sid=SERVICE, body="Hi", status_callback=f"{listener.url}/s"
    )
    sandbox.settled()
    config = sandbox.get("/_sandbox/config")
    assert (made.status, made.from_) == ("accepted", config["service_number"])
    assert {hook.form["MessagingServiceSid"] for hook in listener.hooks} == {SERVICE}
    assert all(map(is_signed, listener.hooks))


def test_a_sender_id_is_quoted(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    client.messages.create(to=PHONE, from_="North Side", body="Hi", status_callback=f"{listener.url}/s")
    sandbox.settled()
    assert {(hook.form["From"], hook.form["To"]) for hook in listener.hooks} == {("North Side", PHONE)}
    assert all(map(is_signed, listener.hooks))


@pytest.mark.parametrize(
    ("kind", "expected", "code"),
    [
        ("landline", ["queued", "sent", "undelivered"], "30006"),
        ("unreachable", ["queued", "sent", "undelivered"], "30003"),
        ("failing", ["queued", "failed"], "30008"),
    ],
)
def test_numbers_that_fail(
    client: Client, sandbox: Sandbox, listener: Listener, kind: str, expected: list[str], code: str
) -> None:
    sandbox.post("/_sandbox/faults", {"numbers": {kind: [PHONE]}})
    sid = send(client, listener)
    sandbox.settled()
    assert listener.statuses(sid) == expected
    assert [hook.form.get("ErrorCode") for hook in listener.hooks][-1] == code
    assert all(map(is_signed, listener.hooks))
    assert client.messages(sid).fetch().error_code == int(code)


def test_a_message_dies_when_its_validity_is_over(
    client: Client, sandbox: Sandbox, listener: Listener
) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"queued_ms": 900, "sent_ms": 60_000}})
    client.messages.create(
        to=PHONE, from_=OURS, body="Hi", validity_period=1, status_callback=f"{listener.url}/s"
    )
    sandbox.settled()
    assert [h.form["MessageStatus"] for h in listener.hooks] == ["queued", "failed"]
    assert listener.hooks[-1].form["ErrorCode"] == "30036"


def test_duplicate_callbacks(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"duplicate_rate": 1}})
    sid = send(client, listener)
    sandbox.settled()
    assert listener.statuses(sid) == ["queued", "queued", "sent", "sent", "delivered", "delivered"]


def test_disordered_callbacks(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"disorder_rate": 1}})
    sid = send(client, listener)
    sandbox.settled()
    assert listener.statuses(sid) == ["delivered", "sent", "queued"]


def test_late_callbacks_are_pending(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"late_rate": 1, "late_ms": 60_000}})
    sid = send(client, listener)
    client.messages.create(to="+16085550124", from_=OURS, body="no callback")
    assert sandbox.get("/_sandbox/pending")["callbacks"] == 3
    assert listener.statuses(sid) == []
    sandbox.post("/_sandbox/reset")
    assert sandbox.get("/_sandbox/pending")["callbacks"] == 0


def test_late_callbacks_come(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"late_rate": 1, "late_ms": 100}})
    sid = send(client, listener)
    sandbox.settled()
    assert sorted(listener.statuses(sid)) == ["delivered", "queued", "sent"]


def test_dropped_callbacks(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    sandbox.post("/_sandbox/faults", {"callbacks": {"drop_rate": 1}})
    sid = send(client, listener)
    sandbox.settled()
    assert listener.hooks == []
    assert client.messages(sid).fetch().status == "delivered"


def test_a_failed_post_is_tried_once_more(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    listener.answers = [(503, ""), (204, ""), (500, ""), (500, ""), (404, "")]
    sid = send(client, listener)
    sandbox.settled()
    assert listener.statuses(sid) == ["queued", "queued", "sent", "sent", "delivered"]
    stats = sandbox.get("/_sandbox/stats")
    assert (stats["callbacks_sent"], stats["callbacks_failed"]) == (3, 2)


def text(sandbox: Sandbox, body: str, **more: str) -> dict[str, object]:
    answer: dict[str, object] = sandbox.post(
        "/_sandbox/inbound", {"from": PHONE, "to": OURS, "body": body} | more
    )
    return answer


def test_inbound(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    client.messages.create(to=PHONE, messaging_service_sid=SERVICE, body="Hi")
    listener.answers = [
        (200, "<Response><Message>Thanks</Message><Message><Body>Bye</Body></Message></Response>")
    ]
    answer = text(sandbox, "Is there parking?")
    (hook,) = listener.hooks
    assert is_signed(hook)
    assert hook.path == "/inbound?a=1&b=x%20y"
    expected = {
        "MessageSid": answer["sid"],
        "SmsSid": answer["sid"],
        "SmsMessageSid": answer["sid"],
        "AccountSid": ACCOUNT,
        "MessagingServiceSid": SERVICE,
        "From": PHONE,
        "To": OURS,
        "Body": "Is there parking?",
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsStatus": "received",
        "ApiVersion": "2010-04-01",
        "FromCountry": "US",
    }
    assert expected.items() <= hook.form.items()
    assert answer["webhook_status"] == 200
    assert str(answer["sent_at"]) <= str(answer["answered_at"])
    bodies = [(m.body, m.direction) for m in client.messages.list()]
    assert bodies[:2] == [("Bye", "outbound-reply"), ("Thanks", "outbound-reply")]
    assert ("Is there parking?", "inbound") in bodies


def test_the_same_inbound_twice(sandbox: Sandbox, listener: Listener, client: Client) -> None:
    client.messages.list()  # makes the account known
    sid = "SM" + "1" * 32
    text(sandbox, "C", sid=sid)
    text(sandbox, "C", sid=sid)
    assert [hook.form["MessageSid"] for hook in listener.hooks] == [sid, sid]
    assert len(client.messages.list()) == 1


def test_inbound_without_an_answer(sandbox: Sandbox) -> None:
    answer = text(sandbox, "C", url="http://127.0.0.1:9/")
    assert answer["webhook_status"] is None


@pytest.mark.parametrize("name", ["from", "to", "body"])
def test_inbound_names_what_is_missing(sandbox: Sandbox, name: str) -> None:
    given = {"from": PHONE, "to": OURS, "body": "C"}
    del given[name]
    assert name in sandbox.post("/_sandbox/inbound", given, expect=400)["error"]


def test_inbound_is_signed_before_any_call(sandbox: Sandbox, listener: Listener) -> None:
    text(sandbox, "Hello")
    config = sandbox.get("/_sandbox/config")
    assert listener.hooks[0].form["AccountSid"] == config["account_sid"]
    assert is_signed(listener.hooks[0], config["auth_token"])
