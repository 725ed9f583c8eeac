"""What stands before Django's pages, which anybody may call: how large, how slow and how many at once."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from django.db import connections

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

LARGEST_FORM = 64 * 1024
_SLOWEST_S = 20.0


class _Refused(Exception):
    """An answer given before Django hears of the request."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Bounded:
    """An ASGI application that gets whole bodies of at most `largest` bytes, `at_once` of them at a time.

    Django keeps whatever comes before it asks what it is, and has a thread and a database connection for each
    request: a crowd at the pages would leave none to the webhooks, and STOP would be answered with an error.
    """

    def __init__(self, app: App, *, largest: int, at_once: int, slowest_s: float = _SLOWEST_S) -> None:
        self._app = app
        self._largest = largest
        self._places = asyncio.Semaphore(at_once)
        self._slowest_s = slowest_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413 or 408, or let the application answer."""
        async with self._places:
            try:
                async with asyncio.timeout(self._slowest_s):
                    body = await _read(scope["headers"], receive, self._largest)
            except _Refused as refusal:
                await _answer(send, refusal.status, str(refusal))
            except TimeoutError:
                await _answer(send, 408, "the body took too long to come")
            else:
                if body is not None:
                    await self._app(scope, _again(body, receive), send)


def close_connections(**_: object) -> None:
    """For `request_finished`: each request has a thread of its own, and what it opened would stay open."""
    connections.close_all()


async def _read(headers: Iterable[tuple[bytes, bytes]], receive: Receive, largest: int) -> bytes | None:
    """The whole body; None if whoever sent it has gone."""
    declared = dict(headers).get(b"content-length", b"0")
    if declared.isdigit() and int(declared) > largest:
        raise _Refused(413, f"the body is larger than {largest // 1024} KB")
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > largest:
            raise _Refused(413, f"the body is larger than {largest // 1024} KB")
        if not message.get("more_body"):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """What was read, once more; then what comes after it, which is how Django notices that a client left."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> MutableMapping[str, Any]:
        return waiting.pop() if waiting else await receive()

    return replay


async def _answer(send: Send, status: int, why: str) -> None:
    body = why.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
