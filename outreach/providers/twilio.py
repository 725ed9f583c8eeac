"""Texts through Twilio: batches out by its SDK, status callbacks and patients' texts in."""

import asyncio
import hmac
import time
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from twilio.base.exceptions import TwilioRestException, TwilioServiceException
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

from outreach.domain.channel import Channel
from outreach.providers.base import (
    BadSignature,
    BadWebhook,
    Inbound,
    Outgoing,
    Query,
    Reason,
    Receipt,
    ReceiptStatus,
    Result,
    SendError,
    Trace,
)
from outreach.providers.twilio_http import (
    LOOP,
    START_BY,
    NotConnectedError,
    Outbox,
    TooLateError,
    Transport,
)
from outreach.providers.twilio_words import STATUSES, refusal, undelivered

_LONGEST_VALIDITY_S = 36_000
_LOOK_UPS_IN_FLIGHT = 10
_PAGE = 100
_CLOCK_SKEW = timedelta(seconds=60)
_TRIAL_PREFIX = "Sent from your Twilio trial account - "


@dataclass(frozen=True, slots=True)
class TwilioConfig:
    """An account and its sender; `public_url` is the address Twilio reaches our webhooks at."""

    account_sid: str
    auth_token: str = field(repr=False)
    messaging_service_sid: str = ""
    from_number: str = ""
    base_url: str = "https://api.twilio.com"
    public_url: str = ""
    timeout_s: float = 10
    in_flight: int = 100


class TwilioProvider:
    """Texts through Twilio's Messages resource, all calls of a batch at once."""

    name = "twilio"
    channel = Channel.SMS

    def __init__(self, config: TwilioConfig) -> None:
        self.at_once = config.in_flight * 10  # an answer takes about a tenth of a second
        self._callback = f"{config.public_url}/hooks/twilio/status/"
        if config.messaging_service_sid:
            self._sender = {"messaging_service_sid": config.messaging_service_sid}
        else:
            self._sender = {"from_": config.from_number}
        self._transport = Transport(config.account_sid, config.auth_token, config.timeout_s, config.in_flight)
        # Without an environment of its own the SDK would read ours, and let TWILIO_EDGE rewrite the address.
        alone = {"TWILIO_EDGE": "", "TWILIO_REGION": ""}
        client = Client(config.account_sid, config.auth_token, http_client=self._transport, environment=alone)
        client.api.base_url = config.base_url
        self._messages = client.messages
        self._batches: set[Outbox] = set()
        weakref.finalize(self, self._transport.dispose)

    def send(self, batch: Sequence[Outgoing]) -> Iterator[Sequence[Result]]:
        """See `Provider.send`; nothing starts before the first group is asked for.

        A caller that stops asking keeps the calls under way from being reported; those that had not begun
        are then not begun.
        """
        if not batch:
            return
        loop = LOOP.loop()
        outbox = Outbox(loop, len(batch))
        loop.call_soon_threadsafe(self._start, batch, outbox)
        try:
            yield from outbox
        finally:
            outbox.closed = True

    def look_up(self, queries: Sequence[Query]) -> Sequence[Trace]:
        """See `Provider.look_up`. No message of Twilio's is the trace of two queries."""
        found = asyncio.run_coroutine_threadsafe(self._find_all(queries), LOOP.loop()).result()
        failures = [answer for answer in found if isinstance(answer, SendError)]
        if failures and len(failures) == len(found):  # no trace must be taken for an absence
            why = failures[0]
            askable = why.reason in {Reason.MISCONFIGURED, Reason.RATE_LIMITED}
            raise SendError(why.reason if askable else Reason.UNAVAILABLE, why.code, why.retry_after_s)
        taken = {query.provider_id for query in queries}
        traces = []
        for query, records in zip(queries, found, strict=True):
            if isinstance(records, SendError):
                continue
            free = [record for record in records if query.provider_id or record.sid not in taken]
            traces.append(_trace(query, free[0]) if free else Trace(query.message_id))
            taken.add(traces[-1].provider_id)
        return traces

    def can_look_up(self) -> bool:
        """Twilio keeps every message."""
        return True

    def _start(self, batch: Sequence[Outgoing], outbox: Outbox) -> None:
        slots = self._transport.slots()
        outbox.tasks = [outbox.loop.create_task(self._send_one(message, outbox, slots)) for message in batch]
        self._batches.add(outbox)  # asyncio itself holds tasks by weak references only
        outbox.when_done = self._batches.discard

    async def _send_one(self, message: Outgoing, outbox: Outbox, slots: asyncio.Semaphore) -> None:
        try:
            async with slots:
                provider_id = await self._create(message, outbox)
            result = Result(message.message_id, message.token, provider_id)
        except Exception as error:
            result = Result(message.message_id, message.token, error=_why(error))
        outbox.add(result)

    async def _create(self, message: Outgoing, outbox: Outbox) -> str:
        if outbox.closed or time.monotonic() > message.start_by:
            raise TooLateError
        START_BY.set(message.start_by)
        made = await self._messages.create_async(
            to=message.to,
            body=message.body,
            status_callback=self._callback + message.token,
            validity_period=min(max(1, message.valid_for_s), _LONGEST_VALIDITY_S),
            **self._sender,
        )
        if not isinstance(made.sid, str) or not made.sid:
            raise SendError(Reason.IN_DOUBT, "no_sid")
        return made.sid

    async def _find_all(self, queries: Sequence[Query]) -> list[list[MessageInstance] | SendError]:
        gate = asyncio.Semaphore(_LOOK_UPS_IN_FLIGHT)
        failures: list[SendError] = []

        async def find(query: Query) -> list[MessageInstance] | SendError:
            async with gate:
                if len(failures) >= _LOOK_UPS_IN_FLIGHT:  # it is the carrier, and not this or that question
                    return failures[0]
                try:
                    return await self._find(query)
                except Exception as error:
                    failures.append(_why(error))
                    return failures[-1]

        return await asyncio.gather(*[find(query) for query in queries])

    async def _find(self, query: Query) -> list[MessageInstance]:
        """The messages that may be the query's, newest first."""
        async with self._transport.slots():
            if query.provider_id:
                try:
                    return [await self._messages(query.provider_id).fetch_async()]
                except TwilioRestException as error:
                    if error.status == 404:
                        return []
                    raise
            found = []
            since, until = query.since - _CLOCK_SKEW, query.until + _CLOCK_SKEW
            async for record in await self._messages.stream_async(to=query.to, page_size=_PAGE):
                # The list is in the order of date_sent, which is null while queued and may be hours after
                # date_created: only a message *sent* before our time says that all further ones are older.
                if record.date_sent is not None and record.date_sent < since:
                    break
                if _matches(query, record, since, until):
                    found.append(record)
            return sorted(found, key=lambda record: record.date_created or since, reverse=True)


class TwilioWebhooks:
    """What Twilio posts: status callbacks and patients' texts."""

    name = "twilio"

    def __init__(self, config: TwilioConfig) -> None:
        self._public_url = config.public_url
        self._validator = RequestValidator(config.auth_token)

    def verify(self, path: str, params: Mapping[str, str], signature: str) -> None:
        """Raise BadSignature unless Twilio signed these; `path` includes the query string.

        The address is rebuilt from `public_url`, since a proxy changes host and scheme
        (https://www.twilio.com/docs/usage/webhooks/webhooks-security, rule P26).
        """
        url = self._public_url + path
        # The SDK's `validate` also tries the address with and without a port, at three times the price.
        if hmac.compare_digest(self._validator.compute_signature(url, params).encode(), signature.encode()):
            return
        if not self._validator.validate(url, params, signature):
            raise BadSignature

    def receipt(self, token: str, params: Mapping[str, str]) -> Receipt | None:
        """See `Webhooks.receipt`."""
        provider_id = _required(params, "MessageSid")
        status = STATUSES.get(_required(params, "MessageStatus"))
        if status is None:
            return None
        reason = undelivered(status, params.get("ErrorCode"))
        return Receipt(provider_id, token, status, reason, dict(params))

    def inbound(self, params: Mapping[str, str]) -> Inbound:
        """See `Webhooks.inbound`; the body of a picture without words is empty."""
        if "Body" not in params:
            raise BadWebhook("Body")
        opt_out = params.get("OptOutType", "").lower()
        return Inbound(
            provider_id=_required(params, "MessageSid"),
            sender=_required(params, "From"),
            to=_required(params, "To"),
            body=params["Body"],
            opt_out=opt_out if opt_out in {"stop", "start", "help"} else "",
        )


def _required(params: Mapping[str, str], name: str) -> str:
    value = params.get(name)
    if not value:
        raise BadWebhook(name)
    return value


def _matches(query: Query, record: MessageInstance, since: datetime, until: datetime) -> bool:
    if record.sid in query.known or not since <= (record.date_created or query.since) <= until:
        return False
    # A body that the account redacts, or that a trial account prefixes, is taken for ours: to miss a trace
    # means to text a patient twice.
    return not record.body or record.body.removeprefix(_TRIAL_PREFIX).strip() == query.body.strip()


def _trace(query: Query, record: MessageInstance) -> Trace:
    status = STATUSES.get(str(record.status), ReceiptStatus.ACCEPTED)
    return Trace(query.message_id, str(record.sid), status, undelivered(status, record.error_code))


def _why(error: Exception) -> SendError:
    """Our word for what went wrong. What is not known to have come before the request is in doubt."""
    match error:
        case SendError():
            return error
        case TooLateError():
            return SendError(Reason.NOT_STARTED)
        case NotConnectedError():
            return SendError(Reason.UNAVAILABLE, str(error))
        case TwilioRestException() | TwilioServiceException():
            return refusal(error.status, error.code, getattr(error, "retry_after_s", 0))
    return SendError(Reason.IN_DOUBT, type(error).__name__)
