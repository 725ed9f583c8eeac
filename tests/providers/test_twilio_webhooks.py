"""What Twilio posts, raw, and what it is in our words."""

import pytest
from twilio.request_validator import RequestValidator

from outreach.providers.base import BadSignature, BadWebhook, Inbound, Reason, Receipt, ReceiptStatus
from outreach.providers.twilio import TwilioConfig, TwilioWebhooks
from outreach.providers.twilio_words import REASONS

PUBLIC = "https://reminders.example.org"
CONFIG = TwilioConfig("AC0123", "open-sesame", public_url=PUBLIC)
HOOKS = TwilioWebhooks(CONFIG)

STATUS = {
    "AccountSid": "AC0123",
    "ApiVersion": "2010-04-01",
    "From": "+16085550100",
    "MessageSid": "SM1",
    "MessageStatus": "sent",
    "SmsSid": "SM1",
    "SmsStatus": "sent",
    "To": "+16085550123",
}
TEXT = {
    "AccountSid": "AC0123",
    "Body": "Yes, thank you",
    "From": "+16085550123",
    "FromCity": "MADISON",
    "MessageSid": "SM2",
    "NumMedia": "0",
    "NumSegments": "1",
    "To": "+16085550100",
}


@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        ({"MessageStatus": "queued"}, ReceiptStatus.ACCEPTED, None),
        ({"MessageStatus": "accepted"}, ReceiptStatus.ACCEPTED, None),
        ({"MessageStatus": "scheduled"}, ReceiptStatus.ACCEPTED, None),
        ({"MessageStatus": "sending"}, ReceiptStatus.ACCEPTED, None),
        ({"MessageStatus": "sent"}, ReceiptStatus.SENT, None),
        ({"MessageStatus": "delivered"}, ReceiptStatus.DELIVERED, None),
        ({"MessageStatus": "delivered", "ErrorCode": "0"}, ReceiptStatus.DELIVERED, None),
        ({"MessageStatus": "read"}, ReceiptStatus.DELIVERED, None),
        ({"MessageStatus": "canceled"}, ReceiptStatus.UNDELIVERED, Reason.OTHER),
        ({"MessageStatus": "failed", "ErrorCode": ""}, ReceiptStatus.UNDELIVERED, Reason.OTHER),
        ({"MessageStatus": "failed", "ErrorCode": "eh"}, ReceiptStatus.UNDELIVERED, Reason.OTHER),
        ({"MessageStatus": "failed", "ErrorCode": "77777"}, ReceiptStatus.UNDELIVERED, Reason.OTHER),
        ({"MessageStatus": "failed", "ErrorCode": "21610"}, ReceiptStatus.UNDELIVERED, Reason.OPTED_OUT),
        ({"MessageStatus": "failed", "ErrorCode": "30001"}, ReceiptStatus.UNDELIVERED, Reason.RATE_LIMITED),
        ({"MessageStatus": "failed", "ErrorCode": "30036"}, ReceiptStatus.UNDELIVERED, Reason.EXPIRED),
        (
            {"MessageStatus": "undelivered", "ErrorCode": "30003"},
            ReceiptStatus.UNDELIVERED,
            Reason.UNREACHABLE,
        ),
        ({"MessageStatus": "undelivered", "ErrorCode": "30004"}, ReceiptStatus.UNDELIVERED, Reason.BLOCKED),
        (
            {"MessageStatus": "undelivered", "ErrorCode": "30005"},
            ReceiptStatus.UNDELIVERED,
            Reason.INVALID_ADDRESS,
        ),
        ({"MessageStatus": "undelivered", "ErrorCode": "30006"}, ReceiptStatus.UNDELIVERED, Reason.LANDLINE),
        ({"MessageStatus": "undelivered", "ErrorCode": "30007"}, ReceiptStatus.UNDELIVERED, Reason.BLOCKED),
        (
            {"MessageStatus": "undelivered", "ErrorCode": "30008"},
            ReceiptStatus.UNDELIVERED,
            Reason.UNREACHABLE,
        ),
        (
            {"MessageStatus": "undelivered", "ErrorCode": "30034"},
            ReceiptStatus.UNDELIVERED,
            Reason.UNREGISTERED,
        ),
    ],
)
def test_status_callbacks(said: dict[str, str], status: ReceiptStatus, reason: Reason | None) -> None:
    payload = STATUS | said
    assert HOOKS.receipt("token-1", payload) == Receipt("SM1", "token-1", status, reason, payload)


@pytest.mark.parametrize("word", ["receiving", "received", "something-new"])
def test_a_status_that_says_nothing_of_ours(word: str) -> None:
    assert HOOKS.receipt("token-1", STATUS | {"MessageStatus": word}) is None


@pytest.mark.parametrize("name", ["MessageSid", "MessageStatus"])
@pytest.mark.parametrize("empty", [True, False])
def test_a_status_callback_without_what_it_must_carry(name: str, empty: bool) -> None:
    payload = {key: value for key, value in STATUS.items() if key != name} | ({name: ""} if empty else {})
    with pytest.raises(BadWebhook, match=f"^{name}$"):
        HOOKS.receipt("token-1", payload)


@pytest.mark.parametrize(
    ("said", "body", "opt_out"),
    [
        ({}, "Yes, thank you", ""),
        ({"Body": ""}, "", ""),
        ({"Body": " C \n"}, " C \n", ""),
        ({"Body": "stop", "OptOutType": "STOP"}, "stop", "stop"),
        ({"Body": "start", "OptOutType": "START"}, "start", "start"),
        ({"Body": "help", "OptOutType": "HELP"}, "help", "help"),
        ({"OptOutType": "PAUSE"}, "Yes, thank you", ""),
    ],
)
def test_patients_texts(said: dict[str, str], body: str, opt_out: str) -> None:
    expected = Inbound("SM2", "+16085550123", "+16085550100", body, opt_out)
    assert HOOKS.inbound(TEXT | said) == expected


@pytest.mark.parametrize("name", ["MessageSid", "From", "To", "Body"])
def test_a_text_without_what_it_must_carry(name: str) -> None:
    with pytest.raises(BadWebhook, match=f"^{name}$"):
        HOOKS.inbound({key: value for key, value in TEXT.items() if key != name})


PATH = "/hooks/twilio/status/token-1?attempt=2&b=%20"
SIGNED = RequestValidator("open-sesame").compute_signature(PUBLIC + PATH, STATUS)


def test_a_true_signature_passes() -> None:
    HOOKS.verify(PATH, STATUS, SIGNED)


@pytest.mark.parametrize(
    ("path", "params", "signature"),
    [
        (PATH, STATUS, ""),
        (PATH, STATUS, SIGNED[:-2] + "x="),
        (PATH, STATUS, "é" * len(SIGNED)),
        (PATH, STATUS | {"MessageStatus": "delivered"}, SIGNED),
        (PATH, STATUS | {"More": ""}, SIGNED),
        (PATH, {}, SIGNED),
        (PATH.partition("?")[0], STATUS, SIGNED),
        ("/hooks/twilio/inbound", STATUS, SIGNED),
        (PATH, STATUS, RequestValidator("other").compute_signature(PUBLIC + PATH, STATUS)),
        (
            PATH,
            STATUS,
            RequestValidator("open-sesame").compute_signature("https://example.com" + PATH, STATUS),
        ),
    ],
)
def test_a_false_signature_does_not(path: str, params: dict[str, str], signature: str) -> None:
    with pytest.raises(BadSignature):
        HOOKS.verify(path, params, signature)


def test_the_table_keeps_to_what_a_carrier_can_say() -> None:
    ours = {Reason.NOT_STARTED, Reason.IN_DOUBT, Reason.UNAVAILABLE}
    assert not ours & set(REASONS.values())
    assert all(10_000 <= code <= 99_999 for code in REASONS)
