"""What our bare ASGI applications have in common: bodies no larger than they may be, and plain answers."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PLAIN = b"text/plain; charset=utf-8"


class Refused(Exception):
    """An answer other than 2xx."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Gone(Exception):
    """Whoever sent the request has left before it was whole."""


async def read_body(scope: Scope, receive: Receive, largest: int) -> bytes:
    """The whole body; Refused if it is larger than it may be, Gone if its sender has left."""
    too_large = f"the body is larger than {largest // 1024} KB"
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    declared = dict(headers).get(b"content-length", b"0")
    if declared.isdigit() and int(declared) > largest:
        raise Refused(413, too_large)
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        body += message.get("body", b"")
        if len(body) > largest:
            raise Refused(413, too_large)
        if not message.get("more_body"):
            return bytes(body)


async def answer(
    send: Send, status: int, body: bytes, content: bytes = PLAIN, headers: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    """Send a whole answer."""
    named = [(b"content-type", content), (b"content-length", str(len(body)).encode()), *headers]
    await send({"type": "http.response.start", "status": status, "headers": named})
    await send({"type": "http.response.body", "body": body})
