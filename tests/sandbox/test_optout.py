"""The carrier's own opt-out words, and the block between a phone and a sender."""

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from outreach.sandbox.optout import Blocks, Keyword, keyword
from tests.sandbox.harness import OURS, PHONE, Listener, Sandbox

SERVICE = "MG" + "0c" * 16


@pytest.mark.parametrize(
    ("body", "meaning"),
    [
        *(
            (word, Keyword.STOP)
            for word in ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]
        ),
        *((word, Keyword.START) for word in ["START", "YES", "UNSTOP"]),
        *((word, Keyword.HELP) for word in ["HELP", "INFO"]),
        (" stop\n", Keyword.STOP),
        ("Stop please", None),
        ("STOP.", None),
        ("C", None),
        ("", None),
    ],
)
def test_words(body: str, meaning: Keyword | None) -> None:
    assert keyword(body) is meaning


def test_blocks_are_between_two() -> None:
    blocks = Blocks()
    assert blocks.set(PHONE, [OURS, SERVICE])
    assert not blocks.set(PHONE, [OURS])
    assert blocks.holds(PHONE, "+16085550101", SERVICE)
    assert not blocks.holds(PHONE, "+16085550101", None)
    assert blocks.lift(PHONE, [OURS, SERVICE])
    assert not blocks.any(PHONE)
    assert not blocks.lift(PHONE, [OURS])


def text(sandbox: Sandbox, body: str) -> None:
    sandbox.post("/_sandbox/inbound", {"from": PHONE, "to": OURS, "body": body})


def carrier_words(sandbox: Sandbox) -> list[str]:
    texts = sandbox.get(f"/_sandbox/phones/%2B{PHONE[1:]}")["texts"]
    return [entry["body"] for entry in texts if entry["direction"] == "carrier"]


def test_stop_then_start(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    text(sandbox, " sToP ")
    assert [hook.form["Body"] for hook in listener.hooks] == [" sToP "]
    with pytest.raises(TwilioRestException) as caught:
        client.messages.create(to=PHONE, from_=OURS, body="x")
    assert (caught.value.status, caught.value.code) == (400, 21610)
    client.messages.create(to=PHONE, from_="+16085550101", body="another sender")
    client.messages.create(to="+16085550124", from_=OURS, body="another phone")
    text(sandbox, "STOP")
    assert len(carrier_words(sandbox)) == 1  # a second STOP changes nothing and gets no answer
    text(sandbox, "UNSTOP")
    client.messages.create(to=PHONE, from_=OURS, body="back")
    assert len(carrier_words(sandbox)) == 2


def test_stop_blocks_the_whole_service(client: Client, sandbox: Sandbox, listener: Listener) -> None:
    client.messages.create(to=PHONE, from_=OURS, messaging_service_sid=SERVICE, body="x")
    text(sandbox, "STOP")
    for sender in (
        {"messaging_service_sid": SERVICE},
        {"from_": "+16085550101", "messaging_service_sid": SERVICE},
    ):
        with pytest.raises(TwilioRestException, match="unsubscribed"):
            client.messages.create(to=PHONE, body="x", **sender)


def test_yes_is_an_ordinary_word_to_a_phone_that_is_not_blocked(sandbox: Sandbox, listener: Listener) -> None:
    text(sandbox, "YES")
    assert carrier_words(sandbox) == []
    text(sandbox, "help")
    assert len(carrier_words(sandbox)) == 1


def test_a_blocked_phone_gets_no_twiml_answer(sandbox: Sandbox, listener: Listener) -> None:
    listener.answers = [(200, "<Response><Message>Sorry to see you go</Message></Response>")]
    text(sandbox, "STOP")
    assert sandbox.get("/_sandbox/ledger") == []
