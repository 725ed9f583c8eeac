"""Sending through Twilio's SDK to a real HTTP server."""

import asyncio
import base64
import os
import socket
import time
from collections.abc import Sequence
from itertools import chain

import pytest
from aiohttp import web

from outreach.providers.base import Outgoing, Reason, Result, SendError
from outreach.providers.twilio import TwilioConfig, TwilioProvider
from outreach.providers.twilio_http import LOOP, START_BY, TooLateError, Transport
from tests.providers.carrier import MESSAGES, Carrier, Manner, accept, hang, later, refuse, reset, say

PHONE = "+16085550123"
SID = "SM" + PHONE.removeprefix("+").rjust(32, "0")
BODY = "Dr. Ada's office: see you Tuesday at 10:00. Reply C to confirm."


def config(url: str, timeout_s: float = 5, in_flight: int = 100) -> TwilioConfig:
    return TwilioConfig(
        account_sid="AC0123",
        auth_token="open-sesame",
        from_number="+16085550100",
        base_url=url,
        public_url="https://reminders.example.org",
        timeout_s=timeout_s,
        in_flight=in_flight,
    )


def outgoing(number: int = 1, to: str = PHONE, start_in_s: float = 30, valid_for_s: int = 3600) -> Outgoing:
    return Outgoing(
        number, f"token-{number}", to, BODY, time.monotonic() + start_in_s, valid_for_s=valid_for_s
    )


def send(provider: TwilioProvider, batch: Sequence[Outgoing]) -> list[Result]:
    results = list(chain.from_iterable(provider.send(batch)))
    return sorted(results, key=lambda result: result.message_id)


def error_of(provider: TwilioProvider, message: Outgoing) -> SendError:
    (result,) = send(provider, [message])
    assert result.error is not None
    assert result.provider_id == ""
    return result.error


def test_the_call_says_everything_twilio_needs(carrier: Carrier) -> None:
    assert send(TwilioProvider(config(carrier.url)), [outgoing(7)]) == [Result(7, "token-7", SID)]
    assert carrier.forms == [
        {
            "To": PHONE,
            "From": "+16085550100",
            "Body": BODY,
            "StatusCallback": "https://reminders.example.org/hooks/twilio/status/token-7",
            "ValidityPeriod": "3600",
        }
    ]
    assert carrier.authorizations == ["Basic " + base64.b64encode(b"AC0123:open-sesame").decode()]


def test_any_text_arrives_as_it_was_written(carrier: Carrier) -> None:
    text = 'a+b&c=d%20 ;"<é>\u00a0😀\n$[]/?#@\\^~€ж'
    message = Outgoing(1, "t", PHONE, text, time.monotonic() + 30)
    send(TwilioProvider(config(carrier.url)), [message])
    assert carrier.forms[0]["Body"] == text


@pytest.mark.parametrize(("wished", "told"), [(-5, "1"), (0, "1"), (600, "600"), (90_000, "36000")])
def test_validity_stays_within_twilios_bounds(carrier: Carrier, wished: int, told: str) -> None:
    send(TwilioProvider(config(carrier.url)), [outgoing(valid_for_s=wished)])
    assert carrier.forms[0]["ValidityPeriod"] == told


def test_a_messaging_service_takes_the_senders_place(carrier: Carrier) -> None:
    service = TwilioConfig(
        "AC0123", "open-sesame", messaging_service_sid="MG1", from_number="+16085550100", base_url=carrier.url
    )
    send(TwilioProvider(service), [outgoing()])
    assert carrier.forms[0]["MessagingServiceSid"] == "MG1"
    assert "From" not in carrier.forms[0]


def test_an_edge_in_the_environment_does_not_move_the_address(
    carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    assert send(TwilioProvider(config(carrier.url)), [outgoing()])[0].error is None


def test_the_token_is_not_in_the_configurations_repr() -> None:
    assert "open-sesame" not in repr(config("https://api.twilio.com"))


@pytest.mark.parametrize(
    ("manner", "reason", "code"),
    [
        (refuse(400, 21610), Reason.OPTED_OUT, "21610"),
        (refuse(400, 21211), Reason.INVALID_ADDRESS, "21211"),
        (refuse(400, 21612), Reason.INVALID_ADDRESS, "21612"),
        (refuse(400, 21614), Reason.LANDLINE, "21614"),
        (refuse(400, 21617), Reason.CONTENT, "21617"),
        (refuse(400, 21606), Reason.MISCONFIGURED, "21606"),
        (refuse(400, 99999), Reason.OTHER, "99999"),
        (refuse(401, 20003), Reason.MISCONFIGURED, "20003"),
        (refuse(403, 12345), Reason.MISCONFIGURED, "12345"),
        (refuse(404, 20404), Reason.MISCONFIGURED, "20404"),
        (refuse(429, 20429), Reason.RATE_LIMITED, "20429"),
        (refuse(429, 21611), Reason.RATE_LIMITED, "21611"),
        (refuse(500, 20500), Reason.IN_DOUBT, "20500"),
        (refuse(503, 20503), Reason.IN_DOUBT, "20503"),
        (refuse(408, 20408), Reason.IN_DOUBT, "20408"),
        (say(401, "<html>no</html>"), Reason.MISCONFIGURED, "401"),
        (say(418, '["short", "and", "stout"]'), Reason.OTHER, "418"),
        (say(400, '{"code": "+16085550123"}'), Reason.OTHER, "400"),
        (say(502, "Bad gateway"), Reason.IN_DOUBT, "502"),
        (say(302, ""), Reason.MISCONFIGURED, "302"),
        (say(201, "{garbage"), Reason.IN_DOUBT, "JSONDecodeError"),
        (say(200, "[]"), Reason.IN_DOUBT, "AttributeError"),
        (say(201, "{}"), Reason.IN_DOUBT, "no_sid"),
        (say(201, ""), Reason.IN_DOUBT, "no_sid"),
        (reset, Reason.IN_DOUBT, None),
    ],
)
def test_answers_in_our_words(carrier: Carrier, manner: Manner, reason: Reason, code: str | None) -> None:
    carrier.manners[PHONE] = manner
    error = error_of(TwilioProvider(config(carrier.url)), outgoing())
    assert error.reason is reason
    assert code is None or error.code == code
    assert carrier.calls[PHONE] == 1  # whatever came back, never a second POST
    assert "608555" not in str(error)
    assert "Ada" not in str(error)


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("17", 17, 17),
        ("", 0, 0),
        ("soon", 0, 0),
        ("-5", 0, 0),
        ("Fri, 31 Dec 2100 23:59:59 GMT", 1e8, 1e10),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0, 0),
    ],
)
def test_retry_after_is_kept(carrier: Carrier, header: str, least: float, most: float) -> None:
    carrier.manners[PHONE] = refuse(429, 20429, {"Retry-After": header})
    error = error_of(TwilioProvider(config(carrier.url)), outgoing())
    assert least <= error.retry_after_s <= most
    assert error.retryable


def test_no_answer_is_in_doubt(carrier: Carrier) -> None:
    carrier.manners[PHONE] = hang
    error = error_of(TwilioProvider(config(carrier.url, timeout_s=0.3)), outgoing())
    assert (error.reason, error.retryable) == (Reason.IN_DOUBT, False)
    assert carrier.calls[PHONE] == 1


def test_half_an_answer_is_in_doubt(carrier: Carrier) -> None:
    async def break_off(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=201, headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"sid": "SM1"')
        assert request.transport is not None
        request.transport.abort()
        return response

    carrier.manners[PHONE] = break_off
    assert error_of(TwilioProvider(config(carrier.url)), outgoing()).reason is Reason.IN_DOUBT


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize("address", ["http://127.0.0.1:{closed}", "http://nowhere.invalid:{closed}"])
def test_a_carrier_that_is_not_there_was_not_told(address: str) -> None:
    error = error_of(TwilioProvider(config(address.format(closed=closed_port()))), outgoing())
    assert (error.reason, error.retryable) == (Reason.UNAVAILABLE, True)


def test_a_carrier_without_tls_was_not_told(carrier: Carrier) -> None:
    secure = carrier.url.replace("http://", "https://")
    assert error_of(TwilioProvider(config(secure)), outgoing()).reason is Reason.UNAVAILABLE
    assert not carrier.forms


def test_a_carrier_that_never_takes_the_connection_was_not_told() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]
        provider = TwilioProvider(config(f"https://127.0.0.1:{port}", timeout_s=0.4))
        error = error_of(provider, outgoing())
    # The TLS handshake is never answered: no request was written.
    assert error.reason is Reason.UNAVAILABLE


def test_a_window_that_has_closed_means_no_call(carrier: Carrier) -> None:
    error = error_of(TwilioProvider(config(carrier.url)), outgoing(start_in_s=-0.001))
    assert (error.reason, error.retryable) == (Reason.NOT_STARTED, True)
    assert not carrier.forms


def test_a_window_that_closes_while_waiting_for_a_place_means_no_call(carrier: Carrier) -> None:
    carrier.manners[PHONE] = later(0.3)
    provider = TwilioProvider(config(carrier.url, in_flight=1))
    first, second = send(provider, [outgoing(1), outgoing(2, to="+16085550124", start_in_s=0.15)])
    assert first.error is None
    assert second.error is not None
    assert second.error.reason is Reason.NOT_STARTED
    assert not carrier.calls["+16085550124"]


def test_a_window_that_closes_while_connecting_means_no_call(carrier: Carrier) -> None:
    transport = Transport("AC0123", "open-sesame", timeout_s=5, in_flight=1)

    async def call(start_by: float) -> int:
        START_BY.set(start_by)
        url = carrier.url + MESSAGES + ".json"
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        response = await transport.request("POST", url, data={"To": PHONE, "Body": BODY}, headers=form)
        return int(response.status_code)

    def run(start_by: float) -> int:
        return asyncio.run_coroutine_threadsafe(call(start_by), LOOP.loop()).result(5)

    for _ in range(2):  # over a new connection, and over one that is kept
        with pytest.raises(TooLateError):
            run(time.monotonic() - 0.001)
    assert not carrier.forms
    assert run(time.monotonic() + 5) == 201
    transport.dispose()


def test_a_batch_goes_out_at_once_over_kept_connections(carrier: Carrier) -> None:
    batch = [outgoing(n, to=f"+1608555{n:04}") for n in range(100, 300)]
    carrier.manners = {message.to: later(0.06) for message in batch}
    provider = TwilioProvider(config(carrier.url, timeout_s=20, in_flight=50))
    results = send(provider, batch)
    assert [result.message_id for result in results] == list(range(100, 300))
    assert [result.error for result in results if result.error] == []
    assert 40 <= carrier.most_at_once <= 50
    assert len(carrier.peers) <= 50


def test_connections_survive_from_one_batch_to_the_next(carrier: Carrier) -> None:
    provider = TwilioProvider(config(carrier.url))
    for number in range(3):
        send(provider, [outgoing(number)])
    assert len(carrier.peers) == 1


def test_groups_come_while_a_slow_call_is_pending(carrier: Carrier) -> None:
    async def wait(request: web.Request) -> web.StreamResponse:
        await asyncio.to_thread(carrier.release.wait, 10)
        return await accept(request)

    carrier.manners["+16085550199"] = wait
    batch = [outgoing(n, to=f"+160855501{n:02}") for n in range(10)] + [outgoing(99, to="+16085550199")]
    groups = TwilioProvider(config(carrier.url, timeout_s=20)).send(batch)
    early = next(groups)
    assert len(early) == 10
    carrier.release.set()
    assert [result.message_id for group in groups for result in group] == [99]


def test_calls_not_begun_are_dropped_with_the_generator(carrier: Carrier) -> None:
    batch = [outgoing(n, to=f"+1608555{n:04}") for n in range(100, 200)]
    carrier.manners = {message.to: later(0.3) for message in batch}
    provider = TwilioProvider(config(carrier.url, in_flight=1))
    groups = provider.send(batch)
    assert len(next(groups)) == 1
    groups.close()  # type: ignore[attr-defined]
    send(provider, [outgoing(1)])  # waits behind whatever of the batch is still called
    assert len(carrier.forms) <= 4


def test_an_empty_batch_is_nothing(carrier: Carrier) -> None:
    assert list(TwilioProvider(config(carrier.url)).send([])) == []


def test_a_provider_works_on_both_sides_of_a_fork(carrier: Carrier) -> None:
    provider = TwilioProvider(config(carrier.url))
    assert send(provider, [outgoing(1)])[0].error is None
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if send(provider, [outgoing(2)])[0].provider_id == SID else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert send(provider, [outgoing(3)])[0].error is None
    assert carrier.calls[PHONE] == 3
    assert len(carrier.peers) == 2  # the parent's connection, used again, and the child's own
