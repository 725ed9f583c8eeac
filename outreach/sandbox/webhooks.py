"""Posting signed webhooks over kept-alive connections, in order per message, once more when they fail."""

import asyncio
import base64
import hashlib
import hmac
import logging
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

import aiohttp
from yarl import URL

from outreach.sandbox.clock import real_us

IN_FLIGHT = 64
TIMEOUT_S = 15.0  # Twilio's total time for a webhook
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Post:
    """A status callback to be posted; `token` is the account's secret."""

    url: str
    fields: dict[str, str]
    token: str
    generation: int = 0


@dataclass(slots=True, frozen=True)
class Answer:
    """What a webhook got: `status` is None when there was no HTTP answer. Instants are real, in µs."""

    status: int | None
    text: str
    sent_us: int
    answered_us: int

    @property
    def failed(self) -> bool:
        return self.status is None or self.status >= 500


def signature(token: str, url: str, fields: dict[str, str]) -> str:
    """`X-Twilio-Signature`: base64 HMAC-SHA1 over the exact URL and the sorted parameters."""
    signed = url + "".join(name + fields[name] for name in sorted(fields))
    return base64.b64encode(hmac.digest(token.encode(), signed.encode(), hashlib.sha1)).decode()


class Courier:
    """Posts callbacks with at most IN_FLIGHT open at once, each message's in the order they were given."""

    def __init__(self) -> None:
        self.sent = 0
        self.failed = 0
        self.waiting = 0
        self.flying = 0
        self._generation = 0
        self._ready: asyncio.Queue[deque[Post]] = asyncio.Queue()
        self._workers: list[asyncio.Task[None]] = []
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=30),
            timeout=aiohttp.ClientTimeout(total=TIMEOUT_S),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": "TwilioProxy/1.1", "Accept": "*/*"},
        )
        self._workers = [asyncio.create_task(self._work()) for _ in range(IN_FLIGHT)]

    async def close(self) -> None:
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def forget(self) -> None:
        """Drop everything not yet in flight, and the counts."""
        self._generation += 1
        self.waiting = self.sent = self.failed = 0

    def enqueue(self, lane: deque[Post], post: Post) -> None:
        """Post after everything that waits in the same lane."""
        post.generation = self._generation
        self.waiting += 1
        lane.append(post)
        if len(lane) == 1:
            self._ready.put_nowait(lane)

    async def _work(self) -> None:
        while True:
            lane = await self._ready.get()
            while lane:
                # It stays at the head while in flight, so that the lane isn't handed to a second worker.
                await self._carry(lane[0])
                lane.popleft()

    async def _carry(self, post: Post) -> None:
        if post.generation != self._generation:
            return
        self.waiting -= 1
        answer = await self.post(post.url, post.fields, post.token)
        if post.generation == self._generation:
            self.sent += 1
            self.failed += answer.status is None or answer.status >= 400

    async def post(self, url: str, fields: dict[str, str], token: str) -> Answer:
        """Post a signed form; a 5xx or no answer is tried once more. Never raises for the network."""
        body = urlencode(fields).encode()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "X-Twilio-Signature": signature(token, url, fields),
            "I-Twilio-Idempotency-Token": str(uuid4()),
        }
        self.flying += 1
        try:
            answer = await self._once(url, body, headers)
            return await self._once(url, body, headers) if answer.failed else answer
        finally:
            self.flying -= 1

    async def _once(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        assert self._session is not None, "start() first"  # noqa: S101
        sent = real_us()
        status: int | None = None
        text = ""
        with suppress(aiohttp.ClientError, TimeoutError, OSError, ValueError):
            # encoded=True: the signature is over the URL as it was given, so it must travel unchanged.
            async with self._session.post(
                URL(url, encoded=True), data=body, headers=headers, allow_redirects=False
            ) as response:
                text = await response.text(errors="replace")
                status = response.status
        if status is None:
            _log.warning("webhook without an answer")
        return Answer(status, text, sent, real_us())
