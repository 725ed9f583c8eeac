"""The transport under Twilio's SDK: aiohttp on an event loop that outlives every batch."""

import asyncio
import atexit
import json
import logging
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import uvloop
from aiohttp import (
    BytesPayload,
    ClientError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
    encode_basic_auth,
)
from aiohttp.client_reqrep import ClientRequest
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from twilio.base.exceptions import TwilioRestException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from yarl import URL

from outreach.providers.base import Result

_GROUP = 100
_GROUP_S = 0.2
_CONNECT_S = 5.0

# Shorter than the idle time-out of Twilio's load balancers, so that we close a quiet connection before they
# do: a POST that crosses their close on the wire would be in doubt.
_KEEP_ALIVE_S = 15.0

START_BY: ContextVar[float] = ContextVar("start_by", default=float("inf"))
"""Until when, on `time.monotonic()`'s scale, the request of the present task may be written (rule P8)."""


class NotConnectedError(Exception):
    """No connection could be made: Twilio has heard nothing. The message is the cause's class name."""


class TooLateError(Exception):
    """The request was not written because `START_BY` had passed: Twilio has heard nothing."""


class RefusedError(TwilioRestException):  # type: ignore[misc]
    """An answer of 400 or above. Twilio's own text is left out, since it quotes the number."""

    def __init__(self, status: int, code: int, retry_after_s: float) -> None:
        super().__init__(status, uri="", code=code)
        self.retry_after_s = retry_after_s


class LoopThread:
    """One event loop in a daemon thread, started at first use in each process: after a worker's fork.

    It runs between batches too: an idle connection that Twilio closes is noticed then, not by the next POST.
    """

    def __init__(self) -> None:
        self._abandoned: list[object] = []
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self._stop)

    def loop(self) -> asyncio.AbstractEventLoop:
        """The running loop of this process."""
        with self._lock:
            if self._loop is None:
                self._loop = uvloop.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="twilio-loop", daemon=True
                )
                self._thread.start()
            return self._loop

    def _forget(self) -> None:
        # Kept referenced: to finalise the parent's loop in a child would close sockets that the parent uses.
        self._abandoned.append(self._loop)
        self._lock, self._loop, self._thread = threading.Lock(), None, None

    def _stop(self) -> None:
        if self._loop is not None and self._thread is not None:
            asyncio.run_coroutine_threadsafe(self._wind_up(self._loop), self._loop)
            self._thread.join(2)

    async def _wind_up(self, loop: asyncio.AbstractEventLoop) -> None:
        if others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others, timeout=1)
        loop.stop()


LOOP = LoopThread()


class _Connector(TCPConnector):
    """Draws the line between "has heard nothing" and "may have it": the line is a connection."""

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 -- aiohttp's signature
    ) -> Connection:
        try:
            connection = await super().connect(req, traces, timeout)
        except (ClientError, OSError) as error:  # asyncio's TimeoutError is an OSError
            raise NotConnectedError(type(error).__name__) from error
        if time.monotonic() > START_BY.get():  # the handshake may have taken seconds
            connection.release()
            raise TooLateError
        return connection


class Transport(AsyncHttpClient):  # type: ignore[misc]
    """The SDK's HTTP client: kept-alive connections, strict time-outs, and never a second POST.

    `slots` bounds the calls in flight; take one before a call, so that none waits inside aiohttp.
    """

    def __init__(self, account_sid: str, auth_token: str, timeout_s: float, in_flight: int) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True, timeout=timeout_s)
        self._authorization = encode_basic_auth(account_sid, auth_token)
        self._in_flight = in_flight
        self._abandoned: list[object] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._session: ClientSession
        self._slots: asyncio.Semaphore

    def slots(self) -> asyncio.Semaphore:
        """The free places among the calls in flight; call it on the loop."""
        self._settle()
        return self._slots

    def _settle(self) -> None:
        """Have a session on the running loop; one from before a fork belongs to the parent process."""
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        if self._loop is not None:
            self._abandoned.append(self._session)
        # Below the total, so that a connection that never comes can't pass for an answer that never comes.
        connect_s = min(_CONNECT_S, self.timeout / 2)
        self._session = ClientSession(
            connector=_Connector(limit=self._in_flight, keepalive_timeout=_KEEP_ALIVE_S),
            timeout=ClientTimeout(total=self.timeout, connect=connect_s, sock_connect=connect_s),
            headers={"Authorization": self._authorization, "Accept-Encoding": "identity"},
            cookie_jar=DummyCookieJar(),
        )
        self._slots = asyncio.Semaphore(self._in_flight)
        self._loop = loop

    async def request(
        self,
        method: str,
        url: str,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 -- the SDK's signature
        allow_redirects: bool = False,
    ) -> Response:
        """One exchange; raises RefusedError, NotConnectedError, TooLateError; any other error is in doubt.

        `auth`, `timeout` and `allow_redirects` are the SDK's and are set once, on the session, instead.
        """
        self._settle()
        # yarl writes a form four times as fast as urllib, and this is the hottest line.
        body = BytesPayload(URL.build(query=data).raw_query_string.encode()) if data else None
        async with self._session.request(
            method, url, params=params, data=body, headers=headers, allow_redirects=False
        ) as response:
            text = (await response.read()).decode("utf-8", "replace")
            if response.status >= 400:
                raise RefusedError(
                    response.status,
                    _code(text, response.status),
                    _seconds(response.headers.get("Retry-After", "")),
                )
            return Response(response.status, text, response.headers)

    def dispose(self) -> None:
        """Close the session, from any thread, without waiting."""
        loop = self._loop
        if loop is not None and loop is LOOP.loop() and loop.is_running():
            asyncio.run_coroutine_threadsafe(self._session.close(), loop)


class Outbox:
    """The results of one batch on their way from the loop to the thread that asked.

    They cross in groups: a thread woken for each of them would spend its time on the GIL.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, size: int) -> None:
        self.loop = loop
        self.tasks: list[asyncio.Task[None]] = []
        self.when_done: Callable[[Outbox], None]
        self.closed = False
        self._size = self._open = size
        self._ready: list[Result] = []
        self._groups: queue.SimpleQueue[list[Result]] = queue.SimpleQueue()
        self._timer: asyncio.TimerHandle | None = None

    def add(self, result: Result) -> None:
        """Take a result, on the loop."""
        self._ready.append(result)
        self._open -= 1
        if not self._open:
            self.when_done(self)
        if not self._open or len(self._ready) >= _GROUP:
            self._hand_over()
        elif self._timer is None:
            self._timer = self.loop.call_later(_GROUP_S, self._hand_over)

    def _hand_over(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._groups.put(self._ready)
        self._ready = []

    def __iter__(self) -> Iterator[Sequence[Result]]:
        left = self._size
        while left:
            group = self._groups.get()
            left -= len(group)
            yield group


def _code(text: str, status: int) -> int:
    try:
        code = json.loads(text)["code"]
    except (ValueError, TypeError, KeyError):
        return status
    return code if isinstance(code, int) else status


def _seconds(retry_after: str) -> float:
    """A Retry-After header in seconds (RFC 9110, 10.2.3: a count or a date); 0 when there is none."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):  # not a date, or one without a zone
        return 0.0
