"""A lean HTTP/1.1 client for webhooks: kept-alive connections, no task per post, one timer for them all."""

import asyncio
import re
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, cast
from urllib.parse import unquote, urlsplit

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

TIMEOUT_S = 15.0  # Twilio's total time for a webhook
IDLE_S = 30.0  # a kept-alive connection is closed after so long without a post
LIMIT = 65_536  # bytes of an answer; Twilio refuses longer TwiML (error 11750)
_SWEEPS = 40  # in the time of a time-out: it strikes at most 1/40 late

# Origin, then path and query as they go into the request line; a blank or control character fits nowhere.
_URL = re.compile(r"(https?://[^/?#\x00-\x20\x7f]+)([^#\x00-\x20\x7f]*)(?:#.*)?", re.IGNORECASE)
_FRAMING = frozenset({b"content-length", b"transfer-encoding"})


class Reply(NamedTuple):
    """An HTTP answer; the body is cut off at LIMIT bytes."""

    status: int
    body: bytes


Done = Callable[[Reply | None], None]


class Wire:
    """Posts to any origin, over as many connections as there are posts at a time.

    Redirects are answers like others. A kept-alive connection that closes before a byte of the answer had
    gone stale, most likely unread: the post goes out once more on a fresh connection. Whoever counts
    deliveries counts that as one, as Twilio does, though a server that read it and died would see two.
    """

    def __init__(self, headers: str = "", *, timeout_s: float = TIMEOUT_S, idle_s: float = IDLE_S) -> None:
        self._headers = headers  # lines sent with every post, each with its CRLF
        self._timeout_s = timeout_s
        self._idle_s = idle_s
        self._origins: dict[str, _Origin] = {}
        self._open: set[_Exchange] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._tls: ssl.SSLContext | None = None
        self._closed = False

    def post(self, url: str, headers: str, body: bytes, done: Done) -> None:
        """Post `body` with these further header lines (each with its CRLF); on a running loop only.

        `done` is called once, later: with the answer, or with None for a URL that can't be posted to, no
        connection, no HTTP, the time-out, or close().
        """
        loop = asyncio.get_running_loop()
        parts = _URL.fullmatch(url)
        origin = None if parts is None or self._closed else self._origin(parts[1])
        if parts is None or origin is None:
            loop.call_soon(done, None)
            return
        target = parts[2]
        if not target.startswith("/"):
            target = "/" + target
        head = f"POST {target} HTTP/1.1\r\n{origin.head}{headers}Content-Length: {len(body)}\r\n\r\n"
        exchange = _Exchange(self, origin, head.encode() + body, loop.time() + self._timeout_s, done)
        self._open.add(exchange)
        if self._timer is None:
            self._timer = loop.call_later(self._timeout_s / _SWEEPS, self._sweep)
        while origin.idle:
            connection = origin.idle.pop()
            if not connection.transport.is_closing():
                connection.send(exchange)
                return
        exchange.dial()

    def close(self) -> None:
        """Close every connection; posts still open get no answer."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for exchange in list(self._open):
            exchange.give_up()
        for origin in self._origins.values():
            for connection in origin.idle:
                connection.transport.abort()

    def tls(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = ssl.create_default_context()
        return self._tls

    def settle(self, exchange: "_Exchange", reply: Reply | None) -> None:
        if exchange in self._open:
            self._open.remove(exchange)
            exchange.done(reply)

    def _origin(self, name: str) -> "_Origin | None":
        origin = self._origins.get(name)
        if origin is None:
            with suppress(ValueError):
                origin = self._origins[name] = _Origin(name, self._headers)
        return origin

    def _sweep(self) -> None:
        """Give up what is overdue and close what is idle; rest when there is nothing left to watch."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        for exchange in [one for one in self._open if one.deadline <= now]:
            exchange.give_up()
        for origin in self._origins.values():
            # The last used is taken first, so the oldest are at the front.
            while origin.idle and origin.idle[0].idle_since <= now - self._idle_s:
                origin.idle.pop(0).transport.close()
        self._timer = None
        if self._open or any(origin.idle for origin in self._origins.values()):
            self._timer = loop.call_later(self._timeout_s / _SWEEPS, self._sweep)


class _Origin:
    """Scheme, host and port, with what every request to them begins with. ValueError when they are none."""

    def __init__(self, name: str, headers: str) -> None:
        parts = urlsplit(name)
        if not parts.hostname:
            raise ValueError("no host")
        self.secure = parts.scheme == "https"
        self.host = parts.hostname
        self.port = parts.port or (443 if self.secure else 80)
        self.head = f"Host: {parts.netloc.rpartition('@')[2]}\r\n{headers}"
        if parts.username is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            self.head += f"Authorization: Basic {b64encode(pair.encode()).decode()}\r\n"
        self.idle: list[_Connection] = []


class _Exchange:
    """A post on its way to an answer."""

    __slots__ = ("connection", "deadline", "dialling", "done", "origin", "request", "wire")

    def __init__(self, wire: Wire, origin: _Origin, request: bytes, deadline: float, done: Done) -> None:
        self.wire = wire
        self.origin = origin
        self.request = request
        self.deadline = deadline
        self.done = done
        self.connection: _Connection | None = None
        self.dialling: asyncio.Task[None] | None = None

    def dial(self) -> None:
        """Go out on a fresh connection."""
        self.dialling = asyncio.get_running_loop().create_task(self._dial())

    async def _dial(self) -> None:
        origin = self.origin
        loop = asyncio.get_running_loop()
        try:
            tls = self.wire.tls() if origin.secure else None
            _, connection = await loop.create_connection(_Connection, origin.host, origin.port, ssl=tls)
        except (OSError, ValueError):  # ValueError: a host that is no name in DNS
            self.dialling = None
            self.wire.settle(self, None)
            return
        self.dialling = None
        connection.send(self)

    def give_up(self) -> None:
        if self.dialling is not None:
            self.dialling.cancel()
        if self.connection is not None:
            self.connection.exchange = None
            self.connection.transport.abort()
        self.wire.settle(self, None)


class _Connection(asyncio.Protocol):
    """One connection: an exchange at a time, its answer read by llhttp."""

    transport: asyncio.Transport

    def __init__(self) -> None:
        self.exchange: _Exchange | None = None
        self.idle_since = 0.0
        self._parser = HttpResponseParser(self)
        self._origin: _Origin | None = None
        self._lost = False
        self._used = False  # it has carried an exchange to its end
        self._begin()

    def _begin(self) -> None:
        self._seen = 0  # bytes of this answer
        self._status = 0  # 0: its head isn't complete
        self._framed = False
        self._complete = False
        self._keep = False
        self._body = b""

    def send(self, exchange: _Exchange) -> None:
        exchange.connection = self
        self.exchange = exchange
        self._origin = exchange.origin
        if self._lost:  # between the dialling and now
            self._end(None)
        else:
            self.transport.write(exchange.request)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's is one by its methods only

    def data_received(self, data: bytes) -> None:
        if self.exchange is None:
            self.transport.abort()  # an answer nobody asked for
            return
        self._seen += len(data)
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._keep = False
            if not self._complete:
                self._end(None)
                return
        if self._complete:
            self._end(Reply(self._status, self._body))
        elif self._seen > LIMIT:
            self._end(self._cut_off())

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost = True
        self._keep = False
        exchange = self.exchange
        if exchange is None:
            if self._origin is not None and self in self._origin.idle:
                self._origin.idle.remove(self)
        elif self._used and self._seen == 0:
            self.exchange = None
            exchange.connection = None
            exchange.dial()
        else:
            # Without a length the end of the connection is the end of the answer (RFC 9112, 6.3).
            self._end(None if self._framed or exc is not None else self._cut_off())

    def _cut_off(self) -> Reply | None:
        return Reply(self._status, self._body) if self._status else None

    def _end(self, reply: Reply | None) -> None:
        """Answer, then keep the connection or not; `done` may put the next post on it at once."""
        exchange, self.exchange = self.exchange, None
        assert exchange is not None  # noqa: S101
        exchange.connection = None
        if self._keep and not self.transport.is_closing():
            self._used = True
            self._begin()
            self.idle_since = asyncio.get_running_loop().time()
            exchange.origin.idle.append(self)
        elif not self._lost:
            self.transport.abort()
        exchange.wire.settle(exchange, reply)

    # What the parser tells. An exception here would be an HttpParserError there.

    def on_message_begin(self) -> None:
        if self._complete:
            self._keep = False  # more than one answer to one post

    def on_header(self, name: bytes, _value: bytes) -> None:
        if name.lower() in _FRAMING:
            self._framed = True

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if status >= 200 and not self._complete:  # 1xx only announces the answer
            self._status = status

    def on_body(self, data: bytes) -> None:
        if not self._complete:
            self._body = (self._body + data)[:LIMIT]

    def on_message_complete(self) -> None:
        if self._status and not self._complete:
            self._complete = True
            self._keep = self._parser.should_keep_alive()
