"""Asking Twilio what became of messages in doubt."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from outreach.providers.base import Query, Reason, ReceiptStatus, SendError, Trace
from outreach.providers.twilio import TwilioConfig, TwilioProvider
from tests.providers.carrier import Carrier, Manner, hang, refuse, reset, say

PHONE = "+16085550123"
BODY = "Dr. Ada's office: see you Tuesday at 10:00."
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def provider(url: str, timeout_s: float = 5) -> TwilioProvider:
    return TwilioProvider(TwilioConfig("AC0123", "open-sesame", base_url=url, timeout_s=timeout_s))


def query(number: int = 1, provider_id: str = "", known: frozenset[str] = frozenset()) -> Query:
    return Query(number, PHONE, BODY, NOON, NOON + timedelta(seconds=10), provider_id, known)


def record(
    sid: str,
    created_s: float = 0,
    sent_s: float | None = None,
    status: str = "queued",
    code: int | None = None,
    body: str | None = BODY,
) -> dict[str, object]:
    """A message of Twilio's, made `created_s` after noon; not sent yet unless `sent_s`."""
    return {
        "sid": sid,
        "to": PHONE,
        "body": body,
        "status": status,
        "error_code": code,
        "date_created": format_datetime(NOON + timedelta(seconds=created_s)),
        "date_sent": None if sent_s is None else format_datetime(NOON + timedelta(seconds=sent_s)),
    }


@pytest.mark.parametrize(
    ("status", "code", "word", "reason"),
    [
        ("queued", None, ReceiptStatus.ACCEPTED, None),
        ("sending", None, ReceiptStatus.ACCEPTED, None),
        ("partially_delivered", None, ReceiptStatus.ACCEPTED, None),
        ("sent", None, ReceiptStatus.SENT, None),
        ("delivered", None, ReceiptStatus.DELIVERED, None),
        ("undelivered", 30006, ReceiptStatus.UNDELIVERED, Reason.LANDLINE),
        ("failed", None, ReceiptStatus.UNDELIVERED, Reason.OTHER),
    ],
)
@pytest.mark.parametrize("provider_id", ["", "SM1"])
def test_a_trace_in_our_words(
    carrier: Carrier,
    provider_id: str,
    status: str,
    code: int | None,
    word: ReceiptStatus,
    reason: Reason | None,
) -> None:
    carrier.records = [record("SM1", status=status, code=code)]
    found = provider(carrier.url).look_up([query(7, provider_id)])
    assert found == [Trace(7, "SM1", word, reason)]


@pytest.mark.parametrize("provider_id", ["", "SM9"])
def test_no_trace(carrier: Carrier, provider_id: str) -> None:
    assert provider(carrier.url).look_up([query(7, provider_id)]) == [Trace(7)]


@pytest.mark.parametrize(
    ("held", "is_trace"),
    [
        (record("SM1", -60), True),
        (record("SM1", -61), False),
        (record("SM1", 70), True),
        (record("SM1", 71), False),
        (record("SM1", body=BODY + " "), True),
        (record("SM1", body="Sent from your Twilio trial account - " + BODY), True),
        (record("SM1", body=""), True),
        (record("SM1", body=None), True),
        (record("SM1", body=BODY.upper()), False),
        (record("SM1", body=BODY + BODY), False),
    ],
)
def test_what_counts_as_a_trace(carrier: Carrier, held: dict[str, object], is_trace: bool) -> None:
    carrier.records = [held]
    (trace,) = provider(carrier.url).look_up([query()])
    assert (trace.provider_id == "SM1") is is_trace
    assert (trace.status is not None) is is_trace


def test_the_newest_that_is_not_anothers_wins(carrier: Carrier) -> None:
    carrier.records = [record("SM1", 1), record("SM3", 3), record("SM2", 2)]
    (trace,) = provider(carrier.url).look_up([query(known=frozenset({"SM3"}))])
    assert trace.provider_id == "SM2"


def test_one_message_is_not_the_trace_of_two(carrier: Carrier) -> None:
    carrier.records = [record("SM1"), record("SM2", 1)]
    found = provider(carrier.url).look_up([query(1), query(2), query(3)])
    assert [trace.provider_id for trace in found] == ["SM2", "SM1", ""]


def test_an_id_we_know_is_not_the_trace_of_another(carrier: Carrier) -> None:
    carrier.records = [record("SM1"), record("SM2", 1)]
    found = provider(carrier.url).look_up([query(1), query(2, "SM2"), query(3, "SM2")])
    assert [trace.provider_id for trace in found] == ["SM1", "SM2", "SM2"]


def test_it_pages_past_messages_made_long_ago_but_sent_late(carrier: Carrier) -> None:
    # Twilio lists by date_sent: the morning's text that waited in a queue comes before ours.
    carrier.page_size = 2
    carrier.records = [
        record("SM5", -9_000, sent_s=3_000),
        record("SM4", -8_000),
        record("SM3", 1, sent_s=2, body="another"),
        record("SM2", 2, sent_s=2),
        record("SM1", -100, sent_s=-100),
        record("SM0", -200, sent_s=-200),
        record("SM00", -300, sent_s=-300),
    ]
    (trace,) = provider(carrier.url).look_up([query()])
    assert trace.provider_id == "SM2"
    assert carrier.calls["list " + PHONE] == 3  # not the fourth page: all of it was sent before our time


@pytest.mark.parametrize(
    ("manner", "reason"),
    [
        (refuse(401, 20003), Reason.MISCONFIGURED),
        (refuse(429, 20429, {"Retry-After": "9"}), Reason.RATE_LIMITED),
        (refuse(500, 20500), Reason.UNAVAILABLE),
        (refuse(400, 12345), Reason.UNAVAILABLE),
        (say(200, "{garbage"), Reason.UNAVAILABLE),
        (say(200, "{}"), Reason.UNAVAILABLE),
        (say(302, ""), Reason.UNAVAILABLE),
        (reset, Reason.UNAVAILABLE),
        (hang, Reason.UNAVAILABLE),
    ],
)
def test_a_carrier_that_can_not_be_asked_is_no_absence(
    carrier: Carrier, manner: Manner, reason: Reason
) -> None:
    carrier.manners[PHONE] = manner
    with pytest.raises(SendError) as caught:
        provider(carrier.url, timeout_s=0.3).look_up([query(1), query(2)])
    assert caught.value.reason is reason
    assert caught.value.retry_after_s == (9 if reason is Reason.RATE_LIMITED else 0)
    assert "608555" not in str(caught.value)


def test_one_question_without_an_answer_leaves_the_others_theirs(carrier: Carrier) -> None:
    carrier.records = [record("SM1"), record("SM2", 1)]
    other = Query(2, "+16085550124", BODY, NOON, NOON + timedelta(seconds=10))
    carrier.manners[other.to] = refuse(500, 20500)
    found = provider(carrier.url).look_up([query(1), other, query(3)])
    assert [(trace.message_id, trace.provider_id) for trace in found] == [(1, "SM2"), (3, "SM1")]


def test_a_carrier_without_answers_is_not_asked_on_and_on(carrier: Carrier) -> None:
    carrier.manners[PHONE] = refuse(503, 20503)
    with pytest.raises(SendError):
        provider(carrier.url).look_up([query(n) for n in range(100)])
    assert carrier.calls["list " + PHONE] < 30


def test_nothing_to_ask(carrier: Carrier) -> None:
    assert provider(carrier.url).look_up([]) == []
    assert provider(carrier.url).can_look_up()
