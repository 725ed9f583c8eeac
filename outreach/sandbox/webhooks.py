"""Posting signed webhooks over kept-alive connections, in order per message, once more when they fail."""

import asyncio
import base64
import hashlib
import hmac
import itertools
import logging
from collections import deque
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

from outreach.sandbox.clock import real_us
from outreach.sandbox.wire import Reply, Wire

IN_FLIGHT = 256
_HEADERS = (
    "User-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
    "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
)
_log = logging.getLogger(__name__)


class Post:
    """A form to be posted: `signed` is what the signature is over, `token` the account's secret."""

    __slots__ = ("body", "generation", "signed", "token", "url")

    def __init__(self, url: str, signed: str, body: str, token: str) -> None:
        self.url = url
        self.signed = signed
        self.body = body
        self.token = token
        self.generation = 0


class Answer(NamedTuple):
    """What a webhook got: `status` is None when there was no HTTP answer. Instants are real, in µs."""

    status: int | None
    text: str
    sent_us: int
    answered_us: int

    @property
    def failed(self) -> bool:
        return self.status is None or self.status >= 500


def form(url: str, fields: dict[str, str], token: str) -> Post:
    """Fields as a form, to be signed over the exact URL and the sorted parameters."""
    signed = url + "".join(name + fields[name] for name in sorted(fields))
    return Post(url, signed, urlencode(fields), token)


def signature(token: str, signed: str) -> str:
    """`X-Twilio-Signature`: base64 of HMAC-SHA1."""
    keyed = _keyed(token).copy()
    keyed.update(signed.encode())
    return base64.b64encode(keyed.digest()).decode()


@lru_cache(maxsize=64)
def _keyed(token: str) -> hmac.HMAC:
    return hmac.new(token.encode(), digestmod=hashlib.sha1)


class Courier:
    """Posts callbacks with at most IN_FLIGHT open at once, each message's in the order they were given."""

    def __init__(self) -> None:
        self.sent = 0
        self.failed = 0
        self.waiting = 0
        self.flying = 0
        self._generation = 0
        self._carrying = 0  # lanes with a post in flight
        self._ready: deque[deque[Post]] = deque()
        self._wire: Wire | None = None
        self._numbers = itertools.count(1)
        self._series = str(uuid4())[:24]  # and the number as the last 12 digits: cheaper than a UUID each
        self._missed = 0
        self._told_us = 0

    def start(self) -> None:
        self._wire = Wire(_HEADERS)

    def close(self) -> None:
        """What waits is dropped; what is in flight gets no answer."""
        self.forget()
        if self._wire is not None:
            self._wire.close()

    def forget(self) -> None:
        """Drop everything not yet in flight, and the counts."""
        self._generation += 1
        self.waiting = self.sent = self.failed = 0

    def enqueue(self, lane: deque[Post], post: Post) -> None:
        """Post after everything that waits in the same lane."""
        post.generation = self._generation
        self.waiting += 1
        lane.append(post)
        if len(lane) > 1:
            return  # its head is in flight, or the lane waits already
        if self._carrying < IN_FLIGHT:
            self._carrying += 1
            self._carry(lane)
        else:
            self._ready.append(lane)

    def _carry(self, lane: deque[Post]) -> None:
        """Put the head of the lane, or of the next one that waits, in flight."""
        while True:
            while lane:
                # It stays at the head while in flight: that is how enqueue() knows.
                post = lane[0]
                if post.generation == self._generation:
                    self.waiting -= 1
                    self._send(post, partial(self._carried, lane))
                    return
                lane.popleft()
            if not self._ready:
                self._carrying -= 1
                return
            lane = self._ready.popleft()

    def _carried(self, lane: deque[Post], answer: Answer) -> None:
        if lane.popleft().generation == self._generation:
            self.sent += 1
            self.failed += answer.status is None or answer.status >= 400
        self._carry(lane)

    async def post(self, url: str, fields: dict[str, str], token: str) -> Answer:
        """Post a signed form; a 5xx or no answer is tried once more. Never raises for the network."""
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def done(answer: Answer) -> None:
            if not answered.done():  # whoever waited may have gone
                answered.set_result(answer)

        self._send(form(url, fields, token), done)
        return await answered

    def unanswered(self) -> None:
        """Say so at most once a second: a listener that is down misses every callback."""
        self._missed += 1
        now = real_us()
        if now - self._told_us >= 1_000_000:
            _log.warning("webhooks without an answer: %d since the last such line", self._missed)
            self._missed, self._told_us = 0, now

    def _send(self, post: Post, done: Callable[[Answer], None]) -> None:
        assert self._wire is not None, "start() first"  # noqa: S101
        self.flying += 1
        headers = (
            f"X-Twilio-Signature: {signature(post.token, post.signed)}\r\n"
            f"I-Twilio-Idempotency-Token: {self._series}{next(self._numbers):012x}\r\n"
        )
        _Flight(self, self._wire, post, headers, done).begin()


class _Flight:
    """A post, and the same once more when it fails."""

    __slots__ = ("_again", "_body", "_courier", "_done", "_headers", "_sent_us", "_url", "_wire")

    def __init__(
        self, courier: Courier, wire: Wire, post: Post, headers: str, done: Callable[[Answer], None]
    ) -> None:
        self._courier = courier
        self._wire = wire
        self._url = post.url
        self._headers = headers
        self._body = post.body.encode()
        self._done = done
        self._again = True

    def begin(self) -> None:
        self._sent_us = real_us()
        self._wire.post(self._url, self._headers, self._body, self._end)

    def _end(self, reply: Reply | None) -> None:
        if reply is None:
            self._courier.unanswered()
            answer = Answer(None, "", self._sent_us, real_us())
        else:
            answer = Answer(reply.status, reply.body.decode(errors="replace"), self._sent_us, real_us())
        if answer.failed and self._again:
            self._again = False
            self.begin()
            return
        self._courier.flying -= 1
        self._done(answer)
